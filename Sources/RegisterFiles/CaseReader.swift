package import Register

/// Reads case files, with the facts declared by the register, and worked cases.
package struct CaseReader {
  private let reading: Reading
  private let words: CaseWords

  package init(_ words: CaseWords, reading: Reading) {
    self.words = words
    self.reading = reading
  }

  package init(facts: [FactDeclaration], states: [State], reading: Reading) {
    self.init(CaseWords(facts: facts, states: states), reading: reading)
  }

  static let caseKeys = ["case", "title", "sender", "facts", "expect", "source", "note"]
  static let fileKeys = ["given", "cases"]
  static let datedKeys = ["value", "from", "source", "note"]

  /// A case of a file of its own.
  package func read(_ node: SourceNode) -> CaseFile? { worked(node)?.file }

  /// A worked case: the same with `expect`.
  ///
  /// What a file of cases gives for all of them holds where the case does not say otherwise; `unknown` takes it away.
  package func worked(_ node: SourceNode, given: [StatedFact] = []) -> WorkedCase? {
    guard let fields = Fields(node, of: "a case", keys: Self.caseKeys, reading: reading) else { return nil }
    let name = fields.required("case", example: "a-short-reference")
    let sender = fields.state("sender")
    if let sender {
      check(sender)
    } else if fields.node("sender") == nil {
      fields.missing("sender", example: "USA")
    }
    guard let name, let sender else { return nil }
    let own = facts(fields)
    let keys = Set(own.map(\.key))
    let file = CaseFile(
      name: name.value, title: fields.text("title"), sender: sender,
      facts: given.filter { !keys.contains($0.key) } + own, place: name.place)
    return WorkedCase(
      file: file, source: fields.text("source"), expectations: fields.list("expect").compactMap(expectation))
  }

  /// The worked cases of a `.cases.yaml` file.
  package func workedCases(_ node: SourceNode) -> [WorkedCase] {
    if case .mapping(let entries) = node.content, entries.contains(where: { $0.key == "case" }) {
      return worked(node).map { [$0] } ?? []
    }
    guard let fields = Fields(node, of: "a file of worked cases", keys: Self.fileKeys, reading: reading) else {
      return []
    }
    let given = facts(fields, under: "given")
    return fields.list("cases").compactMap { worked($0, given: given) }
  }

  // MARK: facts

  private func facts(_ fields: Fields, under name: String = "facts") -> [StatedFact] {
    guard let node = fields.node(name) else { return [] }
    return facts(of: node, under: name)
  }

  /// Facts by name, as they stand under `facts` in a case file.
  package func facts(of node: SourceNode, under name: String = "facts") -> [StatedFact] {
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "facts by name",
        remedy: "\(name): {person.final_order: true}")
      return []
    }
    var seen: [FactKey: Place] = [:]
    return entries.compactMap { entry in
      guard let (key, declaration) = key(entry.key, at: entry.keyPlace) else { return nil }
      if let earlier = seen[key] {
        reading.report(
          .duplicateKey, at: entry.keyPlace, found: "the fact \(key) again (first at line \(earlier.line))",
          expected: "each fact once", remedy: "one of the two")
        return nil
      }
      seen[key] = entry.keyPlace
      guard let values = values(entry.value, of: declaration) else { return nil }
      return StatedFact(key: key, values: values, place: entry.keyPlace)
    }
  }

  /// `notice.written@LBY` as a key; reports unknown names, unknown States and a misplaced `@`.
  package func key(_ text: String, at place: Place) -> (FactKey, FactDeclaration)? {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let declaration = words.declarations[parts[0]] else {
      reading.report(
        .unknownFact, at: place, found: "the fact “\(parts[0])”", expected: "a fact declared in facts.yaml",
        remedy: NearestName.nearest(to: parts[0], in: words.names) ?? "")
      return nil
    }
    guard parts.count == 2 else { return (FactKey(declaration.name), declaration) }
    guard declaration.isPerDestination else {
      reading.report(
        .wrongFactForm, at: place, found: "“\(text)”", expected: "no destination: this fact is about the person",
        remedy: parts[0])
      return nil
    }
    let code = Located(StateCode(parts[1]), at: place)
    guard check(code) else { return nil }
    return (FactKey(declaration.name, at: code.value), declaration)
  }

  private func values(_ node: SourceNode, of declaration: FactDeclaration) -> [StatedFact.DatedValue]? {
    if case .mapping = node.content { return dated(node, of: declaration).map { [$0] } }
    if case .sequence(let items) = node.content, let first = items.first, case .mapping = first.content {
      let values = items.compactMap { dated($0, of: declaration) }
      guard values.count == items.count else { return nil }
      for (earlier, later) in zip(values, values.dropFirst()) {
        guard let a = earlier.from, let b = later.from, follows(b, a) else {
          reading.report(
            .datesOutOfOrder, at: node.place, found: "dated values out of order",
            expected: "each value with a “from” later than the one before")
          return nil
        }
      }
      return values
    }
    return value(node, of: declaration).map { [StatedFact.DatedValue($0)] }
  }

  /// By moment where both are moments; else a later day, or a moment within a day of which only the date is known.
  private func follows(_ later: LegalTime, _ earlier: LegalTime) -> Bool {
    switch (earlier, later) {
    case (.moment(let a), .moment(let b)): a < b
    case (.day(let a), .moment(let b)): a <= b.day
    default: earlier.lastDay < later.day
    }
  }

  private func dated(_ node: SourceNode, of declaration: FactDeclaration) -> StatedFact.DatedValue? {
    guard
      let fields = Fields(node, of: "a dated fact", keys: Self.datedKeys, reading: reading)
    else { return nil }
    guard let inner = fields.node("value") else {
      fields.missing("value", example: "true")
      return nil
    }
    let hasDate = fields.node("from") != nil
    let from = fields.date("from", DateParsing.legalTime)
    guard let value = value(inner, of: declaration), !hasDate || from != nil else { return nil }
    return StatedFact.DatedValue(value, from: from)
  }

  /// One value in the form of its type; `nil` after a diagnostic.
  package func value(_ node: SourceNode, of declaration: FactDeclaration) -> FactValue? {
    if node.isNull || (node.scalarText == "unknown" && declaration.type != .choice) { return .unknown }
    let name = declaration.name
    func wrong(_ expected: String, _ remedy: String) -> FactValue? {
      reading.report(
        .wrongFactForm, at: node.place, found: "\(node.shape) for \(name)", expected: expected, remedy: remedy)
      return nil
    }
    if declaration.type == .states { return set(node, of: declaration) }
    guard case .scalar(let raw, _) = node.content else {
      return wrong("one value (\(declaration.type.rawValue))", "\(name): \(example(declaration))")
    }
    let text = raw.trimmed
    switch declaration.type {
    case .truth:
      switch text {
      case "true", "yes": return .truth(true)
      case "false", "no": return .truth(false)
      default: return wrong("true, false or unknown", "\(name): true")
      }
    case .date:
      do { return .date(try DateParsing.day(text)) } catch {
        reading.report(
          .wrongDate, at: node.place, found: error.found, expected: error.expected)
        return nil
      }
    case .moment:
      do { return .moment(try DateParsing.legalTime(text)) } catch {
        reading.report(
          .wrongDate, at: node.place, found: error.found, expected: error.expected)
        return nil
      }
    case .state:
      let code = Located(StateCode(text), at: node.place)
      return check(code) ? .state(code.value) : nil
    case .states: return nil
    case .choice:
      let words = declaration.options.map(\.value)
      if words.contains(text) { return .choice(text) }
      if text == "unknown" { return .unknown }
      return wrong(
        "one of \(words.joined(separator: ", "))", NearestName.nearest(to: text, in: words) ?? words.first ?? "")
    case .count:
      if let n = Int(text), n >= 0 { return .count(n) }
      return wrong("a whole number from 0", "\(name): 1")
    }
  }

  private func set(_ node: SourceNode, of declaration: FactDeclaration) -> FactValue? {
    guard case .sequence(let items) = node.content else {
      if node.scalarText == "none" { return .states([], isComplete: true) }
      reading.report(
        .wrongFactForm, at: node.place, found: "\(node.shape) for \(declaration.name)",
        expected: "a list of States, [] for none, [IRQ, more] when known in part",
        remedy: "\(declaration.name): [\(node.scalarText ?? "IRQ")]")
      return nil
    }
    var codes: Set<StateCode> = []
    var isComplete = true
    var isSound = true
    for item in items {
      guard let text = item.scalarText?.trimmed else {
        reading.report(
          .wrongFactForm, at: item.place, found: "\(item.shape) in \(declaration.name)", expected: "a State's code")
        isSound = false
        continue
      }
      if text == "more" {
        isComplete = false
      } else if check(Located(StateCode(text), at: item.place)) {
        codes.insert(StateCode(text))
      } else {
        isSound = false
      }
    }
    guard isSound else { return nil }
    if codes.isEmpty, !isComplete { return .unknown }
    return .states(codes.sorted(), isComplete: isComplete)
  }

  private func example(_ declaration: FactDeclaration) -> String {
    switch declaration.type {
    case .truth: "true"
    case .date: "2025-06-01"
    case .moment: "2025-07-10T14:00-04:00"
    case .state: "IRQ"
    case .states: "[IRQ]"
    case .choice: declaration.options.first?.value ?? "…"
    case .count: "1"
    }
  }

  @discardableResult
  package func check(_ code: Located<StateCode>) -> Bool {
    if words.codes.contains(code.value.text) { return true }
    reading.report(
      .unknownState, at: code.place, found: "“\(code.value.text)”",
      expected: "a State by its three-letter ISO 3166-1 code",
      remedy: LikelyState.remedy(for: code.value.text, among: words.states))
    return false
  }

  // MARK: expectations

  static let expectationKeys = [
    "to", "day", "known", "finding", "because", "missing", "steps", "rules", "weak", "source", "cannot_reproduce",
    "note",
  ]

  private func expectation(_ node: SourceNode) -> WorkedCase.Expectation? {
    guard let fields = Fields(node, of: "an expectation", keys: Self.expectationKeys, reading: reading),
      let to = fields.required("to", example: "LBY").map({ Located(StateCode($0.value), at: $0.place) }), check(to)
    else { return nil }
    guard let day = fields.date("day", DateParsing.legalTime) else {
      if fields.node("day") == nil { fields.missing("day", example: "2025-05-07") }
      return nil
    }
    let words = ["barred", "no-authority", "undetermined", "steps-owed", "not-barred", "not-third-country"]
    let finding = fields.located("finding")
    if let finding, !words.contains(finding.value) {
      reading.report(
        .wrongValue, at: finding.place, found: "“\(finding.value)”",
        expected: "one of \(words.joined(separator: ", "))",
        remedy: NearestName.nearest(to: finding.value, in: words) ?? "")
    }
    let excuse = fields.text("cannot_reproduce")
    let rules = ruleOutcomes(fields)
    if finding == nil, excuse.isEmpty, rules.isEmpty { fields.missing("finding", example: "undetermined") }
    var steps: [String: String] = [:]
    if let node = fields.node("steps"), case .mapping(let entries) = node.content {
      for entry in entries { steps[entry.key] = entry.value.scalarText ?? "" }
    }
    return WorkedCase.Expectation(
      to: to.value, day: day, known: fields.date("known", DateParsing.day), finding: finding?.value,
      because: fields.texts("because"), missing: fields.has("missing") ? fields.texts("missing").map(\.value) : nil,
      steps: steps, rules: rules, restsOnWeakSources: fields.has("weak") ? fields.flag("weak") : nil,
      source: fields.text("source"), cannotReproduce: excuse, place: fields.place)
  }
  /// `rules: {usa/ina-241b3#threat: met}`.
  private func ruleOutcomes(_ fields: Fields) -> [(rule: Located<String>, outcome: RuleOutcome)] {
    guard let node = fields.node("rules") else { return [] }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "rules with what each comes to",
        remedy: "rules: {usa/ina-241b3#threat: met}")
      return []
    }
    return entries.compactMap { entry in
      let word = entry.value.scalarText ?? ""
      guard let outcome = RuleOutcome(rawValue: word) else {
        let words = RuleOutcome.allCases.map(\.rawValue)
        reading.report(
          .wrongValue, at: entry.value.place, found: entry.value.scalarText.map { "“\($0)”" } ?? entry.value.shape,
          expected: "one of \(words.joined(separator: ", "))", remedy: NearestName.nearest(to: word, in: words) ?? "")
        return nil
      }
      return (Located(entry.key, at: entry.keyPlace), outcome)
    }
  }
}
