import Foundation
import Register
import RegisterFiles
import Testing

/// A new file lacks what a person must write, and nothing else.
struct ScaffoldTests {
  static let states = ["XAA", "XBB", "USA"].map { State(code: StateCode($0), alpha2: "", name: $0) }

  static func scaffold(_ subject: Scaffold.Subject, _ id: String) throws -> String {
    try Scaffold.text(subject, id, states: states, schema: nil)
  }

  @Test func whatIsMissingInAnArrangementIsNamedAndNothingElse() throws {
    let text = try Self.scaffold(.arrangement, "xaa-xbb-2027")
    let found = WrittenRegister(["arrangements/xaa-xbb-2027.yaml": text]).diagnostics
    #expect(Set(found.map(\.kind)) == [.missingKey])
    let missing = found.map { $0.found }
    for key in ["kind", "stage", "claim", "publisher", "title"] {
      #expect(missing.contains { $0.hasSuffix("without “\(key)”") }, "\(key) is not asked for: \(missing)")
    }
  }

  @Test func filledInItIsSound() throws {
    var arrangement = try Self.scaffold(.arrangement, "xaa-xbb-2027")
    #expect(arrangement.contains("sender: XAA\n"))
    #expect(arrangement.contains("to: XBB\n"))
    for (empty, full) in [
      ("kind:\n", "kind: transit\n"), ("    stage:", "    stage: talks"), ("    claim:", "    claim: They talked."),
      ("    publisher:", "    publisher: P"), ("    title:", "    title: T"),
      ("    published:", "    published: 2027-01-01"),
    ] {
      #expect(arrangement.contains(empty))
      arrangement = arrangement.replacing(empty, with: full, maxReplacements: 1)
    }
    #expect(WrittenRegister(["arrangements/xaa-xbb-2027.yaml": arrangement]).messages == [])
    var norm = try Self.scaffold(.norm, "xaa/order")
    for (empty, full) in [
      ("title:\n", "title: An order\n"), ("kind:\n", "kind: court-order\n"), ("cite:", "cite: C"),
      ("basis:", "basis: secondary"), ("  - id:", "  - id: r"), ("    effect:", "    effect: bar"),
      ("    says:", "    says: It bars."), ("    publisher:", "    publisher: P"), ("    title:", "    title: T"),
      ("    published:", "    published: 2027-01-01"),
    ] {
      #expect(norm.contains(empty), "\(empty)")
      norm = norm.replacing(empty, with: full, maxReplacements: 1)
    }
    #expect(WrittenRegister(["norms/xaa/order.yaml": norm]).messages == [])
  }

  /// Every commented line of a key can be used as it stands.
  @Test func theCommentedKeysAreKeysOfTheForm() throws {
    for (subject, id, path) in [
      (Scaffold.Subject.arrangement, "xaa-xbb-2027", "arrangements/xaa-xbb-2027.yaml"),
      (.norm, "xaa/order", "norms/xaa/order.yaml"),
    ] {
      // Lines of prose have no colon after a single word in small letters.
      let text = try Self.scaffold(subject, id).split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.wholeMatch(of: /# ((?:[a-z_]+:|  .*)(?: .*)?)/).flatMap { match in
          let rest = match.output.1
          return rest.wholeMatch(of: /[a-z_]+: [A-Za-z-]+ .*/) != nil && !rest.hasPrefix("covers") ? nil : String(rest)
        } ?? String(line)
      }.joined(separator: "\n")
      let found = WrittenRegister([path: text]).diagnostics
      #expect(text.contains("\nforce:\n"))
      #expect(!found.contains { $0.kind == .unknownKey || $0.kind == .wrongShape || $0.kind == .notYAML }, "\(found)")
    }
  }

  @Test(arguments: ["USA", "usa", "usa/", "usa/A", "usa/a b", "zzz/a", "../usa/x", "usa/x/y", "usa/-"])
  func whatIsNoIDOfANormIsRefused(_ id: String) {
    #expect(throws: Scaffold.WrongID.self) { try Self.scaffold(.norm, id) }
  }

  @Test(arguments: ["usa", "usa/lby", "usa-", "USA-LBY-2025", "../x-y", "a b-c"])
  func whatIsNoIDOfAnArrangementIsRefused(_ id: String) {
    #expect(throws: Scaffold.WrongID.self) { try Self.scaffold(.arrangement, id) }
  }

  /// The examples of the page for lawyers are what the program accepts, with the facts of the real register.
  @Test func theExamplesOfTheGuideAreSound() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/guide/contributing-law.md"), encoding: .utf8)
    let examples = page.matches(of: /(?s)```yaml\n(.*?)```/).map { block in
      block.output.1.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(3) }
        .joined(separator: "\n")
    }
    #expect(examples.count == 2)
    var files: [String: String] = [:]
    for name in ["facts.yaml", "states.yaml"] {
      files[name] = try String(contentsOf: root.appending(path: "register/\(name)"), encoding: .utf8)
    }
    // Facts name the norms that make them matter, which are not read here.
    files["facts.yaml"] = files["facts.yaml"]?.replacing(/(?m)^ *law: .*$/, with: "")
    files["states/usa.yaml"] = "state: USA\nzone: Zone/West\nroutes: []"
    files["states/xaa.yaml"] = "state: RWA"
    files["arrangements/usa-rwa-2025.yaml"] = examples.first { $0.hasPrefix("arrangement") }
    files["norms/usa/example-order.yaml"] = examples.first { $0.hasPrefix("norm") }
    let register = WrittenRegister(files)
    let found = register.diagnostics.filter {
      $0.place.file.hasPrefix("arrangements") || $0.place.file.contains("example")
    }
    #expect(found.map(\.description) == [])
    #expect(register.corpus.norms.contains { $0.id.text == "usa/example-order" && $0.rules.count == 2 })
    #expect(register.corpus.arrangements.map(\.terms.first?.cap) == [250])
  }
}
