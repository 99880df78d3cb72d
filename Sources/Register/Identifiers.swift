/// The id of a norm: `usa/ina-241b3`.
package struct NormID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
}

/// A rule within its norm: `usa/ina-241b3#threat`.
package struct RuleID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var norm: NormID
  package var name: String

  package init(norm: NormID, name: String) {
    self.norm = norm
    self.name = name
  }

  /// `norm#rule`; `nil` when there is no `#` with something on both sides.
  package init?(_ text: String) {
    guard let hash = text.firstIndex(of: "#") else { return nil }
    let name = String(text[text.index(after: hash)...])
    guard hash != text.startIndex, !name.isEmpty else { return nil }
    self.init(norm: NormID(String(text[..<hash])), name: name)
  }

  package static func < (a: Self, b: Self) -> Bool { (a.norm.text, a.name) < (b.norm.text, b.name) }
  package var description: String { "\(norm)#\(name)" }
}

/// The id of an arrangement: `usa-lby-2025`.
package struct ArrangementID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
}

/// An ISO 3166-1 alpha-3 code, or XKX for Kosovo.
package struct StateCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
}

/// The name of a declared fact: `person.nationality`.
package struct FactName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
}

/// A fact as asked: its name and, where it is declared per destination, the destination (`notice.written@LBY`).
package struct FactKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var name: FactName
  package var destination: StateCode?

  package init(_ name: FactName, at destination: StateCode? = nil) {
    self.name = name
    self.destination = destination
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.name.text, a.destination?.text ?? "") < (b.name.text, b.destination?.text ?? "")
  }

  package var description: String { destination.map { "\(name)@\($0)" } ?? name.text }
}
