package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// A case as a list shows it.
package struct CaseLine: Sendable {
  package var id: CaseID
  package var reference: String
  package var isClosed: Bool
  package var changed: DeskTime
  /// What the watch found last, without the rules that decide it; `nil` before it looked, or where the key of the case was destroyed.
  package var outlook: CaseOutlook?
  package var assignees: [MemberID]
  package var unseenAlerts: Int
}

/// Which cases a list shows.
package struct CaseFilter: Hashable, Sendable {
  /// What the reference begins with, in any case of letters.
  package var reference = ""
  package var isClosed = false
  package var assignee: MemberID?
  package var limit = 50
  /// Cases are counted up to here: to count a hundred thousand takes longer than to show fifty.
  package static let mostCounted = 5_000
  package var offset = 0

  package init() {}

  var isSearch: Bool { reference.unicodeScalars.contains { !$0.properties.isWhitespace } }
}

extension DeskReader {
  private static let columns = "id, organisation, content, revision, created, changed"

  package func deskCase(_ id: CaseID, in organisation: OrganisationID) throws -> DeskCase {
    let statement = try db.cachedStatement(
      sql: "SELECT \(DeskReader.columns) FROM client_case WHERE id = ? AND organisation = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text, organisation.text]) else {
      throw DeskFault.notFound
    }
    let revision: Int = row["revision"]
    let content = try key(of: id, in: organisation).open(
      CaseContent.self, row["content"], context: SealContext.content(of: id, revision: revision))
    return DeskCase(
      id: id, organisation: organisation, content: content, revision: revision,
      created: DeskTime(row["created"]), changed: DeskTime(row["changed"]))
  }

  /// The reference of a case, which is not sealed: for a case that cannot be opened any more as well.
  package func reference(of id: CaseID, in organisation: OrganisationID) throws -> String {
    guard
      let reference = try String.fetchOne(
        db, sql: "SELECT reference FROM client_case WHERE id = ? AND organisation = ?",
        arguments: [id.text, organisation.text])
    else { throw DeskFault.notFound }
    return reference
  }

  /// The case with a reference, whatever the case of its letters.
  package func caseID(reference: String, in organisation: OrganisationID) throws -> CaseID? {
    try Row.fetchOne(
      db, sql: "SELECT id FROM client_case WHERE organisation = ? AND folded = ?",
      arguments: [organisation.text, CaseReference.folded(reference)]
    ).map { try $0.id("id") }
  }

  /// Every case of an organisation, in the order of references.
  package func allCases(of organisation: OrganisationID) throws -> [DeskCase] {
    try String.fetchAll(
      db, sql: "SELECT id FROM client_case WHERE organisation = ? ORDER BY folded", arguments: [organisation.text]
    ).compactMap { CaseID($0) }.compactMap { id in try unlessErased { try deskCase(id, in: organisation) } }
  }

  /// How many cases fit; counted up to a limit, as nobody reads further.
  package func count(_ filter: CaseFilter, in organisation: OrganisationID, upTo limit: Int) throws -> Int {
    let (condition, arguments) = condition(filter, organisation)
    return try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM (SELECT 1 FROM client_case AS c WHERE \(condition) LIMIT ?)",
      arguments: arguments + [limit]) ?? 0
  }

  /// The latest changed first; of a search by reference, in the order of references.
  package func cases(_ filter: CaseFilter, in organisation: OrganisationID) throws -> [CaseLine] {
    let (condition, arguments) = condition(filter, organisation)
    let order = !filter.isSearch ? "c.changed DESC, c.id" : "c.folded"
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.id, c.reference, c.closed, c.changed, o.sealed,
          (SELECT COUNT(*) FROM alert AS a WHERE a.client_case = c.id AND a.seen IS NULL) AS unseen,
          (SELECT group_concat(s.member, ' ') FROM assignment AS s JOIN member AS m ON m.id = s.member
            WHERE s.client_case = c.id AND m.ended IS NULL) AS people
        FROM client_case AS c LEFT JOIN outlook AS o ON o.client_case = c.id
        WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?
        """, arguments: arguments + [filter.limit, filter.offset])
    return try rows.map { row in
      let id: CaseID = try row.id("id")
      let sealed: Data? = row["sealed"]
      let people: String? = row["people"]
      return CaseLine(
        id: id, reference: row["reference"], isClosed: row["closed"], changed: DeskTime(row["changed"]),
        outlook: try sealed.flatMap { bytes in
          try unlessErased { try outlook(bytes, of: id, in: organisation, withRules: false) }
        },
        assignees: people?.split(separator: " ").compactMap { MemberID($0) } ?? [], unseenAlerts: row["unseen"])
    }
  }

  private func condition(_ filter: CaseFilter, _ organisation: OrganisationID) -> (String, StatementArguments) {
    var condition = "c.organisation = ? AND c.closed = ?"
    var arguments: StatementArguments = [organisation.text, filter.isClosed]
    let folded = CaseReference.folded(filter.reference)
    if filter.isSearch, folded.isEmpty {
      // Nothing begins with what no reference can be.
      condition += " AND 0"
    } else if !folded.isEmpty {
      // A range and not LIKE: it uses the index, and nothing in the text is a pattern.
      condition = "c.organisation = ? AND c.folded >= ? AND c.folded < ?"
      arguments = [organisation.text, folded, folded + "\u{10FFFF}"]
    }
    if let assignee = filter.assignee {
      condition += " AND c.id IN (SELECT client_case FROM assignment WHERE member = ?)"
      arguments += [assignee.text]
    }
    return (condition, arguments)
  }

  /// A case that is being erased is in the list for a moment after its key was destroyed, and longer on a full disk: the
  /// others are shown all the same.
  func unlessErased<Value>(_ body: () throws -> Value) throws -> Value? {
    do { return try body() } catch DeskFault.erased { return nil }
  }

  func outlook(
    _ sealed: Data, of id: CaseID, in organisation: OrganisationID, withRules: Bool = true
  ) throws -> CaseOutlook {
    OutlookCode.decode(
      try key(of: id, in: organisation).openBytes(sealed, context: SealContext.outlook(of: id)), withRules: withRules)
  }

  package func outlook(of id: CaseID, in organisation: OrganisationID) throws -> CaseOutlook? {
    try Data.fetchOne(
      db,
      sql: """
        SELECT o.sealed FROM outlook AS o JOIN client_case AS c ON c.id = o.client_case
        WHERE c.id = ? AND c.organisation = ?
        """, arguments: [id.text, organisation.text]
    ).map { try outlook($0, of: id, in: organisation) }
  }

  /// The history of a case, the latest first.
  package func changes(of id: CaseID, in organisation: OrganisationID) throws -> [RecordedChange] {
    try history(of: id, in: organisation) { SealContext.change($0, of: id) }
  }

  /// The bytes of a document or receipt.
  package func attachment(_ entry: EntryID, of id: CaseID, in organisation: OrganisationID) throws -> [UInt8] {
    guard
      let sealed = try Data.fetchOne(
        db,
        sql: """
          SELECT a.sealed FROM attachment AS a JOIN client_case AS c ON c.id = a.client_case
          WHERE a.id = ? AND c.id = ? AND c.organisation = ?
          """, arguments: [entry.text, id.text, organisation.text])
    else { throw DeskFault.notFound }
    return try key(of: id, in: organisation).openBytes(sealed, context: SealContext.attachment(entry, of: id))
  }
}
