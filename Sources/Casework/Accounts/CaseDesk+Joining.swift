internal import DeskSQLite
package import Desks
internal import Pages
package import Sealing
internal import Synchronization

/// What a link leads to.
package struct OpenInvitation: Sendable {
  package var organisation: Organisation
  package var role: Role
  /// Who chooses a password and a second factor anew; `nil` for somebody new.
  package var member: Member?
  /// To be put into an app, and proved by its first code.
  package var secret: OneTimePassword
}

/// An account as it is handed over: signed in, with the codes that are shown this once.
package struct NewAccount: Sendable {
  package var member: Member
  package var session: Token
  package var recoveryCodes: [String]
}

extension CaseDesk {
  // MARK: by invitation

  /// What a link leads to. `visitor` is what the browser holds: the secret that is offered is for this browser alone, so
  /// that nobody who only saw the link knows it.
  package func invitation(_ token: Token, visitor: Token) async throws -> OpenInvitation {
    let time = now()
    let secret = offeredSecret(token, visitor)
    return try await database.read { reader in
      let (invitation, member) = try CaseDesk.open(token, at: time, reader)
      return OpenInvitation(
        organisation: try reader.organisation(invitation.organisation), role: member?.role ?? invitation.role,
        member: member, secret: secret)
    }
  }

  private static func open(
    _ token: Token, at time: DeskTime, _ reader: DeskReader
  ) throws -> (Invitation, Member?) {
    guard let invitation = try reader.invitation(token.digest), invitation.expires > time else {
      throw AccountRefusal.linkGone
    }
    let member = try invitation.member.map { try reader.member($0, in: invitation.organisation) }
    guard member?.ended == nil else { throw AccountRefusal.linkGone }
    return (invitation, member)
  }

  private func offeredSecret(_ token: Token, _ visitor: Token) -> OneTimePassword {
    database.offeredSecret(for: "link/\(SHA.hex(token.digest))/\(SHA.hex(visitor.digest))")
  }

  /// Takes an invitation up: the account exists once its second factor is proved, and the link is of no use any more.
  package func join(
    _ token: Token, visitor: Token, _ fields: AccountFields, agent: String
  ) async throws -> NewAccount {
    let opened = try await invitation(token, visitor: visitor)
    let time = now()
    var check = AccountCheck(site().language)
    let (name, email) = opened.member.map { ($0.name, $0.email) } ?? (fields.name, fields.email)
    if opened.member == nil {
      check.name(name, field: "name")
      check.email(email)
    }
    check.password(fields.password, forbidden: [name, email, opened.organisation.name])
    let step = check.proof(fields.code, of: opened.secret, at: time.seconds)
    try check.result()
    // Whoever has a link could ask for one address after another whether it has an account.
    let limit = AttemptLimit.link(token, database)
    if let seconds = try await database.write({ try $0.begin([limit], at: time) }) {
      throw AccountRefusal.throttled(seconds: seconds)
    }
    let hash = try await passwords.hash(fields.password)
    let member =
      opened.member
      ?? Member(
        id: CaseDesk.newID(), organisation: opened.organisation.id, name: name, email: email, role: opened.role,
        created: time)
    do {
      return try await database.write { [self] writer in
        // Of two who take it up at once, one finds it gone.
        _ = try CaseDesk.open(token, at: time, writer.reader)
        try writer.remove(invitation: token.digest, of: member.organisation)
        if opened.member == nil {
          try writer.add(member, password: hash, oneTimePassword: opened.secret)
          try writer.log(
            .memberJoined, by: .member(member.id), detail: member.role.rawValue, in: member.organisation, at: time)
        } else {
          try writer.setPassword(hash, of: member)
          try writer.setOneTimePassword(opened.secret, of: member)
          try writer.endSessions(of: member.id)
          for action in [AuditAction.passwordChanged, .secondFactorChanged, .recoveryCodesChanged] {
            try writer.log(action, by: .member(member.id), detail: "by link", in: member.organisation, at: time)
          }
        }
        try writer.forgetFailures(AttemptLimit.email(email, database).subject)
        try writer.forgetFailures(limit.subject)
        return try handOver(member, step: step, agent: agent, at: time, writer)
      }
    } catch DeskFault.emailTaken {
      try await database.write { writer in
        try writer.log(
          .refused, by: .outside, detail: "joining with an address that has an account", in: member.organisation,
          at: time)
      }
      check.add("email", .foundTakenEmail, .expectedOtherEmail)
      try check.result()
      throw DeskFault.emailTaken
    }
  }

  private func handOver(
    _ member: Member, step: Int?, agent: String, at time: DeskTime, _ writer: DeskWriter
  ) throws -> NewAccount {
    if let step { _ = try writer.useStep(step, of: member.id) }
    let codes = RecoveryCode.random(CaseDesk.recoveryCodeCount)
    try writer.setRecoveryCodes(codes.compactMap(RecoveryCode.digest), of: member.id)
    let session = try begin(member, agent: agent, at: time, writer)
    try writer.log(
      .signedIn, by: .member(member.id), detail: "by link", in: member.organisation, at: time)
    return NewAccount(member: member, session: session, recoveryCodes: codes)
  }

  // MARK: the first of all

  /// Whether any organisation keeps cases here.
  package func hasOrganisation() async throws -> Bool {
    try await database.read { try $0.organisations().isEmpty == false }
  }

  /// A link with which the first organisation is made in a browser; `nil` where there is one. It is held in memory alone:
  /// whoever starts the program anew gets another.
  package func offerSetUp() async throws -> Token? {
    guard try await !hasOrganisation() else { return nil }
    let token = Token.random()
    setUpDigest.withLock { $0 = token.digest }
    return token
  }

  package func setUp(_ token: Token, visitor: Token) async throws -> OneTimePassword {
    guard setUpDigest.withLock({ $0 == token.digest }), try await !hasOrganisation() else {
      throw AccountRefusal.linkGone
    }
    return offeredSecret(token, visitor)
  }

  /// Makes the first organisation with its owner.
  package func setUp(
    _ token: Token, visitor: Token, organisation name: String, _ fields: AccountFields, agent: String
  ) async throws -> NewAccount {
    let secret = try await setUp(token, visitor: visitor)
    let time = now()
    var check = AccountCheck(site().language)
    check.name(name, field: "organisation")
    check.name(fields.name, field: "name")
    check.email(fields.email)
    check.password(fields.password, forbidden: [fields.name, fields.email, name])
    let step = check.proof(fields.code, of: secret, at: time.seconds)
    try check.result()
    let hash = try await passwords.hash(fields.password)
    let organisation = Organisation(id: CaseDesk.newID(), name: name, created: time)
    let owner = Member(
      id: CaseDesk.newID(), organisation: organisation.id, name: fields.name, email: fields.email, role: .owner,
      created: time)
    let account = try await database.write { [self] writer in
      guard try writer.reader.organisations().isEmpty else { throw AccountRefusal.linkGone }
      try writer.create(organisation)
      try writer.log(.organisationCreated, by: .member(owner.id), in: organisation.id, at: time)
      try writer.add(owner, password: hash, oneTimePassword: secret)
      try writer.log(
        .memberJoined, by: .member(owner.id), detail: owner.role.rawValue, in: organisation.id, at: time)
      return try handOver(owner, step: step, agent: agent, at: time, writer)
    }
    setUpDigest.withLock { $0 = nil }
    return account
  }
}
