/// Why a password will not do.
package enum PasswordFault: Error, Hashable, Sendable {
  /// So many characters, fewer than ``PasswordRules/length`` asks for.
  case tooShort(Int)
  /// So many characters, more than ``PasswordRules/length`` allows.
  case tooLong(Int)
  /// It is one of the common passwords, or made of them, of years, rows of keys and repetitions, and little else.
  case easilyGuessed
  /// It is made of this word, which stands for the person or the organisation, and little else.
  case madeOf(String)
}
