internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import Register
internal import Safeguards

/// What is found for a next State, and what an earlier representative was told, in words.
struct OnwardWords {
  private let context: DeskContext

  init(_ context: DeskContext) { self.context = context }

  /// The finding for one State, with what decides it, what to ask and what is owed first.
  func found(_ found: OnwardWord.Found) -> HTML {
    let rules = AlertWords(context)
    let facts = FactWords(context.site.norms, context.language)
    var lines: [HTML] = []
    func line(_ phrase: ReceptionPhrase, _ html: HTML) { lines.append("<small>\(context.say(phrase)) \(html)</small>") }
    if !found.because.isEmpty { line(.alertBecauseOf, rules.rules(found.because)) }
    if !found.stepsOwed.isEmpty { line(.alertStepsOwed, rules.rules(found.stepsOwed)) }
    let questions = found.missing.map { facts.question(key($0)) }
    if !questions.isEmpty {
      line(.alertAsk, HTML(questions.prefix(5).joined(separator: " ")))
    }
    return """
      <li><span>\(context.name(StateCode(found.destination))): \(finding(found.finding))</span> \(lines.joined(separator: " "))</li>
      """
  }

  /// `notice.written@LBY`, as a word names a fact.
  private func key(_ text: String) -> FactKey {
    let parts = text.split(separator: "@", maxSplits: 1)
    return FactKey(
      FactName(String(parts.first ?? "")), at: parts.count == 2 ? StateCode(String(parts[1])) : nil)
  }

  private func finding(_ name: String) -> HTML {
    Finding(rawValue: name).map { FindingMark($0, context.language).badge } ?? ""
  }

  /// Why there is no finding, where nobody knows.
  func nothingFound(isDestinationKnown: Bool, country: StateCode) -> String {
    isDestinationKnown
      ? context.say(.alertNoFile, ["state": .text(context.name(country))]) : context.say(.alertNoDestination)
  }

  /// `Told to leave, 3 March 2026, to Beland.`
  func sign(_ kind: String, _ day: String, to: String?) -> HTML {
    let phrase = OnwardSign.Kind(rawValue: kind)?.phrase ?? .signContactLost
    let whereto: HTML =
      to.map { " · \(context.say(.signTo, ["state": .text(context.name(StateCode($0)))]))" as HTML } ?? ""
    return "<b>\(context.say(phrase))</b> · \(context.language.wordedDates(day))\(whereto)"
  }

  /// The word as it stands on the alerts of the case.
  func word(_ word: OnwardWord) -> HTML {
    let signs = word.signs.map { "<li>\(sign($0.kind, $0.day, to: $0.to))</li>" as HTML }
    let none: HTML =
      word.found.isEmpty
      ? "<li>\(nothingFound(isDestinationKnown: word.isDestinationKnown, country: StateCode(word.country)))</li>" : ""
    return """
      <span>\(context.say(.wordOfOnward, ["state": .text(context.name(StateCode(word.country))), "day": .text(context.language.wordedDates(word.since))]))</span>
      <ul class="plain">\(signs)\(word.found.map(found))\(none)</ul>
      """
  }
}
