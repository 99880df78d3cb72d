internal import Casework
internal import Desks
internal import Pages
internal import PublicWeb
internal import Register
internal import Safeguards

/// The brief of a case, for one destination or all that are watched, on any day; made for paper.
struct BriefDeskPage: DeskPage {
  let deskCase: DeskCase
  let asked: BriefQuestion
  let found: CaseAnswer
  /// Of the receipt, which is made once: it is long.
  private let digest: String
  private let hasProcessor: Bool
  let section = DeskSection.cases

  init(_ deskCase: DeskCase, _ call: DeskCall) throws {
    self.deskCase = deskCase
    asked = BriefQuestion(
      to: call.query["to"] ?? "", day: call.query["day"] ?? "", known: call.query["known"] ?? "")
    try asked.check()
    found = try call.desk.answer(
      deskCase.content, to: asked.destination(call.site).map { [$0] } ?? [], day: asked.time, known: asked.knownDay,
      site: call.site)
    digest = found.receipt().digest
    hasProcessor = call.desk.wordProcessor != nil
  }

  private var path: String { "/desk/cases/\(deskCase.id)" }

  func title(_ context: DeskContext) -> String { page(context).title }

  func body(_ context: DeskContext) -> HTML { page(context).article }

  /// The brief as a document of its own.
  func document(_ language: Language) -> String {
    BriefPage(found.answer, digest: digest, language: language).html
  }

  private func page(_ context: DeskContext) -> BriefPage {
    var setting = BriefSetting.alone
    setting.norm = { "<a href=\"/norms/\($0.id.text)\">\($0.title)</a>" }
    setting.mostInDetail = 1
    setting.actions = actions(context)
    setting.detail = { [path, clocks] code in
      "<a class=\"noprint\" href=\"\(path)/brief?to=\(code.text)\(clocks)\">\(context.say(Phrase.briefDetail))</a>"
    }
    return BriefPage(found.answer, digest: digest, language: context.language, setting)
  }

  private var clocks: String {
    (asked.day.isEmpty ? "" : "&day=\(PercentEncoding.encoded(asked.day))")
      + (asked.known.isEmpty ? "" : "&known=\(PercentEncoding.encoded(asked.known))")
  }

  private func actions(_ context: DeskContext) -> HTML {
    let to: HTML = asked.to.isEmpty ? "" : context.hidden("to", asked.to)
    let all: HTML =
      asked.to.isEmpty
      ? "" : "<p><a href=\"\(path)/brief?\(clocks.dropFirst().description)\">\(context.say(Phrase.briefAll))</a></p>"
    let keep: HTML =
      found.answer.results.count == 1 && context.may(.relyOnFindings)
      ? context.form(
        "\(path)/receipts",
        """
        \(context.hidden("to", asked.to))\(context.hidden("day", asked.day))\(context.hidden("known", asked.known))
        \(context.hidden("shown", digest))
        \(context.field(FormField("purpose", context.say(.receiptPurpose), help: context.say(.receiptHelp))))
        <p>\(context.button(context.say(.receiptKeep), style: "second"))</p>
        """) : ""
    let query = [asked.to.isEmpty ? "" : "to=\(PercentEncoding.encoded(asked.to))", String(clocks.dropFirst())]
    let word: HTML =
      !hasProcessor
      ? ""
      : "<p><a href=\"\(path)/brief.docx?\(query.filter { !$0.isEmpty }.joined(separator: "&"))\">\(context.say(.briefWord))</a></p>"
    return """
      <div class="noprint panel">
      <p><a href="\(path)">\(context.say(.backToCase))</a></p>
      <form method="get" action="\(path)/brief" class="check"><div class="fields">\(to)
      \(context.field(FormField("day", context.say(Phrase.checkDay), value: asked.day, help: context.say(Phrase.clocksDayHelp))))
      \(context.field(FormField("known", context.say(Phrase.clocksKnownLabel), .text("date"), value: asked.known, help: context.say(Phrase.clocksKnownHelp))))
      </div><p>\(context.button(context.say(.briefShow), style: "second"))</p></form>
      \(all)\(keep)\(word)
      <p class="privacy">\(context.say(.briefPrintDesk))</p>
      </div>
      """
  }
}
