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
      if let result = head(of: results, times: times, sender: sender), !(spans.last?.result.agrees(with: result) ?? false) {
        var changed: [String] = []
        if !spans.isEmpty {
          spans[spans.count - 1].until = day
          var yesterday = question
          yesterday.day = .day(day.advanced(by: -1))
          let before = force(of: destination, facts: facts, question: yesterday, sender: sender)
          let now = force(of: destination, facts: facts, question: question, sender: sender)
          changed = now.filter { before[$0.key] != $0.value }.map(\.key).sorted()
        }
        // What turns on weak sources is looked at once a span: it opens none by itself.
        let marked = try assess(facts, question).first ?? result
        spans.append(TimelineSpan(from: day, until: nil, result: marked, changedBy: changed))
      }
      day = day.advanced(by: 1)
    }
    return spans
  }

  /// The force of each norm and arrangement at the end of a day, for one person.
  private func force(
    of destination: StateCode, facts: Facts, question: Question, sender: Sender
  ) -> [String: Truth] {
    guard let time = times(of: question.day, sender: sender).last else { return [:] }
    let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
    assessor.turn(to: destination)
    var forces: [String: Truth] = [:]
    for (index, norm) in norms.enumerated() where binds(norm.norm, sender.code) {
      forces[norm.norm.id.text] = assessor.force(index).truth
    }
    for (index, compiled) in arrangements.enumerated()
    where compiled.arrangement.sender == sender.code && compiled.arrangement.to.contains(destination) {
      forces[compiled.arrangement.id.text] = assessor.holds(arrangement: index).truth
    }
    return forces
  }

  func binds(_ norm: Norm, _ sender: StateCode) -> Bool {
    switch norm.binds.value {
    case .sender(let code): code == sender
    case .parties(let treaty): memberships(of: sender).contains { $0.treaty == treaty }
    }
  }
}
