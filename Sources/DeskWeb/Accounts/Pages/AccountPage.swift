internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

/// A member's own account.
struct AccountPage: DeskPage {
  /// What the form says instead of one session.
  static let allOthers = "others"

  enum Form: Sendable {
    case password, recoveryCodes, sessions
  }

  var signedIn: SignedIn
  var sessions: [Session]
  var recoveryCodesLeft: Int
  var notice: AccountNotice?
  /// The form that was sent, and what was wrong with it.
  var form = Form.password
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.account

  func title(_ context: DeskContext) -> String { context.say(.accountTitle) }

  func body(_ context: DeskContext) -> HTML {
    let member = signedIn.caller.member
    return """
      <div class="lead"><h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.accountWords, ["name": .text(member.name), "email": .text(member.email), "role": .text(context.say(member.role.phrase))]))</p></div>
      \(notice?.html(context) ?? "")
      \(context.mistakes(mistakes))
      <div class="two-sides"><div>
      \(password(context))
      \(secondFactor(context))
      \(recovery(context))
      </div><div>
      \(openSessions(context))
      </div></div>
      """
  }

  private func password(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      <input type="email" autocomplete="username" value="\(signedIn.caller.member.email)" readonly hidden>
      \(context.field(FormField("password", context.say(.fieldOldPassword), .text("password"), isRequired: true, longest: 1_000, autocomplete: "current-password"), mistakes(of: .password)))
      \(context.field(FormField("new-password", context.say(.fieldNewPassword), .text("password"), help: context.say(.fieldNewPasswordHelp), isRequired: true, longest: 1_000, autocomplete: "new-password"), mistakes(of: .password)))
      <p>\(context.button(context.say(.changePasswordTitle)))</p>
      """
    return """
      <section class="panel" aria-labelledby="password"><h2 id="password">\(context.say(.changePasswordTitle))</h2>
      <p>\(context.say(.changePasswordWords))</p>
      \(context.form("/desk/account/password", fields, style: "narrow-form"))</section>
      """
  }

  private func secondFactor(_ context: DeskContext) -> HTML {
    """
    <section class="panel" aria-labelledby="factor"><h2 id="factor">\(context.say(.changeSecondFactorTitle))</h2>
    <p>\(context.say(.changeSecondFactorWords))</p>
    <p><a href="/desk/account/second-factor">\(context.say(.changeSecondFactorLink))</a></p></section>
    """
  }

  private func recovery(_ context: DeskContext) -> HTML {
    // The names of the fields are those of the form above; their ids must not be.
    let fields: HTML = """
      \(Proof.fields(context, ids: "recovery", mistakes(of: .recoveryCodes)))
      <p>\(context.button(context.say(.recoveryButton)))</p>
      """
    return """
      <section class="panel" aria-labelledby="recovery"><h2 id="recovery">\(context.say(.recoveryTitle))</h2>
      <p>\(context.say(.recoveryLeft, ["count": .number(recoveryCodesLeft)]))</p>
      \(context.form("/desk/account/recovery-codes", fields, style: "narrow-form"))</section>
      """
  }

  private func mistakes(of form: Form) -> [DeskMistakeWords] { self.form == form ? mistakes : [] }

  /// One form with a button for each session: the password is typed once.
  private func openSessions(_ context: DeskContext) -> HTML {
    let entries = sessions.map { session -> HTML in
      let isHere = session.digest == signedIn.session.digest
      let end = context.button(
        context.say(.sessionEnd), name: "session", value: SHA.hex(session.digest), style: "plain")
      let times = context.say(
        .sessionTimes, html: ["begun": context.time(session.created), "seen": context.time(session.seen)])
      return """
        <li><b>\(session.agent.isEmpty ? context.say(.sessionAgent) : session.agent)</b>
        <small>\(times)</small>
        <span>\(isHere ? HTML(context.say(.sessionHere)) : end)</span></li>
        """
    }
    let list: HTML = "<ul class=\"entries\">\(entries)</ul>"
    let others = context.button(
      context.say(.sessionEndOthers), name: "session", value: AccountPage.allOthers, style: "plain")
    let password = FormField(
      "password", context.say(.fieldPassword), .text("password"), isRequired: true, longest: 1_000,
      autocomplete: "current-password", id: "sessions-password")
    let form =
      sessions.count > 1
      ? context.form(
        "/desk/account/sessions",
        context.field(password, mistakes(of: .sessions)) + "<p>\(others)</p>" + list, style: "narrow-form") : list
    return """
      <section class="panel" aria-labelledby="sessions"><h2 id="sessions">\(context.say(.sessionsTitle))</h2>
      <p>\(context.say(.sessionsWords))</p>
      \(form)</section>
      """
  }
}

/// Another app in the place of the present one.
struct SecondFactorPage: DeskPage {
  var secret: OneTimePassword
  var signedIn: SignedIn
  var mistakes: [DeskMistakeWords]
  let section = DeskSection.account

  func title(_ context: DeskContext) -> String { context.say(.changeSecondFactorTitle) }

  func body(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      \(SecretPanel(secret: secret, account: signedIn.organisation.name).html(context))
      \(context.field(FormField("new-code", context.say(.fieldNewCode), isRequired: true, longest: 20, autocomplete: "off", inputMode: "numeric"), mistakes))
      \(Proof.fields(context, ids: "proof", mistakes))
      <p>\(context.button(context.say(.changeSecondFactorButton)))</p>
      """
    return """
      <div class="lead"><h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.changeSecondFactorWords))</p></div>
      \(context.mistakes(mistakes))
      \(context.form("/desk/account/second-factor", fields, style: "narrow-form"))
      """
  }
}

/// The password and a code, which ask once more who it is.
private enum Proof {
  static func fields(_ context: DeskContext, ids: String, _ mistakes: [DeskMistakeWords]) -> HTML {
    var password = FormField(
      "password", context.say(.fieldPassword), .text("password"), isRequired: true, longest: 1_000,
      autocomplete: "current-password")
    password.id = "\(ids)-password"
    var code = FormField(
      "code", context.say(.fieldPresentCode), isRequired: true, longest: 100, autocomplete: "one-time-code")
    code.id = "\(ids)-code"
    return context.field(password, mistakes) + context.field(code, mistakes)
  }
}
