import Desks
import Kleene
import Reception
import Register
import Testing

/// A programme, members and participants that exist in tests alone.
enum Payments {
  static let programme = ProgrammeID("xaa/welcome")
  static let stipend = EntitlementID(programme, "stipend")
  static let preparer = member(1)
  static let approver = member(2)
  static let day = CivilDate(days: 20_500)
  static let noon = DeskTime(20_500 * 86_400 + 43_200)

  static func member(_ number: Int) -> MemberID { id(1, number) }
  static func participant(_ number: Int) -> ParticipantID { id(2, number) }
  static func run(_ number: Int) -> RunID { id(3, number) }

  static func francs(_ amount: Int) throws -> Money { Money(minor: amount, try #require(Currency("RWF"))) }

  /// The period is the month with the number, counted from nowhere in particular, so many days later.
  static func key(
    _ participant: Int, month: Int = 0, later days: Int = 0, _ entitlement: EntitlementID = stipend
  ) -> Due.Key {
    let first = day.advanced(by: 31 * month + days)
    return Due.Key(self.participant(participant), entitlement, Period(first, first.advanced(by: 30)))
  }

  static func due(_ participant: Int, month: Int = 0, later days: Int = 0, _ amount: Int = 100_000) throws -> Due {
    Due(key(participant, month: month, later: days), on: day.advanced(by: 31 * month), amount: try francs(amount))
  }

  static func mobile(_ participant: Int) throws -> PaymentChannel {
    let digits = String(participant)
    return .mobileMoney(try MobileNumber("+25070" + String(repeating: "0", count: 7 - digits.count) + digits))
  }

  static func account(_ participant: Int) throws -> PaymentChannel {
    .bankAccount(try BankAccount(number: "4000-\(participant)", bank: "XAAARWRW", holder: "Participant \(participant)"))
  }

  static func candidate(
    _ participant: Int, month: Int = 0, later days: Int = 0, _ amount: Int = 100_000
  ) throws -> PaymentCandidate {
    PaymentCandidate(
      try due(participant, month: month, later: days, amount), consent: .true, channel: try mobile(participant))
  }

  static func terms(_ source: PaymentTerms.Source = .mobileMoney, upTo: CivilDate = day) throws -> PaymentTerms {
    PaymentTerms(
      programme: programme, currency: try #require(Currency("RWF")), source: source, executionDay: day.advanced(by: 2),
      upTo: upTo, message: "Welcome programme, month 1")
  }

  static func bank() throws -> PaymentTerms.Source {
    .bank(account: try BankAccount(number: "GB82 WEST 1234 5698 7654 32", bank: "XAAAGB2L", holder: "Reception & <Co>"))
  }

  /// A book with so much in the funds of the programme.
  static func book(funds: Int = 1_000_000_000) throws -> PaymentBook {
    var book = PaymentBook()
    try book.commit(
      book.fund(programme, try francs(funds), source: "letter 1", by: preparer, on: day, at: noon))
    return book
  }

  private static func id<Subject>(_ kind: UInt8, _ number: Int) -> DeskID<Subject> {
    var bytes = [UInt8](repeating: 0, count: 16)
    bytes[0] = kind
    for place in 0..<8 { bytes[8 + place] = UInt8(truncatingIfNeeded: number >> (56 - 8 * place)) }
    return DeskID(bytes)
  }
}

extension PaymentBook {
  /// Prepared, checked and approved.
  mutating func approved(
    _ id: RunID, _ candidates: [PaymentCandidate], _ terms: PaymentTerms
  ) throws(PaymentRefusal) -> PaymentRun {
    try commit(prepare(id, terms, candidates, by: Payments.preparer, at: Payments.noon))
    try commit(markChecked(id, by: Payments.preparer, at: Payments.noon))
    try commit(
      approve(
        id, seeing: run(id).sums, by: Payments.approver, payees: [], on: Payments.day, at: Payments.noon))
    return try run(id)
  }

  /// And exported.
  @discardableResult mutating func sent(
    _ id: RunID, _ candidates: [PaymentCandidate], _ terms: PaymentTerms
  ) throws(PaymentRefusal) -> PaymentRun {
    _ = try approved(id, candidates, terms)
    try commit(export(id, by: Payments.preparer, on: Payments.day, at: Payments.noon))
    return try run(id)
  }

  mutating func bookTable(_ rows: [String], for id: RunID) throws {
    let change = try book(
      try table(rows), for: id, by: Payments.preparer, on: Payments.day, at: Payments.noon)
    try commit(change)
  }

  func statuses(_ id: RunID) throws(PaymentRefusal) -> [PaymentStatus] {
    let run = try run(id)
    return run.payments.map { status($0, in: run) }
  }
}

/// Results of a table with the required columns and two more: `…-00000001,RWF,100000,,`.
func table(_ rows: [String]) throws -> PaymentResults {
  let header = "reference_id,currency,delivered_quantity,returned_quantity,reason_for_unsuccessful_payment"
  let read = DeliveryTable.read(Array(([header] + rows).joined(separator: "\n").utf8), named: "results.csv")
  guard case .results(let results) = read else {
    Issue.record("the table was not read: \(read)")
    throw PaymentRefusal.nothingNew
  }
  return results
}
