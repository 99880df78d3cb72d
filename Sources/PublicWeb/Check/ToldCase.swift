import Pages
import Register
import RegisterFiles
import Safeguards

/// The case that a form carries in its hidden field, as a case file.
struct ToldCase {
  let site: Site

  /// It was written by this program, so that a mistake in it is no slip of the reader.
  func file(_ text: String, sender: StateCode) throws(Refusal) -> CaseFile {
    let place = Place(file: "the form", line: 1, column: 1)
    guard !text.isEmpty else {
      return CaseFile(name: "interview", title: "", sender: Located(sender, at: place), facts: [], place: place)
    }
    let (file, faults) = read(Array(text.utf8), as: "the form")
    guard var file, faults.isEmpty else {
      let fault = faults.first
      throw Refusal(
        400, found: fault.map { .english("\($0.place): \($0.found)") } ?? .phrase(.foundUnreadableCase),
        expected: fault.map { .english($0.expected) } ?? .phrase(.expectedPageCase), remedy: .phrase(.remedyBeginAgain))
    }
    file.sender.value = sender
    return file
  }

  /// The value of the hidden field; empty where nothing was told.
  static func text(_ file: CaseFile) -> String {
    file.facts.isEmpty && file.name == "interview" ? "" : CaseWriter.text(file)
  }

  func read(_ bytes: [UInt8], as name: String) -> (file: CaseFile?, faults: [Diagnostic]) {
    let reading = Reading()
    do throws(Diagnostic) {
      let root = try YAMLReader.read(bytes, file: name)
      let corpus = site.norms.corpus
      let file = CaseReader(facts: corpus.facts, states: corpus.states, reading: reading).read(root)
      return (file, reading.diagnostics)
    } catch { return (nil, [error]) }
  }

  /// A fact by its name, with its destination where it has one.
  func key(_ text: String) throws(Refusal) -> FactKey {
    let reading = Reading()
    let corpus = site.norms.corpus
    let reader = CaseReader(facts: corpus.facts, states: corpus.states, reading: reading)
    if let (key, _) = reader.key(text, at: Place(file: "the form", line: 1, column: 1)) { return key }
    let name = text.prefix { $0 != "@" }
    throw Refusal(
      400, found: .phrase(.foundFact, ["fact": .verbatim(String(text.prefix(120)))]), expected: .phrase(.expectedFact),
      remedy: NearestName.nearest(to: String(name), in: corpus.facts.map(\.name.text)).map { .verbatim($0) }
        ?? .phrase(.remedyBeginAgain))
  }
}

extension FormBody {
  /// Sender, destinations and clocks as they were typed.
  func settings() throws(Refusal) -> CheckState.Settings {
    CheckState.Settings(
      sender: try text("sender") ?? "", to: try texts("to").joined(separator: ", "), day: try text("day") ?? "",
      known: try text("known") ?? "")
  }
}
