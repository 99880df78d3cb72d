package import Register

/// A language by its three letters of ISO 639-3: `kin`, `fra`, `ara`.
package struct LanguageCode: Hashable, Comparable, Sendable, TextCodable {
  package let text: String

  /// `nil` for what does not have the form of a code.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    self.text = String(text)
  }

  package static func < (a: LanguageCode, b: LanguageCode) -> Bool { a.text < b.text }
  package var description: String { text }
  package static var textForm: String { "three small letters of ISO 639-3, such as kin" }
}

/// How well somebody uses a language: the levels of the Common European Framework of Reference, and none. Conditions count
/// them from 0 to 6.
package enum LanguageLevel: Int, CaseIterable, Comparable, Sendable, Codable {
  case none = 0
  case a1, a2, b1, b2, c1, c2

  package static func < (a: LanguageLevel, b: LanguageLevel) -> Bool { a.rawValue < b.rawValue }

  /// As people write it: `B1`.
  package var name: String { ["none", "A1", "A2", "B1", "B2", "C1", "C2"][rawValue] }

  /// From `B1` or `b1`; `nil` for anything else.
  package init?(name: String) {
    guard let level = LanguageLevel.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      return nil
    }
    self = level
  }
}

/// A language that a participant was asked about.
package struct SpokenLanguage: Hashable, Sendable, Codable {
  package var code: LanguageCode
  package var level: LanguageLevel
  /// The language in which they want to be spoken to.
  package var isPreferred: Bool

  package init(_ code: LanguageCode, _ level: LanguageLevel, isPreferred: Bool = false) {
    self.code = code
    self.level = level
    self.isPreferred = isPreferred
  }
}
