import Desks
import Foundation
import Kleene
import Reception
import Register

// A month of payments: prepared, checked, approved, exported, and its results booked, as a bank has it and as an operator of
// mobile money has it.
// usage: ReceptionBenchmark [PARTICIPANTS] [store]
// With `store` the desk does it: everybody is opened, and each step is on the disk before it ends.

let count = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 50_000 : 50_000
let programme = ProgrammeID("xaa/welcome")
let stipend = EntitlementID(programme, "stipend")
let (day, noon) = (CivilDate(days: 20_500), DeskTime(20_500 * 86_400 + 43_200))
let clock = ContinuousClock()
guard let francs = Currency("RWF") else { preconditionFailure("the Rwandan franc is a currency") }

func id<Subject>() -> DeskID<Subject> { DeskID((0..<16).map { _ in UInt8.random(in: 0...255) }) }

func measured<T>(_ what: String, _ work: () throws -> T) rethrows -> T {
  let start = clock.now
  let result = try work()
  let milliseconds = (clock.now - start) / .milliseconds(1)
  print("  \(what): \(Int(milliseconds.rounded())) ms")
  return result
}

let (preparer, approver): (MemberID, MemberID) = (id(), id())
let participants: [ParticipantID] = (0..<count).map { _ in id() }

func candidates(_ kind: PaymentChannel.Kind, month: Int) throws -> [PaymentCandidate] {
  let first = day.advanced(by: 30 * month)
  return try participants.enumerated().map { number, participant in
    let due = Due(
      Due.Key(participant, stipend, Period(first, first.advanced(by: 29))), on: first,
      amount: Money(minor: 100_000 + number % 7, francs))
    let channel: PaymentChannel =
      switch kind {
      case .bankAccount:
        .bankAccount(try BankAccount(number: "4000-\(number)", bank: "XAAARWRW", holder: "Participant \(number)"))
      case .mobileMoney: .mobileMoney(try MobileNumber("+2507\(10_000_000 + number)"))
      case .cash: .cash
      }
    // One in fifty has not agreed that the provider learns the account.
    return PaymentCandidate(due, consent: number % 50 == 0 ? .false : .true, channel: channel)
  }
}

/// Paid, but for one in a hundred that failed and one that was delivered in part.
func results(_ run: PaymentRun) -> [UInt8] {
  var text = "reference_id,currency,entitlement_quantity,delivered_quantity\n"
  for payment in run.payments {
    let delivered =
      switch payment.id.number % 100 {
      case 1: "-1"
      case 2: "50000"
      default: payment.amount.decimal
      }
    text += "\(payment.id.endToEnd),RWF,\(payment.amount.decimal),\(delivered)\n"
  }
  return Array(text.utf8)
}

/// As a bank has it, in a status report.
func report(_ run: PaymentRun) -> [UInt8] {
  var text = """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
    <GrpHdr><MsgId>S-\(run.messageID)</MsgId><CreDtTm>2026-02-20T08:00:00Z</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>\(run.messageID)</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
    </OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>\(run.paymentInformationID)</OrgnlPmtInfId>

    """
  for payment in run.payments {
    let status = payment.id.number % 100 == 1 ? "RJCT" : "ACSC"
    text += """
      <TxInfAndSts><OrgnlEndToEndId>\(payment.id.endToEnd)</OrgnlEndToEndId><TxSts>\(status)</TxSts><OrgnlTxRef><Amt>\
      <InstdAmt Ccy="RWF">\(payment.amount.decimal)</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>

      """
  }
  text += "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n"
  return Array(text.utf8)
}

func month(_ kind: PaymentChannel.Kind, _ number: Int, in book: inout PaymentBook) throws {
  let candidates = try candidates(kind, month: number)
  let account = try BankAccount(number: "GB82WEST12345698765432", bank: "XAAAGB2L", holder: "Reception")
  let terms = PaymentTerms(
    programme: programme, currency: francs, source: kind == .bankAccount ? .bank(account: account) : .mobileMoney,
    executionDay: day, upTo: day.advanced(by: 30 * number), message: "Welcome programme")
  let id: RunID = id()
  let start = clock.now
  try measured("prepare") { try book.commit(book.prepare(id, terms, candidates, by: preparer, at: noon)) }
  try measured("check") { try book.commit(book.markChecked(id, by: preparer, at: noon)) }
  try measured("approve") {
    try book.commit(
      book.approve(id, seeing: book.run(id).sums, by: approver, payees: [], on: day, at: noon))
  }
  try measured("export") { try book.commit(book.export(id, by: preparer, on: day, at: noon)) }
  let file = try measured("write the file") { try book.run(id).file() }
  let seconds = (clock.now - start) / .seconds(1)
  print("  prepared, checked, approved and exported: \((seconds * 100).rounded() / 100) s,", terminator: " ")
  print("\(file.sums.count) payments, \(file.sums.total), \(file.bytes.count / 1_000_000) MB")
  let run = try book.run(id)
  let bytes = kind == .bankAccount ? report(run) : results(run)
  let read = measured("read the results") {
    kind == .bankAccount ? StatusReport.read(bytes) : DeliveryTable.read(bytes, named: "results.csv")
  }
  guard case .results(let results) = read else { preconditionFailure("the results of the benchmark are whole") }
  try measured("book the results") {
    try book.commit(book.book(results, for: id, by: preparer, on: day.advanced(by: 9), at: noon))
  }
}

if CommandLine.arguments.contains("store") {
  try await StoreBenchmark(participants: count).run()
  exit(0)
}

var book = PaymentBook()
try book.commit(
  book.fund(programme, Money(minor: Money.mostMinor / 2, francs), source: "letter", by: preparer, on: day, at: noon))
for (number, kind) in [PaymentChannel.Kind.bankAccount, .mobileMoney, .bankAccount].enumerated() {
  print("month \(number + 1), \(kind.rawValue), \(count) participants")
  try month(kind, number, in: &book)
}
print("\(book.ledger.entries.count) entries")
