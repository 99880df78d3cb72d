internal import Casework
internal import Desks
internal import Pages
internal import PublicWeb
internal import Register
internal import Safeguards

/// How the finding of a case for one destination changed from day to day, and how it will change if the law stays as it is.
struct TimelineDeskPage: DeskPage {
  let deskCase: DeskCase
  let to: StateCode?
  let from: CivilDate
  let until: CivilDate
  let spans: [TimelineSpan]
  let destinations: [StateCode]
  let section = DeskSection.cases

  /// A year back and a quarter ahead, unless the address says otherwise; at most ten years.
  init(_ deskCase: DeskCase, _ call: DeskCall) throws {
    self.deskCase = deskCase
    let today = call.desk.today()
    func day(_ name: String, _ standard: CivilDate) throws -> CivilDate {
      guard let text = call.query[name], !text.isEmpty else { return standard }
      guard let day = try? DateParsing.day(text) else {
        throw Refusal(
          400, found: .verbatim(text), expected: TimeProposal.expectedDay, remedy: .desk(.remedyChooseDay))
      }
      return day
    }
    from = try day("from", today.advanced(by: -365))
    until = try day("until", today.advanced(by: 90))
    guard from <= until, until.days - from.days <= 3_660 else {
      throw Refusal(
        400, found: .verbatim("\(from) – \(until)"), expected: .desk(.expectedTenYears),
        remedy: .desk(.remedyNearerDays))
    }
    destinations = call.desk.destinations(of: deskCase.content, site: call.site)
    let code = call.query["to"].map { StateCode($0) }
    to = code.flatMap { call.site.norms.names[$0] == nil ? nil : $0 } ?? destinations.first
    guard let to else {
      spans = []
      return
    }
    spans = try call.desk.timeline(deskCase.content, to: to, from: from, until: until, site: call.site)
  }

  func title(_ context: DeskContext) -> String {
    context.say(
      .timelineTitle,
      [
        "reference": .text(deskCase.content.reference), "country": .text(to.map { context.name($0) } ?? ""),
      ])
  }

  func body(_ context: DeskContext) -> HTML {
    let path = "/desk/cases/\(deskCase.id)"
    let rows = spans.map { span -> HTML in
      let why = span.changedBy.map { id -> HTML in
        context.site.norms.normIndex[NormID(id)].map {
          "<li><a href=\"/norms/\(id)\">\(context.site.norms.norms[$0].norm.title)</a></li>" as HTML
        } ?? "<li>\(id)</li>"
      }
      let changed: HTML =
        why.isEmpty ? "" : "<small>\(context.say(.timelineBecause))</small><ul class=\"plain\">\(why)</ul>"
      return """
        <li><b>\(context.language.html(SourceDate(span.from)))</b>
        <span>\(FindingMark(span.result.finding, context.language).badge)</span>\(changed)</li>

        """
    }
    let options = destinations.map { (value: $0.text, label: context.name($0)) }
    return """
      <div class="lead"><p class="kicker"><a href="\(path)">\(context.say(.backToCase))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.timelineLead))</p></div>
      <form method="get" action="\(path)/timeline" class="check noprint"><div class="fields">
      \(context.field(FormField("to", context.say(Phrase.columnDestination), .choice(options), value: to?.text ?? "")))
      \(context.field(FormField("from", context.say(.timelineFrom), .text("date"), value: from.description)))
      \(context.field(FormField("until", context.say(.timelineUntil), .text("date"), value: until.description)))
      </div><p>\(context.button(context.say(.briefShow), style: "second"))</p></form>
      <ol class="entries">\(rows)</ol>
      """
  }
}
