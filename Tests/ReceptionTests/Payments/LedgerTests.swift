import Desks
import Foundation
import Reception
import Register
import TestRegisters
import Testing

@Suite("The ledger")
struct LedgerTests {
  private let programme = Payments.programme

  private func entry(
    _ number: Int, _ postings: [Posting], _ kind: JournalEntry.Kind = .funding,
    _ purpose: JournalEntry.Purpose = .init()
  ) -> JournalEntry {
    JournalEntry(
      number: number, kind: kind, purpose: purpose, postings: postings, day: Payments.day, by: Payments.preparer,
      at: Payments.noon)
  }

  private func funded(_ amount: Int) throws -> Ledger {
    var ledger = Ledger()
    try ledger.append([
      entry(1, Posting.move(try Payments.francs(amount), from: .grant(programme), to: .funds(programme)))
    ])
    return ledger
  }

  private func payment(_ amount: Int = 100) throws -> PaymentInstruction {
    PaymentInstruction(
      id: InstructionID(Payments.run(1), 1), due: Payments.key(1), amount: try Payments.francs(amount),
      dueAmount: try Payments.francs(amount), channel: try Payments.mobile(1))
  }

  private func empty(_ ledger: Ledger) -> Journal {
    Journal(after: ledger, day: Payments.day, by: Payments.preparer, at: Payments.noon)
  }

  @Test("Each currency must balance by itself")
  func balance() throws {
    var ledger = Ledger()
    let francs = try Payments.francs(100)
    let pounds = Money(minor: 100, try #require(Currency("GBP")))
    let mixed = [Posting(.funds(programme), francs), Posting(.grant(programme), Money(minor: -100, pounds.currency))]
    #expect(throws: LedgerFault.unbalanced(francs.currency, by: 100)) { try ledger.append([entry(1, mixed)]) }
    #expect(throws: LedgerFault.noPostings) { try ledger.append([entry(1, [Posting(.funds(programme), francs)])]) }
    let nothing = try Payments.francs(0)
    #expect(throws: LedgerFault.emptyPosting(.funds(programme))) {
      try ledger.append([entry(1, Posting.move(nothing, from: .grant(programme), to: .funds(programme)))])
    }
    #expect(ledger.entries.isEmpty && ledger.trialBalance.isEmpty)
  }

