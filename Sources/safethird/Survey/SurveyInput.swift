internal import ArgumentParser
internal import Foundation
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Survey

/// A table with what is asked of it.
struct SurveyInput {
  let name: String
  let source: TableSource
  let header: TableHeader
  let mapping: TableMapping?
  let question: Question
  let loaded: LoadedRegister

  /// Whether each row is assessed for a destination of its own alone.
  var hasOwnDestinations: Bool { mapping?.hasDestination ?? false }

  init(_ path: String, _ options: SurveyOptions, _ loaded: LoadedRegister) throws {
    self.loaded = loaded
    name = path == "-" ? "standard input" : path
    if let threads = options.threads, !(1...256).contains(threads) {
      throw ValidationError("--threads: found \(threads), expected a number from 1 to 256")
    }
    let first: [UInt8]
    do {
      source = try TableSource(path: path)
      guard let record = try source.header() else {
        throw Mistake(
          "\(name): found nothing; expected a line with the names of columns; write case,person.nationality")
      }
      first = record
    } catch let fault as TableSource.CannotRead {
      throw Mistake(fault.description)
    }
    let foreign = try options.mapping.map { try SurveyInput.foreignTable($0, loaded) }
    let names = TableHeader.cells(of: first, separator: foreign?.separator ?? UInt8(ascii: ","))
    var (header, mapping, diagnostics) = SurveyInput.header(names, name, foreign, options, loaded)
    for diagnostic in diagnostics.prefix(Limits.diagnostics) { Terminal.error(diagnostic.description) }
    guard diagnostics.isEmpty else {
      throw Mistake(
        "found \(diagnostics.count) mistake\(diagnostics.count == 1 ? "" : "s") in the columns of \(name); nothing was surveyed"
      )
    }
    self.header = header
    question = try SurveyInput.question(options, name, loaded, foreign: foreign)
    mapping?.destinations = question.destinations
    self.mapping = mapping
  }

  /// What the options ask, whatever the table is.
  static func question(
    _ options: SurveyOptions, _ name: String, _ loaded: LoadedRegister, foreign: ForeignTable? = nil
  ) throws -> Question {
    let known = try CaseInput.date(options.known, "--known")
    let sender = try SurveyInput.sender(SurveyInput.senderText(options, foreign), loaded)
    let file = CaseFile(
      name: "", title: "", sender: Located(sender, at: Place(file: name, line: 1, column: 1)), facts: [],
      place: Place(file: name, line: 1, column: 1))
    // Where each row has a destination of its own, all are asked for unless some are named.
    let to = options.to.isEmpty && foreign?.destination != nil ? ["all"] : options.to
    let question = Question(
      sender: sender, destinations: try CaseInput.destinations(to, file, loaded, known: known),
      day: try CaseInput.day(options.day), known: known)
    if question.destinations.isEmpty {
      throw ValidationError(
        "found no destination with an arrangement; expected some; write --to and codes, or --to all")
    }
    return question
  }

  private static func header(
    _ names: [String], _ table: String, _ foreign: ForeignTable?, _ options: SurveyOptions, _ loaded: LoadedRegister
  ) -> (TableHeader, TableMapping?, [Diagnostic]) {
    let place = Place(file: table, line: 1, column: 1)
    let vocabulary = loaded.norms.vocabulary
    guard let foreign else {
      let (header, diagnostics) = TableHeader.read(
        names, at: place, vocabulary: vocabulary, states: loaded.corpus.states, ignoring: Set(options.ignore),
        ignoresOthers: options.ignoreOthers)
      return (header, nil, diagnostics)
    }
    let (header, mapping, diagnostics) = TableHeader.read(
      names, at: place, mapping: foreign, vocabulary: vocabulary, states: loaded.corpus.states,
      ignoring: Set(options.ignore), ignoresOthers: options.ignoreOthers)
    return (header, mapping, diagnostics)
  }

