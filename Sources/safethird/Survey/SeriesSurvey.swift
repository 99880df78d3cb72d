internal import ArgumentParser
internal import Foundation
internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// `survey --from --until`: counts for each day between two, in one pass over the table.
struct SeriesSurvey {
  private let input: SurveyInput
  private let options: SurveyOptions
  private let from: CivilDate
  private let until: CivilDate

  init(_ input: SurveyInput, _ options: SurveyOptions, from: String, until: String) throws {
    self.input = input
    self.options = options
    guard let first = try CaseInput.date(from, "--from"), let last = try CaseInput.date(until, "--until") else {
      throw ValidationError("expected --from DAY --until DAY")
    }
    guard first <= last else {
      throw ValidationError("found --from \(first) after --until \(last); expected the earlier day first")
    }
    guard last.days - first.days < SeriesPlan.mostDays else {
      throw ValidationError(
        "found \(last.days - first.days + 1) days; expected at most \(SeriesPlan.mostDays): write a later --from or an earlier --until"
      )
    }
    self.from = first
    self.until = last
  }

  func run(_ format: SurveyFormat?, _ chart: String?) throws {
    let norms = input.loaded.norms
    let plan: SeriesPlan
    do {
      plan = try SeriesPlan(norms, input.question, from: from, until: until, schema: input.header.schema)
    } catch {
      throw Mistake("\(error)")
    }
    let run = input.run(plan.layout, options)
    let progress = SurveyProgress(input.source)
    let hasOwn = input.hasOwnDestinations
    let tally = try SurveyInput.wordingFaults {
      try run.run(
        input.source, empty: SeriesTally(plan),
        worker: { SeriesWorker(plan, table: $0, hasOwnDestinations: hasOwn) },
        write: { Terminal.write($0) }, report: { Terminal.error($0.description) })
    }
    progress.end()
    let page = SeriesPage(tally, plan, input)
    if let chart { try OutputFile.write(SeriesChart(page).svg, to: chart, "the drawing") }
    switch format ?? .text {
    case .text, .jsonl: Terminal.out(page.text)
    case .json: Terminal.out(page.json)
    case .csv: Terminal.out(page.csv)
    }
    try input.end(tally.leftOut, faults: tally.faults)
  }
}
