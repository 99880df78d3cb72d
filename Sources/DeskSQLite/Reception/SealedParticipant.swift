package import Desks
internal import Foundation
internal import GRDB
package import Reception
package import Register
internal import Sealing

/// A participant as the store has them, still sealed, so that many are read in one transaction and opened after it on several
/// processors at once; within it only whoever changed meanwhile is.
package struct SealedParticipant: Sendable {
  package let id: ParticipantID
  package let reference: String
  package let revision: Int
  private let wrappingKeys: [SealingKey]
  private let wrapped: Data
  private let content: Data

  fileprivate init(_ row: Row, _ wrappingKeys: [SealingKey]) throws {
    id = try row.id("id")
    reference = row["reference"]
    revision = row["revision"]
    self.wrappingKeys = wrappingKeys
    wrapped = row["wrapped"]
    content = row["content"]
  }

  package func opened() throws -> ParticipantContent {
    try HolderKey.unwrap(bytes(wrapped), of: id.text, wrappingKeys).open(
      ParticipantContent.self, content, context: SealContext.content(of: id, revision: revision))
  }
}

extension DeskReader {
  /// All participants of an organisation who were enrolled in a programme, or in any, in the order of references. Whose key
  /// was destroyed is being erased, and left out.
  package func sealedParticipants(
    in programme: ProgrammeID?, of organisation: OrganisationID
  ) throws -> [SealedParticipant] {
    let keys = try wrappingKeys(of: organisation)
    var arguments: StatementArguments = [organisation.text]
    if let programme { arguments += [programme.text] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.id, p.reference, p.revision, p.content, k.wrapped
        FROM participant AS p JOIN keys.case_key AS k ON k.id = p.id
        WHERE p.organisation = ? \(programme == nil ? "" : "AND p.programme = ?") ORDER BY p.folded
        """, arguments: arguments)
    var participants: [SealedParticipant] = []
    while let row = try rows.next() { participants.append(try SealedParticipant(row, keys)) }
    return participants
  }
}
