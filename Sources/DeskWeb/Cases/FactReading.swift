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
  /// As it was typed, to be put right.
  private(set) var typed = ""
  private(set) var since = ""
  private(set) var source = ""
  private(set) var sourceDay = ""
  private(set) var hasMore = false
  /// Said of every destination.
  private(set) var isForAll = false
  private(set) var items: [CaseItem] = []
  /// What was said of single destinations, where this is said of all.
  private(set) var removed: [ItemKey] = []
  private(set) var mistakes: [DeskMistakeWords] = []

  /// Throws `notFound` where the register has no such fact.
  init(_ call: DeskCall, _ deskCase: DeskCase) throws {
    (key, declaration) = try FactReading.fact(try call.text("asked"), call.words)
    typed = try call.text("answer")
    since = try call.text("since")
    source = try call.text("source")
    sourceDay = try call.text("source-day")
    hasMore = try call.text("more") == "yes"
    isForAll = try call.text("scope") == "all"
    let language = call.language
    func mistake(_ field: String, _ found: Wording, _ expected: Wording, _ remedy: Wording? = nil) {
      mistakes.append(DeskMistakeWords(field: field, found: found, expected: expected, remedy: remedy, language))
    }
    let value = read(try call.text("do"), call.site, mistake)
    let from = FactReading.time(since, "since", mistake)
    if !sourceDay.isEmpty, (try? DateParsing.day(sourceDay)) == nil {
      mistake("source-day", .verbatim(sourceDay), TimeProposal.expectedDay, TimeProposal.day(sourceDay))
    }
    guard mistakes.isEmpty, let value else { return }
    let stated = isForAll ? FactKey(key.name) : key
    if isForAll {
      // What is said of every destination takes the place of what was said of single ones.
      removed = deskCase.content.facts.filter { $0.key.hasPrefix("\(key.name)@") }.map { .fact($0.key) }
    }
    let recorded = RecordedFact.Value(value.description, from: value == .unknown ? nil : from?.description)
    items = [.fact(RecordedFact(key: stated.description, values: [recorded], evidence: try call.evidence()))]
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
  private func read(
    _ button: String, _ site: Site, _ mistake: (String, Wording, Wording, Wording?) -> Void
  ) -> FactValue? {
    switch (button, declaration.type) {
    case ("yes", .truth): return .truth(true)
    case ("no", .truth): return .truth(false)
    case ("unknown", _): return .unknown
    default: break
    }
    let (value, mistakes) = CheckAnswer(site: site, key: key).value(typed, hasMore: hasMore, field: .answer)
    for found in mistakes { mistake("answer", found.found, found.expected, found.remedy) }
    return value
  }

  static func time(_ text: String, _ field: String, _ mistake: (String, Wording, Wording, Wording?) -> Void)
    -> LegalTime?
  {
    guard !text.isEmpty else { return nil }
    do throws(DateFault) { return try DateParsing.legalTime(text) } catch {
      mistake(field, error.foundWording, TimeProposal.expected, TimeProposal.time(text))
      return nil
    }
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
