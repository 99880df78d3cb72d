internal import Casework
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Sealing

extension DeskRoutes {
  /// The way in and out, and a member's own account.
  static let accounts: [DeskRoute] = wayIn + ownAccount

  private static let wayIn: [DeskRoute] = [
    DeskRoute(.get, "/desk", .open) { call in
      if let signedIn = call.signedIn { return .redirect(home(of: signedIn.caller.member)) }
      return try await call.desk.hasOrganisation() ? .redirect("/desk/sign-in") : .page(EmptyDeskPage())
    },
    DeskRoute(.get, "/desk/sign-in", .open) { call in
      let to = DeskPath.checked(call.query["to"])
      if call.signedIn != nil { return .redirect(to) }
      guard try await call.desk.hasOrganisation() else { return .page(EmptyDeskPage()) }
      return .page(SignInPage(to: to, wasAway: call.query["to"] != nil))
    },
    DeskRoute(.post, "/desk/sign-in", .open, fields: ["email", "password", "code", "to"]) { call in
      let to = DeskPath.checked(try call.text("to"))
      let attempt = SignInAttempt(
        email: try call.text("email"), password: try call.secret("password"), code: try call.secret("code"),
        address: call.address, agent: call.agent, replacing: call.visitor.digest)
      do {
        let token = try await call.desk.signIn(attempt).token
        return .redirect(to, cookie: .set(token.text))
      } catch AccountRefusal.signInFailed {
        return .page(SignInPage(to: to, email: attempt.email, hasFailed: true), status: 400)
      }
    },
    DeskRoute(.post, "/desk/sign-out", .signedIn) { call in
      if let session = call.signedIn?.session { try await call.desk.signOut(session, by: try call.caller()) }
      return .redirect("/desk/sign-in", cookie: .remove)
    },
    DeskRoute(.get, "/desk/set-up/:token", .open) { call in
      .page(SetUpPage(secret: try await call.desk.setUp(try call.link(), visitor: call.visitor)))
    },
    DeskRoute(
      .post, "/desk/set-up/:token", .open, fields: ["organisation", "name", "email", "password", "code"]
    ) { call in
      let (token, fields, organisation) = (try call.link(), try call.accountFields(), try call.text("organisation"))
      return try await call.trying {
        let account = try await call.desk.setUp(
          token, visitor: call.visitor, organisation: organisation, fields, agent: call.agent)
        return .page(RecoveryCodesPage(codes: account.recoveryCodes), cookie: .set(account.session.text))
      } again: { mistakes in
        SetUpPage(
          secret: try await call.desk.setUp(token, visitor: call.visitor), organisation: organisation,
          fields: fields, mistakes: mistakes)
      }
    },
    DeskRoute(.get, "/desk/join/:token", .open) { call in
      .page(JoinPage(opened: try await call.desk.invitation(try call.link(), visitor: call.visitor)))
    },
    DeskRoute(.post, "/desk/join/:token", .open, fields: ["name", "email", "password", "code"]) { call in
      let (token, fields) = (try call.link(), try call.accountFields())
      return try await call.trying {
        let account = try await call.desk.join(token, visitor: call.visitor, fields, agent: call.agent)
        return .page(RecoveryCodesPage(codes: account.recoveryCodes), cookie: .set(account.session.text))
      } again: { mistakes in
        JoinPage(
          opened: try await call.desk.invitation(token, visitor: call.visitor), fields: fields, mistakes: mistakes)
      }
    },
  ]

  /// Where somebody begins.
  private static func home(of member: Member) -> String {
    if member.may(.readCases) { return "/desk/cases" }
    return member.may(.readLog) ? "/desk/log" : "/desk/account"
  }

