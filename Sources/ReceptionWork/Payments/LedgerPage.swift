package import Desks
package import Reception

/// Some entries of the ledger, with the references of those to whom they speak.
package struct LedgerPage: Sendable {
  /// The latest first.
  package var entries: [JournalEntry]
  /// Those of them that were taken back by another entry.
  package var reversed: Set<Int>
  package var hasOlder: Bool
  /// How many entries the ledger has.
  package var count: Int
  /// Nobody stands here who was erased.
  package var references: [ParticipantID: String]
  package var names: [MemberID: String]
}
