internal import Kleene
package import Register

/// A stretch of days with the same finding and the same steps.
package struct TimelineSpan: Sendable {
  package var from: CivilDate
  /// The first day after it; `nil` when the range ended with it.
  package var until: CivilDate?
  package var result: DestinationResult
  /// Norms and arrangements whose force changed on the day that opened the span.
  package var changedBy: [String]
}

extension NormSet {
  /// How the answer changed from day to day, `from` and `until` included.
  ///
  /// Every day is assessed: exact for law, for ages and for waiting times alike, and at microseconds a day a year
  /// costs less than a blink.
  package func timeline(
    _ facts: Facts, sender code: StateCode, to destination: StateCode, from: CivilDate, until: CivilDate,
    known: CivilDate?
  ) throws(UnknownSender) -> [TimelineSpan] {
    let sender = try sender(code)
    var spans: [TimelineSpan] = []
    var day = from
    while day <= until {
      let question = Question(sender: code, destinations: [destination], day: .day(day), known: known)
      let times = times(of: .day(day), sender: sender)
      let results = times.map {
        Assessor(self, sender: sender, facts: facts, time: $0, known: known).result(for: destination)
      }
      if let result = head(of: results, times: times, sender: sender),
        !(spans.last?.result.agrees(with: result) ?? false)
      {
        var changed: [String] = []
        if !spans.isEmpty {
          spans[spans.count - 1].until = day
          var yesterday = question
          yesterday.day = .day(day.advanced(by: -1))
          changed = changes(
            between: law(of: destination, facts: facts, question: yesterday, sender: sender),
            and: law(of: destination, facts: facts, question: question, sender: sender))
        }
        // What turns on weak sources is looked at once a span: it opens none by itself.
        let marked = try assess(facts, question).first ?? result
        spans.append(TimelineSpan(from: day, until: nil, result: marked, changedBy: changed))
      }
      day = day.advanced(by: 1)
    }
    return spans
  }

  /// What the law is for one person and destination at the end of a day.
  private struct LawOfTheDay {
    /// Of each norm that binds the sender: its force and the truth of its rules.
    var norms: [Int: (force: Truth, rules: [Truth])] = [:]
    var arrangements: [ArrangementID: Truth] = [:]
  }

  private func law(of destination: StateCode, facts: Facts, question: Question, sender: Sender) -> LawOfTheDay {
    var law = LawOfTheDay()
    guard let time = times(of: question.day, sender: sender).last else { return law }
    let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
    assessor.turn(to: destination)
    for (index, norm) in norms.enumerated() where binds(norm.norm, sender.code) {
      law.norms[index] = (assessor.force(index).truth, [])
    }
    for (index, rule) in rules.enumerated() where rule.rule.effect != .note {
      law.norms[rule.norm]?.rules.append(assessor.truth(index).truth)
    }
    for (index, compiled) in arrangements.enumerated()
    where compiled.arrangement.sender == sender.code && compiled.arrangement.to.contains(destination) {
      law.arrangements[compiled.arrangement.id] = assessor.holds(arrangement: index).truth
    }
    return law
  }

  /// Norms that began, ended or changed with effect for this person, and those that acted on them.
  private func changes(between before: LawOfTheDay, and now: LawOfTheDay) -> [String] {
    let forced = Set(now.norms.filter { before.norms[$0.key]?.force != $0.value.force }.keys)
    var named = Set(now.norms.filter { before.norms[$0.key]?.rules != $0.value.rules }.keys)
    // Those that acted: a stay has no rules of its own.
    for index in forced
    where norms[index].norm.acts.contains(where: { act in
      normIndex[act.target.value.norm].map { named.contains($0) || forced.contains($0) } ?? false
    }) {
      named.insert(index)
    }
    let arrangements = now.arrangements.filter { before.arrangements[$0.key] != $0.value }.map(\.key.text)
    return (named.map { norms[$0].norm.id.text } + arrangements).sorted()
  }

  package func binds(_ norm: Norm, _ sender: StateCode) -> Bool {
    switch norm.binds.value {
    case .sender(let code): code == sender
    case .parties(let treaty): memberships(of: sender).contains { $0.treaty == treaty }
    }
  }
}
