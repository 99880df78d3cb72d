internal import ArgumentParser
internal import Pages
internal import Reception
internal import Register
internal import RegisterFiles
internal import Safeguards

struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: "Programmes of reception: what they promise, and what is owed to a participant.",
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The programmes of the register, with their country and days.")

    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let programmes = try register.load().programmes()
      let page = ProgrammeListPage(programmes.programmes.map(\.programme))
      Terminal.out(format == .json ? page.json.written() : page.text)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "What a programme promises; with --facts, what is owed to a participant and when.",
      discussion: """
        The participant is a small file: a reference (never a name), the day of enrolment, the household, and facts as \
        far as they are known. What is not known makes an entitlement unknown, and is asked for.
        """)

    @Argument(help: "A programme such as rwa/integration.") var id: String
    @Option(
      name: .customLong("facts"), help: "A file with a participant, or - for standard input.",
      completion: .file(extensions: ["yaml"]))
    var facts: String?
    @Option(help: "The first day on which what is shown falls due; left out, that of enrolment.") var from: String?
    @Option(help: "The last day; left out, a year after the first.") var until: String?
    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      if facts == nil, from != nil || until != nil {
        throw ValidationError(
          "found --from or --until without --facts; expected them for the schedule of a participant")
      }
      let loaded = try register.load()
      let programmes = try loaded.programmes()
      guard let compiled = programmes[ProgrammeID(id)] else {
        let ids = programmes.programmes.map(\.programme.id.text)
        let near = NearestName.nearest(to: id, in: ids).map { "; write \($0)" } ?? ""
        throw Mistake("found no programme “\(id)”; expected one of \(ids.joined(separator: ", "))\(near)")
      }
      guard let facts else {
        let page = ProgrammePage(
          compiled.programme, country: loaded.norms.name(of: compiled.programme.country.value))
        return Terminal.out(format == .json ? page.json.written() : page.text(Terminal.style))
      }
      let file = try ParticipantInput.read(facts, loaded)
      let span = try ParticipantInput.span(from: from, until: until, file)
      let page = SchedulePage(file, compiled, programmes, span)
      Terminal.out(format == .json ? page.json.written() : page.text)
    }
  }
}

extension LoadedRegister {
  /// Compiled only where they are asked for: an answer does not need them.
  func programmes() throws -> ProgrammeSet {
    let compilation = ProgrammeSet.compile(corpus)
    guard compilation.diagnostics.isEmpty else {
      for diagnostic in compilation.diagnostics.prefix(20) { Terminal.error(diagnostic.description) }
      throw Mistake("found \(counted(compilation.diagnostics.count, "mistake")) in the programmes of the register")
    }
    return compilation.programmes
  }
}
