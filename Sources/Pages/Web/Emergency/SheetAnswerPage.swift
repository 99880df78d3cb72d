internal import Register
internal import Safeguards

/// The person's own sheet on the site: the same as that of the command, with a way back that is not printed.
struct SheetAnswerPage {
  private let state: CheckState
  private let page: SheetPage
  private let context: PageContext

  init(_ state: CheckState, _ page: SheetPage, _ context: PageContext) {
    self.state = state
    self.page = page
    self.context = context
  }

  var title: String { page.title }

  var body: HTML {
    let fields = CheckFields(state, context)
    let ways = fields.form(
      """
      <p class="actions">\(fields.button("brief", .sheetBack, style: "second"))
      \(fields.button("emergency", .emergencyOpen, style: "second", to: .emergency))</p>
      <p class="privacy">\(context.say(.sheetNote)) \(context.say(.checkPrivacy))</p>
      """, keepsFocus: true)
    return """
      \(page.article)
      <div class="beyond noprint">
      \(ways)
      </div>
      """
  }
}
