package import Desks
internal import Pages
package import Register
package import RegisterFiles

/// The facts of a case between the desk, which keeps them as texts, and the register, which gives them their meaning.
package enum CaseFacts {
  private static let place = Place(file: "the case", line: 1, column: 1)

  /// The case as a case file. What this register does not know, or reads otherwise, is left out and said.
  package static func file(_ content: CaseContent, _ words: CaseWords) -> (file: CaseFile, faults: [Diagnostic]) {
    let entries = content.facts.map { fact in
      SourceNode.Entry(key: fact.key, keyPlace: Place(file: fact.key, line: 1, column: 1), value: node(fact))
    }
    return read(reference: content.reference, sender: content.sender, entries, words)
  }

  private static func read(
    reference: String, sender: String, _ entries: [SourceNode.Entry], _ words: CaseWords
  ) -> (file: CaseFile, faults: [Diagnostic]) {
    let reading = Reading()
    let facts = CaseReader(words, reading: reading).facts(of: SourceNode(.mapping(entries), at: place))
    return (
      CaseFile(
        name: reference, title: "", sender: Located(StateCode(sender), at: place), facts: facts, place: place),
      reading.diagnostics
    )
  }

  private static func node(_ fact: RecordedFact) -> SourceNode {
    let values = fact.values.map { value -> SourceNode in
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
    guard text.hasPrefix("["), text.hasSuffix("]") else { return scalar(text) }
    return SourceNode(.sequence(items(text).map(scalar)), at: place)
  }

  private static func items(_ list: String) -> [String] {
    list.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
  }

  private static func scalar(_ text: String) -> SourceNode { SourceNode(.scalar(text, isPlain: true), at: place) }

  // MARK: what the watch reads

  /// The case as a case file in JSON: a fraction of the case, which is all that a round of the watch has to open.
  static func bytes(_ content: CaseContent) -> [UInt8] {
    let facts = content.facts.map { fact in
      let values = fact.values.map { value -> JSON in
        value.from.map { .object([("value", json(value.text)), ("from", .text($0))]) } ?? json(value.text)
      }
      return (fact.key, values.count == 1 ? values[0] : JSON.list(values))
    }
    let whole = JSON.object([
      ("case", .text(content.reference)), ("sender", .text(content.sender)),
      ("watched", .texts(content.watched)), ("facts", .object(facts)),
    ])
    return whole.flatBytes
  }

  private static func json(_ text: String) -> JSON {
    text.hasPrefix("[") && text.hasSuffix("]") ? .texts(items(text)) : .text(text)
  }

  /// What `bytes` wrote, read with the words of a register.
  static func read(_ bytes: [UInt8], _ words: CaseWords) throws -> (file: CaseFile, watched: [StateCode]) {
    let root = try JSONReader.read(bytes, file: "the case")
    guard case .mapping(let entries) = root.content else {
      return (read(reference: "", sender: "", [], words).file, [])
    }
    var (reference, sender) = ("", "")
    var watched: [StateCode] = []
    var facts: [SourceNode.Entry] = []
    for entry in entries {
      switch (entry.key, entry.value.content) {
      case ("case", .scalar(let text, _)): reference = text
      case ("sender", .scalar(let text, _)): sender = text
      case ("watched", .sequence(let items)): watched = items.compactMap { $0.scalarText.map(StateCode.init) }
      case ("facts", .mapping(let entries)): facts = entries
      default: break
      }
    }
    return (read(reference: reference, sender: sender, facts, words).file, watched)
  }

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
