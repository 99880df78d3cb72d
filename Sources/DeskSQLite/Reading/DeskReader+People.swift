package import Desks
internal import Foundation
internal import GRDB
package import Sealing

/// What is needed to let a member in.
package struct Credentials: Sendable {
  package var member: Member
  package var password: PasswordHash
  /// `nil` where the second factor was taken off.
  package var oneTimePassword: OneTimePassword?
  package var lastStep: Int
}

/// A member who is signed in on a device.
package struct Session: Hashable, Sendable {
  /// Of its token; the token itself is nowhere.
  package var digest: [UInt8]
  package var member: MemberID
  package var created: DeskTime
  package var seen: DeskTime
  /// What the browser calls itself.
  package var agent: String

  package init(digest: [UInt8], member: MemberID, created: DeskTime, seen: DeskTime, agent: String) {
    self.digest = digest
    self.member = member
    self.created = created
    self.seen = seen
    self.agent = agent
  }
}

package struct Invitation: Hashable, Sendable {
  package var digest: [UInt8]
  package var organisation: OrganisationID
  package var role: Role
  /// The member who is to choose a password and second factor anew; `nil` for somebody new.
  package var member: MemberID?
  package var invitedBy: MemberID?
  package var created: DeskTime
  package var expires: DeskTime
  /// For whom it is, as the inviter wrote it.
  package var note: String

  package init(
    digest: [UInt8], organisation: OrganisationID, role: Role, member: MemberID?, invitedBy: MemberID?,
    created: DeskTime, expires: DeskTime, note: String
  ) {
    self.digest = digest
    self.organisation = organisation
    self.role = role
    self.member = member
    self.invitedBy = invitedBy
    self.created = created
    self.expires = expires
    self.note = note
  }
}

extension DeskReader {
  private struct Profile: Codable {
    var name: String
    var email: String
  }

  package func organisations() throws -> [Organisation] {
    try Row.fetchAll(db, sql: "SELECT id, created, name FROM organisation ORDER BY created, id").map(organisation)
  }

  package func organisation(_ id: OrganisationID) throws -> Organisation {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT id, created, name FROM organisation WHERE id = ?", arguments: [id.text])
    else { throw DeskFault.notFound }
    return try organisation(row)
  }

  private func organisation(_ row: Row) throws -> Organisation {
    let id: OrganisationID = try row.id("id")
    let name = try key(of: id).openText(row["name"], context: SealContext.name(of: id))
    return Organisation(id: id, name: name, created: DeskTime(row["created"]))
  }

  /// With which checkpoints of the log are signed.
  package func signingKey(of organisation: OrganisationID) throws -> SigningKey {
    guard
      let sealed = try Data.fetchOne(
        db, sql: "SELECT signing_key FROM organisation WHERE id = ?", arguments: [organisation.text])
    else { throw DeskFault.notFound }
    let context = SealContext.signingKey(of: organisation)
    do { return try SigningKey(bytes: try key(of: organisation).openBytes(sealed, context: context)) } catch {
      throw DeskFault.damaged(context)
    }
  }

  package func publicKey(of organisation: OrganisationID) throws -> [UInt8] {
    guard
      let key = try Data.fetchOne(
        db, sql: "SELECT public_key FROM organisation WHERE id = ?", arguments: [organisation.text])
    else { throw DeskFault.notFound }
    return bytes(key)
  }

  // MARK: members

  private static let memberColumns = "id, organisation, role, created, ended, profile"

  package func members(of organisation: OrganisationID) throws -> [Member] {
    try Row.fetchAll(
      db, sql: "SELECT \(DeskReader.memberColumns) FROM member WHERE organisation = ? ORDER BY created, id",
      arguments: [organisation.text]
    ).map(member)
  }

