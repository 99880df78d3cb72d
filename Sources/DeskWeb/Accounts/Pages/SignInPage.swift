internal import Pages

/// The one form by which people come in.
struct SignInPage: DeskPage {
  /// Where they wanted to go.
  var to: String
  /// They were sent here from a page that asks who they are.
  var wasAway = false
  var email = ""
  var hasFailed = false
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(.signInTitle) }

  func body(_ context: DeskContext) -> HTML {
    let failed: HTML =
      hasFailed
      ? """
      <section class="alert" role="alert" aria-labelledby="failed"><h2 id="failed">\(context.say(.signInFailed))</h2>
      <p>\(context.say(.signInFailedWords))</p></section>
      """ : ""
    let away: HTML = wasAway && !hasFailed ? "<p class=\"standfirst\">\(context.say(.signInAgain))</p>" : ""
    return """
      <div class="lead"><h1>\(title(context))</h1>\(away)</div>
      \(failed)
      \(context.form("/desk/sign-in", fields(context), style: "narrow-form"))
      <p class="quiet">\(context.say(.noAccountYet))</p>
      """
  }

  private func fields(_ context: DeskContext) -> HTML {
    """
    \(context.hidden("to", to))
    \(context.field(FormField("email", context.say(.fieldEmail), .text("email"), value: email, isRequired: true, longest: 254, autocomplete: "username")))
    \(context.field(FormField("password", context.say(.fieldPassword), .text("password"), isRequired: true, longest: 1_000, autocomplete: "current-password")))
    \(context.field(FormField("code", context.say(.fieldCode), help: context.say(.fieldCodeHelp), isRequired: true, longest: 100, autocomplete: "one-time-code")))
    <p>\(context.button(context.say(.signInButton)))</p>
    """
  }
}

/// The desk before anybody keeps cases at it.
struct EmptyDeskPage: DeskPage {
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(.noOrganisation) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(.noOrganisationWords))</p></div>
    """
  }
}
