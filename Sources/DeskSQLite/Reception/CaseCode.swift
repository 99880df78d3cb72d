package import Desks
internal import Foundation
internal import GRDB

/// A code that an organisation gives to a client, so that whoever receives them after a transfer can link the case that
/// preceded it. Only the digest of the code is kept.
package struct CaseCode: Sendable {
  /// Days for which a code can be used.
  package static let days = 180

  package var organisation: OrganisationID
  package var caseID: CaseID
}

extension DeskReader {
  /// The case behind a code that was made in the last half year and not used yet.
  package func caseCode(_ digest: [UInt8], at time: DeskTime) throws -> CaseCode? {
    try Row.fetchOne(
      db, sql: "SELECT organisation, client_case FROM case_code WHERE digest = ? AND created > ?",
      arguments: [Data(digest), time.seconds - CaseCode.days * 86_400]
    ).map { CaseCode(organisation: try $0.id("organisation"), caseID: try $0.id("client_case")) }
  }
}

extension DeskWriter {
  /// One code a case: another one takes the place of the first.
  package func setCaseCode(_ digest: [UInt8], of id: CaseID, in organisation: OrganisationID, at time: DeskTime) throws
  {
    _ = try reader.reference(of: id, in: organisation)
    try db.execute(sql: "DELETE FROM case_code WHERE client_case = ?", arguments: [id.text])
    try db.execute(
      sql: "INSERT INTO case_code (digest, organisation, client_case, created) VALUES (?, ?, ?, ?)",
      arguments: [Data(digest), organisation.text, id.text, time.seconds])
  }

  package func endCaseCode(_ digest: [UInt8]) throws {
    try db.execute(sql: "DELETE FROM case_code WHERE digest = ?", arguments: [Data(digest)])
  }
}
