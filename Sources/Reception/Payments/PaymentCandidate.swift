package import Kleene

/// A due that may be paid in a run, with what the run has to know of the participant.
package struct PaymentCandidate: Hashable, Sendable {
  package var due: Due
  /// The facts that nobody has said, without which it is not known whether the due is owed. Empty for one that is.
  package var missing: [String]
  /// Whether the participant agreed that the bank or operator learns their account or number.
  package var consent: Truth
  package var channel: PaymentChannel?
  /// Days for which the same was paid, sent or prepared under another key: to another one of the household, or in an earlier
  /// stay of what comes once.
  package var taken: Period?

  package init(
    _ due: Due, missing: [String] = [], consent: Truth, channel: PaymentChannel?, taken: Period? = nil
  ) {
    self.due = due
    self.missing = missing
    self.consent = consent
    self.channel = channel
    self.taken = taken
  }
}
