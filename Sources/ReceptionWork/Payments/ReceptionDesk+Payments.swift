package import Casework
internal import DeskSQLite
internal import Desks
package import Reception

extension ReceptionDesk {
  /// All runs, and what the ledger says.
  package func payments(by caller: Caller) async throws -> PaymentsOverview {
    try caller.require(.readPayments)
    let book = try await books.book(of: caller.organisation).book
    let names = try await desk.reading(.paymentsRead, by: caller) { reader in
      try reader.members(of: caller.organisation).map { ($0.id, $0.name) }
    }
    return try await books.working {
      PaymentsOverview(book, names: Dictionary(names, uniquingKeysWith: { $1 }))
    }
  }

  /// A run with what became of each payment, and what keeps it from the next step.
  package func run(_ id: RunID, by caller: Caller) async throws -> PaymentRunView {
    try caller.require(.readPayments)
    let book = try await books.book(of: caller.organisation).book
    let run = try Self.run(id, in: book)
    let (references, names) = try await desk.reading(.paymentsRead, of: id.text, by: caller) { reader in
      (
        try reader.participantReferences(of: caller.organisation),
        try reader.members(of: caller.organisation).map { ($0.id, $0.name) }
      )
    }
    return try await refusing {
      try await books.working {
        PaymentRunView(
          run: run, statuses: run.payments.map { book.status($0, in: run) },
          check: run.stage.isSent || run.stage == .cancelled ? nil : try book.check(run), references: references,
          names: Dictionary(names, uniquingKeysWith: { $1 }))
      }
    }
  }

  /// The runs that have a payment to somebody and are neither closed nor cancelled.
  func openRuns(paying participant: ParticipantID, by caller: Caller) async throws -> [RunID] {
    try await books.book(of: caller.organisation).book.runs.values.filter { run in
      run.stage != .closed && run.stage != .cancelled
        && run.payments.contains { $0.due.participant == participant }
    }.map(\.id).sorted()
  }
}
