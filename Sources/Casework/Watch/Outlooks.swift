package import Desks
package import Pages
package import Register
internal import RegisterFiles
internal import Safeguards

/// Works out what the desk finds for cases in a register on a day.
package struct Outlooks: Sendable {
  let norms: NormSet
  let digest: String
  let words: CaseWords
  let day: CivilDate

  package init(_ site: Site, day: CivilDate) {
    self.init(site, day: day, words: CaseWords(facts: site.norms.corpus.facts, states: site.norms.corpus.states))
  }

  /// `words` are those of the site's register.
  init(_ site: Site, day: CivilDate, words: CaseWords) {
    norms = site.norms
    digest = site.digest
    self.words = words
    self.day = day
  }

  /// Of watched destinations those that the register has.
  func known(_ watched: [StateCode], sender: StateCode) -> [StateCode] {
    watched.filter { norms.names[$0] != nil && $0 != sender }
  }

  /// The destinations of a case: those that are watched, or all with an arrangement.
  func question(_ file: CaseFile, watched: [StateCode]) -> Question {
    let sender = file.sender.value
    let known = known(watched, sender: sender)
    return Question(
      sender: sender, destinations: known.isEmpty ? norms.destinations(.arranged, file, known: nil) : known,
      day: .day(day))
  }

  /// With the rules that decide each finding. `nil` where the register has no file for the sender.
  func outlook(_ file: CaseFile, watched: [StateCode]) -> CaseOutlook? {
    guard let results = try? norms.assess(Facts(file), question(file, watched: watched)) else { return nil }
    return CaseOutlook(
      results.map { result in
        CaseOutlook.Headline(
          destination: result.to.text, finding: result.finding.rawValue, because: result.because.map(\.description))
      })
  }

  /// Of one case, by the evaluator of single cases.
  package func outlook(_ content: CaseContent) -> CaseOutlook? {
    outlook(CaseFacts.file(content, words).file, watched: content.watched.map { StateCode($0) })
  }

  /// Fewer cases are looked at one by one: a circuit is not made for them.
  private static let fewest = 16

  /// Of many cases, by the column evaluator; the same as one by one.
  package func outlooks(of contents: [CaseContent]) throws -> [CaseOutlook?] {
    guard contents.count >= Outlooks.fewest else { return contents.map(outlook) }
    var outlooks: [CaseOutlook?] = Array(repeating: nil, count: contents.count)
    let sheets = OutlookSheets(self) { outlooks[$0.number] = $0.outlook }
    for (number, content) in contents.enumerated() { try sheets.add(number, facts: FactsCode.encode(content)) }
    sheets.finish()
    return outlooks
  }
}
