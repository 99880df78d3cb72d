internal import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// What of an organisation opens.
struct Soundness {
  /// Cases of which all opens.
  var cases = 0
  /// What does not open, in words.
  var damaged: [String] = []
}

extension DeskReader {
  /// Without their names, which may be what is damaged.
  func organisationIDs() throws -> [OrganisationID] {
    try Row.fetchAll(db, sql: "SELECT id FROM organisation ORDER BY id").map { try $0.id("id") }
  }

  /// Opens every sealed value of an organisation and of its cases, and goes on where one does not open.
  func soundness(of organisation: OrganisationID) throws -> Soundness {
    var found = Soundness()
    guard let key = try? key(of: organisation) else {
      // The master key opened the desk: it is this key that is damaged, and with it all of the organisation.
      found.damaged.append(SealContext.key(of: organisation))
      return found
    }
    for column in SealedColumn.ofOrganisation {
      for row in try column.rows(of: organisation, db) {
        let context = try column.context(row["subject"])
        if (try? key.openBytes(row["sealed"], context: context)) == nil { found.damaged.append(context) }
      }
    }
    let cases = try Row.fetchAll(
      db,
      sql: """
        SELECT id, reference FROM client_case WHERE organisation = ? AND id IN (SELECT id FROM keys.case_key)
        ORDER BY folded
        """, arguments: [organisation.text])
    for row in cases {
      let id: CaseID = try row.id("id")
      let damaged = try damagedParts(of: id, in: organisation)
      if damaged.isEmpty {
        found.cases += 1
      } else {
        found.damaged.append("case \(row["reference"] as String) (\(id)): \(damaged.joined(separator: ", "))")
      }
    }
    return found
  }

  /// What of a case does not open, such as `facts` or `change/3`.
  private func damagedParts(of id: CaseID, in organisation: OrganisationID) throws -> [String] {
    guard let key = try? key(of: id, in: organisation) else { return ["key"] }
    var damaged: [String] = []
    for column in CaseColumn.all {
      // One after the other: a document may have ten megabytes.
      let rows = try Row.fetchCursor(db, sql: column.sql, arguments: [id.text])
      while let row = try rows.next() {
        let context = try column.context(id, row)
        do { try column.open(key, row["sealed"], context) } catch {
          damaged.append(String(context.dropFirst("case/\(id)/".count)))
        }
      }
    }
    return damaged
  }
}

/// A column whose values are sealed under the key of a case.
private struct CaseColumn {
  /// Of one case: the values as `sealed`, with what their context names.
  var sql: String
  var open: (SealingKey, Data, String) throws -> Void
  var context: (CaseID, Row) throws -> String

  static var all: [CaseColumn] {
    [
      CaseColumn(sql: "SELECT revision, content AS sealed FROM client_case WHERE id = ?", open: json(CaseContent.self))
      {
        SealContext.content(of: $0, revision: $1["revision"])
      },
      CaseColumn(sql: "SELECT revision, facts AS sealed FROM client_case WHERE id = ?", open: plain) {
        SealContext.facts(of: $0, revision: $1["revision"])
      },
      CaseColumn(
        sql: "SELECT number, sealed FROM change WHERE client_case = ? ORDER BY number", open: json(CaseChange.self)
      ) { SealContext.change($1["number"], of: $0) },
      CaseColumn(sql: "SELECT id, sealed FROM attachment WHERE client_case = ?", open: plain) {
        SealContext.attachment(try $1.id("id"), of: $0)
      },
      CaseColumn(sql: "SELECT sealed FROM outlook WHERE client_case = ?", open: plain) { id, _ in
        SealContext.outlook(of: id)
      },
      CaseColumn(
        sql: "SELECT number, sealed FROM alert WHERE client_case = ? ORDER BY number", open: json(AlertBody.self)
      ) { SealContext.alert($1["number"], of: $0) },
    ]
  }

  private static func plain(_ key: SealingKey, _ sealed: Data, _ context: String) throws {
    _ = try key.openBytes(sealed, context: context)
  }

  private static func json<Value: Decodable>(_ type: Value.Type) -> (SealingKey, Data, String) throws -> Void {
    { key, sealed, context in _ = try key.open(type, sealed, context: context) }
  }
}
