/// Why an account is not opened or changed, beside what ``DeskRefusal`` says. None of them tells whether somebody has an
/// account.
package enum AccountRefusal: Error, Hashable, Sendable {
  /// E-mail address, password or code: which of them is not said.
  case signInFailed
  /// Too many tries; so many seconds until the next.
  case throttled(seconds: Int)
  /// More people sign in than the machine has room for.
  case tooBusy
  /// The link was used, withdrawn, or is too old.
  case linkGone
  /// An organisation keeps at least one owner.
  case lastOwner
  /// What nobody does to their own account here.
  case ownAccount
}
