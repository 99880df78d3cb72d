/// What stands in a place of its own, so that it can be replaced, shown and taken back by itself: an item of a case, or of a
/// participant in a programme of reception.
package protocol KeyedItem: Hashable, Sendable, Codable {
  /// The place: one item stands there at a time.
  var key: CaseItemKey { get }
}

extension CaseItem: KeyedItem {}

/// All that a case or a participant holds, in the order in which it came to be held.
package struct ItemContent<Item: KeyedItem>: Hashable, Sendable, Codable {
  package private(set) var items: [Item]

  package init(_ items: [Item] = []) { self.items = items }

  package subscript(key: CaseItemKey) -> Item? { items.first { $0.key == key } }

  /// Puts an item in its place, or takes the item of a place away.
  package mutating func put(_ item: Item?, at key: CaseItemKey) {
    let index = items.firstIndex { $0.key == key }
    switch (item, index) {
    case (let item?, let index?): items[index] = item
    case (let item?, nil): items.append(item)
    case (nil, let index?): items.remove(at: index)
    case (nil, nil): break
    }
  }
}
