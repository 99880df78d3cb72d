internal import Desks
internal import GRDB

/// A column whose values are sealed under the key of an organisation.
struct SealedColumn {
  var table: String
  var name: String
  /// What the context of a value names of its row, as text.
  var subject = "id"
  /// Which rows are the organisation's.
  var condition = "organisation = ?"
  var context: (String) throws -> String

  static var ofOrganisation: [SealedColumn] {
    [
      SealedColumn(table: "organisation", name: "name", condition: "id = ?") { SealContext.name(of: try id($0)) },
      SealedColumn(table: "organisation", name: "signing_key", condition: "id = ?") {
        SealContext.signingKey(of: try id($0))
      },
      SealedColumn(table: "member", name: "profile") { SealContext.profile(of: try id($0)) },
      SealedColumn(table: "member", name: "password") { SealContext.password(of: try id($0)) },
      SealedColumn(table: "member", name: "otp_secret") { SealContext.secondFactor(of: try id($0)) },
      SealedColumn(
        table: "session", name: "agent", subject: "lower(hex(digest))",
        condition: "member IN (SELECT id FROM member WHERE organisation = ?)"
      ) { SealContext.agent(ofSession: $0) },
      SealedColumn(table: "invitation", name: "note", subject: "lower(hex(digest))") {
        SealContext.note(ofInvitation: $0)
      },
      SealedColumn(table: "feed", name: "note") { SealContext.note(ofFeed: $0) },
      SealedColumn(table: "webhook", name: "sealed") { SealContext.webhook($0) },
      SealedColumn(table: "reception_record", name: "sealed", subject: "id || '/' || revision") { "record/\($0)" },
      SealedColumn(table: "payment_run", name: "sealed", subject: "id || '/' || revision") { "run/\($0)" },
      SealedColumn(
        table: "payment_page", name: "sealed", subject: "run || '/payments/' || number",
        condition: "run IN (SELECT id FROM payment_run WHERE organisation = ?)"
      ) { "run/\($0)" },
      SealedColumn(table: "ledger_page", name: "sealed", subject: "organisation || '/' || first") { "ledger/\($0)" },
    ]
  }

  /// The values of an organisation as `sealed`, each with its `subject` and the `place` of its row.
  func rows(of organisation: OrganisationID, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT rowid AS place, \(subject) AS subject, \(name) AS sealed FROM \(table)
        WHERE \(name) IS NOT NULL AND \(condition)
        """, arguments: [organisation.text])
  }

  static func id<Subject>(_ text: String) throws -> DeskID<Subject> {
    guard let id = DeskID<Subject>(text) else { throw DeskFault.damaged("an id") }
    return id
  }
}
