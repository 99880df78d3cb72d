/// `fact/person.nationality`, `note/…`: the place of an item in what holds it.
package struct ItemKey: Hashable, Comparable, Sendable, Codable {
  package var text: String
  package init(_ text: String) { self.text = text }

  package static func fact(_ name: String) -> ItemKey { ItemKey("fact/\(name)") }

  /// What kind of item stands there: the part before the slash. It is all that the log says of a change.
  package var kind: Substring { text.prefix { $0 != "/" } }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package static func < (a: ItemKey, b: ItemKey) -> Bool { a.text < b.text }
}
