internal import Pages

/// What an owner decides about the organisation.
struct SettingsPage: DeskPage {
  var name: String
  var notice: AccountNotice?
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.settings

  func title(_ context: DeskContext) -> String { context.say(.settingsTitle) }

  func body(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      \(context.field(FormField("name", context.say(.fieldOrganisation), value: name, isRequired: true, longest: 200, autocomplete: "organization"), mistakes))
      <p>\(context.button(context.say(.save)))</p>
      """
    return """
      <div class="lead"><h1>\(title(context))</h1></div>
      \(notice?.html(context) ?? "")
      \(context.mistakes(mistakes))
      <section class="panel" aria-labelledby="organisation"><h2 id="organisation">\(context.say(.settingsNameTitle))</h2>
      \(context.form("/desk/settings", fields, style: "narrow-form"))</section>
      """
  }
}
