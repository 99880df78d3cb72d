package import DeskSQLite
internal import Desks
internal import Pages
package import Sealing

extension CaseDesk {
  /// How many recovery codes somebody gets.
  package static let recoveryCodeCount = 10

  package func recoveryCodesLeft(by caller: Caller) async throws -> Int {
    try await database.read { try $0.recoveryCodesLeft(of: caller.member.id) }
  }

  /// Another password for the caller. All other sessions end: whoever knew the old one is out. Here and below, who proves
  /// who they are gets a new session in the place of the present one.
  package func changePassword(
    from old: String, to new: String, in session: Session, by caller: Caller
  ) async throws -> Token {
    var check = AccountCheck(site().language)
    let organisation = try await database.read { try $0.organisation(caller.organisation) }
    check.password(
      new, forbidden: [caller.member.name, caller.member.email, organisation.name], field: "new-password")
    if new == old { check.add("new-password", .foundOldPassword, .expectedOtherPassword) }
    try check.result()
    let (hash, time) = (try await passwords.hash(new), now())
    return try await proved(old, code: nil, in: session, by: caller) { writer, member in
      try writer.setPassword(hash, of: member)
      try writer.endSessions(of: member.id)
      try writer.log(.passwordChanged, by: caller.actor, in: caller.organisation, at: time)
    }
  }

  /// What the caller may take as another second factor: the same within a session until it is taken.
  package func offeredSecondFactor(in session: Session, by caller: Caller) async throws -> OneTimePassword {
    let known = try await database.read { try $0.credentials(of: caller.member.id) }
    // With the present one in it, so that what was taken is never shown again.
    let present = SHA.hex(SHA.sha256(known.oneTimePassword?.secret ?? []))
    return database.offeredSecret(for: "session/\(SHA.hex(session.digest))/\(present)")
  }

  /// Another second factor, once its first code is right. All other sessions end.
  package func changeSecondFactor(
    password: String, code: String, newCode: String, in session: Session, by caller: Caller
  ) async throws -> Token {
    let secret = try await offeredSecondFactor(in: session, by: caller)
    let time = now()
    var check = AccountCheck(site().language)
    let step = check.proof(newCode, of: secret, at: time.seconds, field: "new-code")
    try check.result()
    return try await proved(password, code: code, in: session, by: caller) { writer, member in
      try writer.setOneTimePassword(secret, of: member)
      if let step { _ = try writer.useStep(step, of: member.id) }
      try writer.endSessions(of: member.id)
      try writer.log(.secondFactorChanged, by: caller.actor, in: caller.organisation, at: time)
    }
  }

  /// New recovery codes; the old ones are of no use any more.
  package func renewRecoveryCodes(
    password: String, code: String, in session: Session, by caller: Caller
  ) async throws -> (codes: [String], session: Token) {
    let (codes, time) = (RecoveryCode.random(CaseDesk.recoveryCodeCount), now())
    let token = try await proved(password, code: code, in: session, by: caller) { writer, member in
      try writer.setRecoveryCodes(codes.compactMap(RecoveryCode.digest), of: member.id)
      try writer.log(.recoveryCodesChanged, by: caller.actor, in: caller.organisation, at: time)
    }
    return (codes, token)
  }

  /// Does something that only the member themselves may, not whoever found their telephone unlocked: after the password,
  /// and the code where one is given. Tries are limited as those to sign in are.
  func proved(
    _ password: String, code: String?, in session: Session, by caller: Caller,
    _ change: @escaping @Sendable (DeskWriter, Member) throws -> Void
  ) async throws -> Token {
    let time = now()
    let limit = AttemptLimit.email(caller.member.email, database)
    if let seconds = try await database.write({ try $0.begin([limit], at: time) }) {
      throw AccountRefusal.throttled(seconds: seconds)
    }
    let isReadable = password.utf8.count <= AccountCheck.mostPasswordBytes
    let known = try await database.read { try $0.credentials(of: caller.member.id) }
    let isPassword = try await passwords.admits(isReadable ? password : "", known.password)
    let token = try await database.write { [self] writer -> Token? in
      let current = try writer.reader.credentials(of: caller.member.id)
      guard current.member.ended == nil else { throw DeskFault.notFound }
      var wrong = isPassword && current.password == known.password ? nil : "password"
      if wrong == nil, let code, try secondFactor(code, of: current, at: time, writer) == nil {
        wrong = "second factor"
      }
      if let wrong {
        try writer.log(
          .signInFailed, by: caller.actor, subject: caller.member.id.text, detail: wrong, in: caller.organisation,
          at: time)
        return nil
      }
      try writer.forgetFailures(limit.subject)
      try change(writer, current.member)
      try writer.end(session: session.digest)
      return try begin(current.member, agent: session.agent, at: time, writer)
    }
    if let token { return token }
    var check = AccountCheck(site().language)
    check.add("password", .foundWrongProof, code == nil ? .expectedOldPassword : .expectedProof, .remedyProof)
    throw DeskRefusal.mistakes(check.mistakes)
  }
}
