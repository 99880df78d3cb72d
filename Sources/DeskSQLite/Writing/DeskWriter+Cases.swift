package import Desks
internal import Foundation
internal import GRDB
internal import Reception
internal import Sealing

extension DeskWriter {
  /// Makes a case whose key was made before, by `DeskDatabase.makeKeys`. `facts` is what the watch reads: the case as a
  /// case file, in JSON.
  package func create(
    _ id: CaseID, in organisation: OrganisationID, _ change: CaseChange, facts: [UInt8], by member: MemberID?,
    at time: DeskTime
  ) throws -> DeskCase {
    let key = try reader.key(of: id, in: organisation)
    var content = CaseContent()
    change.apply(to: &content)
    do {
      try db.execute(
        sql: """
          INSERT INTO client_case
            (id, organisation, reference, folded, closed, created, changed, revision, content, facts)
          VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
          """,
        arguments: [
          id.text, organisation.text, content.reference, CaseReference.folded(content.reference), content.isClosed,
          time.seconds, time.seconds, try key.seal(json: content, context: SealContext.content(of: id, revision: 1)),
          Data(try key.seal(facts, context: SealContext.facts(of: id, revision: 1))),
        ])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw DeskFault.referenceTaken(content.reference)
    }
    try record(
      change, number: 1, of: id, key, context: SealContext.change(1, of: id), by: member, at: time)
    try assign(content, id)
    return DeskCase(
      id: id, organisation: organisation, content: content, revision: 1, created: time, changed: time)
  }

  /// Writes a change that was made to a case as it was read; throws `changedMeanwhile` where another came between.
  package func apply(
    _ change: CaseChange, to deskCase: DeskCase, facts: [UInt8], by member: MemberID?, at time: DeskTime
  ) throws -> DeskCase {
    let key = try reader.key(of: deskCase.id, in: deskCase.organisation)
    var changed = deskCase
    change.apply(to: &changed.content)
    changed.revision += 1
    changed.changed = time
    do {
      try db.execute(
        sql: """
          UPDATE client_case SET reference = ?, folded = ?, closed = ?, changed = ?, revision = ?, content = ?, facts = ?
          WHERE id = ? AND organisation = ? AND revision = ?
          """,
        arguments: [
          changed.content.reference, CaseReference.folded(changed.content.reference), changed.content.isClosed,
          time.seconds, changed.revision,
          try key.seal(
            json: changed.content, context: SealContext.content(of: deskCase.id, revision: changed.revision)),
          Data(try key.seal(facts, context: SealContext.facts(of: deskCase.id, revision: changed.revision))),
          deskCase.id.text,
          deskCase.organisation.text, deskCase.revision,
        ])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw DeskFault.referenceTaken(changed.content.reference)
    }
    guard db.changesCount == 1 else {
      throw DeskFault.changedMeanwhile(try reader.deskCase(deskCase.id, in: deskCase.organisation).revision)
    }
    try record(
      change, number: changed.revision, of: deskCase.id, key,
      context: SealContext.change(changed.revision, of: deskCase.id), by: member, at: time)
    if change.replacements.contains(where: { $0.key.kind == "assignee" }) { try assign(changed.content, deskCase.id) }
    return changed
  }

  private func assign(_ content: CaseContent, _ id: CaseID) throws {
    try db.execute(sql: "DELETE FROM assignment WHERE client_case = ?", arguments: [id.text])
    for member in content.assignees {
      try db.execute(
        sql: "INSERT OR IGNORE INTO assignment (member, client_case) VALUES (?, ?)", arguments: [member.text, id.text])
    }
  }

  /// The bytes of a document or receipt of a case that the transaction has read.
  package func attach(_ content: [UInt8], as entry: EntryID, to deskCase: DeskCase) throws {
    let key = try reader.key(of: deskCase.id, in: deskCase.organisation)
    try db.execute(
      sql: "INSERT INTO attachment (id, client_case, sealed) VALUES (?, ?, ?)",
      arguments: [
        entry.text, deskCase.id.text,
        Data(try key.seal(content, context: SealContext.attachment(entry, of: deskCase.id))),
      ])
  }

  /// Notes who is about to destroy a key: in the file of what it opens, before the other file changes.
  package func beginErasure<Holder: KeyHolder>(
    of id: DeskID<Holder>, in organisation: OrganisationID, by actor: AuditEntry.Actor, at time: DeskTime
  ) throws {
    let isThere = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \(Holder.holderKind.table) WHERE id = ? AND organisation = ?)",
      arguments: [id.text, organisation.text])
    guard isThere == true else { throw DeskFault.notFound }
    try log(Holder.holderKind.erasureBegun, by: actor, subject: id.text, in: organisation, at: time)
  }

  /// Takes away a case or participant whose key was destroyed before, by `DeskDatabase.destroyKey`, with all that belongs to
  /// it.
  package func remove<Holder: KeyHolder>(_ id: DeskID<Holder>, in organisation: OrganisationID) throws {
    try remove(id.text, Holder.holderKind, in: organisation)
  }

  func remove(_ id: String, _ kind: HolderKind, in organisation: OrganisationID) throws {
    if kind == .participant { try forgetChannels(of: SealedColumn.id(id), in: organisation) }
    try db.execute(
      sql: "DELETE FROM \(kind.table) WHERE id = ? AND organisation = ?", arguments: [id, organisation.text])
    try expectChange()
  }
}
