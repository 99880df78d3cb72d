import Foundation
import Testing

@Suite("Organisations, people and keys by command")
struct AccountCommandTests {
  /// Runs in a folder with a master key, whose place every command is given.
  private func withKey<T>(_ body: (_ folder: URL, _ run: (String...) throws -> Program.Outcome) throws -> T) throws -> T
  {
    try Program.withFolder { folder in
      let key = folder.appending(path: "desk.key").path
      #expect(try Program.run("keys", "new", key).status == 0)
      return try body(folder) { arguments in
        try Program.run(arguments + ["--data", folder.appending(path: "desk").path, "--master-key", key])
      }
    }
  }

  @Test("A key is made in a file of its owner alone, is never printed, and is never written over")
  func keys() throws {
    try Program.withFolder { folder in
      let path = folder.appending(path: "desk.key").path
      let made = try Program.run("keys", "new", path)
      #expect(made.status == 0)
      let text = try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
      #expect(Data(base64Encoded: text)?.count == 32)
      #expect(!made.out.contains(text) && !made.err.contains(text))
      let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      #expect(mode == 0o600)
      let again = try Program.run("keys", "new", path)
      #expect(again.status == 1)
      #expect(again.err.contains("never written over"))
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(text))
      // Nor through a link that somebody laid there.
      let link = folder.appending(path: "link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/elsewhere")
      #expect(try Program.run("keys", "new", link).status == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/elsewhere"))
    }
  }

  @Test("An organisation is made with a link for its first owner, and listed")
  func organisations() throws {
    try withKey { folder, run in
      // No command but this one makes a desk: a name that was mistyped is no empty desk.
      for command in [["user", "list"], ["org", "list"], ["audit", "export"], ["keys", "rotate"]] {
        let none = try Program.run(
          command + [
            "--data", folder.appending(path: "typo").path, "--master-key", folder.appending(path: "desk.key").path,
          ])
        #expect(none.status == 1)
        #expect(none.err.contains("found no desk in \(folder.appending(path: "typo").path)"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "typo").path))
      }
      let made = try run("org", "create", "Legal Aid", "--site-url", "https://desk.example.org")
      #expect(made.status == 0)
      #expect(made.out.contains(/https:\/\/desk\.example\.org\/desk\/join\/[\w-]{43}\n/))
      let listed = try run("org", "list")
      #expect(listed.out.contains("Legal Aid  0 who may sign in"))
      let wrong = try run("org", "create", "")
      #expect(wrong.status == 1)
      #expect(wrong.err.contains("found nothing; expected 1 to 100 characters"))
      // With two, the one is to be named.
      #expect(try run("org", "create", "Other Aid").status == 0)
      #expect(try run("user", "list").err.contains("found 2 organisations; expected --org"))
      let id = try #require(listed.out.split(separator: " ").first.map(String.init))
      #expect(try run("user", "list", "--org", id).status == 0)
    }
  }

  @Test("People are invited in a role that there is; who is not there is said")
  func people() throws {
    try withKey { _, run in
      #expect(try run("org", "create", "Legal Aid").status == 0)
      let invited = try run("user", "invite", "Ada", "--role", "auditor")
      #expect(invited.out.contains(/^http:\/\/127\.0\.0\.1:8080\/desk\/join\/[\w-]{43}\n$/))
      let wrong = try run("user", "invite", "Ada", "--role", "boss")
      #expect(wrong.status == 2)
      #expect(wrong.err.contains("found boss, expected owner, representative, caseworker, approver, auditor, reader"))
      for command in ["reset", "end"] {
        let missing = try run("user", command, "nobody@example.org")
        #expect(missing.status == 1)
        #expect(missing.err.contains("found no member with the address nobody@example.org"))
      }
    }
  }

  @Test("Without the key, and with another one, nothing is opened")
  func otherKey() throws {
    try withKey { folder, run in
      #expect(try run("org", "create", "Legal Aid").status == 0)
      let data = folder.appending(path: "desk").path
      let none = try Program.run(["org", "list", "--data", data], environment: ["SAFETHIRD_MASTER_KEY": ""])
      #expect(none.status == 1)
      #expect(none.err.contains("found no master key; expected --master-key FILE"))
      let other = folder.appending(path: "other.key").path
      #expect(try Program.run("keys", "new", other).status == 0)
      let wrong = try Program.run("org", "list", "--data", data, "--master-key", other)
      #expect(wrong.status == 1)
      #expect(!wrong.out.contains("Legal Aid"))
      #expect(wrong.err.contains("does not open the desk"))
    }
  }
}
