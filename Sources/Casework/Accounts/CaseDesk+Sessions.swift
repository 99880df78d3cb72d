package import DeskSQLite
package import Desks
package import Sealing

extension CaseDesk {
  /// A session ends after this long without a request, in seconds.
  package static let idleTime = 30 * 60
  /// And after this long in any case.
  package static let longestSession = 12 * 3_600

  package struct OpenSession: Sendable {
    package var session: Session
    package var member: Member
    package var organisation: Organisation
    package var unseenAlerts: Int
  }

  /// Whose token it is, where the session still runs and the member may still come in.
  package func signedIn(_ token: Token) async throws -> OpenSession? {
    let time = now()
    let found = try await database.read { reader -> OpenSession? in
      guard let (session, member) = try reader.session(token.digest), member.ended == nil else { return nil }
      guard time.seconds - session.seen.seconds < CaseDesk.idleTime,
        time.seconds - session.created.seconds < CaseDesk.longestSession
      else { return nil }
      return OpenSession(
        session: session, member: member, organisation: try reader.organisation(member.organisation),
        unseenAlerts: member.may(.readAlerts) ? try reader.unseenAlerts(of: member.organisation) : 0)
    }
    // Once a minute is exact enough, and spares a write for each request.
    if let found, time.seconds - found.session.seen.seconds >= 60 {
      try await database.write { try $0.touch(session: token.digest, at: time) }
    }
    return found
  }
}
