internal import ArgumentParser
internal import Pages
internal import Record
internal import Register

extension RegisterCommand {
  /// What changed between two registers, or two known days of one.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "What changed between two registers, or between what was known on two days, in words.",
      discussion: """
        Without --known, OLD and NEW are folders with registers; NEW left out is the one in this program, or that of \
        --register. With --known they are days: what became known between them.
        """)

    @Argument(help: "A folder with a register; with --known, a day.", completion: .directory) var old: String
    @Argument(help: "The same; left out, the register in this program or, with --known, all that it knows.") var new:
      String?
    @Flag(help: "OLD and NEW are days of one register.") var known = false
    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let page = known ? try betweenDays() : try betweenRegisters()
      Terminal.out(format == .json ? page.json.written() : page.text(Terminal.style))
    }

    private func betweenDays() throws -> DifferencePage {
      guard let before = try CaseInput.date(old, "OLD") else { throw ValidationError("expected a day for OLD") }
      let after = try CaseInput.date(new, "NEW")
      if let after, after < before {
        throw ValidationError("found \(before) before \(after); expected the earlier day first")
      }
      let corpus = try register.load().corpus
      let difference = RegisterDifference(
        from: corpus.asKnown(on: before), to: after.map { corpus.asKnown(on: $0) } ?? corpus)
      return DifferencePage(
        difference, from: "what was known on \(before)",
        to: after.map { "what was known on \($0)" } ?? "all that is known")
    }

    private func betweenRegisters() throws -> DifferencePage {
      if (try? DateParsing.day(old)) != nil {
        throw ValidationError("found the day \(old), expected a folder with a register; with days write --known")
      }
      var first = register
      first.directory = old
      var second = register
      if let new { second.directory = new }
      let difference = RegisterDifference(from: try first.load().corpus, to: try second.load().corpus)
      return DifferencePage(difference, from: old, to: second.directory ?? "the register in this program")
    }
  }
}
