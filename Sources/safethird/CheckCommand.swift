internal import ArgumentParser
internal import Foundation
internal import Geography
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html
}

/// For what has no page.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "The finding for a case, a destination and a day, with proof.",
    discussion: """
      Without --to, every destination with which the sender has an arrangement, or that the case names. Without \
      --day, today; the answer says which day it used. With --known, only what was public by then.
      """)

  @Argument(
    help: "A case file (docs/guide/cases.md), or - for standard input.", completion: .file(extensions: ["yaml"]))
  var caseFile: String

  @Option(name: .long, help: ArgumentHelp("Destinations by code, separated by commas, or all.", valueName: "RWA,LBY"))
  var to: [String] = []

  @Option(help: "The day whose law is asked for, or a moment such as 2025-07-10T14:00-04:00.")
  var day: String?

  @Option(help: "Only what was public by the end of this day.")
  var known: String?

  @Option(help: "How to print: text, json or html (the brief that prints).")
  var format: OutputFormat = .text

  @Flag(help: "The whole tree of explanation (in json).")
  var explain = false

  @Option(help: ArgumentHelp("Also write a receipt that `verify` can check.", valueName: "FILE"), completion: .file())
  var receipt: String?

  @OptionGroup var register: RegisterOption

  func run() throws {
    let loaded = try register.load()
    let file = try CaseInput.read(caseFile, loaded)
    let known = try CaseInput.date(known, "--known")
    let question = Question(
      sender: file.sender.value, destinations: try CaseInput.destinations(to, file, loaded, known: known),
      day: try CaseInput.day(day), known: known)
    let answer = try Answering.answer(
      file, question, loaded, explain: explain,
      withDistances: format == .json || receipt != nil || question.destinations.count <= Answer.mostInDetail)
    // The receipt first: a reader who closes the pipe early still has it.
    if let receipt { try Receipt(answer).write(to: receipt) }
    switch format {
    case .text: Terminal.out(answer.text(Terminal.style))
    case .json: Terminal.out(answer.json)
    case .html: Terminal.out(try Brief(answer).html)
    }
    if answer.results.contains(where: { !$0.faults.isEmpty }) {
      throw Mistake("a condition of the register broke; it counts as unknown, see the answer")
    }
    Terminal.end(keeping: (loaded, answer))
  }
}

/// Puts an answer together: findings, what to ask next, distances.
enum Answering {
  static func answer(
    _ file: CaseFile, _ question: Question, _ loaded: LoadedRegister, explain: Bool = false,
    withDistances: Bool = true
  ) throws -> Answer {
    try Answer(
      file, question, norms: loaded.norms, registerDigest: loaded.digest, engine: engineVersion,
      distances: withDistances ? loaded.distances.from(question.sender, to: question.destinations) : [:],
      explain: explain)
  }
}
