package import Register

/// A case with what is asked of it, as a program sends it.
package struct AskedCase: Sendable {
  package var file: CaseFile
  package var to: AskedDestinations
  /// `nil` for today.
  package var day: LegalTime?
  package var known: CivilDate?
  /// Whether the proof is wanted with the findings; `nil` where that was left open.
  package var withProof: Bool?
}

/// Reads what is posted to `/v1/check`: a case file's keys and those of the question, in one mapping.
package struct AskedCaseReader {
  private let cases: CaseReader
  private let reading: Reading

  package init(_ words: CaseWords, reading: Reading) {
    self.reading = reading
    cases = CaseReader(words, reading: reading)
  }

  package static let keys = ["case", "sender", "facts", "to", "day", "known", "proof"]
  private static let caseKeys = ["case", "sender", "facts"]

  /// `nil` after a diagnostic.
  package func read(_ node: SourceNode) -> AskedCase? {
    let before = reading.diagnostics.count
    guard let fields = Fields(node, of: "a check", keys: Self.keys, reading: reading),
      case .mapping(var entries) = node.content
    else { return nil }
    for key in ["case", "sender", "day", "known"] { check(fields.node(key), isText: true, of: key) }
    check(fields.node("proof"), isText: false, of: "proof")
    entries.removeAll { !Self.caseKeys.contains($0.key) }
    if fields.node("case") == nil {
      entries.removeAll { $0.key == "case" }
      entries.append(
        SourceNode.Entry(
          key: "case", keyPlace: node.place, value: SourceNode(.scalar("asked", isPlain: true), at: node.place)))
    }
    let file = cases.read(SourceNode(.mapping(entries), at: node.place))
    let asked = AskedCase(
      file: file
        ?? CaseFile(
          name: "", title: "", sender: Located(StateCode(""), at: node.place), facts: [], place: node.place),
      to: destinations(fields, sender: file?.sender.value), day: fields.date("day", DateParsing.legalTime),
      known: fields.date("known", DateParsing.day), withProof: fields.node("proof") == nil ? nil : fields.flag("proof"))
    return file != nil && reading.diagnostics.count == before ? asked : nil
  }

  /// JSON tells texts from truths and numbers; what reads YAML does not.
  private func check(_ node: SourceNode?, isText: Bool, of key: String) {
    guard let node, case .scalar(_, let isPlain) = node.content, isPlain == isText else { return }
    reading.report(
      .wrongShape, at: node.place, found: "\(node.shape) for “\(key)”",
      expected: isText ? "a text in quotes" : "true or false without quotes")
  }

  /// `"all"`, `"arranged"` or a list of codes; left out, the same as `"arranged"`.
  private func destinations(_ fields: Fields, sender: StateCode?) -> AskedDestinations {
    guard let node = fields.node("to") else { return .arranged }
    if case .scalar(let word, _) = node.content {
      switch word {
      case "all": return .all
      case "arranged": return .arranged
      default:
        reading.report(
          .wrongValue, at: node.place, found: node.shape, expected: "all, arranged, or a list of codes for “to”",
          remedy: "to: [\(word)]")
        return .arranged
      }
    }
    var codes: [StateCode] = []
    for code in fields.texts("to") {
      let state = Located(StateCode(code.value), at: code.place)
      guard cases.check(state) else { continue }
      if state.value == sender {
        reading.report(
          .wrongValue, at: code.place, found: "the sender itself (\(code.value)) in “to”", expected: "another State")
      }
      if !codes.contains(state.value) { codes.append(state.value) }
    }
    if fields.list("to").isEmpty {
      reading.report(
        .wrongValue, at: node.place, found: "no destination in “to”", expected: "at least one code",
        remedy: "to: [RWA], or nothing for those with an arrangement")
    }
    return .some(codes)
  }
}
