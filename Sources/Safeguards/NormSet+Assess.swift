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
  /// The findings for one person, in the order of the destinations asked for.
  package func assess(_ facts: Facts, _ question: Question) throws(UnknownSender) -> [DestinationResult] {
    let sender = try sender(question.sender)
    let times = times(of: question.day, sender: sender)
    var byTime = times.map { time in
      let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known)
      return question.destinations.map { assessor.result(for: $0) }
    }
    for (index, time) in times.enumerated() {
      markWeak(&byTime[index], facts: facts, question: question, sender: sender, time: time)
    }
    return question.destinations.indices.compactMap { destination in
      head(of: byTime.map { $0[destination] }, times: times, sender: sender)
    }
  }

  /// Of the states of one day the most closed, and of equally closed ones the last; all of them are shown.
  func head(of results: [DestinationResult], times: [AssessedTime], sender: Sender) -> DestinationResult? {
    guard var head = results.last else { return nil }
    for result in results where result.finding.closedness > head.finding.closedness { head = result }
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

  func memberships(of state: StateCode) -> [StateProfile.Membership] { memberships[state] ?? [] }

  /// The times at which a question is answered: once, or several times for a day within which the law changed.
  func times(of day: LegalTime, sender: Sender) -> [AssessedTime] {
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

  /// Every moment, with its hour, at which the law changed.
  var lawMoments: [Int] {
    func seconds(_ time: LegalTime?) -> Int? {
      if case .moment(let moment)? = time { return moment.seconds }
      return nil
    }
    var moments: [Int] = []
    for norm in corpus.norms {
      moments += norm.force.flatMap { [seconds($0.from), seconds($0.until)].compactMap { $0 } }
      moments += norm.acts.flatMap { [seconds($0.from), seconds($0.until)].compactMap { $0 } }
    }
    for arrangement in corpus.arrangements {
      moments += arrangement.force.flatMap { [seconds($0.from), seconds($0.until)].compactMap { $0 } }
    }
    return moments
  }

  /// Norms and arrangements known only from weak sources count; a finding that would differ without one says so.
  func markWeak(
    _ results: inout [DestinationResult], facts: Facts, question: Question, sender: Sender, time: AssessedTime
  ) {
    var weak: [(Assessor.Without, String)] = []
    for (index, compiled) in norms.enumerated() where compiled.norm.basis == .reported {
      if let known = question.known, compiled.knownFrom.map({ $0 > known }) ?? true { continue }
      // What has not begun changes nothing yet.
      let begins = compiled.norm.force.map(\.from) + compiled.norm.acts.map(\.from)
      if begins.allSatisfy({ $0.map { $0.day > time.day } ?? false }) { continue }
      weak.append((.norm(index), compiled.norm.id.text))
    }
    for (index, compiled) in arrangements.enumerated()
    where compiled.arrangement.basis == .reported && compiled.arrangement.sender == sender.code {
      weak.append((.arrangement(index), compiled.arrangement.id.text))
    }
    for (without, name) in weak {
      let assessor = Assessor(self, sender: sender, facts: facts, time: time, known: question.known, without: without)
      for index in results.indices where results[index].finding != .notThirdCountry {
        if case .arrangement(let arrangement) = without,
          !arrangements[arrangement].arrangement.to.contains(results[index].to)
        {
          continue
        }
        if !assessor.result(for: results[index].to).agrees(with: results[index]) {
          results[index].restsOnWeak.append(name)
        }
      }
    }
  }
}

extension DestinationResult {
  /// The same finding with the same steps.
  func agrees(with other: DestinationResult) -> Bool {
    finding == other.finding && stepSignature == other.stepSignature
  }

  /// Each step with its state, once.
  package var stepSignature: Set<String> {
    Set(routes.flatMap { $0.steps.map { "\($0.rule.id) \($0.state.rawValue) \($0.earliest?.seconds ?? 0)" } })
  }
}
