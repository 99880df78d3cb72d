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
    var assessors: [Assessor] = []
    return try settling(facts, question, results: results, assessors: &assessors)
  }

  /// `assessors` have the same facts and known date, and look away from nothing.
  func settling(
    _ facts: Facts, _ question: Question, results: [DestinationResult], assessors: inout [Assessor]
  ) throws(UnknownSender) -> [MissingFact] {
    let sender = try sender(question.sender)
    var candidates: [Int: AnswerCandidates] = [:]
    // By destination for which results were worked out: the facts that settle it.
    var settling: [StateCode: Set<Int>] = [:]
    var ofPerson: [Int: Int] = [:]
    var missing: [(slot: Int, fact: MissingFact)] = []
    for result in results where !result.lacking.isEmpty {
      if settling[result.workedOutFor] == nil {
        let kept = assessors.first { $0.time == result.time }
        let assessor =
          kept ?? Assessor(self, sender: sender, facts: facts, time: result.time, known: question.known)
        if kept == nil { assessors.append(assessor) }
        assessor.turn(to: result.workedOutFor)
        var found: Set<Int> = []
        for slot in result.lacking {
          guard let declaration = vocabulary.fact(at: slot) else { continue }
          let tried =
            candidates[slot]
            ?? AnswerCandidates(set: self, slot: slot, declaration, day: question.day.day, facts: facts)
          candidates[slot] = tried
          if assessor.turns(on: slot, among: tried.answers(at: result.workedOutFor)) {
            found.insert(slot)
          }
        }
        settling[result.workedOutFor] = found
      }
      let found = settling[result.workedOutFor] ?? []
      for slot in result.lacking {
        guard let declaration = vocabulary.fact(at: slot) else { continue }
        let count = found.contains(slot) ? 1 : 0
        if declaration.isPerDestination {
          let key = FactKey(declaration.name, at: result.to)
          missing.append((slot, MissingFact(key: key, declaration: declaration, settles: count)))
        } else {
          ofPerson[slot, default: 0] += count
        }
      }
    }
    for (slot, count) in ofPerson {
      guard let declaration = vocabulary.fact(at: slot) else { continue }
      missing.append((slot, MissingFact(key: FactKey(declaration.name), declaration: declaration, settles: count)))
    }
    missing.sort { a, b in
      if a.fact.settles != b.fact.settles { return a.fact.settles > b.fact.settles }
      if a.slot != b.slot { return a.slot < b.slot }
      return a.fact.key < b.fact.key
    }
    return missing.map(\.fact)
  }
}

/// Answers to a question that cover every way in which a condition can turn on it.
struct AnswerCandidates {
  private let declaration: FactDeclaration
  private var states: Set<StateCode> = []
  private var others: [StateCode] = []
  private var dates: [CivilDate] = []
  private var counts: [Int] = []

  /// Only conditions that read the fact can turn on it.
  init(set: NormSet, slot: Int, _ declaration: FactDeclaration, day today: CivilDate, facts: Facts) {
    self.declaration = declaration
    // What the closures below need, and not the whole set, which each of them would copy.
    let (literals, names, all) = (set.literals[slot], set.names, set.corpus.states)
    switch declaration.type {
    case .truth, .choice: break
    case .state, .states:
      let states = facts.namedStates.union(literals.codes.filter { names[$0] != nil })
      self.states = states
      // A State that nothing names stands for all such, other destinations among them.
      others = Array(all.lazy.map(\.code).filter { !states.contains($0) }.prefix(2))
    case .date, .moment: dates = AnswerCandidates.dates(around: today, literals)
    case .count:
      counts = Set(literals.numbers.flatMap { [$0, $0 &+ 1] }.filter { $0 >= 0 }).union([0]).sorted()
    }
  }

  /// Both sides of each date that is written out, and of each day that lies so many days or years back.
  private static func dates(around today: CivilDate, _ literals: Literals) -> [CivilDate] {
    var dates = literals.dates.union([today])
    for n in literals.numbers.filter({ (1...4000).contains($0) }).union([1, 2]) {
      dates.formUnion([today.advanced(by: -n), today.advanced(by: -n - 1)])
    }
    let (year, month, day) = today.components
    for n in literals.numbers where (1...150).contains(n) {
      if let birthday = CivilDate(year: year - n, month: month, day: min(day, 28)) {
        dates.formUnion([birthday.advanced(by: -31), birthday.advanced(by: 31)])
      }
    }
    for date in dates { dates.formUnion([date.advanced(by: -1), date.advanced(by: 1)]) }
    return dates.sorted()
  }

