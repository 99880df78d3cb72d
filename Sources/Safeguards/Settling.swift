internal import CEL
internal import Kleene
package import Register

/// A fact that is missing, and for how many destinations its answer would change the finding.
package struct MissingFact: Sendable {
  package var key: FactKey
  package var declaration: FactDeclaration
  package var settles: Int
}

extension NormSet {
  /// The missing facts, those that would settle most destinations first; ties in register order.
  ///
  /// `settles` is the number of destinations whose finding differs between at least two possible answers, all else as
  /// given (design). Answers tried: both truths; each option; for dates every day on which a condition turns; for
  /// States each one that a condition, a destination or another fact names, and one that none does; for sets none of
  /// them, each alone and all together.
  package func settling(
    _ facts: Facts, _ question: Question, results: [DestinationResult]
  ) throws(UnknownSender) -> [MissingFact] {
    let sender = try sender(question.sender)
    var candidates: [Int: AnswerCandidates] = [:]
    var settles: [FactKey: Int] = [:]
    var assessors: [AssessedTime: Assessor] = [:]
    for result in results where !result.missing.isEmpty {
      let assessor =
        assessors[result.time]
        ?? Assessor(self, sender: sender, facts: facts, time: result.time, known: question.known)
      assessors[result.time] = assessor
      assessor.turn(to: result.to)
      for key in result.missing {
        guard let slot = vocabulary.slots[key.name], let declaration = vocabulary.fact(at: slot) else { continue }
        let tried = candidates[slot] ?? AnswerCandidates(set: self, slot: slot, day: question.day.day, facts: facts)
        candidates[slot] = tried
        let before = assessor.factValue(slot: slot)
        var first: Finding?
        var differs = false
        for answer in tried.answers(to: declaration, at: result.to) {
          assessor.change(slot: slot, to: answer)
          let finding = assessor.finding()
          if let first, first != finding {
            differs = true
            break
          }
          first = finding
        }
        assessor.change(slot: slot, to: before)
        settles[key, default: 0] += differs ? 1 : 0
      }
    }
    let missing = settles.compactMap { key, count in
      vocabulary.slots[key.name].flatMap { vocabulary.fact(at: $0) }.map {
        MissingFact(key: key, declaration: $0, settles: count)
      }
    }
    return missing.sorted { a, b in
      if a.settles != b.settles { return a.settles > b.settles }
      let x = vocabulary.slots[a.key.name] ?? .max
      let y = vocabulary.slots[b.key.name] ?? .max
      return (x, a.key.destination?.text ?? "") < (y, b.key.destination?.text ?? "")
    }
  }
}

/// Answers to a question that cover every way in which a condition can turn on it.
struct AnswerCandidates {
  private let states: [StateCode]
  private let others: [StateCode]
  private let dates: [CivilDate]
  private let counts: [Int]

  /// Only conditions that read the fact can turn on it.
  init(set: NormSet, slot: Int, day today: CivilDate, facts: Facts) {
    var states: Set<StateCode> = []
    var dates: Set<CivilDate> = [today]
    var days: Set<Int> = [1, 2]
    var years: Set<Int> = []
    var counts: Set<Int> = [0]
    for value in facts.values.values.flatMap({ $0 }) {
      switch value.value {
      case .state(let code): states.insert(code)
      case .states(let codes, _): states.formUnion(codes)
      default: break
      }
    }
    func walk(_ expr: Expr) {
      switch expr.kind {
      case .literal(.string(let text)):
        if text.utf8.count == 3, set.names[StateCode(text)] != nil { states.insert(StateCode(text)) }
        if text.utf8.count == 10, let day = try? DateParsing.day(text) { dates.insert(day) }
      case .literal(.int(let n)):
        counts.formUnion([Int(n), Int(n) + 1].filter { $0 >= 0 })
        if (1...150).contains(n) { years.insert(Int(n)) }
        if (1...4000).contains(n) { days.insert(Int(n)) }
      default: break
      }
      for child in expr.children { walk(child) }
    }
    for condition in set.conditions where condition.slots.contains(slot) { walk(condition.checked.expr) }
    for n in days { dates.formUnion([today.advanced(by: -n), today.advanced(by: -n - 1)]) }
    let (year, month, day) = today.components
    for n in years {
      if let birthday = CivilDate(year: year - n, month: month, day: min(day, 28)) {
        dates.formUnion([birthday.advanced(by: -31), birthday.advanced(by: 31)])
      }
    }
    for date in dates { dates.formUnion([date.advanced(by: -1), date.advanced(by: 1)]) }
    self.states = states.sorted()
    // A State that nothing names stands for all such, other destinations among them.
    others = Array(set.names.keys.sorted().filter { !states.contains($0) }.prefix(2))
    self.dates = dates.sorted()
    self.counts = counts.sorted()
  }

