internal import ArgumentParser
internal import Pages
internal import Record

extension RegisterCommand {
  /// The documents on which the register rests.
  struct Sources: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sources", abstract: "The sources, each document once, with how much rests on it.",
      discussion: "Show one with: safethird register show SOURCE-ID")

    @Flag(help: "Only those that there is reason to doubt.") var weak = false
    @Flag(help: "Only those on which something rests alone.") var alone = false
    @Flag(help: "Only those that files describe differently.") var differing = false
    @Option(help: "Only what was public on that day.") var known: String?
    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let known = try CaseInput.date(known, "--known")
      let loaded = try register.load()
      let catalog = SourceCatalog(known.map { loaded.corpus.asKnown(on: $0) } ?? loaded.corpus)
      let page = SourcesPage(catalog, onlyWeak: weak, onlyAlone: alone, onlyDiffering: differing)
      Terminal.out(format == .json ? page.json.written() : page.text(Terminal.style))
    }
  }
}
