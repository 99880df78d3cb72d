internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// Finds the times that cases turn on. Few cases have a date from which a time is counted: only those are assessed.
final class DeadlineFinder {
  /// A time with the destinations for which it is the same.
  struct Found: Sendable {
    var time: AnswerTime
    var destinations: [StateCode]
  }

  /// From which facts the times of a sender are counted; `nil` where some time is counted from none.
  private struct Sources {
    var names: Set<Substring>?
  }

  private let outlooks: Outlooks
  private var sources: [StateCode: Sources] = [:]

  init(_ outlooks: Outlooks) { self.outlooks = outlooks }

  /// The times of a case that are not over, in the order of the destinations.
  func times(of code: FactsCode) throws -> [Found] {
    let sender = StateCode(String(decoding: code.sender, as: UTF8.self))
    guard outlooks.norms.senders[sender] != nil else { return [] }
    let facts = try code.facts.map(FactsCode.fact)
    let names = sources(of: sender).names
    let dated = facts.map(\.key).filter { key in names?.contains(key.prefix { $0 != "@" }) ?? true }
    guard !dated.isEmpty || names == nil else { return [] }
    let file = CaseFile(
      name: "", title: "", sender: Located(sender, at: CaseFacts.place),
      facts: facts.compactMap { CaseFacts.stated($0.key, $0.values, outlooks.words) }, place: CaseFacts.place)
    let watched = try FactsCode.codes(code.watched).map { StateCode($0) }
    var question = outlooks.question(file, watched: watched)
    if names != nil, dated.allSatisfy({ $0.contains("@") }) {
      // What is dated for one destination alone gives no time to the others.
      let own = Set(dated.compactMap { $0.split(separator: "@").last.map { StateCode(String($0)) } })
      question.destinations.removeAll { !own.contains($0) }
    }
    return merged(try outlooks.norms.assess(Facts(file), question, marksWeak: false))
  }

  private func merged(_ results: [DestinationResult]) -> [Found] {
    let day = LegalTime.day(outlooks.day)
    var found: [Found] = []
    for time in results.flatMap({ AnswerTime.times(of: $0, on: day) }) where !time.hasPassed(at: day) {
      let place = found.firstIndex {
        $0.time.kind == time.kind && $0.time.rule.id == time.rule.id && $0.time.time == time.time
      }
      if let place {
        if !found[place].destinations.contains(time.destination) { found[place].destinations.append(time.destination) }
      } else {
        found.append(Found(time: time, destinations: [time.destination]))
      }
    }
    return found
  }

  private func sources(of code: StateCode) -> Sources {
    if let known = sources[code] { return known }
    var names: Set<Substring>? = []
    if let sender = outlooks.norms.senders[code] {
      for index in sender.notes + sender.duties {
        let rule = outlooks.norms.rules[index]
        for condition in [rule.deadline, rule.earliest].compactMap({ $0 }) {
          let dated = condition.slots.compactMap { outlooks.norms.vocabulary.fact(at: $0) }
            .filter { $0.type == .date || $0.type == .moment }
          if dated.isEmpty { names = nil }
          names?.formUnion(dated.map { Substring($0.name.text) })
        }
      }
    }
    let made = Sources(names: names)
    sources[code] = made
    return made
  }
}
