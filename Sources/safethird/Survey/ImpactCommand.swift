internal import ArgumentParser
internal import Foundation
internal import Pages
internal import Register
internal import Safeguards
internal import Survey

struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Whose findings change with a norm, a day, what was known, or another register; and why.",
    discussion: """
      Two laws are held against each other, row by row. After: the law that the options of a survey ask for. Before: the same \
      without --norm or --arrangement, or on --against-day, as known on --against-known, or by the register in the folder \
      --against; several together make one law before.
      """)

  @Argument(help: "A CSV file (docs/guide/survey.md), or - for standard input.", completion: .file(extensions: ["csv"]))
  var table: String

  @Option(help: ArgumentHelp("A norm or a rule that the law before has not.", valueName: "ID"))
  var norm: [String] = []

  @Option(help: ArgumentHelp("An arrangement that the law before has not.", valueName: "ID"))
  var arrangement: [String] = []

  @Option(help: ArgumentHelp("The law before is that of this day or moment.", valueName: "DAY"))
  var againstDay: String?

  @Option(help: ArgumentHelp("The law before is what was public by the end of this day.", valueName: "DAY"))
  var againstKnown: String?

  @Option(
    help: ArgumentHelp("The law before is that of the register in this folder.", valueName: "DIR"),
    completion: .directory)
  var against: String?

  @OptionGroup var question: SurveyOptions

  @Flag(help: "A row for each person and destination whose finding changes.")
  var rows = false

  @Option(help: "How to print: text, json or csv; of --rows csv or jsonl.")
  var format: SurveyFormat?

  @OptionGroup var register: RegisterOption

  func validate() throws {
    if norm.isEmpty, arrangement.isEmpty, againstDay == nil, againstKnown == nil, against == nil {
      throw ValidationError(
        "found nothing to hold the law against; expected --norm ID, --arrangement ID, --against-day DAY, --against-known DAY or --against DIR"
      )
    }
    if rows, format == .text || format == .json {
      throw ValidationError("found --format \(format?.rawValue ?? "") with --rows; expected csv or jsonl")
    }
    if !rows, format == .jsonl {
      throw ValidationError("found --format jsonl; expected it with --rows, or --format json")
    }
  }

  func run() throws {
    let (old, new) = try registers()
    let input = try SurveyInput(table, question, new)
    let plan = try plan(input, old)
    let run = input.run(plan.layout, question)
    var writer: ImpactWorker.Writer?
    if rows {
      let lines = ImpactRows(plan, format: format == .jsonl ? .jsonl : .csv)
      Terminal.write(lines.header)
      writer = { row, reference, bytes in lines.append(row, reference, to: &bytes) }
    }
    let progress = SurveyProgress(input.source)
    let hasOwn = input.hasOwnDestinations
    let tally = try SurveyInput.wordingFaults { [writer] in
      try run.run(
        input.source, empty: ImpactTally(plan.changing.map(\.code)),
        worker: { ImpactWorker(plan, table: $0, hasOwnDestinations: hasOwn, writer: writer) },
        write: { Terminal.write($0) },
        report: { Terminal.error($0.description) })
    }
    progress.end()
    if !rows {
      let page = ImpactPage(tally, plan, input, before: old, after: new)
      switch format ?? .text {
      case .text, .jsonl: Terminal.out(page.text)
      case .json: Terminal.out(page.json)
      case .csv: Terminal.out(page.csv)
      }
    }
    try input.end(tally.leftOut, faults: tally.faults)
  }

  // MARK: two laws

  /// The registers before and after; of one mind about facts and States where they are two.
  private func registers() throws -> (LoadedRegister, LoadedRegister) {
    let after = try register.load()
    guard let against else { return (after, after) }
    var other = register
    other.directory = against
    let before = try other.load()
    let aligned: AlignedRegisters
    do { aligned = try AlignedRegisters(before: before.corpus, after: after.corpus) } catch {
      throw Mistake("\(error)")
    }
    var both = aligned.after
    both.profiles += aligned.before.profiles
    both.norms += aligned.before.norms
    let zones = LoadedRegister.zones(for: both)
    return (try before.with(aligned.before, zones: zones), try after.with(aligned.after, zones: zones))
  }

  private func plan(_ input: SurveyInput, _ old: LoadedRegister) throws -> ImpactPlan {
    let question = input.question
    var without: Set<SetAside> = []
    for id in norm { without.insert(try setAside(norm: id, old.norms)) }
    for id in arrangement { without.insert(try setAside(arrangement: id, old.norms)) }
    let before = ImpactSide(
      old.norms, day: try againstDay.map { try Self.day($0) } ?? question.day,
      known: try CaseInput.date(againstKnown, "--against-known") ?? question.known, without: without)
    let after = ImpactSide(input.loaded.norms, day: question.day, known: question.known)
    do {
      return try ImpactPlan(
        before, after, sender: question.sender, destinations: question.destinations, schema: input.header.schema)
    } catch {
      throw Mistake("\(error)")
    }
  }

  private static func day(_ text: String) throws -> LegalTime {
    do throws(DateFault) { return try DateParsing.legalTime(text) } catch {
      throw ValidationError("--against-day: found \(error.found), expected \(error.expected)")
    }
  }

  private func setAside(norm id: String, _ norms: NormSet) throws -> SetAside {
    if let rule = RuleID(id), let index = norms.ruleIndex[rule] { return .rule(index) }
    if let index = norms.normIndex[NormID(id)] { return .norm(index) }
    let names = norms.norms.map(\.norm.id.text) + norms.rules.map(\.rule.id.description)
    throw unknown(id, "--norm", "the id of a norm or a rule (safethird register list norms)", names)
  }

  private func setAside(arrangement id: String, _ norms: NormSet) throws -> SetAside {
    let names = norms.arrangements.map(\.arrangement.id.text)
    if let index = names.firstIndex(of: id) { return .arrangement(index) }
    throw unknown(id, "--arrangement", "the id of an arrangement (safethird register list arrangements)", names)
  }

  private func unknown(_ id: String, _ option: String, _ expected: String, _ names: [String]) -> ValidationError {
    let near = NearestName.nearest(to: id, in: names).map { "; write \($0)" } ?? ""
    return ValidationError("\(option): found \(id), expected \(expected)\(near)")
  }
}

extension SurveyInput {
  /// Runs over a table; what ends the run early is put into words.
  static func wordingFaults<Result>(_ run: () throws -> Result) throws -> Result {
    do {
      return try run()
    } catch let fault as Diagnostic {
      throw Mistake("\(fault.description)\nnothing more was read, as --strict asks")
    } catch let fault as TableSource.CannotRead {
      throw Mistake(fault.description)
    }
  }
}
