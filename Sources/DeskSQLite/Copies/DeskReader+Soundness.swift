internal import Desks
internal import Foundation
internal import GRDB
internal import Reception
internal import Sealing

/// What of an organisation opens.
struct Soundness {
  /// Cases of which all opens.
  var cases = 0
  /// Participants of programmes of reception of whom all opens.
  var participants = 0
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
    let cases = try damaged(HolderColumn.ofCase, in: organisation)
    found.cases = cases.whole
    let participants = try damaged(HolderColumn.ofParticipant, in: organisation)
    found.participants = participants.whole
    found.damaged += cases.damaged + participants.damaged
    return found
  }

  /// How many things with a key of their own are whole, and what of the others does not open.
  private func damaged<Holder: KeyHolder>(
    _ columns: [HolderColumn<Holder>], in organisation: OrganisationID
  ) throws -> (whole: Int, damaged: [String]) {
    let kind = Holder.holderKind
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, reference FROM \(kind.table) WHERE organisation = ? AND id IN (SELECT id FROM keys.case_key)
        ORDER BY folded
        """, arguments: [organisation.text])
    var found = (whole: 0, damaged: [String]())
    for row in rows {
      let id: DeskID<Holder> = try row.id("id")
      let damaged = try damagedParts(of: id, columns, in: organisation)
      if damaged.isEmpty {
        found.whole += 1
      } else {
        found.damaged.append(
          "\(kind.rawValue) \(row["reference"] as String) (\(id)): \(damaged.joined(separator: ", "))")
      }
    }
    return found
  }

  /// What of a case does not open, such as `facts` or `change/3`.
  private func damagedParts<Holder: KeyHolder>(
    of id: DeskID<Holder>, _ columns: [HolderColumn<Holder>], in organisation: OrganisationID
  ) throws -> [String] {
    guard let key = try? key(of: id, in: organisation) else { return ["key"] }
    var damaged: [String] = []
    for column in columns {
      // One after the other: a document may have ten megabytes.
      let rows = try Row.fetchCursor(db, sql: column.sql, arguments: [id.text])
      while let row = try rows.next() {
        let context = try column.context(id, row)
        do { try column.open(key, row["sealed"], context) } catch {
          damaged.append(String(context.dropFirst("\(Holder.holderKind.rawValue)/\(id)/".count)))
        }
      }
    }
    return damaged
  }
}

/// A column whose values are sealed under the key of a case or a participant.
private struct HolderColumn<Holder: KeyHolder> {
  /// Of one of them: the values as `sealed`, with what their context names.
  var sql: String
  var open: (SealingKey, Data, String) throws -> Void
  var context: (DeskID<Holder>, Row) throws -> String

  fileprivate static func plain(_ key: SealingKey, _ sealed: Data, _ context: String) throws {
    _ = try key.openBytes(sealed, context: context)
  }

  fileprivate static func json<Value: Decodable>(_ type: Value.Type) -> (SealingKey, Data, String) throws -> Void {
    { key, sealed, context in _ = try key.open(type, sealed, context: context) }
  }
}

extension HolderColumn<DeskCase> {
  static var ofCase: [HolderColumn] {
    [
      HolderColumn(
        sql: "SELECT revision, content AS sealed FROM client_case WHERE id = ?", open: json(CaseContent.self)
      ) {
        SealContext.content(of: $0, revision: $1["revision"])
      },
      HolderColumn(sql: "SELECT revision, facts AS sealed FROM client_case WHERE id = ?", open: plain) {
        SealContext.facts(of: $0, revision: $1["revision"])
      },
      HolderColumn(
        sql: "SELECT number, sealed FROM change WHERE client_case = ? ORDER BY number", open: json(CaseChange.self)
      ) { SealContext.change($1["number"], of: $0) },
      HolderColumn(sql: "SELECT id, sealed FROM attachment WHERE client_case = ?", open: plain) {
        SealContext.attachment(try $1.id("id"), of: $0)
      },
      HolderColumn(sql: "SELECT sealed FROM outlook WHERE client_case = ?", open: plain) { id, _ in
        SealContext.outlook(of: id)
      },
      HolderColumn(
        sql: "SELECT number, sealed FROM alert WHERE client_case = ? ORDER BY number", open: json(AlertBody.self)
      ) { SealContext.alert($1["number"], of: $0) },
    ]
  }
}

extension HolderColumn<Participant> {
  static var ofParticipant: [HolderColumn] {
    [
      HolderColumn(
        sql: "SELECT revision, content AS sealed FROM participant WHERE id = ?", open: json(ParticipantContent.self)
      ) { SealContext.content(of: $0, revision: $1["revision"]) },
      HolderColumn(
        sql: "SELECT number, sealed FROM participant_change WHERE participant = ? ORDER BY number",
        open: json(ParticipantChange.self)
      ) { SealContext.change($1["number"], of: $0) },
    ]
  }
}
