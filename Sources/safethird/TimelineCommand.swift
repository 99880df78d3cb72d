internal import ArgumentParser
internal import Pages
internal import Register
internal import Safeguards

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "How the answer changed, day by day.",
    discussion: """
      A span opens on each day on which the finding or the steps change. Without --from the line begins with the year \
      of the first event of an arrangement between the two States; without --until it ends today.
      """)

  @Argument(help: "A case file, or - for standard input.", completion: .file(extensions: ["yaml"]))
  var caseFile: String

  @Option(name: .long, help: ArgumentHelp("The destination by code.", valueName: "RWA"))
  var to: String

  @Option(help: "The first day.") var from: String?
  @Option(name: [.long], help: "The last day.") var until: String?
  @Option(help: "Only what was public by the end of this day.") var known: String?
  @Option(help: "How to print: text or json.") var format: PlainFormat = .text
  @OptionGroup var register: RegisterOption

  func run() throws {
    let loaded = try register.load()
    let file = try CaseInput.read(caseFile, loaded)
    let known = try CaseInput.date(known, "--known")
    let destinations = try CaseInput.destinations([to], file, loaded, known: known)
    guard let destination = destinations.first, destinations.count == 1 else {
      throw ValidationError(
        "--to: found \(destinations.count) destinations, expected one; run the command once for each")
    }
    let until = try CaseInput.date(until, "--until") ?? CaseInput.today
    let start = loaded.norms.firstYear(of: file.sender.value, to: destination)
    let from = try CaseInput.date(from, "--from") ?? start ?? until.advanced(by: -730)
    guard from <= until else {
      throw ValidationError("--from: found \(from), which is after --until \(until); expected a day before it")
    }
    guard until.days - from.days <= 40_000 else {
      throw ValidationError("--from: found a range of \(until.days - from.days) days; expected at most 40000")
    }
    let spans = try loaded.norms.timeline(
      Facts(file), sender: file.sender.value, to: destination, from: from, until: until, known: known)
    let page = TimelinePage(file: file, to: destination, known: known, spans: spans, norms: loaded.norms)
    Terminal.out(format == .json ? page.json.written() : page.text(Terminal.style))
  }
}
