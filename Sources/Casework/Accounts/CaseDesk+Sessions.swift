package import DeskSQLite
package import Desks
package import Sealing

extension CaseDesk {
  /// A session ends after this long without a request, in seconds.
  package static let idleTime = 30 * 60
  /// And after this long in any case.
  package static let longestSession = 12 * 3_600

  /// Where more alerts are new, nobody reads how many.
  package static let mostUnseen = 100

  package struct OpenSession: Sendable {
    package var session: Session
    package var member: Member
    package var organisation: Organisation
    /// Counted up to `mostUnseen`.
    package var unseenAlerts: Int
  }

  /// Whose token it is, where the session still runs and the member may still come in.
  package func signedIn(_ token: Token) async throws -> OpenSession? {
    let time = now()
    let found = try await database.read { reader -> OpenSession? in
      guard let (session, member) = try reader.session(token.digest), member.ended == nil else { return nil }
      guard CaseDesk.isRunning(session, at: time) else { return nil }
      return OpenSession(
        session: session, member: member, organisation: try reader.organisation(member.organisation),
        unseenAlerts: member.may(.readAlerts)
          ? try reader.unseenAlerts(of: member.organisation, upTo: CaseDesk.mostUnseen) : 0)
    }
    // Once a minute is exact enough, and spares a write for each request.
    if let found, time.seconds - found.session.seen.seconds >= 60 {
      try await database.write { try $0.touch(session: token.digest, at: time) }
    }
    return found
  }

  static func isRunning(_ session: Session, at time: DeskTime) -> Bool {
    time.seconds - session.seen.seconds < idleTime && time.seconds - session.created.seconds < longestSession
  }

  /// Takes away what has run out.
  static func sweep(_ writer: DeskWriter, at time: DeskTime) throws {
    try writer.sweep(seenBefore: time + -idleTime, begunBefore: time + -longestSession, now: time)
  }

  // MARK: a member's own

  /// Where the caller is signed in, the latest first.
  package func sessions(by caller: Caller) async throws -> [Session] {
    let time = now()
    return try await database.read { reader in
      try reader.sessions(of: caller.member).filter { CaseDesk.isRunning($0, at: time) }
    }
  }

  package func signOut(_ session: Session, by caller: Caller) async throws {
    let time = now()
    try await database.write { writer in
      try writer.end(session: session.digest, of: caller.member.id)
      try writer.log(.signedOut, by: caller.actor, in: caller.organisation, at: time)
    }
  }

  /// Ends one of the caller's sessions, or all but this one; `notFound` where it is none of theirs. The password is asked
  /// for, so that whoever found an open session cannot put its owner out.
  package func endSession(
    _ digest: [UInt8]?, password: String, in session: Session, by caller: Caller
  ) async throws -> Token {
    let time = now()
    return try await proved(password, code: nil, in: session, by: caller) { writer, member in
      if let digest {
        guard try writer.end(session: digest, of: member.id) else { throw DeskFault.notFound }
      } else {
        try writer.endSessions(of: member.id)
      }
      try writer.log(
        .sessionEnded, by: caller.actor, detail: digest == nil ? "all others" : "", in: caller.organisation, at: time)
    }
  }
}
