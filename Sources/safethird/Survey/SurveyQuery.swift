internal import ArgumentParser
internal import Pages
internal import Register
internal import Safeguards
internal import Survey

extension SQLDialect: ExpressibleByArgument {}

/// A survey as a query, for where the data is.
struct SurveyQuery {
  private let survey: SQLSurvey
  private let loaded: LoadedRegister

  /// `table`: a file of which only the first line is read.
  init(
    _ dialect: SQLDialect, _ table: String?, _ options: SurveyOptions, isCounted: Bool, _ loaded: LoadedRegister
  ) throws {
    self.loaded = loaded
    var header: TableHeader?
    let question: Question
    if let table {
      let input = try SurveyInput(table, options, loaded)
      header = input.header
      question = input.question
    } else {
      question = try SurveyInput.question(options, "the query", loaded)
    }
    do {
      survey = try SQLSurvey(
        loaded.norms, question, dialect, schema: header?.schema, hasSender: header?.hasSender ?? false,
        isCounted: isCounted)
    } catch {
      throw Mistake("\(error)")
    }
  }

  func print() throws {
    let question = survey.question
    let known = question.known.map { ", as known on \($0)" } ?? ""
    do throws(SQLRefusal) {
      Terminal.out(
        try survey.text(remarks: [
          "Findings for people sent by \(loaded.norms.name(of: question.sender)), law of \(question.day)\(known), for \(survey.dialect.name).",
          "Register \(loaded.digest.prefix(19))…, engine \(engineVersion). A finding is no order; unknown is no permission.",
        ]))
    } catch {
      throw Mistake(error.description)
    }
  }
}
