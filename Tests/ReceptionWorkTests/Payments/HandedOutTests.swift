import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("Money that is handed out")
struct HandedOutTests {
  private let world: ReceptionWorld
  private let approver: Caller

  init() throws {
    world = try ReceptionWorld()
    approver = try world.test.member(.approver)
  }

  private func terms() throws -> PaymentTerms {
    var terms = try world.terms()
    terms.source = .cash
    return terms
  }

  private func paidInCash(_ reference: String) async throws -> ParticipantID {
    let owed = try await world.owed(reference)
    return try await world.reception.change(owed.id, putting: [.channel(.cash)], by: world.owner).id
  }

  /// The list as somebody brings it back, with what they wrote into the column of what was delivered.
  private func filledIn(_ file: PaymentFile, _ delivered: [String]) throws -> [UInt8] {
    var rows = SeparatedRows(file.bytes).rows.map(\.cells)
    let column = try #require(rows[0].firstIndex(of: "delivered_quantity"))
    for (row, cell) in delivered.enumerated() { rows[row + 1][column] = cell }
    return Array(CSV.text(rows[0], Array(rows.dropFirst())).utf8)
  }

  @Test("The list names each by the desk's reference, and comes back as the results")
  func list() async throws {
    let desk = world.reception
    for number in 1...3 { _ = try await paidInCash("R-\(number)") }
    let byTelephone = try await world.owed("R-4")
    try await world.fund()
    let run = try await world.exported(terms(), by: approver)
    #expect(run.payments.count == 3 && run.payments.allSatisfy { $0.channel == .cash })
    #expect(
      run.leftOut.map(\.reason) == [.otherChannel(kind: .mobileMoney)]
        && run.leftOut.map(\.due.key.participant) == [byTelephone.id])
    let file = try await desk.file(of: run.id, by: approver)
    let rows = SeparatedRows(file.bytes).rows.map(\.cells)
    #expect(rows[0] == PaymentRun.payListColumns)
    #expect(Set(rows.dropFirst().map { $0[1] }) == ["R-1", "R-2", "R-3"])
    #expect(rows.dropFirst().map { $0[3] } == run.payments.map(\.amount.decimal))
    // Not filled in, it says that nothing is known yet.
    let empty = try await desk.preview(results: file.bytes, named: file.name, of: run.id, by: approver)
    #expect(empty.faults.isEmpty && empty.bookings.isEmpty)
    let back = try filledIn(file, [run.payments[0].amount.decimal, "-1", ""])
    _ = try await desk.book(results: back, named: "list.csv", of: run.id, by: approver)
    let ledger = try await desk.paymentBook(by: approver).ledger
    let standings = run.payments.map { ledger.standing($0.id) }
    #expect(standings.map(\.paid) == [run.payments[0].amount.minor, 0, 0])
    #expect(standings.map(\.inTransit) == [0, 0, run.payments[2].amount.minor])
    // Who was not there is on the next list, and nobody else.
    let again = try await desk.prepare(terms(), by: world.owner)
    #expect(again.payments.map(\.due) == [run.payments[1].due])
  }

  @Test("Nobody outside learns of it, so that it needs no consent and the log tells of no disclosure")
  func consent() async throws {
    let desk = world.reception
    let id = try await paidInCash("R-1")
    let consent = try #require(
      try await desk.open(id, by: world.owner).content.consents.first { $0.purpose == .payment })
    _ = try await desk.withdraw(consent.id, of: id, on: world.today, by: world.owner)
    try await world.fund()
    let run = try await world.exported(terms(), by: approver)
    #expect(run.payments.map(\.due.participant) == [id])
    let actions = try await world.test.database.read { try $0.log(of: world.owner.organisation).map(\.entry.action) }
    #expect(actions.contains(.paymentRunExported) && !actions.contains(.disclosed))
  }

  @Test("It is kept as it was, and of who is erased nothing is handed out any more")
  func kept() async throws {
    _ = try await paidInCash("R-1")
    let gone = try await paidInCash("R-2")
    try await world.fund()
    let run = try await world.exported(terms(), by: approver)
    let reopened = try world.reopened()
    #expect(try await reopened.run(run.id, by: approver).run == run)
    let file = try await world.reception.file(of: run.id, by: approver)
    let back = try filledIn(file, run.payments.map(\.amount.decimal))
    _ = try await world.reception.book(results: back, named: "list.csv", of: run.id, by: approver)
    _ = try await world.reception.close(run.id, by: approver)
    try await world.reception.erase(gone, by: world.owner)
    let number = try #require(run.payments.first { $0.due.participant == gone }?.id.number)
    let refusal = try await ReceptionWorld.refusal { _ = try await world.reception.file(of: run.id, by: approver) }
    #expect(refusal == .forgotten([number]))
  }
}
