import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import RegisterFiles
import TestDesks
import Testing

@Suite("Tables of cases")
struct TableTests {
  private func preview(_ test: TestDesk, _ text: String) async throws -> TablePreview {
    try await test.desk.preview(Array(text.utf8), by: test.owner)
  }

  @Test("A table says what it would change, and then changes exactly that")
  func takesIn() async throws {
    let test = try TestDesk()
    let known = try await test.desk.create(
      [.reference("2026-1"), .sender("XAA"), TestDesk.fact("p", "true"), TestDesk.fact("q", "true")], by: test.owner)
    let table = #"""
      case,sender,p,q,person.nationality,s@XBB,source
      2026-1,,true,false,,,letter
      2026-2,XAA,unknown,,XBB;XCC;more,true,"call, and a ""note"""
      """#
    let shown = try await preview(test, table)
    #expect(shown.mistakes.isEmpty)
    #expect(shown.created == 1 && shown.changed == 1 && shown.unchanged == 0)
    let first = try #require(shown.lines.first { $0.reference == "2026-1" })
    // What is recorded so already is no change, and an empty cell is none.
    #expect(first.facts.map(\.key) == ["q"])
    #expect(first.facts.first?.before == "true" && first.facts.first?.after == "false")
    // Nothing is written by looking.
    #expect(try await test.desk.open(known.id, by: test.owner).revision == 1)

    let done = try #require(
      try await test.desk.takeIn(Array(table.utf8), shown: shown.digest, by: test.owner))
    #expect(done.created == 1 && done.changed == 1)
    let changed = try await test.desk.open(known.id, by: test.owner).content
    #expect(changed.facts.map { $0.values.last?.text } == ["true", "false"])
    #expect(changed.facts.last?.evidence.source == "letter")
    let id = try #require(try await test.desk.caseID(reference: "2026-2", by: test.owner))
    let new = try await test.desk.open(id, by: test.owner).content
    #expect(
      new.facts.map { "\($0.key)=\($0.values[0].text)" } == [
        "p=unknown", "person.nationality=[XBB, XCC, more]", "s@XBB=true",
      ])
    #expect(new.facts.first?.evidence.source == "call, and a \"note\"")
    // Each change of a table can be taken back like any other.
    let undone = try await test.desk.undo(2, of: known.id, by: test.owner)
    #expect(undone.content.facts.map { $0.values.last?.text } == ["true", "true"])
  }

  @Test("The table of all cases, taken in again, changes nothing")
  func roundTrip() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create(
      [
        .reference("a, \"b\""), .sender("XAA"), TestDesk.fact("person.nationality", "[XBB, more]"),
        TestDesk.fact("safe", "[]"), TestDesk.fact("kind", "two"), TestDesk.fact("p", "unknown"),
        TestDesk.fact("served@XBB", "2024-05-06T07:08-04:00"), TestDesk.fact("person.born_on", "1990-02-03"),
      ], by: test.owner)
    let shown = try await preview(test, try await test.desk.table(by: test.owner))
    #expect(shown.mistakes.isEmpty)
    #expect(shown.lines.isEmpty && shown.unchanged == 1)
  }

  private func log(_ test: TestDesk, of id: CaseID? = nil) throws -> [AuditEntry] {
    try test.database.readNow {
      try $0.latestLog(of: test.organisation.id, subject: id?.text, limit: 100).map(\.entry)
    }
  }

  @Test("The log of a case has each table that showed it, changed it, made it or took it out")
  func logged() async throws {
    let test = try TestDesk()
    let known = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    let untouched = try await test.desk.create([.reference("9"), .sender("XAA")], by: test.owner)
    let table = "case,p\n1,false\n2,true\n"
    let shown = try await preview(test, table)
    #expect(try log(test, of: known.id).map(\.action) == [.caseRead, .caseCreated])
    _ = try #require(try await test.desk.takeIn(Array(table.utf8), shown: shown.digest, by: test.owner))
    #expect(try log(test, of: known.id).map(\.action) == [.caseChanged, .caseRead, .caseCreated])
    let new = try #require(try await test.desk.caseID(reference: "2", by: test.owner))
    #expect(try log(test, of: new).map(\.action) == [.caseCreated])
    _ = try await test.desk.table(by: test.owner)
    for id in [known.id, new, untouched.id] { #expect(try log(test, of: id).first?.action == .caseExported) }
    #expect(try log(test).contains { $0.action == .casesExported && $0.detail == "3 cases" })
    let many = try await test.desk.createAll(
      [[.reference("3"), .sender("XAA")], [.reference("4"), .sender("XAA")]], by: test.owner)
    for id in many { #expect(try log(test, of: id).map(\.action) == [.caseCreated]) }
  }

  @Test("Values over time that a table would replace are shown with their days")
  func dated() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    let evidence = Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(0))
    let values = [RecordedFact.Value("false", from: "2024-01-02"), .init("true", from: "2025-03-04")]
    _ = try await test.desk.change(
      made.id, putting: [.fact(RecordedFact(key: "p", values: values, evidence: evidence))], by: test.owner)
    let shown = try await preview(test, "case,p\n1,false\n")
    #expect(shown.lines.first?.facts.first?.before == "false (2024-01-02); true (2025-03-04)")
    // The latest of them is what the table of all cases has.
    #expect(try await preview(test, "case,p\n1,true\n").unchanged == 1)
  }

  @Test("A column of a fact that the register knows no more is passed over until a cell of it says something new")
  func forgottenFact() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("gone", "[XBB, more]"), TestDesk.fact("p", "true")],
      by: test.owner)
    _ = try await test.desk.create([.reference("2"), .sender("XAA")], by: test.owner)
    let all = try await test.desk.table(by: test.owner)
    let shown = try await preview(test, all)
    #expect(shown.mistakes.isEmpty && shown.unchanged == 2)
    let other = try await preview(test, all.replacing("XBB;more", with: "XCC"))
    #expect(other.mistakes.map { $0.found.said(in: .english) } == ["the fact “gone”"])
    #expect(other.digest.isEmpty)
  }

  @Test("A table that was shown is not taken in once a case has changed")
  func changedMeanwhile() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    let table = "case,p\n1,false\n"
    let shown = try await preview(test, table)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("q", "true")], by: test.owner)
    #expect(try await test.desk.takeIn(Array(table.utf8), shown: shown.digest, by: test.owner) == nil)
    #expect(try await test.desk.open(made.id, by: test.owner).content.facts.first?.values.first?.text == "true")
  }

  @Test(
    "Every mistake is found with its line, and nothing is taken in",
    arguments: [
      ("", 1, "an empty table"), ("case,p\n", 1, "a heading and no row"), ("p\ntrue\n", 1, "no column case"),
      ("case,p,p\n1,true,true\n", 1, "the column p again"), ("case,pp\n1,true\n", 1, "the fact “pp”"),
      ("case,p\n1,true,false\n", 2, "3 cells"), ("case,p\n1,maybe\n", 2, "maybe"),
      ("case,p\n,true\n", 2, "no reference"),
      ("case,p\n1,true\n1,false\n", 3, "1 again (first on line 2)"), ("case,p\n1,\"true\n", 2, "a quote"),
      ("case,sender\n1,XYZ\n", 2, "the sender XYZ"), ("case,person.nationality\n1,ZZZ\n", 2, "ZZZ"),
      ("case,p\n=1+1,true\n", 2, "=1+1"), ("case,p,source_day\n1,true,2024-02-30\n", 2, "2024-02-30"),
      ("case,p,source_day\n1,true,last week\n", 2, "last week"),
    ])
  func mistakes(_ text: String, _ line: Int, _ found: String) async throws {
    let test = try TestDesk()
    let shown = try await preview(test, text)
    let mistake = try #require(shown.mistakes.first)
    #expect(mistake.line ?? 1 == line)
    let words = mistake.found.said(in: .english)
    #expect(words.contains(found), "\(words)")
    #expect(try await test.desk.takeIn(Array(text.utf8), shown: shown.digest, by: test.owner) == nil)
    #expect(try await test.desk.cases(CaseFilter(), by: test.owner).count == 0)
  }

  @Test("Bytes that are no text are refused")
  func noText() async throws {
    let test = try TestDesk()
    let shown = try await test.desk.preview([0x63, 0xFF, 0xFE], by: test.owner)
    #expect(shown.mistakes.first?.found == .desk(.foundNotUTF8))
  }

  @Test("A case file becomes a case; all of its mistakes come back")
  func caseFile() async throws {
    let test = try TestDesk()
    let file = "case: told-orally\nsender: XAA\nfacts: {p: true, s@XBB: {value: true, from: 2024-03-01}}\n"
    let made = try await test.desk.create(file: Array(file.utf8), by: test.owner)
    #expect(made.content.reference == "told-orally")
    #expect(made.content.facts.map { $0.values[0].from } == [nil, "2024-03-01"])
    let wrong = "case: another\nsender: XAA\nfacts: {p: maybe, nothing: true}\n"
    await #expect {
      try await test.desk.create(file: Array(wrong.utf8), by: test.owner)
    } throws: { error in
      guard case DeskRefusal.mistakes(let mistakes) = error else { return false }
      return mistakes.count == 2
    }
  }

  @Test("Only those who move cases take tables in and out", arguments: Role.allCases)
  func permissions(_ role: Role) async throws {
    let test = try TestDesk()
    let caller = try test.member(role)
    func isAllowed(_ body: () async throws -> Void) async throws -> Bool {
      do {
        try await body()
        return true
      } catch DeskRefusal.notAllowed { return false }
    }
    #expect(
      try await isAllowed { _ = try await test.desk.preview(Array("case\n1\n".utf8), by: caller) }
        == role.may(.moveCases))
    #expect(try await isAllowed { _ = try await test.desk.table(by: caller) } == role.may(.moveCases))
  }
}

@Suite("Steps that are served")
struct StepTests {
  @Test(
    "Each fact that a step records is one of the register, about a destination where the step is",
    arguments: StepKind.allCases)
  func factsOfSteps(_ kind: StepKind) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (files, _) = try RegisterReader.files(at: root.appendingPathComponent("register").path)
    let facts = RegisterReader.corpus(of: files, reading: Reading()).facts
    for (name, value) in kind.facts {
      let declaration = try #require(facts.first { $0.name.text == name }, "\(name)")
      #expect(declaration.isPerDestination == kind.isPerDestination, "\(name)")
      #expect((declaration.type == .moment) == (value == .instant), "\(name)")
    }
  }
}
