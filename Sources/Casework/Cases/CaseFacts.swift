package import Desks
internal import Pages
package import Register
package import RegisterFiles
package import Safeguards

/// The facts of a case between the desk, which keeps them as texts, and the register, which gives them their meaning.
package enum CaseFacts {
  static let place = Place(file: "the case", line: 1, column: 1)

  /// The case as a case file. What this register does not know, or reads otherwise, is left out and said.
  package static func file(_ content: CaseContent, _ words: CaseWords) -> (file: CaseFile, faults: [Diagnostic]) {
    let (facts, faults) = read(content.facts.map { ($0.key, $0.values) }, words)
    return (
      CaseFile(
        name: content.reference, title: "", sender: Located(StateCode(content.sender), at: place), facts: facts,
        place: place), faults
    )
  }

  /// Facts as they are given their meaning by these words: those of a case, or of participants of programmes. What they do
  /// not know, or read otherwise, is left out and said.
  package static func facts(_ recorded: [RecordedFact], _ words: CaseWords) -> (facts: Facts, faults: [Diagnostic]) {
    let (stated, faults) = read(recorded.map { ($0.key, $0.values) }, words)
    return (Facts(Dictionary(stated.map { ($0.key, $0.values) }, uniquingKeysWith: { first, _ in first })), faults)
  }

  /// One fact; `nil` where this register does not know it or reads it otherwise.
  static func stated(_ key: String, _ values: [RecordedFact.Value], _ words: CaseWords) -> StatedFact? {
    read([(key, values)], words).facts.first
  }

  private static func read(
    _ facts: [(key: String, values: [RecordedFact.Value])], _ words: CaseWords
  ) -> (facts: [StatedFact], faults: [Diagnostic]) {
    let entries = facts.map { fact in
      SourceNode.Entry(key: fact.key, keyPlace: Place(file: fact.key, line: 1, column: 1), value: node(fact.values))
    }
    let reading = Reading()
    let stated = CaseReader(words, reading: reading).facts(of: SourceNode(.mapping(entries), at: place))
    return (stated, reading.diagnostics)
  }

  private static func node(_ values: [RecordedFact.Value]) -> SourceNode {
    let values = values.map { value -> SourceNode in
      guard let from = value.from else { return node(value.text) }
      return SourceNode(
        .mapping([
          SourceNode.Entry(key: "value", keyPlace: place, value: node(value.text)),
          SourceNode.Entry(key: "from", keyPlace: place, value: scalar(from)),
        ]), at: place)
    }
    return values.count == 1 ? values[0] : SourceNode(.sequence(values), at: place)
  }

  /// `[IRQ, more]` is a list; all else is one word.
  private static func node(_ text: String) -> SourceNode {
    guard let members = members(text) else { return scalar(text) }
    return SourceNode(.sequence(members.map(scalar)), at: place)
  }

  /// The members of a set, `[IRQ, more]`; `nil` for any other value.
  static func members(_ text: String) -> [String]? {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    return text.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
  }

  private static func scalar(_ text: String) -> SourceNode { SourceNode(.scalar(text, isPlain: true), at: place) }

  // MARK: from case files

  /// Facts of a case file as the desk keeps them.
  package static func recorded(_ file: CaseFile, _ evidence: Evidence) -> [RecordedFact] {
    file.facts.map { stated in
      RecordedFact(
        key: stated.key.description,
        values: stated.values.map { RecordedFact.Value($0.value.description, from: $0.from?.description) },
        evidence: evidence)
    }
  }
}
