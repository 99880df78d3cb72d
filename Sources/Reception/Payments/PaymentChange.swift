/// What a step does: the run as it is after it, and the entries for the ledger. A store writes both in one transaction, or
/// neither.
package struct PaymentChange: Hashable, Sendable, Codable {
  /// `nil` when only the ledger changes.
  package var run: PaymentRun?
  package var entries: [JournalEntry]

  package init(run: PaymentRun?, entries: [JournalEntry] = []) {
    self.run = run
    self.entries = entries
  }
}
