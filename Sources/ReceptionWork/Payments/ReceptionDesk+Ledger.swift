package import Casework
internal import DeskSQLite
internal import Desks
package import Reception
package import Register

extension ReceptionDesk {
  /// Books what a programme was given. Where an entry that stands has the same amount from the same source, it is refused:
  /// somebody who asks twice books once.
  @discardableResult
  package func fund(
    _ programme: ProgrammeID, _ amount: Money, source: String, by caller: Caller
  ) async throws -> JournalEntry? {
    try caller.require(.approvePayments)
    _ = try self.programme(programme)
    let (time, day) = (desk.now(), today)
    return try await change(.ledgerWritten, by: caller, retries: 1, detail: Self.kinds) { book in
      try book.refuseRepeated(.funding, of: programme, amount, source: source)
      return try book.fund(programme, amount, source: source, by: caller.member.id, on: day, at: time)
    }.ledger.entries.last
  }

  /// Puts what came back to the funds; likewise once for each source.
  @discardableResult
  package func release(
    _ programme: ProgrammeID, _ amount: Money, source: String, by caller: Caller
  ) async throws -> JournalEntry? {
    try caller.require(.approvePayments)
    let (time, day) = (desk.now(), today)
    return try await change(.ledgerWritten, by: caller, retries: 1, detail: Self.kinds) { book in
      try book.refuseRepeated(.release, of: programme, amount, source: source)
      return try book.release(programme, amount, source: source, by: caller.member.id, on: day, at: time)
    }.ledger.entries.last
  }

  /// Writes that a due is worth another amount than was recognised, or nothing.
  @discardableResult
  package func recognise(
    _ due: Due.Key, as amount: Money, because reason: String, by caller: Caller
  ) async throws -> JournalEntry? {
    try caller.require(.approvePayments)
    let (time, day, organisation) = (desk.now(), today, caller.organisation)
    let isKnown = try await books.book(of: organisation).book.ledger.standing(due) != nil
    return try await change(
      .ledgerWritten, by: caller, detail: Self.kinds,
      also: { writer in
        // Somebody of another organisation is nobody here; whoever was erased may still stand in the ledger.
        if !isKnown { _ = try writer.reader.reference(of: due.participant, in: organisation) }
      }
    ) { try $0.recognise(due, as: amount, because: reason, by: caller.member.id, on: day, at: time) }
    .ledger.entries.last
  }

  /// Takes an entry back, with a reason.
  @discardableResult
  package func reverse(_ number: Int, because reason: String, by caller: Caller) async throws -> JournalEntry? {
    try caller.require(.approvePayments)
    let (time, day) = (desk.now(), today)
    return try await change(.ledgerWritten, by: caller, detail: Self.kinds) {
      try $0.reverse(number, because: reason, by: caller.member.id, on: day, at: time)
    }.ledger.entries.last
  }

  /// The latest entries, or those before a number, the latest first.
  package func ledger(before number: Int? = nil, limit: Int = 100, by caller: Caller) async throws -> LedgerPage {
    try caller.require(.readPayments)
    let ledger = try await books.book(of: caller.organisation).book.ledger
    let last = max(0, min(number.map { $0 - 1 } ?? .max, ledger.entries.count))
    let first = max(0, last - max(1, limit))
    let entries = Array(ledger.entries[first..<last].reversed())
    return try await desk.reading(.ledgerRead, by: caller) { reader in
      let names = try reader.members(of: caller.organisation).map { ($0.id, $0.name) }
      return LedgerPage(
        entries: entries, reversed: Set(entries.map(\.number).filter(ledger.isReversed)), hasOlder: first > 0,
        count: ledger.entries.count, references: try reader.participantReferences(of: caller.organisation),
        names: Dictionary(names, uniquingKeysWith: { $1 }))
    }
  }

  private static let kinds: @Sendable (PaymentChange) -> String = { change in
    change.entries.map { "\($0.kind.rawValue) \($0.number)" }.joined(separator: ", ")
  }
}

extension PaymentBook {
  fileprivate func refuseRepeated(
    _ kind: JournalEntry.Kind, of programme: ProgrammeID, _ amount: Money, source: String
  ) throws(PaymentRefusal) {
    let into = Posting(.funds(programme), amount)
    let before = ledger.entries.first { entry in
      entry.kind == kind && entry.purpose.source == source && entry.postings.contains(into)
        && !ledger.isReversed(entry.number)
    }
    if let before { throw .bookedBefore(before.number) }
  }
}
