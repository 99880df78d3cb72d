/// How somebody wants to be reached.
package struct PreferredContact: Hashable, Sendable, Codable {
  package enum Means: String, CaseIterable, Sendable, Codable {
    case call, text, message, email, visit
    /// Through somebody whom they named.
    case throughOther = "through-other"
  }

  package var means: Means
  /// A number or an address; sealed with the rest of the participant.
  package var address: String
  package var language: LanguageCode
  /// When it is safe, in their words: a phone may be shared with those they fear.
  package var whenSafe: String

  package init(means: Means, address: String, language: LanguageCode, whenSafe: String) {
    self.means = means
    self.address = address
    self.language = language
    self.whenSafe = whenSafe
  }
}
