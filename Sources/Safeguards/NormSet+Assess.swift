internal import CEL
internal import Kleene
package import Register

/// What is asked of a norm set.
package struct Question: Sendable, Hashable {
  package var sender: StateCode
  package var destinations: [StateCode]
  /// A day in the sender's westernmost zone, or a moment.
  package var day: LegalTime
  /// Only what was public by the end of this day; `nil`: all that the register has.
  package var known: CivilDate?

  package init(sender: StateCode, destinations: [StateCode], day: LegalTime, known: CivilDate? = nil) {
    self.sender = sender
    self.destinations = destinations
    self.day = day
    self.known = known
  }
}

/// The register has no file for the sender.
package struct UnknownSender: Error, Hashable, Sendable, CustomStringConvertible {
  package var sender: StateCode
  package var senders: [StateCode]
  package var description: String {
    "found the sender \(sender); expected a sender of the register (\(senders.map(\.text).joined(separator: ", ")))"
  }
}

extension NormSet {
  /// The findings for one person, in the order of the destinations asked for. `marksWeak`: whether it is found out what
  /// rests on weak sources, which takes as long as the rest.
  package func assess(
    _ facts: Facts, _ question: Question, marksWeak: Bool = true
  ) throws(UnknownSender) -> [DestinationResult] {
    var assessors: [AssessedTime: Assessor] = [:]
    return try assess(facts, question, marksWeak: marksWeak, assessors: &assessors)
  }

  /// The findings, and the missing facts as `settling` has them, which goes on from what was worked out for the findings.
  package func assessAndSettle(
    _ facts: Facts, _ question: Question
  ) throws(UnknownSender) -> (results: [DestinationResult], missing: [MissingFact]) {
    var assessors: [AssessedTime: Assessor] = [:]
    let results = try assess(facts, question, marksWeak: true, assessors: &assessors)
    return (results, try settling(facts, question, results: results, assessors: &assessors))
  }

  private func assess(
    _ facts: Facts, _ question: Question, marksWeak: Bool, assessors: inout [AssessedTime: Assessor]
  ) throws(UnknownSender) -> [DestinationResult] {
    let sender = try sender(question.sender)
    let times = times(of: question.day, sender: sender)
    let examples = examples(of: question.destinations, facts: facts, sender: sender)
    let distinct = question.destinations.filter { examples[$0] == $0 }
    let byTime = times.map { time in
      let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
      assessors[time] = assessor
      var results = distinct.map { assessor.result(for: $0) }
      if marksWeak {
        markWeak(&results, seen: assessor.seen, facts: facts, question: question, sender: sender, time: time)
      }
      return results
    }
    var heads: [StateCode: DestinationResult] = [:]
    for (index, destination) in distinct.enumerated() {
      heads[destination] = head(of: byTime.map { $0[index] }, times: times, sender: sender)
    }
    return question.destinations.compactMap { destination in
      guard var result = examples[destination].flatMap({ heads[$0] }) else { return nil }
      result.to = destination
      return result
    }
  }

  /// The findings alone, in the order of the destinations: no proof, no steps, nothing of what rests on weak sources.
  package func findings(_ facts: Facts, _ question: Question) throws(UnknownSender) -> [Finding] {
    let sender = try sender(question.sender)
    let examples = examples(of: question.destinations, facts: facts, sender: sender)
    var heads: [StateCode: Finding] = [:]
    for time in times(of: question.day, sender: sender) {
      let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
      for destination in question.destinations where examples[destination] == destination {
        assessor.turn(to: destination)
        let finding = assessor.finding()
        // As `head(of:)` has it: the most closed of the day's states, and of equally closed ones the last.
        if finding.closedness >= heads[destination]?.closedness ?? 0 { heads[destination] = finding }
      }
    }
    return question.destinations.compactMap { destination in examples[destination].flatMap { heads[$0] } }
  }

  /// The periods that run against the person alone, for each destination in their order; a day within which the law changed
  /// is taken as it ends.
  package func deadlines(_ facts: Facts, _ question: Question) throws(UnknownSender) -> [[Deadline]] {
    let sender = try sender(question.sender)
    guard let time = times(of: question.day, sender: sender).last else { return [] }
    let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
    return question.destinations.map { destination in
      assessor.turn(to: destination)
      return assessor.deadlines()
    }
  }

