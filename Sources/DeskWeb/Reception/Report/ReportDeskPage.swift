internal import Safeguards
internal import ReceptionWork
internal import Casework
internal import Pages
internal import Reception
internal import Register

/// What a programme promised and what reached people; it prints, and its CSV has exactly what it shows.
struct ReportDeskPage: DeskPage {
  let question: ReportQuestion
  let report: DeliveryReport?
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.reportTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/reception">\(context.say(ReceptionPhrase.navReception))</a></p>
    <h1>\(title(context))</h1>
    <p class="standfirst">\(context.say(ReceptionPhrase.reportLead))</p></div>
    \(asking(context))
    \(report.map { shown($0, context) } ?? "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.reportNoProgramme))</p></div>")
    """
  }

  private func asking(_ context: DeskContext) -> HTML {
    let programmes = context.site.norms.corpus.programmes.map { (value: $0.id.text, label: $0.title) }
    let forms = [
      (value: ReportForm.published.rawValue, label: context.say(ReceptionPhrase.reportPublished)),
      (value: ReportForm.full.rawValue, label: context.say(ReceptionPhrase.reportFull)),
    ]
    return """
      <div class="toolbar"><form method="get" action="/desk/reception/report" class="check">
      \(context.field(FormField("programme", context.say(ReceptionPhrase.fieldProgramme), .choice(programmes), value: question.programme?.text ?? "")))
      \(context.field(FormField("from", context.say(ReceptionPhrase.reportFrom), .text("month"), value: question.months.lowerBound.description)))
      \(context.field(FormField("until", context.say(ReceptionPhrase.reportUntil), .text("month"), value: question.months.upperBound.description)))
      \(context.field(FormField("form", context.say(ReceptionPhrase.reportForm), .choice(forms), value: question.form.rawValue)))
      <p>\(context.button(context.say(.casesShow), style: "second"))</p></form></div>
      """
  }

  private func shown(_ report: DeliveryReport, _ context: DeskContext) -> HTML {
    let programme = context.site.norms.corpus.programmes.first { $0.id == report.programme }
    let tables = report.tables(question.form).map { table($0, programme, context) }
    let terms = context.say(
      ReceptionPhrase.reportTerms,
      [
        "day": .text(context.language.say(report.asOf)), "grace": .number(report.terms.graceDays),
        "tries": .number(report.terms.contact.attempts), "days": .number(report.terms.contact.days),
      ])
    let hidden: HTML =
      question.form == .published ? "<p>\(context.say(ReceptionPhrase.reportHidden))</p>" : ""
    return """
      <p>\(programme?.title ?? report.programme.text). \(terms)</p>\(hidden)
      <p class="toolbar"><a class="button" href="/desk/reception/report.csv?\(question.query)">\(context.say(ReceptionPhrase.reportCSV))</a></p>
      \(tables)
      """
  }

  private func table(_ table: ReportTable, _ programme: Programme?, _ context: DeskContext) -> HTML {
    let rows = table.rows.map { row in
      CardTable.Row(
        HTML(label(row.first?.text ?? "", table.kind, programme, context)), row.dropFirst().map { HTML($0.text) })
    }
    let figures = CardTable(
      columns: table.columns.map { column(String($0), table.kind, context) }, cells: .number, rows: rows)
    return """
      <section class="report"><h2>\(name(table.kind, programme, context))</h2>
      <div class="wide">\(figures.html)</div></section>
      """
  }

  private func name(_ kind: ReportTable.Kind, _ programme: Programme?, _ context: DeskContext) -> String {
    switch kind {
    case .deliveries(let id):
      programme?.entitlements.first { $0.name == id.name }?.title ?? id.name
    case .work: context.say(ReceptionPhrase.reportWork)
    case .followUps: context.say(ReceptionPhrase.reportFollowUps)
    case .contact: context.say(ReceptionPhrase.reportContact)
    }
  }

  /// A month, a follow-up by its title, a span of months.
  private func label(
    _ text: String, _ kind: ReportTable.Kind, _ programme: Programme?, _ context: DeskContext
  ) -> String {
    if text == "total" { return context.say(ReceptionPhrase.reportTotal) }
    switch kind {
    case .followUps: return programme?.followUps.first { $0.name == text }?.title ?? text
    case .work: return context.say(ReceptionPhrase.reportAfterMonths, ["count": .number(Int(text) ?? 0)])
    case .deliveries, .contact:
      guard let day = try? DateParsing.day("\(text)-01") else { return text }
      return context.language.say(SourceDate(year: day.components.year, month: day.components.month))
    }
  }

  private func column(_ name: String, _ kind: ReportTable.Kind, _ context: DeskContext) -> String {
    let parts = name.split(separator: "_", omittingEmptySubsequences: true)
    // Of an entitlement in several currencies a column ends in the one that it is in.
    let currency = parts.last.flatMap { $0.allSatisfy(\.isUppercase) ? String($0) : nil }
    let plain = currency.map { String(name.dropLast($0.count + 1)) } ?? name
    let words = ReportColumn(rawValue: plain).map { context.say($0.phrase) } ?? plain
    return currency.map { "\(words), \($0)" } ?? words
  }
}

/// The names of columns, as their CSV has them.
enum ReportColumn: String, CaseIterable {
  case month, months = "after_months", followUp = "follow_up"
  case promised
  case deliveredOnTime = "delivered_on_time"
  case deliveredLate = "delivered_late"
  case deliveredInPart = "delivered_in_part"
  case notDelivered = "not_delivered"
  case open
  case notKnownIfOwed = "not_known_if_owed"
  case failures
  case promisedAmount = "promised_amount"
  case arrivedAmount = "arrived_amount"
  case placed
  case stillThere = "still_there"
  case left
  case notKnown = "not_known"
  case scheduled
  case inTime = "in_time"
  case late, missed, lapsed, enrolled
  case inContact = "in_contact"
  case lost

  var phrase: ReceptionPhrase {
    switch self {
    case .month: .columnMonth
    case .months: .columnMonths
    case .followUp: .columnReportFollowUp
    case .promised: .columnPromised
    case .deliveredOnTime: .columnOnTime
    case .deliveredLate: .columnLate
    case .deliveredInPart: .columnInPart
    case .notDelivered: .columnNotDelivered
    case .open: .columnOpen
    case .notKnownIfOwed: .columnNotKnownIfOwed
    case .failures: .columnFailures
    case .promisedAmount: .columnPromisedAmount
    case .arrivedAmount: .columnArrivedAmount
    case .placed: .columnPlaced
    case .stillThere: .columnStillThere
    case .left: .columnLeft
    case .notKnown: .columnNotKnown
    case .scheduled: .columnScheduled
    case .inTime: .columnInTime
    case .late: .columnHeldLate
    case .missed: .columnMissed
    case .lapsed: .columnLapsed
    case .enrolled: .columnEnrolled
    case .inContact: .columnInContact
    case .lost: .columnLost
    }
  }
}
