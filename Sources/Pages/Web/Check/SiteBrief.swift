internal import Register
internal import Safeguards

/// The brief on the site: the same as that of the command, with the ways on from it.
struct SiteBrief {
  private let state: CheckState
  private let answer: Answer
  private let receipt: Receipt
  private let context: PageContext

  init(_ state: CheckState, _ answer: Answer, _ receipt: Receipt, _ context: PageContext) {
    self.state = state
    self.answer = answer
    self.receipt = receipt
    self.context = context
  }

  var title: String { page.title }

  var body: HTML { page.article }

  private var page: BriefPage {
    let fields = CheckFields(state, context)
    let setting = BriefSetting(
      norm: { context.anchor(.norm($0.id), $0.title) }, mostInDetail: Answer.mostInDetail, actions: actions,
      table: { fields.form($0) }, detail: detail, pages: pages)
    return BriefPage(answer, digest: receipt.digest, language: context.language, setting)
  }

  private var actions: HTML {
    let fields = CheckFields(state, context)
    let back = state.focus == nil ? HTML.empty : " " + fields.button("brief-all", .briefAll, style: "second")
    let hours: HTML =
      answer.results.count == 1
      ? """
      <p class="actions">\(fields.button("emergency", .emergencyOpen, to: .emergency)) \(fields.button("sheet", .sheetOpen))</p>
      """ : ""
    let isTimed = !DeadlineCalendar(answer, language: context.language).entries.isEmpty
    let calendar = isTimed ? fields.button("calendar", .calendarDownload, style: "second") : .empty
    let untimed: HTML = isTimed ? "" : "<p class=\"quiet\">\(context.say(.calendarNone))</p>"
    return fields.form(
      """
      \(hours)
      <p class="actions">\(fields.button("continue", .briefContinue, style: "second"))\(back)
      \(fields.button("case", .briefCase, style: "second")) \(fields.button("receipt", .briefReceipt, style: "second")) \(calendar)</p>
      \(untimed)
      <p class="privacy">\(context.say(.briefPrint)) \(context.say(.checkPrivacy))</p>
      """, style: "noprint", keepsFocus: true)
  }

  /// The button that opens one destination.
  private func detail(_ state: StateCode) -> HTML {
    let label = context.say(.briefDetailLabel, ["state": .text(context.name(state))])
    return """
      <button type="submit" class="plain noprint" name="do" value="detail:\(state.text)" aria-label="\(label)">\(context.say(.briefDetail))</button>
      """
  }

  /// The pages that are for one destination, where the brief is for several.
  private func pages(_ result: DestinationResult) -> HTML {
    guard answer.results.count > 1 else { return "" }
    let fields = CheckFields(state, context)
    let name: [String: Message.Value] = ["state": .text(context.name(result.to))]
    let code = result.to.text
    return fields.form(
      """
      <p class="actions">\(fields.button("emergency:\(code)", .emergencyOpenFor, name, style: "second", to: .emergency))
      \(fields.button("sheet:\(code)", .sheetOpenFor, name, style: "second"))</p>
      """, style: "noprint")
  }
}
