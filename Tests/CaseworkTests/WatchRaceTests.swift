import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import Sealing
import Synchronization
import TestDesks
import Testing

/// The register changes, and somebody works on a case while the round that follows is under way.
@Suite("The watch and people at work")
struct WatchRaceTests {
  let test: TestDesk
  let barred: DeskCase

  init() async throws {
    test = try TestDesk()
    barred = try await test.desk.create(
      [
        .reference("1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"), TestDesk.fact("q", "true"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
  }

  /// The register without its bar.
  private static var withoutBar: [String: String] {
    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = nil
    return files
  }

  private func publish(_ files: [String: String], digest: String) {
    let site = TestDesk.site(files, digest: digest)
    test.world.site.withLock { $0 = site }
  }

  /// Runs a round on a thread of its own and does something after it has read and before it writes.
  private func round(meanwhile action: () async throws -> Void) async throws -> WatchRound? {
    let result = Mutex<Result<WatchRound?, any Error>?>(nil)
    let (hasRead, mayWrite, isDone) = (
      AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0), AsyncStream<Void>.makeStream()
    )
    test.world.atClock.withLock { atClock in
      atClock = {
        hasRead.continuation.yield()
        mayWrite.wait()
      }
    }
    let (desk, organisation) = (test.desk, test.organisation.id)
    let thread = Thread {
      let outcome = Result { try desk.watch(organisation) }
      result.withLock { $0 = outcome }
      isDone.continuation.yield()
    }
    thread.start()
    for await _ in hasRead.stream { break }
    do { try await action() } catch {
      mayWrite.signal()
      throw error
    }
    mayWrite.signal()
    for await _ in isDone.stream { break }
    return try result.withLock { $0 }?.get()
  }

  private func alerts() throws -> [FindingChange] {
    try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }.flatMap(\.changes)
  }

  private func finding() throws -> String? {
    try test.database.readNow { try $0.outlook(of: barred.id, in: test.organisation.id) }?.headlines.first?.finding
  }

  @Test("A note that is written meanwhile does not lose the alert")
  func note() async throws {
    publish(WatchRaceTests.withoutBar, digest: "sha256:two")
    let round = try await round {
      let note = CaseItem.note(CaseNote(id: DeskID(RandomBytes.make(16)), text: "n", by: nil, at: DeskTime(0)))
      _ = try await test.desk.change(barred.id, putting: [note], by: test.owner)
    }
    #expect(round?.changed == 1)
    #expect(try alerts().map(\.from) == ["barred"])
    #expect(try alerts().map(\.to) == ["not-barred"])
    #expect(try finding() == "not-barred")
  }

  @Test("A fact that is changed meanwhile is no alert, and what the register did before it is one")
  func fact() async throws {
    publish(WatchRaceTests.withoutBar, digest: "sha256:two")
    _ = try await round {
      _ = try await test.desk.change(barred.id, putting: [TestDesk.fact("p", "false")], by: test.owner)
    }
    #expect(try alerts().map(\.to) == ["not-barred"])
    #expect(try finding() == "no-authority")
    #expect(
      try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 1) }.first?.cause.registerAfter
        == "sha256:two")
  }

  @Test("A register that is taken back before the round is done leaves no alert")
  func takenBack() async throws {
    publish(WatchRaceTests.withoutBar, digest: "sha256:two")
    let round = try await round { publish(TestDesk.files, digest: "sha256:three") }
    #expect(round?.changed == 0)
    #expect(try alerts().isEmpty)
    #expect(try test.database.readNow { try $0.evaluation(of: test.organisation.id) }?.register == "sha256:three")
  }

  @Test("A case that is erased meanwhile is passed over")
  func erased() async throws {
    publish(WatchRaceTests.withoutBar, digest: "sha256:two")
    let round = try await round { try await test.desk.erase(barred.id, by: test.owner) }
    #expect(round?.changed == 0)
    #expect(try alerts().isEmpty)
  }

  @Test("A case that is opened again was not watched meanwhile: its outlook is new, and that is no alert")
  func reopened() async throws {
    _ = try await test.desk.change(barred.id, putting: [.isClosed(true)], by: test.owner)
    publish(WatchRaceTests.withoutBar, digest: "sha256:two")
    _ = try test.desk.watch(test.organisation.id)
    #expect(try finding() == "barred")
    _ = try await test.desk.change(barred.id, putting: [.isClosed(false)], by: test.owner)
    #expect(try finding() == "not-barred")
    #expect(try alerts().isEmpty)
  }
}
