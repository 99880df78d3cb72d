import Desks
import Kleene
import Reception
import Register

private let (programme, day) = (ProgrammeID("xaa/welcome"), CivilDate(days: 20_500))
private let noon = DeskTime(20_500 * 86_400 + 43_200)
private let run = id(1) as RunID

private func id<Subject>(_ number: UInt8) -> DeskID<Subject> { DeskID([UInt8](repeating: number, count: 16)) }

/// Three payments that were sent, by which results are held.
private let sent: PaymentBook = {
  do {
    guard let francs = Currency("RWF") else { fatalError("no francs") }
    var book = PaymentBook()
    let (preparer, approver): (MemberID, MemberID) = (id(2), id(3))
    try book.commit(
      book.fund(programme, Money(minor: 1_000, francs), source: "letter", by: preparer, on: day, at: noon))
    let candidates = try (1...3).map { number in
      let key = Due.Key(
        id(UInt8(10 + number)), EntitlementID(programme, "stipend"), Period(day, day.advanced(by: 29)))
      return PaymentCandidate(
        Due(key, on: day, amount: Money(minor: 100, francs)), consent: .true,
        channel: .mobileMoney(try MobileNumber("+25070000000\(number)")))
    }
    let terms = PaymentTerms(
      programme: programme, currency: francs, source: .mobileMoney, executionDay: day, upTo: day, message: "Welcome")
    try book.commit(book.prepare(run, terms, candidates, by: preparer, at: noon))
    try book.commit(book.markChecked(run, by: preparer, at: noon))
    try book.commit(
      book.approve(run, seeing: book.run(run).sums, by: approver, payees: [], on: day, at: noon))
    try book.commit(book.export(run, by: preparer, on: day, at: noon))
    return book
  } catch {
    fatalError("the fuzzer's own \(error)")
  }
}()

/// The first byte chooses between a table and a status report.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let start, size > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: start, count: size)
  let bytes = Array(input.dropFirst())
  switch input[0] == UInt8(ascii: "t") ? DeliveryTable.read(bytes, named: "x.csv") : StatusReport.read(bytes) {
  case .faults(let faults):
    precondition(!faults.isEmpty, "refused without a reason")
    check(faults)
  case .results(let results): book(results)
  }
  return 0
}

/// What can be previewed without a fault can be booked, and keeps the rules of the ledger; what cannot changes nothing.
private func book(_ results: PaymentResults) {
  var book = sent
  do throws(PaymentRefusal) {
    let faults = try book.reconcile(run, with: results, on: day).faults
    check(faults)
    let change: PaymentChange
    do throws(PaymentRefusal) {
      change = try book.book(results, for: run, by: id(2), on: day, at: noon)
    } catch {
      guard error == (faults.isEmpty ? .nothingNew : .results(faults)) else { throw error }
      return
    }
    try book.commit(change)
    precondition(book.ledger.trialBalance.map(\.amount.minor).reduce(0, +) == 0, "the ledger does not balance")
    for standing in book.ledger.dueStandings.values {
      precondition((0...100).contains(standing.paid) && standing.inTransit >= 0, "more paid than is due")
    }
  } catch {
    fatalError("what was read cannot be booked: \(error)")
  }
}

private func check(_ faults: [ResultFault]) {
  for fault in faults {
    precondition(fault.line >= 1 && !fault.found.isEmpty && !fault.expected.isEmpty && !fault.remedy.isEmpty)
    precondition((fault.found + fault.expected).utf8.count < 20_000, "a fault longer than a page")
  }
}
