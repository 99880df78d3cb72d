import Casework
import DeskSQLite
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("Payments at the desk")
struct PaymentLifeTests {
  @Test("A run goes from what is owed to what reached people, and what failed or came back is offered again")
  func life() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let approver = try world.test.member(.approver)
    // Each is owed two months.
    for number in 1...3 {
      try await world.owed("R-\(number)", daysAgo: 40, number: "+25078800000\(number)")
    }
    try await world.fund()
    let run = try await world.exported(by: approver)
    #expect(run.payments.count == 6 && run.sums.total.minor == 600_000 && run.leftOut.isEmpty)
    let file = try await desk.file(of: run.id, by: approver)
    #expect(try await desk.file(of: run.id, by: approver) == file)
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("250788000002"))
    // Paid, failed, in part, come back, without a result, paid.
    let table = ReceptionWorld.table(run, ["100000,", "-1,", "60000,", "100000,100000", ",", "100000,"])
    let preview = try await desk.preview(results: table, named: "results.csv", of: run.id, by: approver)
    #expect(preview.faults.isEmpty && preview.bookings.count == 5)
    _ = try await desk.book(results: table, named: "results.csv", of: run.id, by: approver)
    let again = try await ReceptionWorld.refusal {
      _ = try await desk.book(results: table, named: "results.csv", of: run.id, by: approver)
    }
    #expect(again == .nothingNew)
    let view = try await desk.run(run.id, by: approver)
    let francs = ReceptionWorld.francs
    #expect(
      try view.statuses == [
        .paid, .failed, .partlyDelivered(francs(60_000)), .returned(francs(100_000)), .inTransit, .paid,
      ])
    #expect(view.check == nil && Set(view.references.values) == ["R-1", "R-2", "R-3"])
    let open = try await ReceptionWorld.refusal { _ = try await desk.close(run.id, by: approver) }
    #expect(open == .stillInTransit(1))
    // What failed, the rest of what was delivered in part, and what came back; what is on its way is left out.
    let second = try await world.exported(by: approver)
    #expect(second.payments.map(\.amount.minor).sorted() == [40_000, 100_000, 100_000])
    #expect(second.leftOut.map(\.reason) == [.inTransit])
    _ = try await world.settle(second, by: approver)
    _ = try await desk.book(
      results: ReceptionWorld.table(run, ["100000,", "-1,", "60000,", "100000,100000", "100000,", "100000,"]),
      named: "results.csv", of: run.id, by: approver)
    for id in [run.id, second.id] { #expect(try await desk.close(id, by: approver).stage == .closed) }
    try await desk.release(ReceptionWorld.programme, francs(100_000), source: "statement", by: approver)
    let none = try await ReceptionWorld.refusal { _ = try await desk.prepare(world.terms(), by: world.owner) }
    #expect(none == .nothingToPay)
    let overview = try await desk.payments(by: approver)
    #expect(ReceptionWorld.sum(overview) == 0 && overview.runs.map(\.id) == [second.id, run.id].sorted(by: >))
    let balance = try #require(overview.balances.first)
    #expect(balance.funds.minor == 10_000_000 - 600_000 && balance.owed.minor == 0 && balance.inTransit.minor == 0)
    #expect(balance.granted.minor == 10_000_000 && balance.recognised.minor == 600_000)
    let ledger = try await desk.ledger(limit: 5, by: approver)
    #expect(ledger.entries.first?.kind == .release && ledger.hasOlder && ledger.entries.count == 5)
  }

  @Test("What was kept is read again as it was")
  func reopened() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    for number in 1...3 { try await world.owed("R-\(number)", daysAgo: 40) }
    try await world.fund()
    let run = try await world.exported(by: approver)
    _ = try await world.reception.book(
      results: ReceptionWorld.table(run, ["100000,", "-1,"]), named: "r.csv", of: run.id, by: approver)
    let known = try await world.reception.paymentBook(by: world.owner)
    let read = try await world.reopened().paymentBook(by: world.owner)
    #expect(read.ledger.entries == known.ledger.entries && read.runs == known.runs)
    #expect(read.runs[run.id]?.reports.count == 2 && !read.ledger.entries.isEmpty)
  }

  @Test("Each step and each look is in the log, once, and the log has neither names nor numbers of telephones")
  func log() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    try await world.owed("R-1", daysAgo: 3)
    try await world.fund()
    let run = try await world.exported(by: approver)
    _ = try await world.reception.file(of: run.id, by: approver)
    _ = try await world.reception.file(of: run.id, by: approver)
    _ = try await world.reception.run(run.id, by: approver)
    _ = try await world.settle(run, by: approver)
    _ = try await world.reception.close(run.id, by: approver)
    let log = try await world.test.database.read { try $0.log(of: world.owner.organisation) }.map(\.entry)
    let ofRun = log.filter { $0.subject == run.id.text }.sorted { $0.number < $1.number }
    #expect(
      ofRun.map(\.action) == [
        .paymentRunPrepared, .paymentRunChecked, .paymentRunApproved, .disclosed, .paymentRunExported, .paymentFileRead,
        .paymentFileRead, .paymentsRead, .paymentResultsBooked, .paymentRunClosed,
      ])
    #expect(ofRun.first { $0.action == .disclosed }?.detail == "1 payments, payment-provider")
    #expect(!log.contains { $0.detail.contains("250788") || $0.detail.contains("R-1") || $0.detail.contains("letter") })
  }
}