  /// For each destination the one for which it is worked out. All that no condition and no fact names, and with which
  /// the sender has no arrangement, are alike: one of them stands for them.
  private func examples(of destinations: [StateCode], facts: Facts, sender: Sender) -> [StateCode: StateCode] {
    var example: StateCode?
    let named = sender.distinguishedStates.map { $0.union(facts.namedStates).union(facts.destinations) }
    var examples: [StateCode: StateCode] = [:]
    for destination in destinations {
      let isLikeOthers =
        named.map { !$0.contains(destination) } ?? false
        && arrangementsByPair[SenderAndDestination(sender.code, destination)] == nil
      if isLikeOthers { example = example ?? destination }
      examples[destination] = isLikeOthers ? example : destination
    }
    return examples
  }

  /// Of the states of one day the most closed, and of equally closed ones the last; all of them are shown.
  func head(of results: [DestinationResult], times: [AssessedTime], sender: Sender) -> DestinationResult? {
    guard var head = results.last else { return nil }
    for result in results.reversed() where result.finding.closedness > head.finding.closedness { head = result }
    if zip(results, results.dropFirst()).contains(where: { !$0.agrees(with: $1) }) {
      head.withinDay = zip(times, results).map { time, result in
        let offset = vocabulary.zones.offset(zone: sender.zone, at: Int64(time.law))
        return (Moment(seconds: time.law, offset: offset), result.finding)
      }
    }
    return head
  }

  package func sender(_ code: StateCode) throws(UnknownSender) -> Sender {
    if let sender = senders[code] { return sender }
    throw UnknownSender(sender: code, senders: senders.filter { !$0.value.routes.isEmpty }.keys.sorted())
  }

  /// Destinations with which the sender has, or is said to have, an arrangement, as far as known.
  package func arrangedDestinations(of sender: StateCode, known: CivilDate?) -> [StateCode] {
    var codes: Set<StateCode> = []
    for compiled in arrangements where compiled.arrangement.sender == sender {
      if let known, compiled.knownFrom.map({ $0 > known }) ?? true { continue }
      codes.formUnion(compiled.arrangement.to)
    }
    return codes.sorted()
  }

  /// The destinations that are meant, each once.
  package func destinations(_ asked: AskedDestinations, _ file: CaseFile, known: CivilDate?) -> [StateCode] {
    let sender = file.sender.value
    switch asked {
    case .some(let codes): return codes
    case .all: return corpus.states.map(\.code).filter { $0 != sender }
    case .arranged:
      let arranged = arrangedDestinations(of: sender, known: known)
      return Set(arranged).union(Facts(file).destinations).sorted().filter { $0 != sender }
    }
  }

  func memberships(of state: StateCode) -> [StateProfile.Membership] { memberships[state] ?? [] }

  /// The times at which a question is answered: once, or several times for a day within which the law changed.
  package func times(of day: LegalTime, sender: Sender) -> [AssessedTime] {
    switch day {
    case .moment(let moment):
      return [AssessedTime(day: moment.day, now: moment.seconds, law: moment.seconds, isWholeDay: false)]
    case .vague(let date): return times(of: .day(date.first), sender: sender)
    case .day(let day):
      let start = Int(vocabulary.zones.startOfDay(Int64(day.days), zone: sender.zone))
      let end = Int(vocabulary.zones.startOfDay(Int64(day.days + 1), zone: sender.zone))
      let within = Set(lawMoments.filter { $0 > start && $0 < end }).sorted()
      return ([start] + within).map { AssessedTime(day: day, now: start, law: $0, isWholeDay: true) }
    }
  }
}

/// A finding with the state of each step: what makes two answers the same to a person.
package struct Outline: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// The place of the duty among the rules.
    var rule: Int
    var state: StepState
    var earliest: Int?
  }

  package var finding: Finding
  package var steps: Set<Step>
}

extension DestinationResult {
  package var outline: Outline {
    var steps: Set<Outline.Step> = []
    for step in routes.lazy.flatMap(\.steps) {
      steps.insert(Outline.Step(rule: step.compiled.index, state: step.state, earliest: step.earliest?.seconds))
    }
    return Outline(finding: finding, steps: steps)
  }

  /// The same finding with the same steps.
  func agrees(with other: DestinationResult) -> Bool { outline == other.outline }
}
