/// All that a case or a participant holds, in the order in which it came to be held.
package struct ItemContent<Item: KeyedItem>: Hashable, Sendable, Codable {
  package private(set) var items: [Item]

  package init(_ items: [Item] = []) { self.items = items }

  package subscript(key: ItemKey) -> Item? { items.first { $0.key == key } }

  /// Puts an item in its place, or takes the item of a place away.
  package mutating func put(_ item: Item?, at key: ItemKey) {
    let index = items.firstIndex { $0.key == key }
    switch (item, index) {
    case (let item?, let index?): items[index] = item
    case (let item?, nil): items.append(item)
    case (nil, let index?): items.remove(at: index)
    case (nil, nil): break
    }
  }
}
