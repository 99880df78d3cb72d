import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("Who may do what with payments")
struct PaymentRoleTests {
  @Test("A role does what its permissions are for, and nothing else", arguments: Role.allCases)
  func roles(_ role: Role) async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let first = try world.test.member(.approver)
    try await world.owed("R-1", daysAgo: 40)
    try await world.fund()
    let run = try await world.exported(by: first)
    let caller = try world.test.member(role)
    func isAllowed(_ body: () async throws -> Void) async throws -> Bool {
      do {
        try await body()
        return true
      } catch DeskRefusal.notAllowed {
        return false
      } catch is ReceptionRefusal {
        return true
      }
    }
    let due = try #require(run.payments.first).due
    let francs = try ReceptionWorld.francs(1)
    let table = ReceptionWorld.table(run, ["100000,", "-1,"])
    let steps: [(name: String, permission: Permission, body: () async throws -> Void)] = [
      ("payments", .readPayments, { _ = try await desk.payments(by: caller) }),
      ("run", .readPayments, { _ = try await desk.run(run.id, by: caller) }),
      ("book as it is kept", .readPayments, { _ = try await desk.paymentBook(by: caller) }),
      ("ledger", .readPayments, { _ = try await desk.ledger(by: caller) }),
      ("prepare", .preparePayments, { _ = try await desk.prepare(world.terms(), by: caller) }),
      ("check", .preparePayments, { _ = try await desk.check(run.id, by: caller) }),
      ("approve", .approvePayments, { _ = try await desk.approve(run.id, seeing: run.sums, by: caller) }),
      ("export", .approvePayments, { _ = try await desk.export(run.id, by: caller) }),
      ("file", .approvePayments, { _ = try await desk.file(of: run.id, by: caller) }),
      ("close", .approvePayments, { _ = try await desk.close(run.id, by: caller) }),
      (
        "preview", .approvePayments,
        { _ = try await desk.preview(results: table, named: "r.csv", of: run.id, by: caller) }
      ),
      ("book", .approvePayments, { _ = try await desk.book(results: table, named: "r.csv", of: run.id, by: caller) }),
      ("fund", .approvePayments, { try await desk.fund(ReceptionWorld.programme, francs, source: "s", by: caller) }),
      (
        "release", .approvePayments,
        { try await desk.release(ReceptionWorld.programme, francs, source: "s", by: caller) }
      ),
      ("recognise", .approvePayments, { try await desk.recognise(due, as: francs, because: "r", by: caller) }),
      ("reverse", .approvePayments, { try await desk.reverse(1, because: "r", by: caller) }),
    ]
    for step in steps {
      #expect(try await isAllowed(step.body) == role.may(step.permission), "\(step.name) by \(role.rawValue)")
    }
    let cancels = try await isAllowed { _ = try await desk.cancel(run.id, by: caller) }
    #expect(cancels == (role.may(.preparePayments) || role.may(.approvePayments)))
  }

  @Test("Nobody approves what they prepared, what pays them or somebody close, or what they did not see")
  func neverTheSamePerson() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let other = try world.test.member(.owner)
    let made = try await world.owed("R-1")
    try await world.fund()
    let run = try await desk.prepare(world.terms(), by: other)
    _ = try await desk.check(run.id, by: other)
    let own = try await ReceptionWorld.refusal { _ = try await desk.approve(run.id, seeing: run.sums, by: other) }
    #expect(own == .ownRun(other.member.id))
    _ = try await desk.change(made.id, putting: [.payee(world.owner.member.id)], by: world.owner)
    let close = try await ReceptionWorld.refusal {
      _ = try await desk.approve(run.id, seeing: run.sums, by: world.owner)
    }
    #expect(close == .ownPayment([1]))
    let approver = try world.test.member(.approver)
    var seen = run.sums
    seen.total.minor -= 1
    let unseen = try await ReceptionWorld.refusal { _ = try await desk.approve(run.id, seeing: seen, by: approver) }
    #expect(unseen == .otherSums(seen: seen, now: run.sums))
    #expect(try await desk.approve(run.id, seeing: run.sums, by: approver).stage == .approved)
  }

  @Test("Who becomes close to a participant while they approve a payment to them does not approve it")
  func closeMeanwhile() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    let made = try await world.owed("R-1")
    try await world.fund()
    let run = try await world.reception.prepare(world.terms(), by: world.owner)
    _ = try await world.reception.check(run.id, by: world.owner)
    // The second look at the clock is just before the transaction.
    let (database, organisation) = (world.test.database, world.owner.organisation)
    let member = approver.member.id
    world.atSecondLook {
      try? database.writeNow { writer in
        let participant = try writer.reader.participant(made.id, in: organisation)
        _ = try writer.apply(
          ParticipantChange(putting: [.payee(member)], in: participant.content), to: participant, by: nil,
          at: DeskTime(1_800_000_000))
      }
    }
    let stale = try await ReceptionWorld.refusal {
      _ = try await world.reception.approve(run.id, seeing: run.sums, by: approver)
    }
    #expect(stale == .stale)
    let own = try await ReceptionWorld.refusal {
      _ = try await world.reception.approve(run.id, seeing: run.sums, by: approver)
    }
    #expect(own == .ownPayment([1]))
  }

  @Test("Another organisation finds no run, entry or participant, and its money is its own")
  func isolation() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let approver = try world.test.member(.approver)
    try await world.owed("R-1")
    try await world.fund()
    let run = try await world.exported(by: approver)
    let due = try #require(run.payments.first).due
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    let table = ReceptionWorld.table(run, ["100000,"])
    let steps: [() async throws -> Void] = [
      { _ = try await desk.run(run.id, by: other) }, { _ = try await desk.check(run.id, by: other) },
      { _ = try await desk.approve(run.id, seeing: run.sums, by: other) },
      { _ = try await desk.export(run.id, by: other) }, { _ = try await desk.file(of: run.id, by: other) },
      { _ = try await desk.close(run.id, by: other) }, { _ = try await desk.cancel(run.id, by: other) },
      { _ = try await desk.preview(results: table, named: "r.csv", of: run.id, by: other) },
      { _ = try await desk.book(results: table, named: "r.csv", of: run.id, by: other) },
    ]
    for step in steps { #expect(try await ReceptionWorld.refusal(step) == .noRun(run.id)) }
    await #expect(throws: DeskFault.notFound) {
      try await desk.recognise(due, as: ReceptionWorld.francs(1), because: "r", by: other)
    }
    let overview = try await desk.payments(by: other)
    #expect(overview.runs.isEmpty && overview.balances.isEmpty)
    #expect(try await desk.ledger(by: other).entries.isEmpty)
    let none = try await ReceptionWorld.refusal { _ = try await desk.prepare(world.terms(), by: other) }
    #expect(none == .nothingToPay)
    try await desk.fund(ReceptionWorld.programme, ReceptionWorld.francs(5), source: "letter 1", by: other)
    #expect(try await desk.payments(by: other).balances.map(\.funds.minor) == [5])
    #expect(try await desk.ledger(by: other).entries.map(\.number) == [1])
  }
}
