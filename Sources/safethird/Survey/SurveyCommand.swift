internal import ArgumentParser
internal import Foundation
internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// How a survey is printed.
enum SurveyFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, jsonl
}

struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Findings for every row of a table: counts, or a row for each person and destination.",
    discussion: """
      A table is CSV with a line of names first: case, sender, and facts such as person.final_order; \
      notice.written@LBY says a fact of one destination. An empty cell is unknown, none a set that is known to be empty; \
      the members of a set have ; between them. A row with a mistake is reported, counted and left out, and the command \
      then ends with 1.
      """)

  @Argument(help: "A CSV file (docs/guide/survey.md), or - for standard input.", completion: .file(extensions: ["csv"]))
  var table: String?

  @OptionGroup var question: SurveyOptions

  @Flag(help: "A row for each person and destination: case, to, finding, because, missing.")
  var rows = false

  @Flag(help: "A row for each person, destination and route.")
  var routes = false

  @Flag(help: "Only the finding that heads each destination: no routes, nothing of what is missing.")
  var headlines = false

  @Option(
    help: "Print a query with the same findings instead, for duckdb, postgres or spark; TABLE then says the columns.")
  var sql: SQLDialect?

  @Flag(help: "With --sql: counts by destination and finding, rather than a row for each person and destination.")
  var counts = false

  @Option(help: ArgumentHelp("Counts for each day from this one to --until, in one pass.", valueName: "DAY"))
  var from: String?

  @Option(help: ArgumentHelp("The last day of --from.", valueName: "DAY"))
  var until: String?

  @Option(
    help: ArgumentHelp("With --from: a drawing of the counts over time.", valueName: "FILE.svg"),
    completion: .file(extensions: ["svg"]))
  var chart: String?

  @Option(help: "How to print: text, json or csv; of --rows and --routes csv or jsonl.")
  var format: SurveyFormat?

  @OptionGroup var register: RegisterOption

  func validate() throws {
    if sql != nil {
      let refused = [("--routes", routes), ("--format", format != nil), ("--rows", rows && counts)] + question.ofTables
      if let (option, _) = refused.first(where: { $0.1 }) {
        throw ValidationError("found \(option) with --sql\(rows && counts ? " --counts" : ""); expected it left out")
      }
      return
    }
    if table == nil { throw ValidationError("found no TABLE; expected a CSV file, or --sql and a dialect for a query") }
    if counts { throw ValidationError("found --counts without --sql; expected it left out: counts are the default") }
    if headlines, rows || routes {
      throw ValidationError("found --headlines with \(rows ? "--rows" : "--routes"); expected it alone")
    }
    if rows, routes { throw ValidationError("found --rows and --routes; expected one of them") }
    if rows || routes, format == .text || format == .json {
      throw ValidationError(
        "found --format \(format?.rawValue ?? "") with \(rows ? "--rows" : "--routes"); expected csv or jsonl")
    }
    if !rows, !routes, format == .jsonl {
      throw ValidationError("found --format jsonl; expected it with --rows or --routes, or --format json")
    }
    if (from == nil) != (until == nil) {
      throw ValidationError("found --\(from == nil ? "until" : "from") alone; expected --from DAY --until DAY")
    }
    if from == nil, chart != nil {
      throw ValidationError("found --chart alone; expected it with --from DAY --until DAY")
    }
    if from != nil, rows || routes || question.day != nil {
      let other = rows ? "--rows" : routes ? "--routes" : "--day"
      throw ValidationError("found --from with \(other); expected counts of each day: write --from and --until alone")
    }
  }

  func run() throws {
    let loaded = try register.load()
    if let sql { return try SurveyQuery(sql, table, question, isCounted: counts, loaded).print() }
    let input = try SurveyInput(table ?? "-", question, loaded)
    if let from, let until { return try SeriesSurvey(input, question, from: from, until: until).run(format, chart) }
    let detail: SurveyWorker.Detail = rows ? .rows : routes ? .routes : headlines ? .findings : .counts
    let plan = try input.plan()
    let run = input.run(plan.program.layout, question)
    let progress = SurveyProgress(input.source)
    var writer: SurveyWorker.Writer?
    if rows || routes {
      let lines = SurveyRows(plan.norms, format: format == .jsonl ? .jsonl : .csv, byRoute: routes)
      Terminal.write(lines.header)
      writer = { row, reference, bytes in lines.append(row, reference, to: &bytes) }
    }
    let hasOwn = input.hasOwnDestinations
    let tally = try SurveyInput.wordingFaults { [writer] in
      try run.run(
        input.source, empty: SurveyTally(plan.question.destinations),
        worker: { SurveyWorker(plan, table: $0, detail: detail, hasOwnDestinations: hasOwn, writer: writer) },
        write: { Terminal.write($0) }, report: { Terminal.error($0.description) })
    }
    progress.end()
    if !rows, !routes {
      let page = SurveyPage(
        tally, plan, table: input.name, loaded, hasOwnDestinations: hasOwn)
      switch format ?? .text {
      case .text, .jsonl: Terminal.out(page.text(Terminal.style))
      case .json: Terminal.out(page.json)
      case .csv: Terminal.out(page.csv)
      }
    }
    try input.end(tally.leftOut, faults: tally.faults)
  }
}

/// What surveys of tables have in common.
struct SurveyOptions: ParsableArguments {
  @Option(help: "The sending State; the sender column of the table when left out.")
  var sender: String?

  @Option(name: .long, help: ArgumentHelp("Destinations by code, separated by commas, or all.", valueName: "RWA,LBY"))
  var to: [String] = []

  @Option(help: "The day whose law is asked for, or a moment such as 2025-07-10T14:00-04:00.")
  var day: String?

  @Option(help: "Only what was public by the end of this day.")
  var known: String?

  @Option(
    help: ArgumentHelp("How foreign columns and words are read as facts.", valueName: "FILE"), completion: .file())
  var mapping: String?

  @Option(help: ArgumentHelp("A column that is no fact and is left out.", valueName: "COLUMN"))
  var ignore: [String] = []

  @Flag(help: "Leave out every column that is no fact.")
  var ignoreOthers = false

  @Flag(help: "End at the first row with a mistake.")
  var strict = false

  @Option(help: "How many threads work; as many as the machine has when left out.")
  var threads: Int?

  /// Options that say how a table is read, and whether they are given.
  var ofTables: [(name: String, isGiven: Bool)] {
    [("--mapping", mapping != nil), ("--strict", strict), ("--threads", threads != nil)]
  }
}
