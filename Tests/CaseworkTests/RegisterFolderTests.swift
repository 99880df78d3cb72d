import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import Synchronization
import TestDesks
import TestRegisters
import Testing

@Suite("A register that changes while it is in use")
struct RegisterFolderTests {
  /// A folder with one file, and what a reading of it gives.
  private final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)").path
    let lines = Mutex<[String]>([])
    let replaced = Mutex<[String]>([])
    let reading: Mutex<RegisterFolder.Reading>

    init() throws {
      reading = Mutex(.unreadable("not yet"))
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try write("one")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/norm.yaml"))
    }

    func watched(as read: FolderState? = nil) -> RegisterFolder {
      RegisterFolder(
        path, as: read ?? FolderState(of: path), site: TestDesk.site(TestDesk.files, digest: "sha256:one"),
        load: { self.reading.withLock { $0 } },
        replaced: { site in self.replaced.withLock { $0.append(site.digest) } },
        report: { line in self.lines.withLock { $0.append(line) } })
    }
  }

  @Test("A folder that changed and stands still is read, once")
  func settles() throws {
    let folder = try Folder()
    let register = folder.watched()
    folder.reading.withLock { $0 = .sound(TestDesk.site(TestDesk.files, digest: "sha256:two")) }
    register.look()
    #expect(register.site.digest == "sha256:one", "nothing changed")
    try folder.write("two and more")
    register.look()
    #expect(register.site.digest == "sha256:one", "it may be in the middle of a write")
    try folder.write("two and much more")
    register.look()
    #expect(register.site.digest == "sha256:one", "it was in the middle of a write")
    register.look()
    #expect(register.site.digest == "sha256:two")
    register.look()
    #expect(folder.replaced.withLock { $0 } == ["sha256:two"])
  }

  @Test("What is written while the register is first read is not missed")
  func writtenMeanwhile() throws {
    let folder = try Folder()
    let read = try #require(FolderState(of: folder.path))
    try folder.write("two and more")
    folder.reading.withLock { $0 = .sound(TestDesk.site(TestDesk.files, digest: "sha256:two")) }
    let register = folder.watched(as: read)
    register.look()
    register.look()
    #expect(register.site.digest == "sha256:two")
  }

  @Test("With mistakes the register before stays in use, and they are told until they are put right")
  func mistakes() throws {
    let folder = try Folder()
    let register = folder.watched()
    let mistake = Diagnostic(
      .unknownFact, at: Place(file: "norm.yaml", line: 3, column: 1), found: "the fact “x”", expected: "a known one")
    folder.reading.withLock { $0 = .mistaken([mistake]) }
    try folder.write("a mistake")
    register.look()
    register.look()
    #expect(register.site.digest == "sha256:one")
    #expect(register.trouble?.mistakes.count == 1)
    #expect(folder.lines.withLock { $0 }.contains { $0.contains("norm.yaml:3:1") })
    #expect(folder.replaced.withLock { $0 }.isEmpty)
    folder.reading.withLock { $0 = .sound(TestDesk.site(TestDesk.files, digest: "sha256:three")) }
    try folder.write("put right again")
    register.look()
    register.look()
    #expect(register.trouble == nil)
    #expect(folder.lines.withLock { $0 }.contains { $0.hasSuffix("is put right") })
    #expect(register.site.digest == "sha256:three")
  }

  @Test("A folder that is gone for a moment changes nothing")
  func gone() throws {
    let folder = try Folder()
    let register = folder.watched()
    try FileManager.default.removeItem(atPath: folder.path)
    register.look()
    register.look()
    #expect(register.site.digest == "sha256:one")
    #expect(folder.lines.withLock { $0 }.isEmpty)
  }

  @Test("The service runs a round when it starts, when the register was replaced and when the day turns, for all")
  func service() async throws {
    let test = try TestDesk()
    let (other, second) = try TestDesk.organisation(in: test.database, name: "Other", email: "o@other.example")
    for caller in [test.owner, second] {
      _ = try await test.desk.create(
        [
          .reference("1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"), TestDesk.fact("q", "true"),
          TestDesk.fact("person.nationality", "[XDD]"),
        ], by: caller)
    }
    let service = WatchService(desk: test.desk, every: 0.2)
    service.start()
    defer { service.stop() }
    let organisations = [test.organisation.id, other.id]
    func wait(until condition: () throws -> Bool) async throws {
      for _ in 0..<500 where try !condition() { try await Task.sleep(for: .milliseconds(20)) }
    }
    func registers() throws -> [String?] {
      try test.database.readNow { reader in try organisations.map { try reader.evaluation(of: $0)?.register } }
    }
    try await wait { try registers() == ["sha256:one", "sha256:one"] }
    #expect(try registers() == ["sha256:one", "sha256:one"])
    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = nil
    let site = TestDesk.site(files, digest: "sha256:two")
    test.world.site.withLock { $0 = site }
    service.registerChanged()
    try await wait { try registers() == ["sha256:two", "sha256:two"] }
    let alerts = try test.database.readNow { reader in
      try organisations.map { try reader.alerts(of: $0, limit: 10).count }
    }
    #expect(alerts == [1, 1])
    // Midnight: nobody has to say so.
    test.world.day.withLock { $0 = $0.advanced(by: 1) }
    let tomorrow = test.world.day.withLock { $0.description }
    func days() throws -> [String?] {
      try test.database.readNow { reader in try organisations.map { try reader.evaluation(of: $0)?.day } }
    }
    try await wait { try days() == [tomorrow, tomorrow] }
    #expect(try days() == [tomorrow, tomorrow])
  }
}
