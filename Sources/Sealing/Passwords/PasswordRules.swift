internal import Foundation

/// What a new password must be. There are no rules on kinds of characters, and no dates of expiry (NIST SP 800-63B,
/// 3.1.1.2): length counts, and that nobody would guess it.
package enum PasswordRules {
  /// How many characters.
  package static let length = 12...128
  /// What must be left to guess; see ``PasswordWeight``.
  private static let leastWeight = 6
  /// Shorter words of a name or an address stand in too many passwords by chance.
  private static let leastOwnWord = 3

  /// The first thing that is wrong with a password, or `nil`.
  ///
  /// `forbidden` are texts of the person: their name and e-mail address, the organisation's name.
  package static func fault(in password: String, forbidden: [String]) -> PasswordFault? {
    // As it is hashed, and counted in scalars as SP 800-63B says.
    let normal = password.precomposedStringWithCompatibilityMapping
    let count = normal.unicodeScalars.count
    if count < length.lowerBound { return .tooShort(count) }
    if count > length.upperBound { return .tooLong(count) }

    let folded = normal.lowercased()
    if CommonWords.long.contains(Substring(folded)) { return .easilyGuessed }
    if PasswordWeight(of: folded, own: []).value < leastWeight { return .easilyGuessed }
    let withOwn = PasswordWeight(of: folded, own: Set(forbidden.flatMap(words)))
    if let word = withOwn.ownWord, withOwn.value < leastWeight { return .madeOf(word) }
    return nil
  }

  private static func words(of text: String) -> [String] {
    text.precomposedStringWithCompatibilityMapping.lowercased()
      .split { !$0.isLetter && !$0.isNumber }
      .filter { $0.count >= leastOwnWord }.map(String.init)
  }
}
