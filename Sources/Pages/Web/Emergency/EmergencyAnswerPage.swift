internal import Register
internal import Safeguards

/// The page for hours before a flight on the site: the same as that of the command, with the call as a form, and the ways
/// on from it.
struct EmergencyAnswerPage {
  private let state: CheckState
  private let page: EmergencyPage
  private let context: PageContext

  init(_ state: CheckState, _ page: EmergencyPage, _ context: PageContext) {
    self.state = state
    self.page = page
    self.context = context
  }

  var title: String { page.title }

  var body: HTML {
    let fields = CheckFields(state, context)
    let emergency = EmergencyFields(state, context)
    let setting = PageSetting(
      rule: { context.anchor($0, HTML($0.description)) }, more: .emergencyMoreSite,
      question: emergency.label, answers: { emergency.input($0.key) },
      form: { questions in
        fields.form(
          """
          <p class="noprint">\(context.say(.emergencyAgainLead))</p>
          \(questions)
          <p class="noprint">\(fields.button("show", .emergencyAgain))</p>
          """, to: .emergency, keepsFocus: true)
      })
    return """
      \(emergency.alert)
      \(page.article(setting))
      <div class="beyond noprint">
      \(ways(fields))
      \(given)
      \(other(fields, emergency))
      <p class="privacy">\(context.say(.emergencyPrint)) \(context.say(.checkPrivacy))</p>
      </div>
      """
  }

  private func ways(_ fields: CheckFields) -> HTML {
    let isTimed = !DeadlineCalendar(page.answer, language: context.language).entries.isEmpty
    let calendar = isTimed ? fields.button("calendar", .calendarDownload, style: "second", to: .check) : .empty
    let untimed: HTML = isTimed ? "" : "<p class=\"quiet\">\(context.say(.calendarNone))</p>"
    return fields.form(
      """
      <p class="actions">\(fields.button("sheet", .sheetOpen))
      \(fields.button("continue", .emergencyToCheck, style: "second"))
      \(fields.button("case", .briefCase, style: "second")) \(calendar)</p>
      \(untimed)
      """, to: .check, keepsFocus: true)
  }

  private var given: HTML {
    guard !state.file.facts.isEmpty else { return "" }
    let words = FactWords(context)
    let items = state.file.facts.map { stated -> HTML in
      "<div><dt>\(words.question(stated.key))</dt><dd>\(words.values(stated))</dd></div>"
    }
    return """
      <details><summary>\(context.say(.emergencyGiven))</summary><dl class="conditions">\(items)</dl></details>
      """
  }

  /// The same person, on another flight.
  private func other(_ fields: CheckFields, _ emergency: EmergencyFields) -> HTML {
    let content: HTML = "\(emergency.settings)<p>\(fields.button("show", .emergencyShow))</p>"
    return """
      <details><summary>\(context.say(.emergencyOther))</summary>
      \(fields.form(content, to: .emergency, style: "check", keepsSettings: false))</details>
      """
  }
}
