internal import ArgumentParser
internal import Foundation
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "An interview in the terminal; the question that settles most comes first.",
    discussion: """
      Answer with yes, no, a date, a code or the name of a country; with ? when you do not know; with q to stop. \
      Nothing is stored unless you say --save.
      """)

  @Option(help: "The sending State by code.") var sender = "USA"
  @Option(name: .long, help: ArgumentHelp("Destinations by code, separated by commas.", valueName: "RWA,LBY"))
  var to: [String] = []
  @Option(help: "The day whose law is asked for.") var day: String?
  @Option(help: "Only what was public by the end of this day.") var known: String?
  @Option(name: .long, help: ArgumentHelp("Begin with a case file.", valueName: "CASE"), completion: .file())
  var from: String?
  @Option(help: ArgumentHelp("Write what was answered to a case file.", valueName: "FILE"), completion: .file())
  var save: String?
  @OptionGroup var register: RegisterOption

  func run() throws {
    let loaded = try register.load()
    let place = Place(file: "--sender", line: 1, column: 1)
    var file: CaseFile
    if let from {
      file = try CaseInput.read(from, loaded)
    } else {
      file = CaseFile(
        name: "interview", title: "", sender: Located(StateCode(sender.uppercased()), at: place), facts: [],
        place: place)
      do { _ = try loaded.norms.sender(file.sender.value) } catch {
        throw ValidationError("--sender: \(error.description)")
      }
    }
    let known = try CaseInput.date(known, "--known")
    let question = Question(
      sender: file.sender.value, destinations: try CaseInput.destinations(to, file, loaded, known: known),
      day: try CaseInput.day(day), known: known)
    var interview = Interview(loaded: loaded, file: file, question: question)
    try interview.run()
    let answer = try Answering.answer(interview.file, question, loaded)
    Terminal.out("")
    Terminal.out(answer.text(Terminal.style))
    if let save { try interview.save(to: save) }
  }
}

/// Question by question, the most decisive first; what cannot matter is never asked.
struct Interview {
  let loaded: LoadedRegister
  var file: CaseFile
  let question: Question
  private var declined: Set<FactKey> = []

  init(loaded: LoadedRegister, file: CaseFile, question: Question) {
    self.loaded = loaded
    self.file = file
    self.question = question
  }

  mutating func run() throws {
    let count = question.destinations.count
    Terminal.out(
      "\(count) destination\(count == 1 ? "" : "s"), day \(question.day). yes, no, a date, a country; ? do not know; q stop."
    )
    var shown: [Finding] = []
    while true {
      let facts = Facts(file)
      let (results, missing) = try loaded.norms.assessAndSettle(facts, question)
      let findings = results.map(\.finding)
      if findings != shown {
        Terminal.out(summary(results))
        shown = findings
      }
      guard let next = missing.first(where: { !declined.contains($0.key) }) else {
        Terminal.out("Nothing further to ask that could matter.")
        return
      }
      guard let value = ask(next) else { return }
      if value == .unknown {
        declined.insert(next.key)
      } else {
        file.facts.append(
          StatedFact(key: next.key, values: [StatedFact.DatedValue(value)], place: file.place))
      }
    }
  }

  private func summary(_ results: [DestinationResult]) -> String {
    let groups = Dictionary(grouping: results, by: \.finding)
    return Finding.allCases.compactMap { finding in
      groups[finding].map { "  \(Words.label(finding)): \($0.map(\.to.text).joined(separator: " "))" }
    }.joined(separator: "\n")
  }

  /// `nil` when the person stops or the input ends.
  private func ask(_ missing: MissingFact) -> FactValue? {
    let place = missing.key.destination.map { " [\(loaded.norms.name(of: $0))]" } ?? ""
    Terminal.out("")
    Terminal.out("\(missing.declaration.question)\(place)")
    if !missing.declaration.help.isEmpty { Terminal.out("  \(missing.declaration.help)") }
    if missing.declaration.type == .choice {
      for option in missing.declaration.options.prefix(20) { Terminal.out("  \(option.value): \(option.label)") }
    }
    while let line = readLine() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if ["q", "quit", "exit"].contains(text.lowercased()) { return nil }
      if ["", "?", "unknown", "do not know"].contains(text.lowercased()) { return .unknown }
      let reading = Reading()
      let reader = CaseReader(facts: loaded.corpus.facts, states: loaded.corpus.states, reading: reading)
      let node = SourceNode.answer(text, type: missing.declaration.type, states: loaded.corpus.states)
      if let value = reader.value(node, of: missing.declaration) { return value }
      for fault in reading.diagnostics {
        Terminal.out(
          "  found \(fault.found); expected \(fault.expected)\(fault.remedy.isEmpty ? "" : "; write \(fault.remedy)")")
      }
    }
    return nil
  }

  func save(to path: String) throws {
    try OutputFile.write(CaseWriter.text(file), to: path, "the case")
    Terminal.out("Written to \(path)")
  }
}

extension SourceNode {
  /// What a person typed, as a case file would have it: names of countries become codes, commas a list.
  static func answer(_ text: String, type: FactDeclaration.FactType, states: [State]) -> SourceNode {
    let place = Place(file: "answer", line: 1, column: 1)
    func scalar(_ text: String) -> SourceNode { SourceNode(.scalar(text, isPlain: true), at: place) }
    func code(_ text: String) -> String {
      let upper = text.uppercased()
      if states.contains(where: { $0.code.text == upper }) { return upper }
      return states.first { $0.name.lowercased() == text.lowercased() }?.code.text ?? text
    }
    switch type {
    case .truth:
      let lower = text.lowercased()
      return scalar(
        ["y", "yes", "true"].contains(lower) ? "true" : ["n", "no", "false"].contains(lower) ? "false" : text)
    case .state: return scalar(code(text))
    case .states:
      let words = text.split(whereSeparator: { ",;".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }
      if words.map({ $0.lowercased() }) == ["none"] { return scalar("none") }
      return SourceNode(.sequence(words.map { scalar($0.lowercased() == "more" ? "more" : code($0)) }), at: place)
    case .date, .moment, .choice, .count: return scalar(text)
    }
  }
}
