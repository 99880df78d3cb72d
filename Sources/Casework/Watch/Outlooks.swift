internal import Desks
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

/// Works out what the desk finds for cases in a register on a day.
struct Outlooks: Sendable {
  let norms: NormSet
  let words: CaseWords
  let day: CivilDate

  init(_ site: Site, day: CivilDate) {
    norms = site.norms
    words = CaseWords(facts: site.norms.corpus.facts, states: site.norms.corpus.states)
    self.day = day
  }

  /// The destinations of a case: those that are watched, or all with an arrangement.
  func question(_ file: CaseFile, watched: [StateCode]) -> Question {
    let sender = file.sender.value
    let known = watched.filter { norms.names[$0] != nil && $0 != sender }
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

  func outlook(_ content: CaseContent) -> CaseOutlook? {
    outlook(CaseFacts.file(content, words).file, watched: content.watched.map { StateCode($0) })
  }

  /// What changed since an earlier look, with the new outlook; `nil` where every finding is the same. The findings come
  /// first, without reasons: for nearly all cases of a round that is enough.
  func change(
    _ file: CaseFile, watched: [StateCode], since earlier: CaseOutlook?
  ) -> (outlook: CaseOutlook, changes: [FindingChange])? {
    let question = question(file, watched: watched)
    if let earlier, earlier.headlines.count == question.destinations.count,
      let findings = try? norms.findings(Facts(file), question),
      zip(zip(question.destinations, findings), earlier.headlines).allSatisfy({ now, before in
        now.0.text == before.destination && now.1.rawValue == before.finding
      })
    {
      return nil
    }
    guard let outlook = outlook(file, watched: watched), outlook != earlier else { return nil }
    return (outlook, earlier.map(outlook.changes) ?? [])
  }
}
