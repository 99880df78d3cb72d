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
  let question: SurveyQuestion
  let loaded: LoadedRegister

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
    mapping = nil
    let names = TableHeader.cells(of: first)
    let (header, diagnostics) = TableHeader.read(
      names, at: Place(file: name, line: 1, column: 1), vocabulary: loaded.norms.vocabulary,
      states: loaded.corpus.states, ignoring: Set(options.ignore), ignoresOthers: options.ignoreOthers)
    for diagnostic in diagnostics.prefix(Limits.diagnostics) { Terminal.error(diagnostic.description) }
    guard diagnostics.isEmpty else {
      throw Mistake(
        "found \(diagnostics.count) mistake\(diagnostics.count == 1 ? "" : "s") in the first line of \(name); nothing was surveyed"
      )
    }
    self.header = header
    let known = try CaseInput.date(options.known, "--known")
    let sender = try SurveyInput.sender(options.sender, header, loaded)
    let file = CaseFile(
      name: "", title: "", sender: Located(sender, at: Place(file: name, line: 1, column: 1)), facts: [],
      place: Place(file: name, line: 1, column: 1))
    question = SurveyQuestion(
      sender: sender, destinations: try CaseInput.destinations(options.to, file, loaded, known: known),
      day: try CaseInput.day(options.day), known: known)
    if question.destinations.isEmpty {
      throw ValidationError(
        "found no destination with an arrangement; expected some; write --to and codes, or --to all")
    }
  }

  private static func sender(_ text: String?, _ header: TableHeader, _ loaded: LoadedRegister) throws -> StateCode {
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

  func end(_ tally: SurveyTally) throws {
    try end(malformed: tally.malformed, ofOthers: tally.ofOthers, faults: tally.faults)
  }

  /// What was left out, and the exit code that says so.
  func end(malformed: Int, ofOthers: Int, faults: [String: Int]) throws {
    if ofOthers > 0 {
      Terminal.error(
        "\(SurveyPage.number(ofOthers)) rows are of other senders than \(question.sender) and were left out; ask for them with --sender"
      )
    }
    for (fault, rows) in faults.sorted(by: { $0.key < $1.key }) {
      Terminal.error("a condition of the register broke in \(rows) rows; it counts as unknown there: \(fault)")
    }
    if malformed > 0 {
      throw Mistake(
        "found \(SurveyPage.number(malformed)) row\(malformed == 1 ? "" : "s") with a mistake; \(malformed == 1 ? "it was" : "they were") left out, the others were surveyed"
      )
    }
    if !faults.isEmpty { throw Mistake("a condition of the register broke") }
  }
}
