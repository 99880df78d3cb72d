package import Casework
package import DeskSQLite
package import Desks
package import Foundation
package import Pages
package import Register
package import Sealing
package import Synchronization
internal import TestRegisters

/// A desk in a folder of its own, with a register of invented States, a clock that a test turns, and an organisation.
package final class TestDesk: Sendable {
  /// What a test turns: the register, the clock and the day.
  package final class World: Sendable {
    package let site: Mutex<Site>
    package let clock = Mutex(1_800_000_000)
    package let day = Mutex(CivilDate(days: 20_000))
    /// Done once, by whoever looks at the clock next.
    package let atClock = Mutex<(@Sendable () -> Void)?>(nil)

    package func now() -> DeskTime {
      atClock.withLock { action in
        defer { action = nil }
        return action
      }?()
      return clock.withLock { DeskTime($0) }
    }

    package init(_ site: Site) { self.site = Mutex(site) }
  }

  package let folder: String
  package let masterText: String
  package let database: DeskDatabase
  package let desk: CaseDesk
  package let world: World
  package let organisation: Organisation
  package let owner: Caller

  /// Beland is open to those of whom p is true, unless q bars it.
  package static let files = [
    "states/xaa.yaml": Fixture.sender,
    "norms/xaa/base/norm.yaml": Fixture.base,
    "norms/xaa/bar/norm.yaml": Fixture.norm(
      "xaa/bar", rules: "  - {id: stop, effect: bar, says: stops, when: q, sources: [s]}"),
  ]

  package init(files: [String: String] = TestDesk.files, webhookRules: WebhookRules = WebhookRules()) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
    let world = World(TestDesk.site(files, digest: "sha256:one"))
    let masterText = MasterKeys.newText()
    let database = try DeskDatabase(
      folder: folder, master: try MasterKeys(text: masterText), now: DeskTime(1_800_000_000))
    (self.folder, self.world, self.masterText, self.database) = (folder, world, masterText, database)
    desk = CaseDesk(
      database: database, site: { world.site.withLock { $0 } }, now: { world.now() },
      today: { world.day.withLock { $0 } }, webhookRules: webhookRules)
    (organisation, owner) = try TestDesk.organisation(in: database, name: "Aid", email: "owner@aid.example")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  package static func site(_ files: [String: String], digest: String) -> Site {
    Site(norms: Fixture(files).norms, digest: digest, engine: "test", outlines: nil)
  }

  package static func organisation(
    in database: DeskDatabase, name: String, email: String
  ) throws -> (Organisation, Caller) {
    let organisation = Organisation(id: DeskID(RandomBytes.make(16)), name: name, created: DeskTime(1_800_000_000))
    let owner = Member(
      id: DeskID(RandomBytes.make(16)), organisation: organisation.id, name: "Owner of \(name)", email: email,
      role: .owner, created: DeskTime(1_800_000_000))
    try database.writeNow { writer in
      try writer.create(organisation)
      try writer.add(
        owner, password: try PasswordHash("a long sentence for tests", cost: .forTests), oneTimePassword: nil)
    }
    return (organisation, Caller(owner))
  }

  package func member(_ role: Role) throws -> Caller {
    let member = Member(
      id: DeskID(RandomBytes.make(16)), organisation: organisation.id, name: "A \(role.rawValue)",
      email: "\(role.rawValue)-\(UUID().uuidString)@aid.example", role: role, created: DeskTime(1_800_000_000))
    try database.writeNow { writer in
      try writer.add(
        member, password: try PasswordHash("a long sentence for tests", cost: .forTests), oneTimePassword: nil)
    }
    return Caller(member)
  }

  package static func fact(_ key: String, _ value: String, from: String? = nil, source: String = "letter") -> CaseItem {
    .fact(
      RecordedFact(
        key: key, values: [.init(value, from: from)],
        evidence: Evidence(source: source, day: "2024-01-02", recordedBy: nil, recordedAt: DeskTime(1_800_000_000))))
  }

  /// The bytes of all files in the folder: what somebody who takes the disk reads.
  package func bytesOnDisk() throws -> [UInt8] {
    try FileManager.default.contentsOfDirectory(atPath: folder).flatMap {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
    }
  }
}
