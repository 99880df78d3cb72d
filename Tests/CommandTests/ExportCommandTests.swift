import Foundation
import Testing

/// The folder of an export: whole or not at all, and over nothing that is somebody's own.
@Suite(.serialized) struct ExportCommandTests {
  func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func anExportIsWrittenTwiceWithTheSameBytes() throws {
    try Program.withFolder { folder in
      let target = folder.appending(path: "out")
      let first = try Program.run("register", "export", target.path)
      #expect(first.status == 0, "\(first.err)")
      let files = try names(target)
      #expect(files.contains("register.json"))
      #expect(files.contains("datapackage.json"))
      let before = try Data(contentsOf: target.appending(path: "register.json"))
      let second = try Program.run("register", "export", target.path)
      #expect(second.status == 0, "\(second.err)")
      #expect(try Data(contentsOf: target.appending(path: "register.json")) == before)
      #expect(try names(target) == files)
      // Nothing of the way is left beside it.
      #expect(try names(folder) == ["out"])
    }
  }

  @Test func whatIsSomebodysOwnStays() throws {
    try Program.withFolder { folder in
      let own = folder.appending(path: "notes.txt")
      try Data("mine".utf8).write(to: own)
      let refused = try Program.run("register", "export", folder.path)
      #expect(refused.status == 1)
      #expect(refused.err.contains("no export"))
      #expect(try names(folder) == ["notes.txt"])
      let onFile = try Program.run("register", "export", own.path)
      #expect(onFile.status == 1)
      #expect(onFile.err.contains("found a file"))
      #expect(try String(contentsOf: own, encoding: .utf8) == "mine")
    }
  }

  @Test func aFileBesideAnEarlierExportStays() throws {
    try Program.withFolder { folder in
      let target = folder.appending(path: "out")
      #expect(try Program.run("register", "export", target.path).status == 0)
      try Data("mine".utf8).write(to: target.appending(path: "my-query.sql"))
      let again = try Program.run("register", "export", target.path)
      #expect(again.status == 1)
      #expect(again.err.contains("my-query.sql"))
      #expect(try names(target).contains("my-query.sql"))
      #expect(try names(folder) == ["out"])
    }
  }

  @Test func aRegisterWithMistakesIsNotExported() throws {
    try Program.withFolder { folder in
      let register = folder.appending(path: "register")
      try FileManager.default.createDirectory(at: register, withIntermediateDirectories: true)
      try Data("facts: [{fact: a}]\n".utf8).write(to: register.appending(path: "facts.yaml"))
      let target = folder.appending(path: "out")
      #expect(try Program.run("register", "export", target.path, "--register", register.path).status == 1)
      #expect(!FileManager.default.fileExists(atPath: target.path))
    }
  }
}
