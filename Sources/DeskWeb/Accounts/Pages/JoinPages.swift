internal import Casework
internal import Desks
internal import Pages
internal import Sealing

/// The first account of all, with its organisation.
struct SetUpPage: DeskPage {
  var secret: OneTimePassword
  var organisation = ""
  var fields = AccountFields(name: "", email: "", password: "", code: "")
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(.setUpTitle) }

  func body(_ context: DeskContext) -> HTML {
    let name = context.field(
      FormField(
        "organisation", context.say(.fieldOrganisation), value: organisation, isRequired: true, longest: 200,
        autocomplete: "organization"), mistakes)
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.setUpWords))</p></div>
      \(context.mistakes(mistakes))
      \(context.form("", name + NewAccountFields(fields, mistakes, secret: secret, account: organisation).html(context), style: "narrow-form"))
      """
  }
}

/// What a link leads to: somebody joins, or chooses anew.
struct JoinPage: DeskPage {
  var opened: OpenInvitation
  var fields = AccountFields(name: "", email: "", password: "", code: "")
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String {
    opened.member == nil
      ? context.say(.joinTitle, ["organisation": .text(opened.organisation.name)]) : context.say(.resetTitle)
  }

  func body(_ context: DeskContext) -> HTML {
    let words =
      opened.member.map { member in
        context.say(
          .resetWords, ["name": .text(member.name), "organisation": .text(opened.organisation.name)])
      } ?? context.say(.joinWords, ["role": .text(context.say(opened.role.phrase))])
    let form = NewAccountFields(
      fields, mistakes, secret: opened.secret, account: opened.organisation.name, member: opened.member?.email)
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(words)</p></div>
      \(context.mistakes(mistakes))
      \(context.form("", form.html(context), style: "narrow-form"))
      """
  }
}

/// What everybody chooses who gets an account.
private struct NewAccountFields {
  var fields: AccountFields
  var mistakes: [DeskMistakeWords]
  var secret: OneTimePassword
  var account: String
  /// The address of a member who has one.
  var member: String?

  init(
    _ fields: AccountFields, _ mistakes: [DeskMistakeWords], secret: OneTimePassword, account: String,
    member: String? = nil
  ) {
    (self.fields, self.mistakes, self.secret, self.account, self.member) = (fields, mistakes, secret, account, member)
  }

  func html(_ context: DeskContext) -> HTML {
    """
    \(person(context))
    \(context.field(FormField("password", context.say(.fieldNewPassword), .text("password"), help: context.say(.fieldNewPasswordHelp), isRequired: true, longest: 1_000, autocomplete: "new-password"), mistakes))
    \(SecretPanel(secret: secret, account: account.isEmpty ? context.say(.deskName) : account).html(context))
    \(context.field(FormField("code", context.say(.fieldFirstCode), isRequired: true, longest: 20, autocomplete: "one-time-code", inputMode: "numeric"), mistakes))
    <p>\(context.button(context.say(member == nil ? .joinButton : .resetButton)))</p>
    """
  }

  private func person(_ context: DeskContext) -> HTML {
    if let member {
      // For the password manager, which keeps the two together.
      return """
        <p><label for="username">\(context.say(.fieldEmail))</label>
        <input id="username" type="email" autocomplete="username" value="\(member)" readonly></p>
        """
    }
    return context.field(
      FormField(
        "name", context.say(.fieldName), value: fields.name, help: context.say(.fieldNameHelp), isRequired: true,
        longest: 200, autocomplete: "name"), mistakes)
      + context.field(
        FormField(
          "email", context.say(.fieldEmail), .text("email"), value: fields.email, isRequired: true, longest: 254,
          autocomplete: "username"), mistakes)
  }
}

/// Codes that are shown once.
struct RecoveryCodesPage: DeskPage {
  var codes: [String]
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(.codesTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.codesWords))</p></div>
    <ul class="codes">\(codes.map { "<li>\($0)</li>" as HTML })</ul>
    <p><a href="/desk">\(context.say(.codesContinue))</a></p>
    """
  }
}
