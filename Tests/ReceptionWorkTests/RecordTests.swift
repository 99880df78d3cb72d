import Casework
import DeskSQLite
import Desks
import Foundation
import GRDB
import Reception
import ReceptionWork
import Register
import Sealing
import TestDesks
import Testing

@Suite("Records of the reception desk")
struct RecordTests {
  private static let time = DeskTime(1_800_000_000)

  private func employer(_ name: String) -> Employer { Employer(id: ReceptionWorld.id(), name: name, address: "A road") }

  @Test("A record is kept, changed by whoever saw its last change, and listed with its kind alone")
  func life() throws {
    let world = try ReceptionWorld()
    let (database, organisation) = (world.test.database, world.owner.organisation)
    let made = try database.writeNow { try $0.create(employer("One"), in: organisation, at: Self.time) }
    #expect(made.revision == 1)
    var renamed = made.content
    renamed.name = "Two"
    let changed = try database.writeNow { try $0.replace(made, with: renamed, at: Self.time) }
    #expect(changed.revision == 2)
    #expect(throws: DeskFault.changedMeanwhile(2)) {
      try database.writeNow { try $0.replace(made, with: renamed, at: Self.time) }
    }
    let all = try database.readNow { try $0.records(of: organisation, as: Employer.self) }
    #expect(all.map(\.content) == [renamed])
    #expect(try database.readNow { try $0.records(of: organisation, as: Opening.self) }.isEmpty)
  }

  @Test("Another organisation has none of them, and no id leads to them")
  func isolation() throws {
    let world = try ReceptionWorld()
    let database = world.test.database
    let made = try database.writeNow { try $0.create(employer("One"), in: world.owner.organisation, at: Self.time) }
    let (other, _) = try TestDesk.organisation(in: database, name: "Other", email: "o@other.example")
    #expect(try database.readNow { try $0.records(of: other.id, as: Employer.self) }.isEmpty)
    #expect(throws: DeskFault.notFound) {
      try database.readNow { try $0.record(made.id, in: other.id, as: Employer.self) }
    }
  }

  @Test("What is written stands sealed on the disk, and an older one does not pass for that of now")
  func sealed() throws {
    let world = try ReceptionWorld()
    let (database, organisation) = (world.test.database, world.owner.organisation)
    let mark = "qzkvjwhxpybd"
    let made = try database.writeNow { try $0.create(employer(mark), in: organisation, at: Self.time) }
    #expect(Data(try world.test.bytesOnDisk()).range(of: Data(mark.utf8)) == nil)
    let disk = try DatabaseQueue(path: "\(world.test.folder)/\(DeskDatabase.mainFile)")
    let older = try disk.read { try Data.fetchOne($0, sql: "SELECT sealed FROM reception_record") }
    _ = try database.writeNow { try $0.replace(made, with: made.content, at: Self.time) }
    try disk.write { try $0.execute(sql: "UPDATE reception_record SET sealed = ?", arguments: [older]) }
    #expect(throws: DeskFault.damaged("record/\(made.id)/2")) {
      try database.readNow { try $0.records(of: organisation, as: Employer.self) }
    }
  }
}
