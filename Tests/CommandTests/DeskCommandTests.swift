import Foundation
import Testing

/// The commands for whoever runs a desk: copies, the log, keys.
@Suite(.serialized) struct DeskCommandTests {
  /// A folder with a master key and a desk with one organisation.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "desk-command-\(UUID().uuidString)").path
    var data: String { "\(path)/data" }
    var key: String { "\(path)/key" }
    var copies: String { "\(path)/copies" }
    var options: [String] { ["--data", data, "--master-key", key] }

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      #expect(try Program.run("keys", "new", key).status == 0)
      let made = try Program.run(["org", "create", "Legal Aid"] + options)
      #expect(made.status == 0, "\(made.err)")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func export(as name: String) throws -> String {
      let export = try Program.run(["audit", "export"] + options)
      #expect(export.status == 0, "\(export.err)")
      try export.out.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
      return "\(path)/\(name)"
    }

    func invite() throws {
      let invited = try Program.run(["user", "invite", "Ada", "--role", "reader"] + options)
      #expect(invited.status == 0, "\(invited.err)")
    }
  }

  @Test func aDeskComesBackFromItsCopies() throws {
    let folder = try Folder()
    let backup = try Program.run("backup", "--data", folder.data, "--to", folder.copies)
    #expect(backup.status == 0, "\(backup.err)")
    #expect(backup.out.contains("0 cases are in the copy."))
    let other = "\(folder.path)/other"
    let restored = try Program.run("restore", "--from", folder.copies, "--data", other, "--master-key", folder.key)
    #expect(restored.status == 0, "\(restored.err)")
    #expect(restored.out.contains("1 organisations, 0 cases, each opened"))
    let list = try Program.run("org", "list", "--data", other, "--master-key", folder.key)
    #expect(list.out.contains("Legal Aid"))
    let again = try Program.run("restore", "--from", folder.copies, "--data", other, "--master-key", folder.key)
    #expect(again.status == 1)
    #expect(again.err.contains("has a desk already"))
  }

  @Test func withoutTheMasterKeyNothingComesBack() throws {
    let folder = try Folder()
    #expect(try Program.run("backup", "--data", folder.data, "--to", folder.copies).status == 0)
    let wrong = "\(folder.path)/wrong"
    #expect(try Program.run("keys", "new", wrong).status == 0)
    let other = "\(folder.path)/other"
    let restored = try Program.run("restore", "--from", folder.copies, "--data", other, "--master-key", wrong)
    #expect(restored.status == 1)
    #expect(restored.err.contains("found a master key that does not open the desk"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == [])
    let none = try Program.run("restore", "--from", folder.copies, "--data", other)
    #expect(none.status == 1)
    #expect(none.err.contains("found no master key"))
  }

  @Test func whatIsNoDeskIsNamedAndNothingIsMade() throws {
    let folder = try Folder()
    let empty = "\(folder.path)/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let backup = try Program.run("backup", "--data", empty, "--to", folder.copies)
    #expect(backup.status == 1)
    #expect(backup.err.contains("found no file \(empty)/desk.sqlite"))
    let verify = try Program.run("audit", "verify", empty)
    #expect(verify.status == 1)
    #expect(verify.err.contains("found no file \(empty)/desk.sqlite"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty) == [])
    let restore = try Program.run("restore", "--from", empty, "--data", empty, "--master-key", folder.key)
    #expect(restore.status == 1)
    #expect(restore.err.contains("expected the files that safethird backup writes"))
  }

  @Test func aLogIsVerifiedAsFolderAsCopyAndAsExport() throws {
    let folder = try Folder()
    let first = try folder.export(as: "first")
    try folder.invite()
    let second = try folder.export(as: "second")
    #expect(try Program.run("backup", "--data", folder.data, "--to", folder.copies).status == 0)
    let copy = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.copies).first { $0.hasPrefix("desk-") })
    for path in [folder.data, "\(folder.copies)/\(copy)", second] {
      let verified = try Program.run("audit", "verify", path, "--since", first)
      #expect(verified.status == 0, "\(verified.err)")
      #expect(verified.out.contains("entries hold"))
      #expect(verified.out.contains("It goes on from the earlier export"))
    }
    // The other way round it was cut.
    let cut = try Program.run("audit", "verify", first, "--since", second)
    #expect(cut.status == 1)
    #expect(cut.err.contains("it was cut or rewritten"))
  }

  @Test func anExportThatWasChangedOrCutIsFound() throws {
    let folder = try Folder()
    try folder.invite()
    let path = try folder.export(as: "export")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n")
    func verify(_ text: String, _ options: String...) throws -> Program.Outcome {
      try text.write(toFile: "\(folder.path)/changed", atomically: true, encoding: .utf8)
      return try Program.run(["audit", "verify", "\(folder.path)/changed"] + options)
    }
    #expect(try verify(text).status == 0)
    let changed = try verify(text.replacing("\"detail\":\"reader\"", with: "\"detail\":\"owner\""))
    #expect(changed.status == 1)
    #expect(changed.err.contains("was changed after it was written"))
    let cut = try verify((lines.dropLast(2) + lines.suffix(1)).joined(separator: "\n"))
    #expect(cut.status == 1)
    #expect(cut.err.contains("not that of its entries, or not signed by its key"))
    let key = try #require(text.firstMatch(of: /"public_key":"([0-9a-f]{64})"/)).output.1
    #expect(try verify(text, "--public-key", String(key)).status == 0)
    let other = try verify(text, "--public-key", String(repeating: "0", count: 64))
    #expect(other.status == 1)
    #expect(other.err.contains("another key signed this log"))
  }

  @Test func theKeyOfAFolderIsComparedAndAnExportIsInTheLog() throws {
    let folder = try Folder()
    let text = try String(contentsOfFile: try folder.export(as: "export"), encoding: .utf8)
    #expect(text.contains("\"action\":\"log-exported\""))
    let key = try #require(text.firstMatch(of: /"public_key":"([0-9a-f]{64})"/)).output.1
    #expect(try Program.run("audit", "verify", folder.data, "--public-key", String(key)).status == 0)
    let other = try Program.run(
      "audit", "verify", folder.data, "--public-key", String(repeating: "0", count: 64))
    #expect(other.status == 1)
    #expect(other.err.contains("found the key \(key); expected 0000"))
  }

  @Test func aDeskThatLostAFileIsNotOpened() throws {
    let folder = try Folder()
    try FileManager.default.removeItem(atPath: "\(folder.data)/keys.sqlite")
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(folder.data)/keys.sqlite\(suffix)")
    }
    let list = try Program.run(["org", "list"] + folder.options)
    #expect(list.status == 1)
    #expect(list.err.contains("found no file \(folder.data)/keys.sqlite beside the other one of the desk"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.data)/keys.sqlite"))
  }

  @Test func theMasterKeyIsChanged() throws {
    let folder = try Folder()
    let new = "\(folder.path)/new"
    #expect(try Program.run("keys", "new", new).status == 0)
    let old = try String(contentsOfFile: folder.key, encoding: .utf8)
    let both = "\(folder.path)/both"
    try (try String(contentsOfFile: new, encoding: .utf8) + old).write(
      toFile: both, atomically: true, encoding: .utf8)
    let rotated = try Program.run("keys", "rotate", "--data", folder.data, "--master-key", both)
    #expect(rotated.status == 0, "\(rotated.err)")
    #expect(rotated.out.contains("2 keys are wrapped with the key"))
    let refused = try Program.run(["org", "list"] + folder.options)
    #expect(refused.status == 1)
    #expect(refused.err.contains("found a master key that does not open the desk"))
    #expect(try Program.run("org", "list", "--data", folder.data, "--master-key", new).out.contains("Legal Aid"))
    let again = try Program.run("keys", "rotate", "--data", folder.data, "--master-key", new)
    #expect(again.out.contains("already"))
  }

  @Test func anOrganisationGetsAnotherKey() throws {
    let folder = try Folder()
    let id = try #require(try Program.run(["org", "list"] + folder.options).out.split(separator: " ").first)
    let rotated = try Program.run(["keys", "rotate", "--organisation", String(id)] + folder.options)
    #expect(rotated.status == 0, "\(rotated.err)")
    #expect(rotated.out.contains("Legal Aid has a new key."))
    #expect(try Program.run(["org", "list"] + folder.options).out.contains("Legal Aid"))
    #expect(try Program.run("audit", "verify", folder.data).out.contains("entries hold"))
    let none = try Program.run(["keys", "rotate", "--organisation", "none"] + folder.options)
    #expect(none.status == 1)
    #expect(none.err.contains("found no organisation none"))
  }
}