  func answers(at destination: StateCode) -> [FactValue] {
    switch declaration.type {
    case .truth: [.truth(true), .truth(false)]
    case .choice: declaration.options.map { .choice($0.value) }
    case .state: states(at: destination).map { .state($0) }
    case .states:
      [.states([], isComplete: true)] + states(at: destination).map { .states([$0], isComplete: true) }
        + [.states(states(at: destination), isComplete: true)]
    case .date: dates.map { .date($0) }
    case .moment: dates.map { .moment(.day($0)) }
    case .count: counts.map { .count($0) }
    }
  }

  private func states(at destination: StateCode) -> [StateCode] {
    states.union(others.filter { $0 != destination }.prefix(1)).union([destination]).sorted()
  }
}

extension NormSet {
  /// Every condition of the register.
  static func conditions(
    norms: [CompiledNorm], rules: [CompiledRule], arrangements: [CompiledArrangement]
  ) -> [Condition] {
    var all: [Condition?] = norms.map(\.covers)
    all += norms.flatMap { $0.acts.map(\.people) }
    for rule in rules {
      all += [rule.when, rule.unless, rule.done, rule.earliest, rule.deadline]
      all += rule.acts.map(\.people)
    }
    for arrangement in arrangements {
      all += [arrangement.covers, arrangement.excludes]
      all += arrangement.refusals.map(\.covers)
    }
    return all.compactMap { $0 }
  }
}

extension Assessor {
  /// Whether the finding for the destination at hand differs between two of these answers to a question.
  func turns(on slot: Int, among answers: [FactValue]) -> Bool {
    let before = values[slot]
    defer { change(slot: slot, to: before) }
    var first: Finding?
    for answer in answers {
      change(slot: slot, to: answer)
      let finding = finding()
      if let first, first != finding { return true }
      first = finding
    }
    return false
  }

  /// The finding for the destination at hand, without reports: what settling asks thousands of times.
  func finding() -> Finding {
    let third = thirdCountry()
    if third.truth == .false { return .notThirdCountry }
    guard !sender.routes.isEmpty else { return .noAuthority }
    var common = Truth.false
    for index in sender.commonBars where common != .true { common = common.or(barTruth(index)) }
    if common == .true { return .barred }
    var best = Finding.noAuthority
    for route in sender.routes {
      let found = arrangements(for: route)
      if found.isEmpty {
        best = opener(best, finding(route, arrangement: nil, third: third, bar: common))
      }
      for arrangement in found {
        turn(to: arrangement)
        best = opener(best, finding(route, arrangement: arrangement, third: third, bar: common))
      }
    }
    turn(to: Int?.none)
    return best
  }

  /// The more open of two findings.
  private func opener(_ a: Finding, _ b: Finding) -> Finding { b.closedness < a.closedness ? b : a }

  private func finding(_ route: CompiledRoute, arrangement: Int?, third: Judged, bar common: Truth) -> Finding {
    var bar = common
    for index in route.ownBars where bar != .true { bar = bar.or(barTruth(index)) }
    if bar == .true { return .barred }
    var authority = third.truth.and(truth(route.opener).truth)
    for rule in route.requires where authority != .false { authority = authority.and(truth(rule).truth) }
    if route.needsArrangement, authority != .false { authority = authority.and(holds(route, arrangement).truth) }
    guard authority == .true, bar == .false else {
      return Assessor.finding(bar: bar, authority: authority, stepsDischarged: false)
    }
    let isDischarged = route.duties.allSatisfy {
      table.rows[$0].traits.contains(.isAfter) || isOwnDischarged($0)
    }
    return isDischarged ? .notBarred : .stepsOwed
  }

  /// Whether the duty's own step is done or does not apply; those that are part of it count for themselves.
  private func isOwnDischarged(_ duty: Int) -> Bool {
    if truth(duty).truth == .false { return true }
    return isDone(duty).truth == .true && earliest(duty).passed.truth == .true
  }
}
