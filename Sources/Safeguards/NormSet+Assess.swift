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
    var assessors: [Assessor] = []
    return try assess(facts, question, marksWeak: marksWeak, assessors: &assessors)
  }

  /// The findings, and the missing facts as `settling` has them, which goes on from what was worked out for the findings.
  package func assessAndSettle(
    _ facts: Facts, _ question: Question
  ) throws(UnknownSender) -> (results: [DestinationResult], missing: [MissingFact]) {
    var assessors: [Assessor] = []
    let results = try assess(facts, question, marksWeak: true, assessors: &assessors)
    return (results, try settling(facts, question, results: results, assessors: &assessors))
  }

  private func assess(
    _ facts: Facts, _ question: Question, marksWeak: Bool, assessors: inout [Assessor]
  ) throws(UnknownSender) -> [DestinationResult] {
    let sender = try sender(question.sender)
    let times = times(of: question.day, sender: sender)
    assessors = times.map { Assessor(self, sender: sender, facts: facts, time: $0, known: question.known) }
    let alike = AlikeDestinations(question.destinations, sender, mentioned: assessors.first?.values.mentioned ?? [])
    let byTime = assessors.map { assessor in
      let time = assessor.time
      var results = assessor.results(for: alike.distinct)
      if marksWeak {
        markWeak(&results, seen: assessor.seen, facts: facts, question: question, sender: sender, time: time)
      }
      return results
    }
    let heads =
      byTime.count == 1
      ? byTime[0]
      : alike.distinct.indices.compactMap { index in
        head(of: byTime.map { $0[index] }, times: times, sender: sender)
      }
    if alike.distinct.count == question.destinations.count { return heads }
    return zip(question.destinations, alike.places).map { destination, place in
      var result = heads[place]
      result.to = destination
      return result
    }
  }

  /// The findings alone, in the order of the destinations: no proof, no steps, nothing of what rests on weak sources.
  package func findings(_ facts: Facts, _ question: Question) throws(UnknownSender) -> [Finding] {
    let sender = try sender(question.sender)
    let assessors = times(of: question.day, sender: sender).map {
      Assessor(self, sender: sender, facts: facts, time: $0, known: question.known)
    }
    let alike = AlikeDestinations(question.destinations, sender, mentioned: assessors.first?.values.mentioned ?? [])
    var heads: [Finding?] = Array(repeating: nil, count: alike.distinct.count)
    for assessor in assessors {
      for (index, destination) in alike.distinct.enumerated() {
        assessor.turn(to: destination)
        let finding = assessor.finding()
        // As `head(of:)` has it: the most closed of the day's states, and of equally closed ones the last.
        if finding.closedness >= heads[index]?.closedness ?? 0 { heads[index] = finding }
      }
    }
    return alike.places.compactMap { heads[$0] }
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
