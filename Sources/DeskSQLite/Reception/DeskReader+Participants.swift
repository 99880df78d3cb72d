package import Desks
internal import Foundation
internal import GRDB
package import Reception
package import Register
internal import Sealing

extension DeskReader {
  package func participant(_ id: ParticipantID, in organisation: OrganisationID) throws -> DeskParticipant {
    let statement = try db.cachedStatement(
      sql: "SELECT content, revision, created, changed FROM participant WHERE id = ? AND organisation = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text, organisation.text]) else {
      throw DeskFault.notFound
    }
    let revision: Int = row["revision"]
    let content = try key(of: id, in: organisation).open(
      ParticipantContent.self, row["content"], context: SealContext.content(of: id, revision: revision))
    return DeskParticipant(
      id: id, organisation: organisation, content: content, revision: revision, created: DeskTime(row["created"]),
      changed: DeskTime(row["changed"]))
  }

  /// The reference of a participant, which is not sealed: for one that cannot be opened any more as well.
  package func reference(of id: ParticipantID, in organisation: OrganisationID) throws -> String {
    guard
      let reference = try String.fetchOne(
        db, sql: "SELECT reference FROM participant WHERE id = ? AND organisation = ?",
        arguments: [id.text, organisation.text])
    else { throw DeskFault.notFound }
    return reference
  }

  /// By the reference, in any case of letters.
  package func participantID(reference: String, in organisation: OrganisationID) throws -> ParticipantID? {
    try Row.fetchOne(
      db, sql: "SELECT id FROM participant WHERE folded = ? AND organisation = ?",
      arguments: [CaseReference.folded(reference), organisation.text]
    ).map { try $0.id("id") }
  }

  /// References of all participants, for lists of payments.
  package func participantReferences(of organisation: OrganisationID) throws -> [ParticipantID: String] {
    try Row.fetchAll(
      db, sql: "SELECT id, reference FROM participant WHERE organisation = ?", arguments: [organisation.text]
    ).reduce(into: [:]) { $0[try $1.id("id")] = $1["reference"] }
  }

  /// The programmes in which participants of an organisation are or were.
  package func programmes(of organisation: OrganisationID) throws -> [ProgrammeID] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT programme FROM participant WHERE organisation = ? AND programme IS NOT NULL ORDER BY programme
        """, arguments: [organisation.text]
    ).map { ProgrammeID($0) }
  }

  /// The history of a participant, the latest first.
  package func changes(
    of id: ParticipantID, in organisation: OrganisationID
  ) throws -> [RecordedParticipantChange] {
    try history(of: id, in: organisation) { SealContext.change($0, of: id) }
  }

  // MARK: lists

  package func count(_ filter: ParticipantFilter, in organisation: OrganisationID, upTo limit: Int) throws -> Int {
    let (condition, arguments) = condition(filter, organisation)
    return try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM (SELECT 1 FROM participant AS p WHERE \(condition) LIMIT ?)",
      arguments: arguments + [limit]) ?? 0
  }

  /// The latest changed first; of a search by reference, in the order of references.
  package func participants(
    _ filter: ParticipantFilter, in organisation: OrganisationID
  ) throws -> [ParticipantLine] {
    let (condition, arguments) = condition(filter, organisation)
    let order = filter.reference.isEmpty ? "p.changed DESC, p.id" : "p.folded"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.reference, p.programme, p.stage, p.changed,
          (SELECT group_concat(s.member, ' ') FROM participant_assignment AS s JOIN member AS m ON m.id = s.member
            WHERE s.participant = p.id AND m.ended IS NULL) AS people
        FROM participant AS p WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?
        """, arguments: arguments + [filter.limit, filter.offset]
    ).map { row in
      let (programme, people): (String?, String?) = (row["programme"], row["people"])
      return ParticipantLine(
        id: try row.id("id"), reference: row["reference"], programme: programme.map { ProgrammeID($0) },
        stage: ParticipantStage(rawValue: row["stage"]) ?? .asked, changed: DeskTime(row["changed"]),
        assignees: people?.split(separator: " ").compactMap { MemberID($0) } ?? [])
    }
  }

  private func condition(
    _ filter: ParticipantFilter, _ organisation: OrganisationID
  ) -> (String, StatementArguments) {
    var condition = "p.organisation = ?"
    var arguments: StatementArguments = [organisation.text]
    if filter.reference.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
      let folded = CaseReference.folded(filter.reference)
      if folded.isEmpty {
        // Nothing begins with what no reference can be.
        condition += " AND 0"
      } else {
        condition += " AND p.folded >= ? AND p.folded < ?"
        arguments += [folded, folded + "\u{10FFFF}"]
      }
    }
    if let stage = filter.stage {
      condition += " AND p.stage = ?"
      arguments += [stage.rawValue]
    }
    if let programme = filter.programme {
      condition += " AND p.programme = ?"
      arguments += [programme.text]
    }
    if let assignee = filter.assignee {
      condition += " AND p.id IN (SELECT participant FROM participant_assignment WHERE member = ?)"
      arguments += [assignee.text]
    }
    return (condition, arguments)
  }

  /// How many are in a programme, or were: those who left count for a day before their exit. An exit is sealed, so that this
  /// is the number of those without one.
  package func enrolledCount(in programme: ProgrammeID, of organisation: OrganisationID) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM participant WHERE organisation = ? AND programme = ? AND stage = 'enrolled'",
      arguments: [organisation.text, programme.text]) ?? 0
  }

  /// The participants to whom a member would pay themself: who they are, or who is close to them.
  package func payees(of member: MemberID, in organisation: OrganisationID) throws -> Set<ParticipantID> {
    try Set(
      Row.fetchAll(
        db,
        sql: """
          SELECT y.participant AS id FROM payee AS y JOIN participant AS p ON p.id = y.participant
          WHERE y.member = ? AND p.organisation = ?
          """, arguments: [member.text, organisation.text]
      ).map { try $0.id("id") as ParticipantID })
  }

  /// Everybody who is or was in a household, also who was erased.
  package func householdMembers(of organisation: OrganisationID) throws -> [HouseholdID: Set<ParticipantID>] {
    try Row.fetchAll(
      db, sql: "SELECT household, participant FROM household_member WHERE organisation = ?",
      arguments: [organisation.text]
    ).reduce(into: [:]) { $0[try $1.id("household") as HouseholdID, default: []].insert(try $1.id("participant")) }
  }
}