  @Test("A balance of more than fifteen digits is a fault, and nothing of it stays")
  func overflow() throws {
    var ledger = try funded(Money.mostMinor)
    let before = ledger.trialBalance.map(\.amount)
    let one = Posting.move(try Payments.francs(1), from: .grant(programme), to: .funds(programme))
    #expect(throws: LedgerFault.tooLarge) { try ledger.append([entry(2, one)]) }
    let most = Posting.move(
      Money(minor: Money.mostMinor + 1, try #require(Currency("RWF"))), from: .grant(programme), to: .funds(programme))
    #expect(throws: LedgerFault.tooLarge) { try ledger.append([entry(2, most)]) }
    #expect(ledger.trialBalance.map(\.amount) == before && ledger.next == 2)
  }

  @Test("Of several entries all are taken in, or none")
  func allOrNothing() throws {
    var ledger = try funded(100)
    let payment = try payment(100)
    var journal = empty(ledger)
    journal.recognise(payment.due, payment.amount)
    journal.dispatch(payment, payment.amount)
    journal.dispatch(payment, payment.amount)
    #expect(throws: LedgerFault.self) { try ledger.append(journal.entries) }
    #expect(ledger.next == 2)
    #expect(ledger.standing(payment.due) == nil)
    #expect(ledger.balance(.funds(programme), payment.amount.currency) == (try Payments.francs(100)))
  }

  @Test("Numbers have no gap, so that the same entries are not taken in twice")
  func numbers() throws {
    var ledger = try funded(100)
    let again = ledger.entries
    #expect(throws: LedgerFault.notNext(found: 1, next: 2)) { try ledger.append(again) }
  }

  @Test("Money that is not there is not sent")
  func overdrawn() throws {
    var ledger = try funded(99)
    let payment = try payment(100)
    var journal = empty(ledger)
    journal.recognise(payment.due, payment.amount)
    journal.dispatch(payment, payment.amount)
    #expect(throws: LedgerFault.overdrawn(.funds(programme), payment.amount.currency, by: 1)) {
      try ledger.append(journal.entries)
    }
  }

  @Test("Of a due no more is sent than is owed, and no more taken back than was sent")
  func limits() throws {
    var ledger = try funded(1_000)
    let payment = try payment(100)
    func refused(_ fault: LedgerFault, _ write: (inout Journal) -> Void) throws {
      var journal = empty(ledger)
      write(&journal)
      let entries = journal.entries
      #expect(throws: fault) { try ledger.append(entries) }
    }
    try refused(.oversent(payment.due, by: 100)) { $0.dispatch(payment, payment.amount) }
    var journal = empty(ledger)
    journal.recognise(payment.due, payment.amount)
    journal.dispatch(payment, payment.amount)
    try ledger.append(journal.entries)
    let one = try Payments.francs(1)
    var second = payment
    second.id = InstructionID(Payments.run(2), 1)
    try refused(.oversent(payment.due, by: 1)) { $0.dispatch(second, one) }
    try refused(.neverSent(payment.due, by: 1)) { $0.return(payment, one, source: "x") }
    try refused(.oversent(payment.due, by: 1)) { $0.recognise(payment.due, Money(minor: -1, one.currency)) }
    // Another payment cannot settle what this one sent.
    try refused(.neverSent(payment.due, by: 1)) { $0.settle(second, one, source: "x") }
  }

  @Test("What was delivered stays recognised, and an entry without a payment cannot take what others sent")
  func otherLimits() throws {
    var ledger = try funded(1_000)
    let payment = try payment(100)
    var journal = empty(ledger)
    journal.recognise(payment.due, payment.amount)
    journal.dispatch(payment, payment.amount)
    try ledger.append(journal.entries)
    let stray = entry(
      ledger.next, Posting.move(payment.amount, from: .inTransit(programme), to: .funds(programme)), .failure,
      .init(due: Payments.key(2)))
    #expect(throws: LedgerFault.neverSent(Payments.key(2), by: 100)) { try ledger.append([stray]) }
    var settlement = empty(ledger)
    settlement.settle(payment, payment.amount, source: "x")
    try ledger.append(settlement.entries)
    var taken = empty(ledger)
    taken.recognise(payment.due, Money(minor: -100, payment.amount.currency))
    #expect(throws: LedgerFault.overpaid(payment.due, by: 100)) { try ledger.append(taken.entries) }
  }

  @Test("What is kept has keys that stay")
  func keys() throws {
    let ledger = try funded(1_000)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(
      try String(decoding: encoder.encode(ledger), as: UTF8.self) == """
        [{"at":1771243200,"by":"\(Payments.preparer)","day":"2026-02-16","kind":"funding","number":1,"postings":[\
        {"account":"funds:xaa/welcome","amount":{"amount":"1000","currency":"RWF"}},\
        {"account":"grant:xaa/welcome","amount":{"amount":"-1000","currency":"RWF"}}],"purpose":{}}]
        """)
  }

  @Test("A reversal takes back what an entry did, once")
  func reversal() throws {
    var ledger = try funded(1_000)
    let first = ledger.entries[0]
    var reversal = empty(ledger)
    reversal.reverse(first, source: "entered for another programme")
    try ledger.append(reversal.entries)
    #expect(ledger.trialBalance.isEmpty && ledger.isReversed(1))
    var again = empty(ledger)
    again.reverse(first, source: "again")
    #expect(throws: LedgerFault.reversedBefore(1)) { try ledger.append(again.entries) }
    var back = empty(ledger)
    back.reverse(ledger.entries[1], source: "of a reversal")
    #expect(throws: LedgerFault.isReversal(2)) { try ledger.append(back.entries) }
    let other = entry(3, first.postings, .reversal, .init(reverses: 1))
    #expect(throws: LedgerFault.self) { try ledger.append([other]) }
    #expect(throws: LedgerFault.noSuchEntry(9)) {
      try ledger.append([entry(3, first.postings, .reversal, .init(reverses: 9))])
    }
  }

  private func recognise(_ due: Due.Key, _ amount: Int, in ledger: inout Ledger) throws {
    var journal = empty(ledger)
    journal.recognise(due, try Payments.francs(amount))
    try ledger.append(journal.entries)
  }

