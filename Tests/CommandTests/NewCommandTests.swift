import Foundation
import Testing

/// A new file of the register from the command line.
@Suite(.serialized) struct NewCommandTests {
  static func withRegister(_ body: (URL) throws -> Void) throws {
    try Program.withFolder { folder in
      for name in ["register", "docs"] {
        try FileManager.default.copyItem(at: Program.root.appending(path: name), to: folder.appending(path: name))
      }
      try body(folder)
    }
  }

  @Test func aNewFileIsCheckedAndNeverOverwritten() throws {
    try Self.withRegister { folder in
      let made = try Program.run("register", "new", "arrangement", "usa-lby-2099", in: folder)
      #expect(made.status == 0, "\(made.err)")
      let file = folder.appending(path: "register/arrangements/usa-lby-2099.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("sender: USA\n"))
      // The way to the schema leads to a file.
      let schema = try #require(text.firstMatch(of: /\$schema=(\S+)/)).output.1
      let there = file.deletingLastPathComponent().appending(path: String(schema)).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: there.path))
      let check = try Program.run("register", "check", "register", "--quick", in: folder)
      #expect(check.status == 1)
      #expect(check.out.split(separator: "\n").allSatisfy { $0.hasPrefix("arrangements/usa-lby-2099.yaml:") })
      try Data("mine\n".utf8).write(to: file)
      let again = try Program.run("register", "new", "arrangement", "usa-lby-2099", in: folder)
      #expect(again.status == 1)
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine\n")
    }
  }

  @Test func aNewNormHasItsSenderAndItsForm() throws {
    try Self.withRegister { folder in
      let made = try Program.run("register", "new", "norm", "gbr/new-order", "--register", "register", in: folder)
      #expect(made.status == 0, "\(made.err)")
      let text = try String(
        contentsOf: folder.appending(path: "register/norms/gbr/new-order.yaml"), encoding: .utf8)
      #expect(text.hasPrefix("# yaml-language-server: $schema=../../../docs/schemas/norm.schema.json\n"))
      #expect(text.contains("sender: GBR\n"))
      #expect(try Program.run("register", "new", "norm", "GBR", in: folder).status == 2)
      #expect(try Program.run("register", "new", "norm", "gbr/x", "--register", "nowhere", in: folder).status == 1)
    }
  }
}