  private static func foreignTable(_ path: String, _ loaded: LoadedRegister) throws -> ForeignTable {
    let reading = Reading()
    let root: SourceNode
    do throws(Diagnostic) { root = try RegisterReader.read(path: path, as: path) } catch {
      throw Mistake(error.description)
    }
    let words = CaseWords(facts: loaded.corpus.facts, states: loaded.corpus.states)
    let table = ForeignTableReader(words, reading: reading).read(root)
    for diagnostic in reading.diagnostics.prefix(Limits.diagnostics) { Terminal.error(diagnostic.description) }
    guard let table, reading.diagnostics.isEmpty else {
      let count = max(1, reading.diagnostics.count)
      throw Mistake("found \(count) mistake\(count == 1 ? "" : "s") in \(path); nothing was surveyed")
    }
    return table
  }

  /// The sender that the options name, or the mapping for its whole table.
  private static func senderText(_ options: SurveyOptions, _ foreign: ForeignTable?) throws -> String? {
    guard case .constant(let code)? = foreign?.sender else { return options.sender }
    if let text = options.sender, text.uppercased() != code.text {
      throw ValidationError(
        "--sender: found \(text), but \(code) is the sender of every row by the mapping; expected --sender \(code) or none"
      )
    }
    return code.text
  }

  private static func sender(_ text: String?, _ loaded: LoadedRegister) throws -> StateCode {
    let senders = loaded.corpus.profiles.filter { !$0.routes.isEmpty }.map(\.code).sorted()
    let list = senders.map(\.text).joined(separator: ", ")
    guard let text else {
      if senders.count == 1 { return senders[0] }
      throw ValidationError("found no --sender; expected the State that sends (\(list)); write --sender USA")
    }
    let code = StateCode(text.uppercased())
    guard senders.contains(code) else {
      throw ValidationError("--sender: found \(text), expected a sender of the register (\(list))")
    }
    return code
  }

  func plan() throws -> SurveyPlan {
    do { return try SurveyPlan(loaded.norms, question, schema: header.schema) } catch {
      throw Mistake("\(error)")
    }
  }

  /// How the table is read, with columns for what is asked.
  func run(_ layout: ColumnLayout, _ options: SurveyOptions) -> TableRun {
    var run = TableRun(
      header: header, file: name, layout: layout, vocabulary: loaded.norms.vocabulary, states: loaded.corpus.states,
      sender: question.sender)
    run.isStrict = options.strict
    run.threads = options.threads ?? ProcessInfo.processInfo.activeProcessorCount
    run.mapping = mapping
    return run
  }

  /// What was left out, and the exit code that says so.
  func end(_ leftOut: LeftOut, faults: [String: Int]) throws {
    func rows(_ n: Int) -> String { "\(SurveyPage.number(n)) row\(n == 1 ? "" : "s")" }
    if leftOut.boundElsewhere > 0 {
      Terminal.error(
        "found another destination than those asked for in \(rows(leftOut.boundElsewhere)), left out; ask for them with --to"
      )
    }
    if leftOut.withoutDestination > 0 {
      Terminal.error("found no destination that is known in \(rows(leftOut.withoutDestination)), left out")
    }
    if leftOut.ofOthers > 0 {
      Terminal.error(
        "found another sender than \(question.sender) in \(rows(leftOut.ofOthers)), left out; ask for them with --sender"
      )
    }
    for (fault, rows) in faults.sorted(by: { $0.key < $1.key }) {
      Terminal.error("a condition of the register broke in \(rows) rows; it counts as unknown there: \(fault)")
    }
    if leftOut.malformed > 0 {
      throw Mistake(
        "found \(rows(leftOut.malformed)) with a mistake; \(leftOut.malformed == 1 ? "it was" : "they were") left out, the others were surveyed"
      )
    }
    if !faults.isEmpty { throw Mistake("a condition of the register broke") }
  }
}
