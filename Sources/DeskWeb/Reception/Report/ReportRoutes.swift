internal import Casework
internal import Desks
internal import HTTPTypes
internal import Reception
internal import ReceptionWork
internal import Register

extension DeskRoutes {
  /// What programmes delivered.
  static let reports: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/report", .permission(.readReports)) { call in
      let question = ReportQuestion(call)
      guard let programme = question.programme else {
        return .page(ReportDeskPage(question: question, report: nil))
      }
      let report = try await call.reception.report(of: programme, months: question.months, by: call.caller())
      return .page(ReportDeskPage(question: question, report: report))
    },
    DeskRoute(.get, "/desk/reception/report.csv", .permission(.readReports)) { call in
      let question = ReportQuestion(call)
      guard let programme = question.programme else { return .redirect("/desk/reception/report") }
      let report = try await call.reception.report(of: programme, months: question.months, by: call.caller())
      let name =
        "\(programme.text.replacing("/", with: "-"))-\(question.months.upperBound)-\(question.form.rawValue).csv"
      return .file("text/csv; charset=utf-8", Array(report.csv(question.form).utf8), name: name)
    },
  ]
}

/// Which report was asked for; what cannot be understood is as if it had not been said.
struct ReportQuestion: Sendable {
  /// `nil` where the register has no programme.
  let programme: ProgrammeID?
  let months: ClosedRange<Month>
  let form: ReportForm

  init(_ call: DeskCall) {
    let programmes = call.reception.programmes
    let asked = call.query["programme"].map { ProgrammeID($0) }
    programme = asked.flatMap { programmes[$0]?.programme.id } ?? programmes.programmes.first?.programme.id
    let now = Month(of: call.reception.today)
    let until = ReportQuestion.month(call.query["until"]) ?? now
    let from = ReportQuestion.month(call.query["from"]) ?? until.advanced(by: -11)
    let first = max(min(from, until), until.advanced(by: 1 - ReceptionDesk.mostMonths))
    months = first...until
    form = call.query["form"] == ReportForm.full.rawValue ? .full : .published
  }

  /// `2025-04`, as an input of months sends it; within the years that a report can be of.
  private static func month(_ text: String?) -> Month? {
    guard let text, text.utf8.count == 7, let day = try? DateParsing.day("\(text)-01"),
      (1990...2200).contains(day.components.year)
    else { return nil }
    return Month(of: day)
  }

  var query: String {
    "programme=\(programme?.text ?? "")&from=\(months.lowerBound)&until=\(months.upperBound)&form=\(form.rawValue)"
  }
}