  package func member(_ id: MemberID, in organisation: OrganisationID) throws -> Member {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT \(DeskReader.memberColumns) FROM member WHERE id = ? AND organisation = ?",
        arguments: [id.text, organisation.text])
    else { throw DeskFault.notFound }
    return try member(row)
  }

  /// By the address with which somebody signs in; of any organisation.
  package func credentials(email: String) throws -> Credentials? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT \(DeskReader.memberColumns), password, otp_secret, otp_last_step FROM member WHERE email_index = ?
        """,
      arguments: [Data(desk.emailIndex(email))]
    ).map(credentials)
  }

  package func credentials(of member: MemberID) throws -> Credentials {
    guard
      let row = try Row.fetchOne(
        db,
        sql: "SELECT \(DeskReader.memberColumns), password, otp_secret, otp_last_step FROM member WHERE id = ?",
        arguments: [member.text])
    else { throw DeskFault.notFound }
    return try credentials(row)
  }

  private func credentials(_ row: Row) throws -> Credentials {
    let member = try member(row)
    let key = try key(of: member.organisation)
    guard
      let password = PasswordHash(
        text: try key.openText(row["password"], context: SealContext.password(of: member.id)))
    else { throw DeskFault.damaged(SealContext.password(of: member.id)) }
    let secret: Data? = row["otp_secret"]
    return Credentials(
      member: member, password: password,
      oneTimePassword: try secret.map {
        OneTimePassword(secret: try key.openBytes($0, context: SealContext.secondFactor(of: member.id)))
      }, lastStep: row["otp_last_step"])
  }

  private func member(_ row: Row) throws -> Member {
    let id: MemberID = try row.id("id")
    let organisation: OrganisationID = try row.id("organisation")
    let profile = try key(of: organisation).open(Profile.self, row["profile"], context: SealContext.profile(of: id))
    guard let role = Role(rawValue: row["role"]) else { throw DeskFault.damaged("member/\(id)/role") }
    let ended: Int? = row["ended"]
    return Member(
      id: id, organisation: organisation, name: profile.name, email: profile.email, role: role,
      created: DeskTime(row["created"]), ended: ended.map(DeskTime.init))
  }

  static func sealedProfile(_ member: Member, _ key: SealingKey) throws -> Data {
    try key.seal(json: Profile(name: member.name, email: member.email), context: SealContext.profile(of: member.id))
  }

  /// How many recovery codes are left.
  package func recoveryCodesLeft(of member: MemberID) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM recovery_code WHERE member = ? AND used IS NULL", arguments: [member.text]) ?? 0
  }

  // MARK: sessions and invitations

  /// The session of a token with its member, where nobody ended either.
  package func session(_ digest: [UInt8]) throws -> (session: Session, member: Member)? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT digest, member, created, seen, agent FROM session WHERE digest = ?",
        arguments: [Data(digest)])
    else { return nil }
    let id: MemberID = try row.id("member")
    guard
      let found = try Row.fetchOne(
        db, sql: "SELECT \(DeskReader.memberColumns) FROM member WHERE id = ?", arguments: [id.text])
    else { throw DeskFault.notFound }
    let member = try member(found)
    return (try session(row, member), member)
  }

  package func sessions(of member: Member) throws -> [Session] {
    try Row.fetchAll(
      db, sql: "SELECT digest, member, created, seen, agent FROM session WHERE member = ? ORDER BY seen DESC",
      arguments: [member.id.text]
    ).map { try session($0, member) }
  }

  private func session(_ row: Row, _ member: Member) throws -> Session {
    let digest = bytes(row["digest"])
    return Session(
      digest: digest, member: member.id, created: DeskTime(row["created"]), seen: DeskTime(row["seen"]),
      agent: try key(of: member.organisation).openText(row["agent"], context: SealContext.agent(ofSession: digest)))
  }

  package func invitation(_ digest: [UInt8]) throws -> Invitation? {
    try Row.fetchOne(db, sql: "SELECT * FROM invitation WHERE digest = ?", arguments: [Data(digest)]).map(invitation)
  }

  package func invitations(of organisation: OrganisationID) throws -> [Invitation] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM invitation WHERE organisation = ? ORDER BY created", arguments: [organisation.text]
    ).map(invitation)
  }

  private func invitation(_ row: Row) throws -> Invitation {
    let organisation: OrganisationID = try row.id("organisation")
    guard let role = Role(rawValue: row["role"]) else { throw DeskFault.damaged("invitation/role") }
    let digest = bytes(row["digest"])
    return Invitation(
      digest: digest, organisation: organisation, role: role, member: try row.optionalID("member"),
      invitedBy: try row.optionalID("invited_by"), created: DeskTime(row["created"]),
      expires: DeskTime(row["expires"]),
      note: try key(of: organisation).openText(row["note"], context: SealContext.note(ofInvitation: digest)))
  }

  // MARK: throttling

  /// Until when nobody is let try again, for an account or an address.
  package func throttledUntil(_ subjects: [[UInt8]]) throws -> DeskTime? {
    var until: Int?
    for subject in subjects {
      let found = try Int.fetchOne(
        db, sql: "SELECT until FROM throttle WHERE subject = ?", arguments: [Data(subject)])
      until = [until, found].compactMap { $0 }.max()
    }
    return until.map(DeskTime.init)
  }
}

extension Row {
  func id<Subject>(_ column: String) throws -> DeskID<Subject> {
    let text: String = self[column]
    guard let id = DeskID<Subject>(text) else { throw DeskFault.damaged("an id in \(column)") }
    return id
  }

  func optionalID<Subject>(_ column: String) throws -> DeskID<Subject>? {
    let text: String? = self[column]
    return try text.map { _ in try id(column) }
  }
}
