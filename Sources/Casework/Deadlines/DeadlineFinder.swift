internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// Finds the times that cases turn on. Few cases have a date from which a time is counted, and then seldom for all
/// destinations: only where one can come is it looked for.
final class DeadlineFinder {
  /// A time with the destinations for which it is the same.
  struct Found: Sendable {
    var time: AnswerTime
    var destinations: [StateCode]
  }

  /// From which facts the times of a sender are counted; `nil` where some time is counted from none.
  private struct Sources {
    var ends: Set<Substring>?
    var firstMoments: Set<Substring>?
  }

  private let outlooks: Outlooks
  private var sources: [StateCode: Sources] = [:]

  init(_ outlooks: Outlooks) { self.outlooks = outlooks }

  /// The times of a case that are not over.
  func times(of code: FactsCode) throws -> [Found] {
    let sender = StateCode(String(decoding: code.sender, as: UTF8.self))
    guard outlooks.norms.senders[sender] != nil else { return [] }
    let facts = try code.facts.map(FactsCode.fact)
    let keys = facts.map(\.key)
    let sources = sources(of: sender)
    let (ends, firstMoments) = (Places(keys, sources.ends), Places(keys, sources.firstMoments))
    guard !ends.isEmpty || !firstMoments.isEmpty else { return [] }
    let file = CaseFile(
      name: "", title: "", sender: Located(sender, at: CaseFacts.place),
      facts: facts.compactMap { CaseFacts.stated($0.key, $0.values, outlooks.words) }, place: CaseFacts.place)
    let watched = try FactsCode.codes(code.watched).map { StateCode($0) }
    let (question, known) = (outlooks.question(file, watched: watched), Facts(file))
    let day = question.day
    var times: [AnswerTime] = []
    if let narrowed = ends.narrowed(question) {
      for (to, deadlines) in zip(narrowed.destinations, try outlooks.norms.deadlines(known, narrowed)) {
        times += AnswerTime.ends(of: deadlines, to: to, on: day)
      }
    }
    if let narrowed = firstMoments.narrowed(question) {
      let results = try outlooks.norms.assess(known, narrowed, marksWeak: false)
      times += results.flatMap(AnswerTime.firstMoments).filter { !$0.hasPassed(at: day) }
    }
    return DeadlineFinder.merged(times)
  }

  /// For which destinations a case has a date from which some time is counted.
  private struct Places {
    private var own: Set<StateCode> = []
    private var isOfAll = false

    /// What is dated for one destination alone gives no time to the others.
    init(_ keys: [String], _ names: Set<Substring>?) {
      guard let names else {
        isOfAll = true
        return
      }
      for key in keys {
        let parts = key.split(separator: "@", maxSplits: 1)
        guard let name = parts.first, names.contains(name) else { continue }
        if parts.count == 2 { own.insert(StateCode(String(parts[1]))) } else { isOfAll = true }
      }
    }

    var isEmpty: Bool { !isOfAll && own.isEmpty }

    /// The question for these destinations; `nil` where none is left.
    func narrowed(_ question: Question) -> Question? {
      var question = question
      if !isOfAll { question.destinations.removeAll { !own.contains($0) } }
      return question.destinations.isEmpty ? nil : question
    }
  }

  private static func merged(_ times: [AnswerTime]) -> [Found] {
    var found: [Found] = []
    for time in times {
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
    var made = Sources(ends: [], firstMoments: [])
    if let sender = outlooks.norms.senders[code] {
      let rules = (sender.notes + sender.duties).map { outlooks.norms.rules[$0] }
      made = Sources(ends: names(rules.compactMap(\.deadline)), firstMoments: names(rules.compactMap(\.earliest)))
    }
    sources[code] = made
    return made
  }

  /// The dates that these conditions read; `nil` where one reads none.
  private func names(_ conditions: [Condition]) -> Set<Substring>? {
    var names: Set<Substring> = []
    for condition in conditions {
      let dated = condition.slots.compactMap { outlooks.norms.vocabulary.fact(at: $0) }
        .filter { $0.type == .date || $0.type == .moment }
      if dated.isEmpty { return nil }
      names.formUnion(dated.map { Substring($0.name.text) })
    }
    return names
  }
}
