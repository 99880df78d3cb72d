import Desks
import Foundation
import Kleene
import Reception
import Register
import Testing

@Suite("Payment runs")
struct PaymentRunTests {
  private let first = Payments.run(1)
  private let second = Payments.run(2)

  // MARK: preparation

  @Test("What cannot be paid is left out, each with its reason")
  func leftOut() throws {
    let book = try Payments.book()
    let pounds = try #require(Currency("GBP"))
    var terms = try Payments.terms()
    terms.ceiling = try Payments.francs(100_000)
    let other = ProgrammeID("xbb/other")
    let otherKey = Due.Key(Payments.participant(1), EntitlementID(other, "stipend"), Payments.key(1).period)
    let due = { (number: Int) in try Payments.due(number) }
    let cases: [(PaymentCandidate, LeftOut.Reason)] = [
      (PaymentCandidate(try due(1), consent: .false, channel: try Payments.mobile(1)), .noConsent),
      (PaymentCandidate(try due(2), consent: .unknown, channel: try Payments.mobile(2)), .unaskedConsent),
      (PaymentCandidate(try due(3), consent: .true, channel: nil), .noChannel),
      (
        PaymentCandidate(try due(4), consent: .true, channel: try Payments.account(4)),
        .otherChannel(kind: .bankAccount)
      ),
      (
        PaymentCandidate(
          Due(Payments.key(5), on: Payments.day, amount: Money(minor: 5, pounds)), consent: .true,
          channel: try Payments.mobile(5)), .otherCurrency(currency: pounds)
      ),
      (try Payments.candidate(6, 100_001), .aboveCeiling(ceiling: try Payments.francs(100_000))),
      (
        PaymentCandidate(try due(7), missing: ["household.size"], consent: .true, channel: try Payments.mobile(7)),
        .unknownEntitlement(missing: ["household.size"])
      ),
      (try Payments.candidate(8, month: 1), .notDue(until: Payments.day.advanced(by: 31))),
      (try Payments.candidate(9, 0), .noAmount),
      (
        PaymentCandidate(
          Due(otherKey, on: Payments.day, amount: try Payments.francs(1)), consent: .true,
          channel: try Payments.mobile(1)), .otherProgramme(programme: other)
      ),
    ]
    let candidates = cases.map(\.0) + [try Payments.candidate(10), try Payments.candidate(10)]
    let change = try book.prepare(first, terms, candidates, by: Payments.preparer, at: Payments.noon)
    let run = try #require(change.run)
    for (candidate, reason) in cases {
      #expect(run.leftOut.filter { $0.due == candidate.due }.map(\.reason) == [reason])
      #expect(!reason.description.isEmpty)
    }
    #expect(run.leftOut.filter { $0.reason == .repeated }.map(\.due) == [try due(10)])
    #expect(run.payments.map(\.due) == [Payments.key(10)])
    #expect(run.sums == ControlSums(count: 1, total: try Payments.francs(100_000)))
    #expect(change.entries.isEmpty)
  }

