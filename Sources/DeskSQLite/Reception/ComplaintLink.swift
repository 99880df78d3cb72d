package import Desks
internal import Foundation
internal import GRDB
package import Reception

/// A link by which anybody complains about an organisation without an account. What is kept of its token is a digest.
package struct ComplaintLink: Hashable, Sendable {
  package var id: EntryID
  package var organisation: OrganisationID
  package var created: DeskTime

  package init(id: EntryID, organisation: OrganisationID, created: DeskTime) {
    self.id = id
    self.organisation = organisation
    self.created = created
  }
}

extension DeskReader {
  /// By the digest of its token; `nil` where there is none, or it was ended.
  package func complaintLink(_ digest: [UInt8]) throws -> ComplaintLink? {
    try Row.fetchOne(
      db, sql: "SELECT id, organisation, created FROM complaint_link WHERE digest = ?", arguments: [Data(digest)]
    ).map(link)
  }

  package func complaintLinks(of organisation: OrganisationID) throws -> [ComplaintLink] {
    try Row.fetchAll(
      db, sql: "SELECT id, organisation, created FROM complaint_link WHERE organisation = ? ORDER BY created, id",
      arguments: [organisation.text]
    ).map(link)
  }

  private func link(_ row: Row) throws -> ComplaintLink {
    ComplaintLink(
      id: try row.id("id"), organisation: try row.id("organisation"), created: DeskTime(row["created"]))
  }

  /// Who works with each participant of an organisation.
  package func assignees(of organisation: OrganisationID) throws -> [ParticipantID: Set<MemberID>] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.participant, s.member FROM participant_assignment AS s JOIN participant AS p ON p.id = s.participant
        WHERE p.organisation = ?
        """, arguments: [organisation.text]
    ).reduce(into: [:]) { $0[try $1.id("participant"), default: []].insert(try $1.id("member")) }
  }
}

extension DeskWriter {
  package func add(_ link: ComplaintLink, digest: [UInt8]) throws {
    try db.execute(
      sql: "INSERT INTO complaint_link (id, organisation, digest, created) VALUES (?, ?, ?, ?)",
      arguments: [link.id.text, link.organisation.text, Data(digest), link.created.seconds])
  }

  package func end(complaintLink id: EntryID, in organisation: OrganisationID) throws {
    try db.execute(
      sql: "DELETE FROM complaint_link WHERE id = ? AND organisation = ?", arguments: [id.text, organisation.text])
    try expectChange()
  }
}
