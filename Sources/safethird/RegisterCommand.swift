internal import ArgumentParser
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "The register: check, list, show, ask, compare and take it with you.",
    subcommands: [Check.self, List.self, Show.self, Sources.self, Agreed.self, Diff.self, Export.self, New.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Every mistake in a register, with place and remedy; then its worked cases.",
      discussion: "Exit code 1 when anything is wrong. docs/guide/diagnostics.md explains each kind.")

    @Argument(help: "A folder with a register; left out, the one in this program.", completion: .directory)
    var directory: String?

    @Flag(help: "Leave the worked cases out.") var quick = false
    @Flag(help: "List the rules that no worked case shows as met, unmet, undetermined or on the day they turn.")
    var coverage = false

    @OptionGroup var register: RegisterOption

    func run() throws {
      let loaded = try LoadedRegister(directory: directory ?? register.directory, withWorkedCases: true)
      var diagnostics = loaded.diagnostics
      let cases = loaded.corpus.workedCases
      // Cases say nothing of a register that is itself in pieces.
      if diagnostics.isEmpty, !quick { diagnostics += cases.flatMap { loaded.norms.failures(of: $0) } }
      for diagnostic in diagnostics.prefix(Limits.diagnostics) { Terminal.out(diagnostic.description) }
      guard diagnostics.isEmpty else {
        let more = diagnostics.count - Limits.diagnostics
        throw Mistake(
          "found \(diagnostics.count) mistake\(diagnostics.count == 1 ? "" : "s")\(more > 0 ? ", of which \(Limits.diagnostics) are shown" : "")"
        )
      }
      let expectations = cases.flatMap(\.expectations)
      let open = expectations.filter { !$0.cannotReproduce.isEmpty }
      Terminal.out(
        "No mistakes: \(counted(loaded.corpus.norms.count, "norm")), \(counted(loaded.corpus.norms.flatMap(\.rules).count, "rule")), "
          + "\(counted(loaded.corpus.arrangements.count, "arrangement")), \(counted(loaded.corpus.programmes.count, "programme")), "
          + "\(counted(loaded.corpus.facts.count, "fact")); "
          + (quick
            ? "worked cases not run."
            : "\(counted(expectations.count - open.count, "expectation")) of \(counted(cases.count, "worked case")) met, "
              + "\(open.count) that the register cannot reproduce\(open.isEmpty ? "." : ":")"))
      if !quick {
        for expectation in open { Terminal.out("  \(expectation.place): \(expectation.cannotReproduce)") }
      }
      if coverage { report(WorkedCaseCoverage(loaded.norms)) }
      Terminal.out("Digest \(loaded.digest)")
    }

    private func report(_ coverage: WorkedCaseCoverage) {
      let full = coverage.ruleCount - coverage.gaps.count
      Terminal.out(
        "Worked cases show \(full) of \(coverage.ruleCount) computed rules in full\(full < coverage.ruleCount ? "; wanting:" : ".")"
      )
      for gap in coverage.gaps { Terminal.out("  \(gap.rule): \(gap.wanting.joined(separator: ", "))") }
    }
  }

  struct List: ParsableCommand {
    enum What: String, ExpressibleByArgument, CaseIterable {
      case norms, arrangements, programmes, facts
      case participantFacts = "participant-facts"
      case senders, sources, all
    }

    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The ids of norms, arrangements, programmes, facts, senders and sources.")

    @Argument(help: "norms, arrangements, programmes, facts, participant-facts, senders, sources or all.") var what:
      What = .all
    @Option(help: "Only what was public on that day.") var known: String?
    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let known = try CaseInput.date(known, "--known")
      let loaded = try register.load()
      let page = RegisterListPage(norms: loaded.norms, known: known)
      let sections = RegisterListPage.Section.allCases.filter { what == .all || $0.rawValue == what.rawValue }
      Terminal.out(format == .json ? page.json(sections).written() : page.text(sections, Terminal.style))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "One norm, rule, arrangement, programme, fact, State or source, with its sources.")

    @Argument(help: "An id such as usa/ina-241b3, usa-lby-2025, acceptance.given, USA or that of a source.") var id:
      String
    @Option(help: "Only what was public on that day.") var known: String?
    @Option(help: "How to print: text or json.") var format: PlainFormat = .text
    @OptionGroup var register: RegisterOption

    func run() throws {
      let known = try CaseInput.date(known, "--known")
      let loaded = try register.load()
      let page = RegisterShowPage(norms: loaded.norms, known: known)
      guard let shown = format == .json ? page.json(id)?.written() : page.text(id, Terminal.style) else {
        if let known, let later = page.knownLater(id), later > known {
          throw Mistake("“\(id)” was not public on \(known); it is known from \(later)")
        }
        let near = page.nearest(to: id).map { "; write \($0)" } ?? ""
        throw Mistake("found no “\(id)” in the register; expected an id from safethird register list\(near)")
      }
      Terminal.out(shown)
    }
  }
}
