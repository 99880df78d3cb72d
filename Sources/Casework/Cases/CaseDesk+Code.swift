internal import DeskSQLite
package import Desks
package import Sealing

extension CaseDesk {
  /// A code for the client of a case, with which whoever receives them after a transfer links it, if the client agrees: the
  /// desk then tells this organisation of signs that they are to be moved on. It is shown once.
  package func makeCode(of id: CaseID, by caller: Caller) async throws -> Token {
    try caller.require(.writeCases)
    let (token, time) = (Token.random(), now())
    try await database.write { writer in
      try writer.setCaseCode(token.digest, of: id, in: caller.organisation, at: time)
      try writer.log(.caseCodeMade, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
    }
    return token
  }
}