  @Test("A run that pays nobody, or says what no bank takes, is not prepared")
  func refusedPreparation() throws {
    let book = try Payments.book()
    let nobody = PaymentCandidate(try Payments.due(1), consent: .false, channel: nil)
    #expect(throws: PaymentRefusal.nothingToPay) {
      try book.prepare(first, try Payments.terms(), [nobody], by: Payments.preparer, at: Payments.noon)
    }
    for message in ["", "=1+1", "two\nlines", "a\"b", "naïve", String(repeating: "a", count: 101)] {
      var terms = try Payments.terms()
      terms.message = message
      let refused = terms
      #expect(throws: PaymentRefusal.message(message)) {
        try book.prepare(first, refused, [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon)
      }
    }
  }

  @Test("The same dues make the same file in whatever order they come")
  func order() throws {
    let candidates = try (1...20).map { try Payments.candidate($0) }
    var files: Set<[UInt8]> = []
    for _ in 0..<5 {
      var book = try Payments.book()
      try book.sent(first, candidates.shuffled(), try Payments.terms())
      files.insert(try book.run(first).file().bytes)
      #expect(try book.run(first).file() == book.run(first).file())
    }
    #expect(files.count == 1)
  }

  @Test("A due is in one run at a time, and two runs that were prepared at once cannot both have it")
  func reserved() throws {
    var book = try Payments.book()
    let candidates = [try Payments.candidate(1)]
    let one = try book.prepare(first, try Payments.terms(), candidates, by: Payments.preparer, at: Payments.noon)
    let other = try book.prepare(second, try Payments.terms(), candidates, by: Payments.approver, at: Payments.noon)
    try book.commit(one)
    #expect(throws: PaymentRefusal.paidMeanwhile([1])) { try book.commit(other) }
    #expect(throws: PaymentRefusal.nothingToPay) {
      try book.prepare(second, try Payments.terms(), candidates, by: Payments.approver, at: Payments.noon)
    }
    try book.commit(book.cancel(first, by: Payments.preparer, at: Payments.noon))
    try book.commit(other)
    #expect(book.reservation(Payments.key(1)) == second)
  }

  @Test("Of two dues that share a day a run takes one, as after a change of the day of enrolment")
  func sharedDays() throws {
    var book = try Payments.book()
    let candidates = [
      try Payments.candidate(1, later: 5), try Payments.candidate(1), try Payments.candidate(2, later: 5),
    ]
    let change = try book.prepare(first, Payments.terms(), candidates, by: Payments.preparer, at: Payments.noon)
    let run = try #require(change.run)
    #expect(run.payments.map(\.due) == [Payments.key(1), Payments.key(2, later: 5)])
    #expect(run.leftOut == [LeftOut(candidates[0].due, .overlaps(period: Payments.key(1).period))])
    // Somebody else prepared a run with the shifted one meanwhile.
    let other = try book.prepare(
      second, Payments.terms(), [candidates[0]], by: Payments.approver, at: Payments.noon)
    try book.commit(change)
    #expect(throws: PaymentRefusal.paidMeanwhile([1])) { try book.commit(other) }
    #expect(book.reservation(candidates[0].due.key) == first)
    #expect(throws: PaymentRefusal.nothingToPay) {
      try book.prepare(second, Payments.terms(), [candidates[0]], by: Payments.approver, at: Payments.noon)
    }
    #expect(throws: PaymentRefusal.reserved(first)) {
      try book.recognise(
        candidates[0].due.key, as: Payments.francs(1), because: "enrolled later", by: Payments.preparer,
        on: Payments.day, at: Payments.noon)
    }
    // A run that was written with both is not taken in.
    let both = [try Payments.due(3), try Payments.due(3, later: 5)].enumerated().map { place, due in
      PaymentInstruction(
        id: InstructionID(second, place + 1), due: due.key, amount: due.amount, dueAmount: due.amount,
        channel: candidates[0].channel ?? run.payments[0].channel)
    }
    let written = PaymentRun(
      id: second, terms: run.terms, payments: both, leftOut: [],
      sums: try ControlSums(of: both, in: run.terms.currency),
      by: Payments.preparer, at: Payments.noon)
    #expect(try book.check(written).faults == [.sameDays([1, 2])])
    #expect(throws: PaymentRefusal.paidMeanwhile([1, 2])) { try book.commit(PaymentChange(run: written)) }
  }

  @Test("What shares a day with a due that was found to be owed is not paid until that is taken back")
  func sharedDaysLater() throws {
    var book = try Payments.book()
    let shifted = [try Payments.candidate(1, later: 5), try Payments.candidate(2, later: 5)]
    try book.sent(first, [Payments.candidate(1), Payments.candidate(2)], Payments.terms())
    func leftOut(_ candidates: [PaymentCandidate]) throws -> [LeftOut.Reason] {
      // One more, so that there is a run.
      let all = candidates + [try Payments.candidate(9)]
      return try book.prepare(second, Payments.terms(), all, by: Payments.preparer, at: Payments.noon).run?.leftOut
        .map(\.reason) ?? []
    }
    let overlaps = LeftOut.Reason.overlaps(period: Payments.key(1).period)
    #expect(!overlaps.description.isEmpty)
    #expect(try leftOut(shifted) == [overlaps, overlaps])
    try book.bookTable(
      ["\(InstructionID(first, 1).endToEnd),RWF,100000,,", "\(InstructionID(first, 2).endToEnd),RWF,-1,,"], for: first)
    #expect(try leftOut(shifted) == [overlaps, overlaps])
    func recognise(_ due: Due.Key, _ amount: Int) throws -> PaymentChange {
      try book.recognise(
        due, as: Payments.francs(amount), because: "enrolled later", by: Payments.preparer, on: Payments.day,
        at: Payments.noon)
    }
    #expect(throws: PaymentRefusal.ledger(.overpaid(Payments.key(1), by: 100_000))) {
      try book.commit(recognise(Payments.key(1), 0))
    }
    try book.commit(recognise(Payments.key(2), 0))
    let run = try book.sent(second, shifted, Payments.terms())
    #expect(run.payments.map(\.due) == [Payments.key(2, later: 5)] && run.leftOut.map(\.reason) == [overlaps])
    // The failure turns out a payment, and somebody is told.
    #expect(throws: PaymentRefusal.results([ResultFault(line: 2, .paidElsewhere)])) {
      try book.bookTable(["\(InstructionID(first, 2).endToEnd),RWF,100000,,"], for: first)
    }
  }

  @Test("A run is not approved when a due that shares a day with one of its was found to be owed meanwhile")
  func sharedDaysMeanwhile() throws {
    var book = try Payments.book()
    let recognition = try book.recognise(
      Payments.key(1, later: 5), as: Payments.francs(1), because: "enrolled later", by: Payments.preparer,
      on: Payments.day, at: Payments.noon)
    try book.commit(
      book.prepare(first, Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon))
    try book.commit(recognition)
    #expect(throws: PaymentRefusal.paidMeanwhile([1])) {
      try book.commit(book.markChecked(first, by: Payments.preparer, at: Payments.noon))
    }
  }

  @Test("What is given to a programme or put back to its funds is more than nothing", arguments: [0, -1])
  func notAboveNothing(_ minor: Int) throws {
    let book = try Payments.book()
    let amount = try Payments.francs(minor)
    #expect(throws: PaymentRefusal.notAboveNothing(amount)) {
      try book.fund(
        Payments.programme, amount, source: "letter", by: Payments.preparer, on: Payments.day, at: Payments.noon)
    }
    #expect(throws: PaymentRefusal.notAboveNothing(amount)) {
      try book.release(
        Payments.programme, amount, source: "statement", by: Payments.preparer, on: Payments.day, at: Payments.noon)
    }
  }

  // MARK: the way of a run

  @Test("From each stage only the next ones can be reached", arguments: PaymentRun.Stage.allCases)
  func stages(_ stage: PaymentRun.Stage) throws {
    var book = try Payments.book()
    try book.commit(
      book.prepare(first, Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon))
    func step(_ book: PaymentBook, _ stage: PaymentRun.Stage) throws -> PaymentChange {
      let (by, at, day) = (Payments.approver, Payments.noon, Payments.day)
      return switch stage {
      case .prepared:
        try book.prepare(first, Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: at)
      case .checked: try book.markChecked(first, by: by, at: at)
      case .approved: try book.approve(first, seeing: book.run(first).sums, by: by, payees: [], on: day, at: at)
      case .exported: try book.export(first, by: by, on: day, at: at)
      case .closed: try book.close(first, by: by, at: at)
      case .cancelled: try book.cancel(first, by: by, at: at)
      }
    }
    let way: [PaymentRun.Stage] =
      switch stage {
      case .prepared: []
      case .checked: [.checked]
      case .approved: [.checked, .approved]
      case .exported: [.checked, .approved, .exported]
      case .closed: [.checked, .approved, .exported, .closed]
      case .cancelled: [.checked, .approved, .cancelled]
      }
    for next in way {
      if next == .closed { try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,100000,,"], for: first) }
      try book.commit(step(book, next))
    }
    #expect(try book.run(first).stage == stage)
    for next in PaymentRun.Stage.allCases {
      if stage.next.contains(next), next != .closed {
        #expect(throws: Never.self) { try step(book, next) }
      } else {
        #expect(throws: PaymentRefusal.self) { try step(book, next) }
      }
    }
    #expect(((try? book.run(first).file()) != nil) == stage.isSent)
  }

  @Test("Nobody approves a run that they prepared, that pays them, or that they have not seen")
  func approval() throws {
    var book = try Payments.book()
    let candidates = [try Payments.candidate(1), try Payments.candidate(2)]
    try book.commit(book.prepare(first, Payments.terms(), candidates, by: Payments.preparer, at: Payments.noon))
    try book.commit(book.markChecked(first, by: Payments.preparer, at: Payments.noon))
    let sums = try book.run(first).sums
    func approve(_ member: MemberID, _ payees: Set<ParticipantID>, _ seen: ControlSums) throws {
      _ = try book.approve(first, seeing: seen, by: member, payees: payees, on: Payments.day, at: Payments.noon)
    }
    #expect(throws: PaymentRefusal.ownRun(Payments.preparer)) { try approve(Payments.preparer, [], sums) }
    #expect(throws: PaymentRefusal.ownPayment([2])) {
      try approve(Payments.approver, [Payments.participant(2)], sums)
    }
    let other = ControlSums(count: 1, total: sums.total)
    #expect(throws: PaymentRefusal.otherSums(seen: other, now: sums)) { try approve(Payments.approver, [], other) }
    #expect(throws: Never.self) { try approve(Payments.approver, [Payments.participant(3)], sums) }
  }

  @Test("A run is not approved for more than the programme has")
  func funds() throws {
    var book = try Payments.book(funds: 150_000)
    let candidates = [try Payments.candidate(1), try Payments.candidate(2)]
    let terms = try Payments.terms()
    #expect(
      throws: PaymentRefusal.fundsShort(held: try Payments.francs(150_000), needed: try Payments.francs(200_000))
    ) { try book.sent(first, candidates, terms) }
  }

  @Test("The check points to payments of several participants that go to one number")
  func sameDestination() throws {
    var book = try Payments.book()
    var candidates = [try Payments.candidate(1), try Payments.candidate(2), try Payments.candidate(3)]
    candidates[1].channel = candidates[2].channel
    try book.commit(book.prepare(first, Payments.terms(), candidates, by: Payments.preparer, at: Payments.noon))
    let check = try book.check(book.run(first))
    #expect(check.faults.isEmpty)
    #expect(check.remarks == [.sameDestination([2, 3])])
  }

  @Test("A step that was done is not done again, and one on an older state is refused")
  func stale() throws {
    var book = try Payments.book()
    _ = try book.approved(first, [Payments.candidate(1)], Payments.terms())
    let export = try book.export(first, by: Payments.preparer, on: Payments.day, at: Payments.noon)
    let cancel = try book.cancel(first, by: Payments.approver, at: Payments.noon)
    try book.commit(export)
    #expect(throws: PaymentRefusal.stale) { try book.commit(export) }
    #expect(throws: PaymentRefusal.stale) { try book.commit(cancel) }
    #expect(try book.statuses(first) == [.inTransit])
  }

  // MARK: what becomes of payments

  @Test("A failed payment is paid by a later run, under another id")
  func failedPayment() throws {
    var book = try Payments.book()
    try book.sent(first, [Payments.candidate(1)], Payments.terms())
    #expect(throws: PaymentRefusal.nothingToPay) {
      try book.prepare(second, Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon)
    }
    try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,-1,,no wallet"], for: first)
    #expect(try book.statuses(first) == [.failed])
    #expect(try book.run(first).reports[1]?.reason == "no wallet")
    let run = try book.sent(second, [Payments.candidate(1)], Payments.terms())
    #expect(run.payments[0].id.endToEnd == InstructionID(second, 1).endToEnd)
    try book.bookTable(["\(InstructionID(second, 1).endToEnd),RWF,100000,,"], for: second)
    #expect(book.ledger.standing(Payments.key(1))?.paid == 100_000)
    // The first turns out to have been paid after all: nothing is booked, and somebody is told.
    #expect(
      throws: PaymentRefusal.results([ResultFault(line: 2, .paidElsewhere)])
    ) { try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,100000,,"], for: first) }
  }

  @Test("Of a part that was delivered the rest is paid, and of what came back all")
  func partAndReturn() throws {
    var book = try Payments.book()
    let candidates = [try Payments.candidate(1), try Payments.candidate(2)]
    try book.sent(first, candidates, Payments.terms())
    try book.bookTable(
      [
        "\(InstructionID(first, 1).endToEnd),RWF,60000,,limit of the wallet",
        "\(InstructionID(first, 2).endToEnd),RWF,100000,,",
      ], for: first)
    #expect(try book.statuses(first) == [.partlyDelivered(Payments.francs(60_000)), .paid])
    try book.commit(book.close(first, by: Payments.preparer, at: Payments.noon))
    try book.bookTable(["\(InstructionID(first, 2).endToEnd),RWF,100000,100000,account closed"], for: first)
    #expect(try book.statuses(first)[1] == .returned(Payments.francs(100_000)))
    let francs = try Payments.francs(0).currency
    #expect(book.ledger.balance(.returned(Payments.programme), francs) == (try Payments.francs(100_000)))
    let run = try book.sent(second, candidates, Payments.terms())
    #expect(run.payments.map(\.amount.minor) == [40_000, 100_000])
    try book.commit(
      book.release(
        Payments.programme, Payments.francs(100_000), source: "statement 3", by: Payments.preparer, on: Payments.day,
        at: Payments.noon))
    #expect(book.ledger.balance(.returned(Payments.programme), francs).minor == 0)
  }

  @Test("A due that grew after it was paid is paid the difference, and one that shrank is left out")
  func changedAmount() throws {
    var book = try Payments.book()
    try book.sent(first, [Payments.candidate(1), Payments.candidate(2)], Payments.terms())
    try book.bookTable(
      (1...2).map { "\(InstructionID(first, $0).endToEnd),RWF,100000,," }, for: first)
    let run = try book.sent(second, [Payments.candidate(1, 120_000), Payments.candidate(2, 80_000)], Payments.terms())
    #expect(run.payments.map(\.amount.minor) == [20_000])
    #expect(run.leftOut.map(\.reason) == [.paid])
    #expect(try book.check(run).remarks.contains(.rest([1])))
  }

  @Test("A due that turns out not to be owed is taken back, but for what was delivered")
  func recognition() throws {
    var book = try Payments.book()
    func recognise(_ book: PaymentBook, _ amount: Int) throws -> PaymentChange {
      try book.recognise(
        Payments.key(1), as: Payments.francs(amount), because: "left the programme", by: Payments.preparer,
        on: Payments.day, at: Payments.noon)
    }
    _ = try book.approved(first, [Payments.candidate(1)], Payments.terms())
    #expect(throws: PaymentRefusal.reserved(first)) { try recognise(book, 0) }
    try book.commit(book.export(first, by: Payments.preparer, on: Payments.day, at: Payments.noon))
    try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,60000,,"], for: first)
    #expect(throws: PaymentRefusal.ledger(.overpaid(Payments.key(1), by: 1))) {
      try book.commit(recognise(book, 59_999))
    }
    try book.commit(recognise(book, 60_000))
    #expect(book.ledger.standing(Payments.key(1))?.owed == 0)
    #expect(throws: PaymentRefusal.nothingNew) { try recognise(book, 60_000) }
    // Facts change again, and the rest is paid.
    let run = try book.sent(second, [Payments.candidate(1)], Payments.terms())
    #expect(run.payments.map(\.amount.minor) == [40_000])
  }

  @Test("A wrong result can be reversed, what was sent cannot, and neither makes a due payable twice")
  func reversal() throws {
    var book = try Payments.book()
    try book.sent(first, [Payments.candidate(1)], Payments.terms())
    try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,-1,,"], for: first)
    let dispatch = try #require(book.ledger.entries.first { $0.kind == .dispatch })
    let failure = try #require(book.ledger.entries.first { $0.kind == .failure })
    func reverse(_ book: PaymentBook, _ entry: JournalEntry) throws -> PaymentChange {
      try book.reverse(entry.number, because: "wrong file", by: Payments.approver, on: Payments.day, at: Payments.noon)
    }
    #expect(throws: PaymentRefusal.sentStands(dispatch.number)) { try reverse(book, dispatch) }
    var other = book
    try other.sent(second, [Payments.candidate(1)], Payments.terms())
    #expect(throws: PaymentRefusal.ledger(.oversent(Payments.key(1), by: 100_000))) {
      try other.commit(reverse(other, failure))
    }
    try book.commit(reverse(book, failure))
    #expect(try book.statuses(first) == [.inTransit])
    try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,100000,,"], for: first)
    #expect(try book.statuses(first) == [.paid])
  }

  @Test("A book is kept and read the same")
  func kept() throws {
    var book = try Payments.book()
    try book.sent(first, [Payments.candidate(1), Payments.candidate(2)], Payments.terms())
    try book.bookTable(["\(InstructionID(first, 1).endToEnd),RWF,-1,,no wallet"], for: first)
    try book.commit(
      book.prepare(second, Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon))
    let read = try JSONDecoder().decode(PaymentBook.self, from: JSONEncoder().encode(book))
    #expect(read.runs == book.runs && read.ledger.entries == book.ledger.entries)
    #expect(read.reservation(Payments.key(1)) == second && read.reservation(Payments.key(2)) == nil)
  }

  @Test("A book of which one half of a change was kept is not read")
  func tornWrite() throws {
    var book = try Payments.book()
    _ = try book.approved(first, [Payments.candidate(1)], Payments.terms())
    let before = book
    try book.commit(book.export(first, by: Payments.preparer, on: Payments.day, at: Payments.noon))
    let id = InstructionID(first, 1)
    #expect(throws: BookFault.dispatched(id, .approved)) {
      try PaymentBook(ledger: book.ledger, runs: before.runs.values)
    }
    #expect(throws: BookFault.neverDispatched(id, .exported)) {
      try PaymentBook(ledger: before.ledger, runs: book.runs.values)
    }
    var other = try Payments.book()
    _ = try other.approved(second, [Payments.candidate(1, later: 5)], Payments.terms())
    #expect(throws: BookFault.self) {
      try PaymentBook(ledger: before.ledger, runs: Array(before.runs.values) + Array(other.runs.values))
    }
    let kept = String(decoding: try JSONEncoder().encode(book), as: UTF8.self)
    let torn = kept.replacing("\"stage\":\"exported\"", with: "\"stage\":\"cancelled\"")
    #expect(torn != kept)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(PaymentBook.self, from: Data(torn.utf8)) }
  }
}
