package import Casework
internal import DeskSQLite
package import Desks
package import Reception

/// What the ledger says of the dues of one participant, and of nobody else.
package struct PaidDues: Sendable {
  private let participant: ParticipantID
  private let ledger: Ledger

  fileprivate init(_ participant: ParticipantID, _ ledger: Ledger) {
    (self.participant, self.ledger) = (participant, ledger)
  }

  package subscript(key: Due.Key) -> DueStanding? { key.participant == participant ? ledger.standing(key) : nil }
}

extension ReceptionDesk {
  /// What was paid to a participant; `nil` for whoever may not read payments.
  package func paid(to id: ParticipantID, by caller: Caller) async throws -> PaidDues? {
    guard caller.may(.readPayments) else { return nil }
    let book = try await books.book(of: caller.organisation).book
    // A participant of another organisation is not found.
    try await desk.reading(.paymentsRead, of: id.text, by: caller) {
      _ = try $0.participant(id, in: caller.organisation)
    }
    return PaidDues(id, book.ledger)
  }
}
