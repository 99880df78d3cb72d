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

  @Flag(help: "For a flight within hours: what to ask for, from whom, by when, and one telephone call; one page.")
  var emergency = false

  @Flag(help: "A sheet in plain language for the person themselves; one page.")
  var sheet = false

  @Option(
    help: ArgumentHelp("Also write the deadlines and first moments as a calendar (.ics).", valueName: "FILE"),
    completion: .file(extensions: ["ics"]))
  var calendar: String?

  @OptionGroup var register: RegisterOption

  func validate() throws {
    if emergency, sheet {
      throw ValidationError("found --emergency and --sheet; expected one of them, as each is a page of its own")
    }
    if explain, emergency || sheet {
      throw ValidationError(
        "found --explain with a page that has no explanation; expected it without --emergency and --sheet")
    }
  }

  func run() throws {
    Heap.prepareForOneAnswer()
    let loaded = try register.load()
    let file = try CaseInput.read(caseFile, loaded)
    let known = try CaseInput.date(known, "--known")
    let question = Question(
      sender: file.sender.value, destinations: try CaseInput.destinations(to, file, loaded, known: known),
      day: try CaseInput.day(day), known: known)
    if emergency || sheet, question.destinations.count != 1 {
      throw ValidationError(
        "found \(question.destinations.count) destinations; expected one for \(emergency ? "--emergency" : "--sheet"): write --to and the country's code, such as --to LBY"
      )
    }
    let answer = try Answering.answer(
      file, question, loaded, explain: explain,
      withDistances: format == .json || receipt != nil || question.destinations.count <= Answer.mostInDetail)
    // The receipt first: a reader who closes the pipe early still has it.
    if let receipt { try Receipt(answer).write(to: receipt) }
    if let calendar { try CalendarFile(answer).write(to: calendar) }
    try print(answer)
    if answer.results.contains(where: { !$0.faults.isEmpty }) {
      throw Mistake("a condition of the register broke; it counts as unknown, see the answer")
    }
    Terminal.end(keeping: (loaded, answer))
  }

  private func print(_ answer: Answer) throws {
    guard emergency || sheet else {
      switch format {
      case .text: Terminal.out(answer.text(Terminal.style))
      case .json: Terminal.out(answer.json)
      case .html: Terminal.out(BriefPage(answer, digest: Receipt(answer).digest).html)
      }
      return
    }
    guard let result = answer.results.first else { return }
    let surroundings = try answer.norms.surroundings(of: result, Facts(answer.file), answer.question)
    if emergency, let page = EmergencyPage(answer, surroundings) {
      switch format {
      case .text: Terminal.out(page.text(Terminal.style))
      case .json: Terminal.out(page.json)
      case .html: Terminal.out(page.html)
      }
    }
    if sheet, let page = SheetPage(answer, surroundings) {
      switch format {
      case .text: Terminal.out(page.text(Terminal.style))
      case .json: Terminal.out(page.json)
      case .html: Terminal.out(page.html)
      }
    }
  }
}

/// Puts an answer together: findings and what to ask next, and beside them distances, on which no finding turns.
enum Answering {
  static func answer(
    _ file: CaseFile, _ question: Question, _ loaded: LoadedRegister, explain: Bool = false,
    withDistances: Bool = true
  ) throws -> Answer {
    let (answer, distances) = together {
      Result { () throws(UnknownSender) in
        try Answer(
          file, question, norms: loaded.norms, registerDigest: loaded.digest, engine: engineVersion, distances: [:],
          explain: explain)
      }
    } _: {
      withDistances ? loaded.distances.from(question.sender, to: question.destinations) : [:]
    }
    var answered = try answer.get()
    answered.distances = distances
    return answered
  }
}
