package import Register

/// A code of ISCO-08, the International Standard Classification of Occupations: one digit for a major group, up to four for
/// a unit group (`7`, `71`, `711`, `7112`).
package struct OccupationCode: Hashable, Comparable, Sendable, TextCodable {
  package enum Level: Int, CaseIterable, Sendable {
    case major = 1
    case subMajor, minor, unit
  }

  package let text: String

  /// `nil` for what does not have the form of a code. Whether the classification has it is for `Occupations` to say.
  package init?(_ text: some StringProtocol) {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.text = String(text)
  }

  package var level: Level { Level(rawValue: text.utf8.count) ?? .unit }

  /// The group one level up; `nil` for a major group.
  package var parent: OccupationCode? { OccupationCode(text.dropLast()) }

  /// Whether the other is this occupation or a group of it.
  package func contains(_ other: OccupationCode) -> Bool { other.text.hasPrefix(text) }

  package static func < (a: OccupationCode, b: OccupationCode) -> Bool { a.text < b.text }
  package var description: String { text }
  package static var textForm: String { "one to four digits of ISCO-08" }
}
