import Casework
import DeskSQLite
import Desks
import Foundation
import Register
import Sealing
import TestDesks
import Testing

@Suite("Cases at the desk")
struct CaseTests {
  @Test("A case is kept with its facts, and every change of it can be taken back")
  func changesAndUndo() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("2026-1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    let changed = try await test.desk.change(made.id, putting: [TestDesk.fact("q", "true")], by: test.owner)
    #expect(changed.revision == 2)
    let opened = try await test.desk.open(made.id, by: test.owner)
    #expect(opened.content.facts.map(\.key) == ["p", "q"])
    let undone = try await test.desk.undo(2, of: made.id, by: test.owner)
    #expect(undone.content.facts.map(\.key) == ["p"])
    #expect(undone.revision == 3)
    // Taking back what took back is a change like any other.
    let again = try await test.desk.undo(3, of: made.id, by: test.owner)
    #expect(again.content.facts.map(\.key) == ["p", "q"])
    let (_, history) = try await test.desk.history(of: made.id, by: test.owner)
    #expect(history.map(\.number) == [4, 3, 2, 1])
    #expect(history.map(\.change.undoes) == [3, 2, nil, nil])
  }

  @Test("What was changed again since cannot be taken back, and says so")
  func undoOfWhatChanged() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("p", "false")], by: test.owner)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("p", "unknown")], by: test.owner)
    await #expect(throws: DeskRefusal.notUndoable(2)) { try await test.desk.undo(2, of: made.id, by: test.owner) }
  }

  @Test("Two people who change the same fact do not overwrite each other; of different facts both are kept")
  func twoPeople() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("p", "false")], seen: 1, by: test.owner)
    await #expect(throws: DeskFault.changedMeanwhile(2)) {
      try await test.desk.change(made.id, putting: [TestDesk.fact("p", "unknown")], seen: 1, by: test.owner)
    }
    let both = try await test.desk.change(made.id, putting: [TestDesk.fact("q", "true")], seen: 1, by: test.owner)
    #expect(both.content.facts.map(\.values.first?.text) == ["false", "true"])
  }

  @Test("A reference is there once in an organisation, whatever the case of its letters")
  func references() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create([.reference("Abc-1"), .sender("XAA")], by: test.owner)
    await #expect(throws: DeskFault.referenceTaken("aBC-1")) {
      try await test.desk.create([.reference("aBC-1"), .sender("XAA")], by: test.owner)
    }
    #expect(try await test.desk.caseID(reference: " ABC-1 ", by: test.owner) != nil)
  }

  @Test("Nothing of one organisation is found by another")
  func isolation() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    let (_, other) = try TestDesk.organisation(in: test.database, name: "Other", email: "owner@other.example")
    await #expect(throws: DeskFault.notFound) { try await test.desk.open(made.id, by: other) }
    await #expect(throws: DeskFault.notFound) { try await test.desk.history(of: made.id, by: other) }
    await #expect(throws: DeskFault.notFound) { try await test.desk.erase(made.id, by: other) }
    await #expect(throws: DeskFault.notFound) {
      try await test.desk.change(made.id, putting: [TestDesk.fact("p", "true")], by: other)
    }
    #expect(try await test.desk.cases(CaseFilter(), by: other).lines.isEmpty)
    // The same reference is free there.
    _ = try await test.desk.create([.reference("1"), .sender("XAA")], by: other)
  }

  @Test("Each role does what its permissions say", arguments: Role.allCases)
  func roles(_ role: Role) async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    let caller = try test.member(role)
    func isAllowed(_ body: () async throws -> Void) async throws -> Bool {
      do {
        try await body()
        return true
      } catch DeskRefusal.notAllowed { return false }
    }
    #expect(try await isAllowed { _ = try await test.desk.open(made.id, by: caller) } == role.may(.readCases))
    let note = CaseItem.note(CaseNote(id: DeskID(RandomBytes.make(16)), text: "n", by: nil, at: DeskTime(0)))
    #expect(
      try await isAllowed { _ = try await test.desk.change(made.id, putting: [note], by: caller) }
        == role.may(.writeCases))
    let assignee = CaseItem.assignee(test.owner.member.id)
    #expect(
      try await isAllowed { _ = try await test.desk.change(made.id, putting: [assignee], by: caller) }
        == (role.may(.writeCases) && role.may(.assignPeople)))
    #expect(try await isAllowed { try await test.desk.erase(made.id, by: caller) } == role.may(.eraseCases))
  }

  @Test("An erased case is gone, and its key with it")
  func erasure() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    try await test.desk.erase(made.id, by: test.owner)
    await #expect(throws: DeskFault.notFound) { try await test.desk.open(made.id, by: test.owner) }
    #expect(try await test.desk.cases(CaseFilter(), by: test.owner).count == 0)
    // The reference is free again.
    _ = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
  }

  @Test("Another master key opens nothing")
  func wrongMaster() async throws {
    let test = try TestDesk()
    try test.database.close()
    #expect(throws: DeskFault.self) {
      try DeskDatabase(folder: test.folder, master: try MasterKeys(text: MasterKeys.newText()), now: DeskTime(0))
    }
  }

  @Test("Every read and write of a case is in the log, and the log is a chain")
  func log() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    _ = try await test.desk.open(made.id, by: test.owner)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("p", "true")], by: test.owner)
    let entries = try test.database.readNow { try $0.log(of: test.organisation.id) }
    #expect(entries.map(\.entry.action) == [.caseCreated, .caseRead, .caseChanged])
    #expect(entries.map(\.entry.number) == [1, 2, 3])
    var hash = HashChain.start
    for entry in entries {
      hash = HashChain.next(hash, entry.entry.bytes(of: test.organisation.id))
      #expect(hash == entry.hash)
    }
  }
}
