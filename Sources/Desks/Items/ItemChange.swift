/// What was done to a case, or to a participant, at one time: one or more items replaced together.
package struct ItemChange<Item: KeyedItem>: Hashable, Sendable, Codable {
  /// One place with what stood there before and what stands there after.
  package struct Replacement: Hashable, Sendable, Codable {
    package var key: ItemKey
    package var before: Item?
    package var after: Item?

    package init(key: ItemKey, before: Item?, after: Item?) {
      self.key = key
      self.before = before
      self.after = after
    }
  }

  package var replacements: [Replacement]
  /// The change that this one takes back.
  package var undoes: Int?

  package init(_ replacements: [Replacement], undoes: Int? = nil) {
    self.replacements = replacements
    self.undoes = undoes
  }

  /// The change that puts items in their places; what already stands there so is left out.
  package init(putting items: [Item], removing keys: [ItemKey] = [], in content: ItemContent<Item>) {
    let put = items.compactMap { item -> Replacement? in
      let before = content[item.key]
      return before == item ? nil : Replacement(key: item.key, before: before, after: item)
    }
    let removed = keys.compactMap { key in
      content[key].map { Replacement(key: key, before: $0, after: nil) }
    }
    self.init(put + removed)
  }

  package var isEmpty: Bool { replacements.isEmpty }

  /// The kinds of items that it touches, each once: all that the log says of it.
  package var kinds: [String] {
    replacements.reduce(into: []) { kinds, replacement in
      let kind = String(replacement.key.kind)
      if !kinds.contains(kind) { kinds.append(kind) }
    }
  }

  package func apply(to content: inout ItemContent<Item>) {
    for replacement in replacements { content.put(replacement.after, at: replacement.key) }
  }

  /// The change that takes this one back; `nil` where something that it touched was changed again since.
  package func undone(number: Int, in content: ItemContent<Item>) -> ItemChange? {
    guard replacements.allSatisfy({ content[$0.key] == $0.after }) else { return nil }
    return ItemChange(
      replacements.reversed().map { Replacement(key: $0.key, before: $0.after, after: $0.before) }, undoes: number)
  }
}
