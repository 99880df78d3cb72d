package import Desks
internal import Foundation
internal import GRDB
package import Reception
internal import Register
internal import Sealing

extension DeskWriter {
  /// Makes a participant whose key was made before, by `DeskDatabase.makeKeys`.
  package func create(
    _ id: ParticipantID, in organisation: OrganisationID, _ change: ParticipantChange, by member: MemberID?,
    at time: DeskTime
  ) throws -> DeskParticipant {
    let key = try reader.key(of: id, in: organisation)
    var content = ParticipantContent()
    change.apply(to: &content)
    try unlessTaken(content.reference) {
      try db.execute(
        sql: """
          INSERT INTO participant
            (id, organisation, reference, folded, programme, stage, created, changed, revision, content)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
          """,
        arguments: [
          id.text, organisation.text, content.reference, CaseReference.folded(content.reference),
          content.enrolment?.programme.text, content.stage.rawValue, time.seconds, time.seconds,
          try key.seal(json: content, context: SealContext.content(of: id, revision: 1)),
        ])
    }
    try record(
      change, number: 1, of: id, key, context: SealContext.change(1, of: id), by: member, at: time)
    try relate(content, id)
    try join(content, id, organisation)
    return DeskParticipant(
      id: id, organisation: organisation, content: content, revision: 1, created: time, changed: time)
  }

  /// Writes a change that was made to a participant as they were read; throws `changedMeanwhile` where another came between.
  package func apply(
    _ change: ParticipantChange, to participant: DeskParticipant, by member: MemberID?, at time: DeskTime
  ) throws -> DeskParticipant {
    let key = try reader.key(of: participant.id, in: participant.organisation)
    var changed = participant
    change.apply(to: &changed.content)
    changed.revision += 1
    changed.changed = time
    try unlessTaken(changed.content.reference) {
      try db.execute(
        sql: """
          UPDATE participant SET reference = ?, folded = ?, programme = ?, stage = ?, changed = ?, revision = ?, content = ?
          WHERE id = ? AND organisation = ? AND revision = ?
          """,
        arguments: [
          changed.content.reference, CaseReference.folded(changed.content.reference),
          changed.content.enrolment?.programme.text, changed.content.stage.rawValue, time.seconds, changed.revision,
          try key.seal(
            json: changed.content, context: SealContext.content(of: participant.id, revision: changed.revision)),
          participant.id.text, participant.organisation.text, participant.revision,
        ])
    }
    guard db.changesCount == 1 else {
      throw DeskFault.changedMeanwhile(
        try reader.participant(participant.id, in: participant.organisation).revision)
    }
    try record(
      change, number: changed.revision, of: participant.id, key,
      context: SealContext.change(changed.revision, of: participant.id), by: member, at: time)
    if change.replacements.contains(where: { ["assignee", "payee"].contains($0.key.kind) }) {
      try relate(changed.content, participant.id)
    }
    try join(changed.content, participant.id, participant.organisation)
    return changed
  }

  private func unlessTaken(_ reference: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw DeskFault.referenceTaken(reference)
    }
  }

  /// Who works with a participant, and which members are the participant or close to them: outside of the seal, so that a
  /// list and an approval need not open everybody.
  private func relate(_ content: ParticipantContent, _ id: ParticipantID) throws {
    for (table, members) in [("participant_assignment", content.assignees), ("payee", content.payees)] {
      try db.execute(sql: "DELETE FROM \(table) WHERE participant = ?", arguments: [id.text])
      for member in members {
        try db.execute(
          sql: "INSERT OR IGNORE INTO \(table) (member, participant) VALUES (?, ?)", arguments: [member.text, id.text])
      }
    }
  }

  /// That somebody is in a household, by ids that say nothing. It stays when they leave it or are erased: what the household
  /// was paid in their name is not paid again.
  private func join(_ content: ParticipantContent, _ id: ParticipantID, _ organisation: OrganisationID) throws {
    guard let household = content.enrolment?.household else { return }
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO household_member (organisation, household, participant) VALUES (?, ?, ?)")
    try statement.execute(arguments: [organisation.text, household.text, id.text])
  }
}
