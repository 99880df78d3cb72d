package import DeskSQLite
package import Desks
internal import Pages
package import Sealing

/// Who works for an organisation, and who was asked to.
package struct People: Sendable {
  package var members: [Member]
  package var invitations: [Invitation]
}

extension CaseDesk {
  /// How long a link is good, in seconds.
  package static let invitationTime = 7 * 86_400

  package func people(by caller: Caller) async throws -> People {
    try caller.require(.managePeople)
    let time = now()
    return try await database.read { reader in
      People(
        members: try reader.members(of: caller.organisation),
        invitations: try reader.invitations(of: caller.organisation).filter { $0.expires > time })
    }
  }

  // MARK: links

  /// A link with which somebody joins in a role. `note` says for whom it is.
  package func invite(_ role: Role, note: String, by caller: Caller) async throws -> Token {
    try caller.require(.managePeople)
    var check = AccountCheck(site().language)
    check.name(note, field: "note")
    try check.result()
    return try await invite(role, note: note, in: caller.organisation, by: caller.actor)
  }

  /// The same for whoever has a shell on the machine.
  package func invite(
    _ role: Role, note: String, in organisation: OrganisationID, by actor: AuditEntry.Actor
  ) async throws -> Token {
    let (token, time) = (Token.random(), now())
    try await database.write { writer in
      try writer.add(CaseDesk.invitation(token, role, nil, note, organisation, actor, time))
      try writer.log(.memberInvited, by: actor, detail: role.rawValue, in: organisation, at: time)
    }
    return token
  }

  private static func invitation(
    _ token: Token, _ role: Role, _ member: MemberID?, _ note: String, _ organisation: OrganisationID,
    _ actor: AuditEntry.Actor, _ time: DeskTime
  ) -> Invitation {
    var inviter: MemberID?
    if case .member(let id) = actor { inviter = id }
    return Invitation(
      digest: token.digest, organisation: organisation, role: role, member: member, invitedBy: inviter, created: time,
      expires: time + invitationTime, note: note)
  }

  package func withdraw(_ invitation: [UInt8], by caller: Caller) async throws {
    try caller.require(.managePeople)
    let time = now()
    try await database.write { writer in
      guard try writer.remove(invitation: invitation, of: caller.organisation) else { throw DeskFault.notFound }
      try writer.log(.invitationWithdrawn, by: caller.actor, in: caller.organisation, at: time)
    }
  }

  /// A link with which a member chooses a password and a second factor anew. The old ones admit nobody from now on, and
  /// all their sessions end.
  package func reset(_ member: MemberID, by caller: Caller) async throws -> Token {
    try caller.require(.managePeople)
    guard member != caller.member.id else { throw AccountRefusal.ownAccount }
    return try await reset(member, in: caller.organisation, by: caller.actor)
  }

  package func reset(
    _ id: MemberID, in organisation: OrganisationID, by actor: AuditEntry.Actor
  ) async throws -> Token {
    let (token, time) = (Token.random(), now())
    let nobody = PasswordHash.decoy(cost: passwords.cost)
    try await database.write { writer in
      let member = try writer.reader.member(id, in: organisation)
      guard member.ended == nil else { throw DeskFault.notFound }
      try writer.removeResets(of: id, in: organisation)
      // Whoever had the account had its feeds and could have let others in.
      try writer.revokeFeeds(of: id)
      try CaseDesk.withdrawInvitations(by: id, in: organisation, actor, time, writer)
      try writer.setPassword(nobody, of: member)
      try writer.setRecoveryCodes([], of: id)
      try writer.endSessions(of: id)
      try writer.add(CaseDesk.invitation(token, member.role, id, "", organisation, actor, time))
      try writer.log(.memberReset, by: actor, subject: id.text, in: organisation, at: time)
    }
    return token
  }

  // MARK: members

  package func member(_ id: MemberID, by caller: Caller) async throws -> Member {
    try caller.require(.managePeople)
    return try await database.read { try $0.member(id, in: caller.organisation) }
  }

  /// Another role. The last owner stays one.
  package func setRole(_ role: Role, of id: MemberID, by caller: Caller) async throws {
    try caller.require(.managePeople)
    let time = now()
    try await database.write { writer in
      let member = try writer.reader.member(id, in: caller.organisation)
      guard member.role != role else { return }
      if role != .owner { try CaseDesk.keepAnOwner(beside: id, in: caller.organisation, writer.reader) }
      try writer.setRole(role, of: id, in: caller.organisation)
      // Whoever holds a link to the account was to get the role that it had.
      try writer.removeResets(of: id, in: caller.organisation)
      try writer.log(
        .memberRoleChanged, by: caller.actor, subject: id.text, detail: "\(member.role.rawValue) to \(role.rawValue)",
        in: caller.organisation, at: time)
      if !role.may(.managePeople) {
        try CaseDesk.withdrawInvitations(by: id, in: caller.organisation, caller.actor, time, writer)
      }
    }
  }

  /// Lets a member in no more, from this moment.
  package func end(_ id: MemberID, by caller: Caller) async throws {
    try caller.require(.managePeople)
    try await end(id, in: caller.organisation, by: caller.actor)
  }

  package func end(_ id: MemberID, in organisation: OrganisationID, by actor: AuditEntry.Actor) async throws {
    let time = now()
    try await database.write { writer in
      guard try writer.reader.member(id, in: organisation).ended == nil else { return }
      try CaseDesk.keepAnOwner(beside: id, in: organisation, writer.reader)
      try writer.setEnded(time, of: id, in: organisation)
      try writer.removeResets(of: id, in: organisation)
      try writer.log(.memberEnded, by: actor, subject: id.text, in: organisation, at: time)
      try CaseDesk.withdrawInvitations(by: id, in: organisation, actor, time, writer)
    }
  }

  /// Lets a member in again, with the password and second factor that they had.
  package func letIn(_ id: MemberID, by caller: Caller) async throws {
    try caller.require(.managePeople)
    let time = now()
    try await database.write { writer in
      guard try writer.reader.member(id, in: caller.organisation).ended != nil else { return }
      try writer.setEnded(nil, of: id, in: caller.organisation)
      try writer.log(.memberLetIn, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
    }
  }

  /// Takes back the links of somebody who may let nobody in any more.
  private static func withdrawInvitations(
    by member: MemberID, in organisation: OrganisationID, _ actor: AuditEntry.Actor, _ time: DeskTime,
    _ writer: DeskWriter
  ) throws {
    let count = try writer.removeInvitations(by: member, in: organisation)
    guard count > 0 else { return }
    try writer.log(
      .invitationWithdrawn, by: actor, subject: member.text, detail: "\(count) of theirs", in: organisation, at: time)
  }

  private static func keepAnOwner(
    beside member: MemberID, in organisation: OrganisationID, _ reader: DeskReader
  ) throws {
    let owners = try reader.members(of: organisation).filter { $0.role == .owner && $0.ended == nil }
    guard owners.map(\.id) != [member] else { throw AccountRefusal.lastOwner }
  }
}
