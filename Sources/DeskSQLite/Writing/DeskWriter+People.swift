package import Desks
internal import Foundation
internal import GRDB
package import Sealing

extension DeskWriter {
  /// Makes an organisation with its key and the key that signs its log.
  package func create(_ organisation: Organisation) throws {
    let key = SealingKey.random()
    let (masterID, wrapped) = try desk.master.wrap(key, context: SealContext.key(of: organisation.id))
    let signing = SigningKey.random()
    try db.execute(
      sql: """
        INSERT INTO organisation (id, created, master_id, wrapped_key, name, signing_key, public_key)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        organisation.id.text, organisation.created.seconds, masterID, Data(wrapped),
        try key.seal(text: organisation.name, context: SealContext.name(of: organisation.id)),
        Data(try key.seal(signing.bytes, context: SealContext.signingKey(of: organisation.id))),
        Data(signing.publicKey),
      ])
  }

  package func rename(_ organisation: OrganisationID, to name: String) throws {
    let sealed = try reader.key(of: organisation).seal(text: name, context: SealContext.name(of: organisation))
    try db.execute(sql: "UPDATE organisation SET name = ? WHERE id = ?", arguments: [sealed, organisation.text])
    try expectChange()
  }

  // MARK: members

  /// Takes a member in; throws `emailTaken` where the address has an account, in whichever organisation.
  package func add(_ member: Member, password: PasswordHash, oneTimePassword: OneTimePassword?) throws {
    let key = try reader.key(of: member.organisation)
    do {
      try db.execute(
        sql: """
          INSERT INTO member (id, organisation, role, created, email_index, profile, password, otp_secret)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          member.id.text, member.organisation.text, member.role.rawValue, member.created.seconds,
          Data(desk.emailIndex(member.email)), try DeskReader.sealedProfile(member, key),
          try key.seal(text: password.text, context: SealContext.password(of: member.id)),
          try oneTimePassword.map { Data(try key.seal($0.secret, context: SealContext.secondFactor(of: member.id))) },
        ])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw DeskFault.emailTaken
    }
  }

  package func setRole(_ role: Role, of member: MemberID, in organisation: OrganisationID) throws {
    try db.execute(
      sql: "UPDATE member SET role = ? WHERE id = ? AND organisation = ?",
      arguments: [role.rawValue, member.text, organisation.text])
    try expectChange()
  }

  /// Lets nobody in with an account any more: its sessions end with it. Or lets them in again, with `nil`.
  package func setEnded(_ ended: DeskTime?, of member: MemberID, in organisation: OrganisationID) throws {
    try db.execute(
      sql: "UPDATE member SET ended = ? WHERE id = ? AND organisation = ?",
      arguments: [ended?.seconds, member.text, organisation.text])
    try expectChange()
    if ended != nil {
      // To whom cases are assigned stays: lists pass over those who are let in no more.
      try db.execute(sql: "DELETE FROM session WHERE member = ?", arguments: [member.text])
      try revokeFeeds(of: member)
    }
  }

  package func setPassword(_ password: PasswordHash, of member: Member) throws {
    let sealed = try reader.key(of: member.organisation).seal(
      text: password.text, context: SealContext.password(of: member.id))
    try db.execute(sql: "UPDATE member SET password = ? WHERE id = ?", arguments: [sealed, member.id.text])
    try expectChange()
  }

  package func setOneTimePassword(_ secret: OneTimePassword?, of member: Member) throws {
    let key = try reader.key(of: member.organisation)
    try db.execute(
      sql: "UPDATE member SET otp_secret = ?, otp_last_step = 0 WHERE id = ?",
      arguments: [
        try secret.map { Data(try key.seal($0.secret, context: SealContext.secondFactor(of: member.id))) },
        member.id.text,
      ])
    try expectChange()
  }

  /// Notes the step of a code that was used, so that it is not used again; `false` where a later one was used meanwhile.
  package func useStep(_ step: Int, of member: MemberID) throws -> Bool {
    try db.execute(
      sql: "UPDATE member SET otp_last_step = ? WHERE id = ? AND otp_last_step < ?",
      arguments: [step, member.text, step])
    return db.changesCount == 1
  }

  package func setRecoveryCodes(_ digests: [[UInt8]], of member: MemberID) throws {
    try db.execute(sql: "DELETE FROM recovery_code WHERE member = ?", arguments: [member.text])
    for digest in digests {
      try db.execute(
        sql: "INSERT INTO recovery_code (member, digest) VALUES (?, ?)", arguments: [member.text, Data(digest)])
    }
  }

  /// Uses a recovery code up; `false` where there is none such or it was used.
  package func useRecoveryCode(_ digest: [UInt8], of member: MemberID, at time: DeskTime) throws -> Bool {
    try db.execute(
      sql: "UPDATE recovery_code SET used = ? WHERE member = ? AND digest = ? AND used IS NULL",
      arguments: [time.seconds, member.text, Data(digest)])
    return db.changesCount == 1
  }

  // MARK: sessions and invitations

  package func add(_ session: Session, of member: Member) throws {
    let agent = try reader.key(of: member.organisation).seal(
      text: session.agent, context: SealContext.agent(ofSession: session.digest))
    try db.execute(
      sql: "INSERT INTO session (digest, member, created, seen, agent) VALUES (?, ?, ?, ?, ?)",
      arguments: [Data(session.digest), member.id.text, session.created.seconds, session.seen.seconds, agent])
  }

  package func touch(session digest: [UInt8], at time: DeskTime) throws {
    try db.execute(sql: "UPDATE session SET seen = ? WHERE digest = ?", arguments: [time.seconds, Data(digest)])
  }

  /// Ends a session of a member; `false` where it is none of theirs.
  @discardableResult
  package func end(session digest: [UInt8], of member: MemberID) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM session WHERE digest = ? AND member = ?", arguments: [Data(digest), member.text])
    return db.changesCount == 1
  }

  /// Ends a session, whosever it is.
  package func end(session digest: [UInt8]) throws {
    try db.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [Data(digest)])
  }

  /// Ends all sessions of a member but one.
  package func endSessions(of member: MemberID, except digest: [UInt8]? = nil) throws {
    try db.execute(
      sql: "DELETE FROM session WHERE member = ? AND digest IS NOT ?",
      arguments: [member.text, digest.map { Data($0) }])
  }

  /// Ends the sessions of everybody.
  func endAllSessions() throws { try db.execute(sql: "DELETE FROM session") }

  /// Takes away what nobody can use any more: sessions last seen or begun too long ago, old invitations and throttles.
  package func sweep(seenBefore: DeskTime, begunBefore: DeskTime, now: DeskTime) throws {
    try db.execute(
      sql: "DELETE FROM session WHERE seen < ? OR created < ?", arguments: [seenBefore.seconds, begunBefore.seconds])
    try db.execute(sql: "DELETE FROM invitation WHERE expires < ?", arguments: [now.seconds])
    try db.execute(
      sql: "DELETE FROM throttle WHERE until < ? AND last < ?", arguments: [now.seconds, now.seconds - 86_400])
  }

  package func add(_ invitation: Invitation) throws {
    let note = try reader.key(of: invitation.organisation).seal(
      text: invitation.note, context: SealContext.note(ofInvitation: invitation.digest))
    try db.execute(
      sql: """
        INSERT INTO invitation (digest, organisation, role, member, invited_by, created, expires, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Data(invitation.digest), invitation.organisation.text, invitation.role.rawValue, invitation.member?.text,
        invitation.invitedBy?.text, invitation.created.seconds, invitation.expires.seconds, note,
      ])
  }

  /// Uses an invitation up, or withdraws it; `false` where it is gone.
  @discardableResult
  package func remove(invitation digest: [UInt8], of organisation: OrganisationID) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM invitation WHERE digest = ? AND organisation = ?",
      arguments: [Data(digest), organisation.text])
    return db.changesCount == 1
  }

  /// Withdraws the links that a member handed out, and returns how many there were.
  package func removeInvitations(by member: MemberID, in organisation: OrganisationID) throws -> Int {
    try db.execute(
      sql: "DELETE FROM invitation WHERE organisation = ? AND invited_by = ?",
      arguments: [organisation.text, member.text])
    return db.changesCount
  }

  /// Withdraws the links with which a member would choose a password anew.
  package func removeResets(of member: MemberID, in organisation: OrganisationID) throws {
    try db.execute(
      sql: "DELETE FROM invitation WHERE organisation = ? AND member = ?", arguments: [organisation.text, member.text])
  }

  package func revokeFeeds(of member: MemberID) throws {
    try db.execute(sql: "DELETE FROM feed WHERE member = ?", arguments: [member.text])
  }

  // MARK: throttling

  /// Counts a failure for an account or an address. `delay` gives the seconds to wait after so many.
  package func countFailure(_ subject: [UInt8], at time: DeskTime, forgetAfter: Int, delay: (Int) -> Int) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT failures, last FROM throttle WHERE subject = ?", arguments: [Data(subject)])
    var failures: Int = row?["failures"] ?? 0
    let last: Int = row?["last"] ?? 0
    if time.seconds - last > forgetAfter { failures = 0 }
    failures += 1
    try db.execute(
      sql: """
        INSERT INTO throttle (subject, failures, last, until) VALUES (?, ?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last = excluded.last, until = excluded.until
        """,
      arguments: [Data(subject), failures, time.seconds, time.seconds + delay(failures)])
  }

  /// Takes back one failure that was counted beforehand and was none.
  package func takeBackFailure(_ subject: [UInt8]) throws {
    try db.execute(
      sql: "UPDATE throttle SET failures = MAX(failures - 1, 0), until = 0 WHERE subject = ?",
      arguments: [Data(subject)])
  }

  package func forgetFailures(_ subject: [UInt8]) throws {
    try db.execute(sql: "DELETE FROM throttle WHERE subject = ?", arguments: [Data(subject)])
  }

  func expectChange() throws {
    guard db.changesCount > 0 else { throw DeskFault.notFound }
  }
}