  @Test("No two dues of one participant and entitlement share a day, unless one of them was taken back")
  func overlapping() throws {
    var ledger = try funded(1_000)
    let (first, shifted) = (Payments.key(1), Payments.key(1, later: 30))
    try recognise(first, 100, in: &ledger)
    #expect(throws: LedgerFault.overlapping(shifted, first.period)) { try recognise(shifted, 100, in: &ledger) }
    #expect(ledger.overlapping(shifted) == first.period && ledger.overlapping(first) == nil)
    let housing = EntitlementID(programme, "housing")
    for other in [Payments.key(1, later: 31), Payments.key(2, later: 30), Payments.key(1, later: 30, housing)] {
      try recognise(other, 100, in: &ledger)
    }
    try recognise(Payments.key(1, later: 31), -100, in: &ledger)
    try recognise(first, -100, in: &ledger)
    try recognise(shifted, 100, in: &ledger)
    #expect(throws: LedgerFault.overlapping(first, shifted.period)) { try recognise(first, 100, in: &ledger) }
    // Nor does it come back because its end is reversed.
    var reversal = empty(ledger)
    reversal.reverse(ledger.entries[ledger.entries.count - 2], source: "x")
    #expect(throws: LedgerFault.overlapping(first, shifted.period)) { try ledger.append(reversal.entries) }
    let backwards = Due.Key(first.participant, first.entitlement, Period(first.period.last, first.period.first))
    #expect(throws: LedgerFault.backwards(backwards)) { try recognise(backwards, 100, in: &ledger) }
  }

  @Test("Whatever stands and was taken back, what shares a day with a due is found")
  func periods() throws {
    var dice = Dice(7)
    var ledger = try funded(1)
    var standing: [Due.Key] = []
    for _ in 0..<2_000 {
      if dice.chance(25), let due = standing.randomElement(using: &dice) {
        try recognise(due, -1, in: &ledger)
        standing.removeAll { $0 == due }
        continue
      }
      let first = Payments.day.advanced(by: Int.random(in: 0..<400, using: &dice))
      let period = Period(first, first.advanced(by: Int.random(in: 0..<9, using: &dice)))
      let due = Due.Key(Payments.participant(1), Payments.stipend, period)
      let days = { (period: Period) in Set(period.first.days...period.last.days) }
      let others = standing.map(\.period).filter { $0 != period && !days($0).isDisjoint(with: days(period)) }
      let found = ledger.overlapping(due)
      #expect(found.map { others.contains($0) } ?? (others.isEmpty || standing.contains(due)))
      if found == nil, !standing.contains(due) {
        try recognise(due, 1, in: &ledger)
        standing.append(due)
      }
    }
    #expect(standing.count > 20)
  }

  @Test("It is kept as its entries, and counted again when it is read")
  func kept() throws {
    var ledger = try funded(1_000)
    let payment = try payment(100)
    var journal = empty(ledger)
    journal.recognise(payment.due, payment.amount)
    journal.dispatch(payment, payment.amount)
    journal.settle(payment, payment.amount, source: "results.csv, line 2")
    try ledger.append(journal.entries)
    let bytes = try JSONEncoder().encode(ledger)
    let read = try JSONDecoder().decode(Ledger.self, from: bytes)
    #expect(read.entries == ledger.entries)
    #expect(read.standing(payment.due) == ledger.standing(payment.due))
    #expect(read.standing(payment.due)?.paid == 100)
    #expect(read.trialBalance.map(\.amount) == ledger.trialBalance.map(\.amount))
    // Somebody who writes into what is kept is noticed.
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing("\"amount\":\"1000\"", with: "\"amount\":\"2000\"")
    #expect(changed != text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Ledger.self, from: Data(changed.utf8)) }
  }

  @Test("Accounts are written and read the same")
  func accounts() {
    let accounts: [Account] = [
      .grant(programme), .funds(programme), .inTransit(programme), .returned(programme),
      .assistance(Payments.stipend), .owed(Payments.participant(7)),
    ]
    for account in accounts { #expect(Account(account.description) == account) }
    for text in ["", "funds", "funds:", "owed:somebody", "assistance:xaa/welcome", "wallet:xaa/welcome"] {
      #expect(Account(text) == nil, "\(text)")
    }
  }
}
