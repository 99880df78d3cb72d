import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

/// A run from its preparation to what came back of it. Each step is broken off at each row that it changes, in turn, and
/// leaves nothing; then it is done, the program stops before it answers, and the step is done again, which does nothing.
@Suite("A step of payments that was broken off")
struct PaymentCrashTests {
  private struct Step {
    var name: String
    var perform: (ReceptionDesk) async throws -> Void
  }

  @Test("It is done whole or not at all, and once")
  func brokenOff() async throws {
    let world = try ReceptionWorld()
    let (owner, approver) = (world.owner, try world.test.member(.approver))
    for number in 1...2 { try await world.owed("R-\(number)", daysAgo: 40, number: "+25078800000\(number)") }
    var desk = world.reception
    /// The newest run.
    func run(_ desk: ReceptionDesk) async throws -> PaymentRun {
      let runs = try await desk.payments(by: owner).runs
      let id = try #require(runs.first { !$0.stage.next.isEmpty }?.id ?? runs.first?.id)
      return try await desk.run(id, by: owner).run
    }
    func results(_ cells: [String]) -> (ReceptionDesk) async throws -> Void {
      { desk in
        let run = try await run(desk)
        _ = try await desk.book(results: ReceptionWorld.table(run, cells), named: "r.csv", of: run.id, by: approver)
      }
    }
    let francs = ReceptionWorld.francs
    let steps = [
      Step(name: "fund") {
        try await $0.fund(ReceptionWorld.programme, francs(1_000_000), source: "letter", by: approver)
      },
      Step(name: "prepare") {
        _ = try await $0.prepare(world.terms(), by: owner)
      },
      Step(name: "check") { _ = try await $0.check(run($0).id, by: owner) },
      Step(name: "approve") {
        let run = try await run($0)
        _ = try await $0.approve(run.id, seeing: run.sums, by: approver)
      },
      Step(name: "export") {
        _ = try await $0.export(run($0).id, by: approver)
      },
      Step(name: "results", perform: results(["100000,", "-1,", "60000,", ","])),
      Step(name: "later results", perform: results(["100000,100000", "-1,", "60000,", "-1,"])),
      Step(name: "close") { _ = try await $0.close(run($0).id, by: approver) },
      Step(name: "release") {
        try await $0.release(ReceptionWorld.programme, francs(100_000), source: "statement", by: approver)
      },
      Step(name: "prepare again") {
        _ = try await $0.prepare(world.terms(), by: owner)
      },
      Step(name: "cancel") { _ = try await $0.cancel(run($0).id, by: owner) },
      Step(name: "reverse") { desk in
        let entries = try await desk.ledger(by: approver).entries
        let release = try #require(entries.first { $0.kind == .release })
        try await desk.reverse(release.number, because: "wrong", by: approver)
      },
    ]
    for step in steps {
      let rows = try await world.breakOff(desk) {
        try await step.perform(desk)
      } check: { row, left in
        #expect(left == [], "\(step.name), row \(row)")
      }
      // The book, the run or the ledger, and the log.
      #expect(rows >= 3, "\(step.name) changed \(rows) rows")
      // Stopped between the commit and the answer.
      desk = try world.reopened()
      let kept = try await desk.paymentBook(by: owner)
      let runs = kept.runs.count
      #expect(try await ReceptionWorld.refusal { try await step.perform(desk) } != nil, "\(step.name) was done twice")
      let again = try await desk.paymentBook(by: owner)
      #expect(again.ledger.entries == kept.ledger.entries && again.runs.count == runs, "\(step.name)")
      #expect(try await ReceptionWorld.sum(desk.payments(by: owner)) == 0)
    }
    let paid = try await desk.paymentBook(by: owner).ledger.dueStandings.values.map(\.paid).reduce(0, +)
    #expect(paid == 60_000)
  }
}
