package import Pages
package import Register
package import RegisterFiles

/// Countries as people write them: by code or by name.
package struct StateNames {
  private let codes: [String: String]
  private let states: [State]

  package init(_ states: [State]) {
    self.states = states
    var codes: [String: String] = [:]
    for state in states {
      codes[state.name.lowercased()] = state.code.text
      codes[state.code.text.lowercased()] = state.code.text
    }
    self.codes = codes
  }

  /// The code; a text that is neither stays as it is, for a message to name it.
  func code(_ text: String) -> String { codes[text.lowercased()] ?? text }

  /// What stands between commas; a name with a comma in it is found whole first.
  package func list(_ text: String) -> [String] {
    if codes[trimmed(text).lowercased()] != nil { return [code(trimmed(text))] }
    return text.split { $0 == "," || $0 == ";" || $0 == "\n" }.map { code(trimmed(String($0))) }.filter { !$0.isEmpty }
  }

  /// Whether a State has that code.
  func has(_ code: String) -> Bool { codes[code.lowercased()] == code }

  /// Of what no State is called, each with the country that may be meant.
  package func mistakes(_ names: [String], field: CheckState.Field) -> [CheckState.Mistake] {
    names.filter { !has($0) }.map { name in
      let near = NearestName.nearest(to: name, in: states.map(\.name))
      let likely = LikelyState.codes(for: name, among: states)
      return CheckState.Mistake(
        field, found: .phrase(.foundQuoted, ["text": .verbatim(name)]), expected: .phrase(.expectedCountry),
        remedy: near.map { .verbatim($0) } ?? StateNames.either(likely))
    }
  }

  /// `AUS or AUT`.
  private static func either(_ codes: [String]) -> Wording? {
    guard let last = codes.last else { return nil }
    return codes.dropLast().reversed().reduce(.verbatim(last)) { rest, code in
      .phrase(.remedyEither, ["first": .verbatim(code), "other": rest])
    }
  }

  /// What was typed as a case file would have it.
  package func node(_ text: String, type: FactDeclaration.FactType, hasMore: Bool) -> SourceNode {
    let place = Place(file: "the answer", line: 1, column: 1)
    func scalar(_ text: String) -> SourceNode { SourceNode(.scalar(text, isPlain: true), at: place) }
    switch type {
    case .truth, .date, .moment, .choice, .count: return scalar(trimmed(text))
    case .state: return scalar(code(trimmed(text)))
    case .states:
      let words = list(text)
      if words.map({ $0.lowercased() }) == ["none"] { return scalar("none") }
      guard !words.isEmpty else { return scalar("") }
      return SourceNode(.sequence((words + (hasMore ? ["more"] : [])).map(scalar)), at: place)
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
