import Reception
import Register
import Testing

@Suite("Results held against their run")
struct ReconciliationTests {
  private let run = Payments.run(1)

  /// Three payments of 100,000 on their way, and another run with one.
  private func book() throws -> PaymentBook {
    var book = try Payments.book()
    try book.sent(run, (1...3).map { try Payments.candidate($0) }, Payments.terms())
    try book.sent(Payments.run(2), [Payments.candidate(4)], Payments.terms())
    return book
  }

  private func id(_ number: Int) -> String { InstructionID(run, number).endToEnd }

  private func faults(_ rows: [String], in book: PaymentBook) throws -> [ResultFault] {
    try book.reconcile(run, with: table(rows), on: Payments.day).faults
  }

  @Test("Every line that does not fit is named with its reason, and nothing of the file is booked")
  func faults() throws {
    let book = try book()
    let francs = { (amount: Int) in try Payments.francs(amount) }
    let other = InstructionID(Payments.run(2), 1).endToEnd
    let rows = [
      "\(id(1)),RWF,100000,,", "\(id(1)),RWF,100000,,", "\(id(9)),RWF,1,,", "somebody,RWF,1,,", "\(other),RWF,100000,,",
      "\(id(2)),GBP,100000,,", "\(id(2)),RWF,100001,,", "\(id(3)),RWF,1.5,,", "\(id(2)),RWF,-2,,", "\(id(2)),RWF,5,6,",
    ]
    let expected = [
      ResultFault(line: 3, .repeatedPayment(firstLine: 2)), ResultFault(line: 4, .unknownPayment(id(9))),
      ResultFault(line: 5, .unknownPayment("somebody")), ResultFault(line: 6, .otherRun(Payments.run(2))),
      ResultFault(line: 7, .otherCurrency("GBP", expected: try francs(0).currency)),
      ResultFault(line: 8, .moreThanInstructed(try francs(100_001), instructed: try francs(100_000))),
      ResultFault(line: 9, .notAnAmount(.tooManyDigits("1.5", try francs(0).currency))),
      ResultFault(line: 10, .repeatedPayment(firstLine: 8)), ResultFault(line: 11, .repeatedPayment(firstLine: 10)),
    ]
    #expect(try faults(rows, in: book) == expected)
    #expect(throws: PaymentRefusal.results(expected)) {
      try book.book(table(rows), for: run, by: Payments.preparer, on: Payments.day, at: Payments.noon)
    }
    #expect(
      try faults(["\(id(2)),RWF,-2,,"], in: book) == [
        ResultFault(line: 2, .notAnAmount(.notAnAmount("-2", try francs(0).currency)))
      ])
    #expect(
      try faults(["\(id(2)),RWF,5,6,"], in: book) == [
        ResultFault(line: 2, .moreReturned(try francs(6), delivered: try francs(5)))
      ])
    for fault in expected { #expect(!fault.found.isEmpty && !fault.expected.isEmpty && !fault.remedy.isEmpty) }
  }

  @Test("A preview says what would be booked, and books nothing")
  func preview() throws {
    let book = try book()
    let before = book.ledger.entries
    let preview = try book.reconcile(run, with: table(["\(id(1)),RWF,100000,,", "\(id(2)),RWF,,,"]), on: Payments.day)
    #expect(preview.bookings == [Reconciliation.Booking(line: 2, payment: 1, settled: 100_000)])
    #expect(preview.unchanged == 1 && preview.silent == 1 && preview.faults.isEmpty)
    #expect(book.ledger.entries == before)
  }

  @Test("The same file again books nothing")
  func again() throws {
    var book = try book()
    let rows = ["\(id(1)),RWF,100000,,", "\(id(2)),RWF,-1,,", "\(id(3)),RWF,30000,10000,"]
    try book.bookTable(rows, for: run)
    let before = book.ledger.entries
    #expect(throws: PaymentRefusal.nothingNew) { try book.bookTable(rows, for: run) }
    #expect(book.ledger.entries == before)
    #expect(try book.statuses(run) == [.paid, .failed, .returned(Payments.francs(10_000))])
  }

  @Test("Less than an earlier file said was delivered is a fault; what came back is written as returned")
  func lessThanBefore() throws {
    var book = try book()
    try book.bookTable(["\(id(1)),RWF,100000,,"], for: run)
    let before = ResultFault(line: 2, .lessThanBefore(before: try Payments.francs(100_000)))
    #expect(try faults(["\(id(1)),RWF,-1,,"], in: book) == [before])
    #expect(try faults(["\(id(1)),RWF,99999,,"], in: book) == [before])
    #expect(try faults(["\(id(1)),RWF,100000,100000,"], in: book).isEmpty)
  }

  @Test("A failure that turns out a payment is booked as long as nothing else was sent for it")
  func late() throws {
    var book = try book()
    try book.bookTable(["\(id(1)),RWF,-1,,"], for: run)
    try book.bookTable(["\(id(1)),RWF,100000,,"], for: run)
    #expect(try book.statuses(run)[0] == .paid)
    #expect(book.ledger.standing(Payments.key(1))?.paid == 100_000)
    #expect(book.ledger.entries.suffix(2).map(\.kind) == [.dispatch, .settlement])
  }

  @Test("A run that was approved before a late payment came is not sent any more")
  func lateWhileApproved() throws {
    var book = try book()
    try book.bookTable(["\(id(1)),RWF,-1,,"], for: run)
    _ = try book.approved(Payments.run(3), [Payments.candidate(1)], Payments.terms())
    try book.bookTable(["\(id(1)),RWF,100000,,"], for: run)
    #expect(throws: PaymentRefusal.paidMeanwhile([1])) {
      try book.export(Payments.run(3), by: Payments.preparer, on: Payments.day, at: Payments.noon)
    }
  }

  @Test("A rejection after settlement sends the money back, and an older report that overtakes it says nothing")
  func rejectedAfterSettlement() throws {
    var book = try book()
    func report(_ status: String, _ created: String) throws -> PaymentResults {
      let bytes = StatusReportTests.report(StatusReportTests.transaction(id(1), status), created: created)
      guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.nothingNew }
      return results
    }
    func take(_ results: PaymentResults) throws {
      let change = try book.book(
        results, for: run, by: Payments.preparer, on: Payments.day.advanced(by: 9), at: Payments.noon)
      try book.commit(change)
    }
    try take(report("ACSP", "2026-02-17T08:00:00Z"))
    #expect(try book.statuses(run)[0] == .inTransit)
    try take(report("ACSC", "2026-02-17T09:00:00Z"))
    try take(report("RJCT", "2026-02-19T09:00:00Z"))
    #expect(try book.statuses(run)[0] == .returned(try Payments.francs(100_000)))
    #expect(throws: PaymentRefusal.nothingNew) { try take(report("ACSC", "2026-02-17T09:00:00Z")) }
    #expect(try book.run(run).reports[1]?.status == "RJCT")
    // The rejection comes first: the settlement before it must not make it look paid.
    book = try self.book()
    try take(report("RJCT", "2026-02-19T09:00:00Z"))
    #expect(throws: PaymentRefusal.nothingNew) { try take(report("ACSC", "2026-02-17T09:00:00Z")) }
    #expect(try book.statuses(run)[0] == .failed)
  }

  @Test("A report that changes nothing still keeps an older one that comes after it from being taken")
  func overtaken() throws {
    var book = try book()
    func take(_ status: String, at hour: String) throws {
      let bytes = StatusReportTests.report(
        StatusReportTests.transaction(id(1), status), created: "2026-02-17T\(hour):00:00Z")
      guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.message("not read") }
      try book.commit(
        book.book(results, for: run, by: Payments.preparer, on: Payments.day.advanced(by: 1), at: Payments.noon))
    }
    try take("ACSC", at: "08")
    let entries = book.ledger.entries.count
    try take("ACSC", at: "10")
    #expect(book.ledger.entries.count == entries)
    #expect(throws: PaymentRefusal.nothingNew) { try take("RJCT", at: "09") }
    #expect(try book.statuses(run)[0] == .paid)
    // A table does not say when it was written, and what is known of that stays.
    let written = try book.run(run).reports[1]?.written
    try book.bookTable(["\(id(1)),RWF,100000,1,"], for: run)
    #expect(try book.run(run).reports[1]?.status == "delivered")
    #expect(try book.run(run).reports[1]?.written == written)
    #expect(throws: PaymentRefusal.nothingNew) { try take("RJCT", at: "09") }
  }

  @Test("A file that the bank has already frees no due, and does not overtake what the bank says of its payments")
  func duplicate() throws {
    var book = try book()
    func take(_ inside: String, group: String = "", at hour: String) throws {
      let bytes = StatusReportTests.report(inside, group: group, created: "2026-02-17T\(hour):00:00Z")
      guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.message("not read") }
      try book.commit(
        book.book(results, for: run, by: Payments.preparer, on: Payments.day.advanced(by: 1), at: Payments.noon))
    }
    let reason = "<StsRsnInf><Rsn><Cd>DU01</Cd></Rsn></StsRsnInf>"
    try take("", group: "<GrpSts>RJCT</GrpSts>\(reason)", at: "10")
    #expect(try book.statuses(run) == [.inTransit, .inTransit, .inTransit])
    #expect(try book.run(run).reports[1] == PaymentRun.Report(status: "RJCT", reason: "DU01", written: nil))
    #expect(throws: PaymentRefusal.nothingToPay) {
      try book.prepare(
        Payments.run(3), Payments.terms(), [Payments.candidate(1)], by: Payments.preparer, at: Payments.noon)
    }
    try take(StatusReportTests.transaction(id(1), "ACSC"), at: "09")
    #expect(try book.statuses(run)[0] == .paid)
    #expect(throws: PaymentRefusal.nothingNew) {
      try take(StatusReportTests.transaction(id(1), "RJCT", reason), at: "11")
    }
    #expect(try book.statuses(run)[0] == .paid)
  }

  @Test("Results are booked on the day on which they happened, which lies between sending and today")
  func days() throws {
    var book = try book()
    func table(_ cells: [String]) throws -> PaymentResults {
      let header = "reference_id,currency,delivered_quantity,returned_quantity,delivery_date"
      let rows = cells.enumerated().map { "\(id($0.offset + 1)),RWF,\($0.element)" }
      let bytes = Array(([header] + rows).joined(separator: "\n").utf8)
      guard case .results(let results) = DeliveryTable.read(bytes, named: "x.csv") else {
        throw PaymentRefusal.nothingNew
      }
      return results
    }
    let today = Payments.day.advanced(by: 9)
    let faults = try book.reconcile(
      run, with: table(["100000,,2025-02-17", "100000,,2026-02-28", "100000,,"]), on: today
    ).faults
    let expected = { (line: Int, day: Int) in
      ResultFault(line: line, .otherDay(Payments.day.advanced(by: day), from: Payments.day, to: today))
    }
    #expect(faults == [expected(2, -364), expected(3, 12)])
    let results = try table(["100000,20000,2026-02-18", "-1,,2026-02-19", "100000,,"])
    try book.commit(book.book(results, for: run, by: Payments.preparer, on: today, at: Payments.noon))
    let outcome = { (number: Int, kind: Ledger.Outcome.Kind, amount: Int, day: Int) in
      Ledger.Outcome(
        Payments.key(number), kind, try Payments.francs(amount), on: Payments.day.advanced(by: day))
    }
    #expect(
      try book.ledger.outcomes == [
        outcome(1, .delivered, 100_000, 2), outcome(1, .returned, 20_000, 9), outcome(2, .failed, 100_000, 3),
        outcome(3, .delivered, 100_000, 9),
      ])
    let failure = try #require(book.ledger.entries.first { $0.kind == .failure })
    try book.commit(
      book.reverse(failure.number, because: "wrong", by: Payments.preparer, on: today, at: Payments.noon))
    #expect(!book.ledger.outcomes.contains { $0.kind == .failed })
  }

  @Test("A report of a day to come is refused once, not for each payment")
  func reportOfTomorrow() throws {
    let bytes = StatusReportTests.report("", group: "<GrpSts>RJCT</GrpSts>", created: "2026-03-17T08:00:00Z")
    guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.nothingNew }
    #expect(
      try book().reconcile(run, with: results, on: Payments.day).faults == [
        ResultFault(
          line: 4, .otherDay(Payments.day.advanced(by: 29), from: Payments.day, to: Payments.day))
      ])
  }

  @Test("A rejected group fails every payment of the run")
  func rejectedGroup() throws {
    var book = try book()
    let bytes = StatusReportTests.report("", group: "<GrpSts>RJCT</GrpSts>")
    guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.nothingNew }
    try book.commit(book.book(results, for: run, by: Payments.preparer, on: Payments.day, at: Payments.noon))
    #expect(try book.statuses(run) == [.failed, .failed, .failed])
    #expect(try book.statuses(Payments.run(2)) == [.inTransit])
  }

  @Test("A report for another file is refused, and so is one for a run that was not sent")
  func otherFile() throws {
    var book = try book()
    let bytes = StatusReportTests.report("", group: "<GrpSts>RJCT</GrpSts>", message: "\(Payments.run(2))")
    guard case .results(let results) = StatusReport.read(bytes) else { throw PaymentRefusal.nothingNew }
    #expect(
      try book.reconcile(run, with: results, on: Payments.day).faults == [
        ResultFault(line: 5, .otherMessage("\(Payments.run(2))", expected: "\(run)"))
      ])
    _ = try book.approved(Payments.run(3), [Payments.candidate(9)], Payments.terms())
    #expect(throws: PaymentRefusal.notSent(.approved)) {
      try book.reconcile(Payments.run(3), with: table(["a,RWF,,,"]), on: Payments.day)
    }
  }

  @Test("A run closes when every payment has its result")
  func closing() throws {
    var book = try book()
    try book.bookTable(["\(id(1)),RWF,100000,,"], for: run)
    #expect(throws: PaymentRefusal.stillInTransit(2)) { try book.close(run, by: Payments.preparer, at: Payments.noon) }
    try book.bookTable(["\(id(2)),RWF,-1,,", "\(id(3)),RWF,1,,"], for: run)
    try book.commit(book.close(run, by: Payments.preparer, at: Payments.noon))
    #expect(try book.run(run).stage == .closed)
  }
}
