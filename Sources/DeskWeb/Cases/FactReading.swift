internal import Desks
internal import Pages
internal import PublicWeb
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The answer to a question about a fact, as the form sends it: read with the register, with its evidence.
struct FactReading {
  let key: FactKey
  let declaration: FactDeclaration
  private(set) var form: SentForm
  private(set) var value: FactValue?
  /// From when on it holds.
  private(set) var from: LegalTime?
  private(set) var items: [CaseItem] = []
  /// What was said of single destinations, where this is said of all.
  private(set) var removed: [ItemKey] = []

  var mistakes: [DeskMistakeWords] { form.mistakes }
  var hasMore: Bool { form["more"] == "yes" }
  /// Said of every destination.
  var isForAll: Bool { form["scope"] == "all" }

  /// Throws `notFound` where the register has no such fact.
  init(_ call: DeskCall, _ deskCase: DeskCase) throws {
    try self.init(call, words: call.words)
    guard mistakes.isEmpty, let value else { return }
    let stated = isForAll ? FactKey(key.name) : key
    if isForAll {
      // What is said of every destination takes the place of what was said of single ones.
      removed = deskCase.content.facts.filter { $0.key.hasPrefix("\(key.name)@") }.map { .fact($0.key) }
    }
    let recorded = RecordedFact.Value(value.description, from: value == .unknown ? nil : from?.description)
    items = [.fact(RecordedFact(key: stated.description, values: [recorded], evidence: try call.evidence()))]
  }

  /// The answer alone. `facts`: what may be asked about; `nil` for the facts of cases.
  init(_ call: DeskCall, words: CaseWords, facts: [FactDeclaration]? = nil) throws {
    (key, declaration) = try FactReading.fact(try call.text("asked"), words)
    form = try SentForm(sent: call, ["answer", "since", "source", "source-day", "more", "scope"])
    value = read(try call.text("do"), CheckAnswer(site: call.site, key: key, facts: facts))
    from = form.optionalTime("since")
    _ = form.optionalDay("source-day")
  }

  /// A fact by its name, with its destination where it has one.
  static func fact(_ text: String, _ words: CaseWords) throws -> (FactKey, FactDeclaration) {
    guard
      let found = CaseReader(words, reading: Reading()).key(text, at: Place(file: "the form", line: 1, column: 1))
    else {
      throw Refusal(
        404, found: .verbatim(String(text.prefix(80))), expected: .desk(.expectedFact), remedy: .desk(.remedyChooseFact)
      )
    }
    return found
  }

  /// A button, or what was typed as the public check reads it.
  private mutating func read(_ button: String, _ answer: CheckAnswer) -> FactValue? {
    switch (button, declaration.type) {
    case ("yes", .truth): return .truth(true)
    case ("no", .truth): return .truth(false)
    case ("unknown", _): return .unknown
    default: break
    }
    let (value, mistakes) = answer.value(form["answer"], hasMore: hasMore, field: .answer)
    for found in mistakes { form.mistake("answer", found.found, found.expected, found.remedy) }
    return value
  }
}

extension DeskMistakeWords {
  init(field: String, found: Wording, expected: Wording, remedy: Wording?, _ language: Language) {
    let words = language.say(
      DeskPhrase.mistake, ["found": .text(found.said(in: language)), "expected": .text(expected.said(in: language))])
    let write = remedy.map { language.say(.mistakeRemedy, ["remedy": .text($0.said(in: language))]) }
    self.init(field: field, words: [words, write].compactMap { $0 }.joined(separator: " "))
  }
}
