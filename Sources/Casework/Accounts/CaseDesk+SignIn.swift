internal import DeskSQLite
package import Desks
package import Sealing

/// What somebody sends in order to be let in, and from where.
package struct SignInAttempt: Sendable {
  package var email: String
  package var password: String
  /// From the app, or one of the recovery codes.
  package var code: String
  package var address: String
  /// What the browser calls itself.
  package var agent: String
  /// The session that the browser had until now: it ends.
  package var replacing: [UInt8]?

  package init(
    email: String, password: String, code: String, address: String, agent: String, replacing: [UInt8]? = nil
  ) {
    self.email = email
    self.password = password
    self.code = code
    self.address = address
    self.agent = agent
    self.replacing = replacing
  }
}

extension CaseDesk {
  private enum Outcome: Sendable {
    case failed
    case signedIn(Token, Member)
  }

  /// A new session, or `signInFailed` whatever was wrong: with the same work for those who have no account as for those who
  /// typed another password.
  package func signIn(_ attempt: SignInAttempt) async throws -> (token: Token, member: Member) {
    let time = now()
    let account = AttemptLimit.email(attempt.email, database)
    let address = AttemptLimit.address(attempt.address, database)
    if let seconds = try await database.write({ try $0.begin([account, address], at: time) }) {
      throw AccountRefusal.throttled(seconds: seconds)
    }
    let isReadable =
      attempt.email.utf8.count <= AccountCheck.longestEmail
      && attempt.password.utf8.count <= AccountCheck.mostPasswordBytes
    let known = isReadable ? try await database.read { try $0.credentials(email: attempt.email) } : nil
    let isPassword = try await passwords.admits(isReadable ? attempt.password : "", known?.password)
    let outcome = try await database.write { [self] writer -> Outcome in
      guard let known else {
        // One write, as for everybody else.
        try writer.countFailure(CaseDesk.nobody, at: time, forgetAfter: 86_400) { _ in 0 }
        return .failed
      }
      return try finish(attempt, known, isPassword, time, writer)
    }
    guard case .signedIn(let token, let member) = outcome else { throw AccountRefusal.signInFailed }
    if let known { await strengthen(known, attempt.password) }
    try await database.write { writer in
      try writer.forgetFailures(account.subject)
      try writer.takeBackFailure(address.subject)
      try CaseDesk.sweep(writer, at: time)
    }
    return (token, member)
  }

  /// Hashes a password anew where that costs more today than when it was chosen. Whoever is signed in stays so, whatever
  /// comes of it: the next time does as well.
  func strengthen(_ known: Credentials, _ password: String) async {
    guard known.password.isWeaker(than: passwords.cost), let hash = try? await passwords.hash(password) else { return }
    try? await database.write { writer in
      // Another may have been chosen meanwhile.
      guard try writer.reader.credentials(of: known.member.id).password == known.password else { return }
      try writer.setPassword(hash, of: known.member)
    }
  }

  /// Counts tries with addresses that have no account.
  private static let nobody = SHA.sha256(Array("nobody".utf8))

  private func finish(
    _ attempt: SignInAttempt, _ known: Credentials, _ isPassword: Bool, _ time: DeskTime, _ writer: DeskWriter
  ) throws -> Outcome {
    // As it is now: while the password was worked on, another may have been chosen or the account ended.
    let current = try writer.reader.credentials(of: known.member.id)
    let member = current.member
    func fail(_ detail: String) throws -> Outcome {
      try writer.log(
        .signInFailed, by: .outside, subject: member.id.text, detail: detail, in: member.organisation, at: time)
      return .failed
    }
    guard isPassword, current.password == known.password else { return try fail("password") }
    guard member.ended == nil else { return try fail("ended") }
    guard let factor = try secondFactor(attempt.code, of: current, at: time, writer) else {
      return try fail("second factor")
    }
    if let replacing = attempt.replacing { try writer.end(session: replacing) }
    let token = try begin(member, agent: attempt.agent, at: time, writer)
    try writer.log(
      .signedIn, by: .member(member.id), detail: factor.rawValue, in: member.organisation, at: time)
    if factor == .recoveryCode {
      try writer.log(
        .recoveryCodeUsed, by: .member(member.id),
        detail: "\(try writer.reader.recoveryCodesLeft(of: member.id)) left", in: member.organisation, at: time)
    }
    return .signedIn(token, member)
  }

  enum SecondFactor: String {
    case oneTimeCode = "one-time code"
    case recoveryCode = "recovery code"
  }

  /// Uses a code up; `nil` for any that is not right, or was used.
  func secondFactor(
    _ code: String, of known: Credentials, at time: DeskTime, _ writer: DeskWriter
  ) throws -> SecondFactor? {
    guard code.utf8.count <= 100 else { return nil }
    if let step = known.oneTimePassword?.step(of: code, at: time.seconds, after: known.lastStep) {
      return try writer.useStep(step, of: known.member.id) ? .oneTimeCode : nil
    }
    guard let digest = RecoveryCode.digest(code) else { return nil }
    return try writer.useRecoveryCode(digest, of: known.member.id, at: time) ? .recoveryCode : nil
  }

  /// Lets somebody in who has proved who they are.
  func begin(_ member: Member, agent: String, at time: DeskTime, _ writer: DeskWriter) throws -> Token {
    let token = Token.random()
    try writer.add(
      Session(digest: token.digest, member: member.id, created: time, seen: time, agent: agent), of: member)
    return token
  }
}
