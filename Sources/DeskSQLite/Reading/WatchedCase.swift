package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// A case as the watch takes it from the store, still sealed: it is opened where it is evaluated.
package struct WatchedCase: Sendable {
  package let id: CaseID
  /// Its place in the order in which a round takes cases.
  package let position: Int64
  package let revision: Int
  private let wrappingKeys: [SealingKey]
  private let wrapped: [UInt8]
  private let facts: [UInt8]
  private let outlook: [UInt8]?

  fileprivate init(_ row: Row, _ wrappingKeys: [SealingKey]) throws {
    let outlook: Data? = row[4]
    id = try row.id("id")
    position = row[1]
    revision = row[2]
    self.wrappingKeys = wrappingKeys
    wrapped = bytes(row[5])
    facts = bytes(row[3])
    self.outlook = outlook.map { bytes($0) }
  }

  package func opened() throws -> OpenedCase {
    let key = try HolderKey.unwrap(wrapped, of: id.text, wrappingKeys)
    do throws(SealingFault) {
      let facts = try key.open(facts, context: SealContext.facts(of: id, revision: revision))
      guard let outlook else { return OpenedCase(id: id, revision: revision, facts: facts, outlook: nil, key: key) }
      return OpenedCase(
        id: id, revision: revision, facts: facts, outlook: try key.open(outlook, context: SealContext.outlook(of: id)),
        key: key)
    } catch { throw DeskFault.damaged("case/\(id)") }
  }
}

/// The same, opened.
package struct OpenedCase: Sendable {
  package let id: CaseID
  package let revision: Int
  /// Its facts, as `DeskWriter` was given them.
  package let facts: [UInt8]
  /// What was found last, as `OutlookCode` has it.
  package let outlook: [UInt8]?
  let key: SealingKey

  /// News of the case, its outlook as `OutlookCode` has it, made ready where it was opened, so that the transaction that
  /// writes it is short. An alert is sealed in it, as its number is known only there.
  package func news(outlook: [UInt8], alert: [UInt8]?) throws -> CaseNews {
    CaseNews(
      id: id, revision: revision, key: key,
      outlook: Data(try key.seal(outlook, context: SealContext.outlook(of: id))), alert: alert)
  }
}

/// What a round of the watch found of a case.
package struct CaseNews: Sendable {
  package let id: CaseID
  package let revision: Int
  let key: SealingKey
  /// Sealed.
  let outlook: Data
  /// To be sealed for its number.
  let alert: [UInt8]?

  package var isAlert: Bool { alert != nil }

  /// An alert of these changes, as it is sealed; `nil` of none.
  package static func alert(_ changes: [FindingChange], cause: AlertCause) throws -> [UInt8]? {
    changes.isEmpty ? nil : try SealingKey.json(AlertBody(changes: changes, cause: cause))
  }
}

extension DeskReader {
  private static let watched = """
    SELECT c.id, c.rowid, c.revision, c.facts, o.sealed, k.wrapped
    FROM client_case AS c JOIN keys.case_key AS k ON k.id = c.id LEFT JOIN outlook AS o ON o.client_case = c.id
    """

  /// The next open cases of an organisation, in the order in which they lie on the disk.
  package func watchedCases(
    of organisation: OrganisationID, after position: Int64, limit: Int
  ) throws -> [WatchedCase] {
    let statement = try db.cachedStatement(
      sql: """
        \(DeskReader.watched)
        WHERE c.organisation = ? AND c.closed = 0 AND c.rowid > ? ORDER BY c.rowid LIMIT ?
        """)
    return try watchedCases(
      Row.fetchCursor(statement, arguments: [organisation.text, position, limit]), of: organisation)
  }

  /// Those of these cases that are open still.
  package func watchedCases(_ ids: [CaseID], of organisation: OrganisationID) throws -> [WatchedCase] {
    let statement = try db.cachedStatement(
      sql: "\(DeskReader.watched) WHERE c.id = ? AND c.organisation = ? AND c.closed = 0")
    return try ids.flatMap { id in
      try watchedCases(Row.fetchCursor(statement, arguments: [id.text, organisation.text]), of: organisation)
    }
  }

  private func watchedCases(_ rows: RowCursor, of organisation: OrganisationID) throws -> [WatchedCase] {
    let wrappingKeys = try wrappingKeys(of: organisation)
    var cases: [WatchedCase] = []
    while let row = try rows.next() { cases.append(try WatchedCase(row, wrappingKeys)) }
    return cases
  }

  /// All open cases, without what is sealed of them.
  package func openCases(
    of organisation: OrganisationID
  ) throws -> [(id: CaseID, reference: String, revision: Int)] {
    let statement = try db.cachedStatement(
      sql: "SELECT id, reference, revision FROM client_case WHERE organisation = ? AND closed = 0")
    let rows = try Row.fetchCursor(statement, arguments: [organisation.text])
    var cases: [(id: CaseID, reference: String, revision: Int)] = []
    while let row = try rows.next() { cases.append((try row.id("id"), row[1], row[2])) }
    return cases
  }
}
