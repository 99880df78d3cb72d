internal import ArgumentParser
internal import Pages
internal import Record
internal import Register
internal import Safeguards

extension Agreements.List: ExpressibleByArgument {}

/// How a list of the record is printed.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}

extension RegisterCommand {
  /// Who has agreed to take people, and who denies it.
  struct Agreed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "agreed", abstract: "Who has agreed to take people from a State, as of a day, and who denies it.",
      discussion: """
        “Agreed” is what somebody says: signed, ratified or in force, and not suspended or ended since. A date that is \
        only a month or a year is an interval; where the day asked about lies within it, the stage is only possible, and \
        shown so. Each number at the top can be followed with --only.
        """)

    @Option(help: "The State that sends, such as USA.") var sender: String
    @Option(help: "As of which day; today when left out.") var day: String?
    @Option(help: "Only what was public on that day.") var known: String?
    @Option(help: "Only the arrangements that one number counts.") var only: Agreements.List?
    @Option(help: "How to print: text, json or csv.") var format: RecordFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let day = try CaseInput.date(day, "--day") ?? CaseInput.today
      let known = try CaseInput.date(known, "--known")
      let loaded = try register.load()
      let code = StateCode(sender.uppercased())
      let senders = Set(loaded.corpus.arrangements.map(\.sender)).sorted()
      guard senders.contains(code) else {
        throw ValidationError(
          "--sender: found \(sender), expected a State that sends people under some arrangement (\(senders.map(\.text).joined(separator: ", ")))"
        )
      }
      let agreements = Agreements(loaded.corpus, sender: code, on: day, known: known)
      let page = AgreementsPage(agreements, names: loaded.norms.names, only: only)
      switch format {
      case .text: Terminal.out(page.text(Terminal.style))
      case .json: Terminal.out(page.json.written())
      case .csv: Terminal.out(page.csv)
      }
    }
  }
}