  private static let ownAccount: [DeskRoute] = [
    DeskRoute(.get, "/desk/account", .signedIn) { call in
      .page(try await call.accountPage())
    },
    DeskRoute(.post, "/desk/account/password", .signedIn, fields: ["password", "new-password"]) { call in
      guard let signedIn = call.signedIn else { throw DeskWebFault.signInFirst }
      return try await call.trying {
        let token = try await call.desk.changePassword(
          from: try call.secret("password"), to: try call.secret("new-password"), in: signedIn.session,
          by: signedIn.caller)
        return .redirect("/desk/account?done=password", cookie: .set(token.text))
      } again: { mistakes in
        try await call.accountPage(.password, mistakes)
      }
    },
    DeskRoute(.get, "/desk/account/second-factor", .signedIn) { call in
      .page(try await call.secondFactorPage())
    },
    DeskRoute(.post, "/desk/account/second-factor", .signedIn, fields: ["password", "code", "new-code"]) { call in
      guard let signedIn = call.signedIn else { throw DeskWebFault.signInFirst }
      return try await call.trying {
        let token = try await call.desk.changeSecondFactor(
          password: try call.secret("password"), code: try call.secret("code"), newCode: try call.secret("new-code"),
          in: signedIn.session, by: signedIn.caller)
        return .redirect("/desk/account?done=second-factor", cookie: .set(token.text))
      } again: { mistakes in
        try await call.secondFactorPage(mistakes)
      }
    },
    DeskRoute(.post, "/desk/account/recovery-codes", .signedIn, fields: ["password", "code"]) { call in
      guard let signedIn = call.signedIn else { throw DeskWebFault.signInFirst }
      return try await call.trying {
        let renewed = try await call.desk.renewRecoveryCodes(
          password: try call.secret("password"), code: try call.secret("code"), in: signedIn.session,
          by: signedIn.caller)
        return .page(RecoveryCodesPage(codes: renewed.codes), cookie: .set(renewed.session.text))
      } again: { mistakes in
        try await call.accountPage(.recoveryCodes, mistakes)
      }
    },
    DeskRoute(.post, "/desk/account/sessions", .signedIn, fields: ["session", "password"]) { call in
      guard let signedIn = call.signedIn else { throw DeskWebFault.signInFirst }
      let chosen = try call.text("session")
      let digest = chosen == AccountPage.allOthers ? nil : try Hexadecimal.bytes(chosen)
      return try await call.trying {
        let token = try await call.desk.endSession(
          digest, password: try call.secret("password"), in: signedIn.session, by: signedIn.caller)
        return .redirect("/desk/account?done=session", cookie: .set(token.text))
      } again: { mistakes in
        try await call.accountPage(.sessions, mistakes)
      }
    },
  ]
}

extension DeskCall {
  /// The link that the path carries.
  fileprivate func link() throws -> Token {
    guard let token = parameters["token"].flatMap({ Token(text: $0) }) else { throw AccountRefusal.linkGone }
    return token
  }

  fileprivate func accountFields() throws -> AccountFields {
    AccountFields(
      name: try text("name"), email: try text("email"), password: try secret("password"), code: try secret("code"))
  }

  fileprivate func accountPage(
    _ form: AccountPage.Form = .password, _ mistakes: [DeskMistakeWords] = []
  ) async throws -> AccountPage {
    guard let signedIn else { throw DeskWebFault.signInFirst }
    return AccountPage(
      signedIn: signedIn, sessions: try await desk.sessions(by: signedIn.caller),
      recoveryCodesLeft: try await desk.recoveryCodesLeft(by: signedIn.caller),
      notice: AccountNotice(query["done"]), form: form, mistakes: mistakes)
  }

  fileprivate func secondFactorPage(_ mistakes: [DeskMistakeWords] = []) async throws -> SecondFactorPage {
    guard let signedIn else { throw DeskWebFault.signInFirst }
    return SecondFactorPage(
      secret: try await desk.offeredSecondFactor(in: signedIn.session, by: signedIn.caller), signedIn: signedIn,
      mistakes: mistakes)
  }
}
