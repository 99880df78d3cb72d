package import Desks
package import Register

/// Entries on their way into a ledger: who writes them, when, and from which number on. Results may be of another day than
/// the one on which they are written.
package struct Journal: Sendable {
  package private(set) var entries: [JournalEntry] = []
  private let next: Int
  private let day: CivilDate
  private let by: MemberID
  private let at: DeskTime

  package init(after ledger: Ledger, day: CivilDate, by: MemberID, at: DeskTime) {
    next = ledger.next
    self.day = day
    self.by = by
    self.at = at
  }

  private mutating func add(
    _ kind: JournalEntry.Kind, _ purpose: JournalEntry.Purpose, on day: CivilDate? = nil, _ postings: [Posting]
  ) {
    entries.append(
      JournalEntry(
        number: next + entries.count, kind: kind, purpose: purpose, postings: postings, day: day ?? self.day, by: by,
        at: at))
  }

  package mutating func fund(_ programme: ProgrammeID, _ amount: Money, source: String) {
    add(.funding, .init(source: source), Posting.move(amount, from: .grant(programme), to: .funds(programme)))
  }

  /// The whole of what a due is may be recognised in several entries; one below nothing takes some of it back.
  package mutating func recognise(_ due: Due.Key, _ amount: Money, source: String? = nil) {
    add(
      .recognition, .init(due: due, source: source),
      Posting.move(amount, from: .owed(due.participant), to: .assistance(due.entitlement)))
  }

  package mutating func dispatch(_ payment: PaymentInstruction, _ amount: Money, source: String? = nil) {
    let programme = payment.due.entitlement.programme
    add(
      .dispatch, purpose(payment, source), Posting.move(amount, from: .funds(programme), to: .inTransit(programme)))
  }

  package mutating func settle(
    _ payment: PaymentInstruction, _ amount: Money, source: String, on day: CivilDate? = nil
  ) {
    let due = payment.due
    add(
      .settlement, purpose(payment, source), on: day,
      Posting.move(amount, from: .inTransit(due.entitlement.programme), to: .owed(due.participant)))
  }

  package mutating func fail(
    _ payment: PaymentInstruction, _ amount: Money, source: String, on day: CivilDate? = nil
  ) {
    let programme = payment.due.entitlement.programme
    add(
      .failure, purpose(payment, source), on: day,
      Posting.move(amount, from: .inTransit(programme), to: .funds(programme)))
  }

  package mutating func `return`(
    _ payment: PaymentInstruction, _ amount: Money, source: String, on day: CivilDate? = nil
  ) {
    let due = payment.due
    add(
      .return, purpose(payment, source), on: day,
      Posting.move(amount, from: .owed(due.participant), to: .returned(due.entitlement.programme)))
  }

  package mutating func release(_ programme: ProgrammeID, _ amount: Money, source: String) {
    add(.release, .init(source: source), Posting.move(amount, from: .returned(programme), to: .funds(programme)))
  }

  package mutating func reverse(_ entry: JournalEntry, source: String) {
    var purpose = entry.purpose
    purpose.source = source
    purpose.reverses = entry.number
    add(.reversal, purpose, entry.postings.map { Posting($0.account, $0.amount.negated) })
  }

  private func purpose(_ payment: PaymentInstruction, _ source: String?) -> JournalEntry.Purpose {
    .init(due: payment.due, instruction: payment.id, source: source)
  }
}