  func answers(to declaration: FactDeclaration, at destination: StateCode) -> [FactValue] {
    let other = others.filter { $0 != destination }.prefix(1)
    let states = Set(self.states).union(other).union([destination]).sorted()
    return switch declaration.type {
    case .truth: [.truth(true), .truth(false)]
    case .choice: declaration.options.map { .choice($0.value) }
    case .state: states.map { .state($0) }
    case .states:
      [.states([], isComplete: true)] + states.map { .states([$0], isComplete: true) }
        + [.states(states, isComplete: true)]
    case .date: dates.map { .date($0) }
    case .moment: dates.map { .moment(.day($0)) }
    case .count: counts.map { .count($0) }
    }
  }
}

extension NormSet {
  /// Every condition of the register.
  package var conditions: [Condition] {
    var all: [Condition?] = norms.map(\.covers)
    all += norms.flatMap { $0.acts.map(\.people) }
    for rule in rules {
      all += [rule.when, rule.unless, rule.done, rule.earliest, rule.deadline] + rule.acts.map(\.people)
    }
    for arrangement in arrangements {
      all += [arrangement.covers, arrangement.excludes] + arrangement.refusals.map(\.covers)
    }
    return all.compactMap { $0 }
  }
}

extension Assessor {
  /// The finding for the destination at hand, without reports: what settling asks thousands of times.
  func finding() -> Finding {
    let third = thirdCountry()
    if third.truth == .false { return .notThirdCountry }
    var best = Finding.noAuthority
    for route in sender.routes {
      let found = arrangements(of: route.route.arrangementKinds)
      for arrangement in found.isEmpty ? [nil] : found.map(Optional.init) {
        turn(to: arrangement)
        let finding = finding(route, arrangement: arrangement, third: third)
        if finding.closedness < best.closedness { best = finding }
      }
    }
    turn(to: Int?.none)
    return best
  }

  private func finding(_ route: CompiledRoute, arrangement: Int?, third: Judgement) -> Finding {
    var bar = Truth.false
    for index in sender.bars where concerns(set.rules[index], route) {
      let judgement = self.bar(index).truth
      if judgement == .true { return .barred }
      if judgement == .unknown { bar = .unknown }
    }
    var authority = third.and(truth(route.opener))
    for rule in route.requires where authority.truth != .false { authority = authority.and(truth(rule)) }
    if route.route.needsArrangement, authority.truth != .false { authority = authority.and(holds(route, arrangement)) }
    guard authority.truth == .true, bar == .false else {
      return Assessor.finding(bar: bar, authority: authority.truth, stepsDischarged: false)
    }
    let isDischarged = sender.duties.allSatisfy { duty in
      let rule = set.rules[duty]
      return rule.rule.phase == .after || !concerns(rule, route) || isOwnDischarged(duty)
    }
    return isDischarged ? .notBarred : .stepsOwed
  }

  /// Whether the duty's own step is done or does not apply; those that are part of it count for themselves.
  private func isOwnDischarged(_ duty: Int) -> Bool {
    if truth(duty).truth == .false { return true }
    return isDone(duty).truth == .true && earliest(duty).passed.truth == .true
  }
}
