internal import CEL
internal import Kleene
internal import Register

extension Assessor {
  /// The finding for one destination, over all routes.
  func result(for destination: StateCode) -> DestinationResult {
    turn(to: destination)
    let third = thirdCountry()
    let bars = self.bars()
    var routes: [RouteResult] = []
    if third.truth != .false {
      let steps = sender.duties.compactMap { duty in step(duty).map { (duty, $0) } }
      for route in sender.routes {
        for arrangement in attempts(of: route) {
          turn(to: arrangement)
          routes.append(result(route, arrangement: arrangement, third: third, bars: bars, steps: steps))
        }
      }
      turn(to: Int?.none)
    }
    let finding: Finding =
      third.truth == .false
      ? .notThirdCountry : routes.map(\.finding).min { $0.closedness < $1.closedness } ?? .noAuthority
    return DestinationResult(
      to: destination, finding: finding, routes: routes, because: because(finding, routes, bars),
      missing: Array(Set(routes.flatMap(\.missing))).sorted(by: inRegisterOrder), restsOnWeak: [], withinDay: [],
      faults: faults.sorted(), persuasive: persuasive(), refusals: refusals.map { set.arrangements[$0].arrangement.id },
      bars: bars.map { entry in
        let rule = set.rules[entry.index]
        return RuleResult(rule: rule.rule, norm: set.norms[rule.norm].norm, report: report(entry.judgement))
      }, deadlines: deadlines(), time: time)
  }

  /// Periods running against the person: a bare day counts at its first moment (design, "Time").
  private func deadlines() -> [Deadline] {
    (sender.notes + sender.duties).compactMap { index in
      let rule = set.rules[index]
      guard let condition = rule.deadline, truth(index).truth == .true else { return nil }
      let zone = set.norms[rule.norm].zone == .min ? sender.zone : set.norms[rule.norm].zone
      let activation = activation(zone: zone, bareDaysAtTheirEnd: false)
      guard case .opaque(let value) = condition.plan.evaluate(activation) else { return nil }
      let until: LegalTime
      if value.type == Vocabulary.Scalars.date.id {
        until = .day(CivilDate(days: Int(value.a)))
      } else {
        let offset = set.vocabulary.zones.offset(zone: value.b, at: value.a)
        until = .moment(Moment(seconds: Int(value.a), offset: offset))
      }
      return Deadline(rule: rule.rule, norm: set.norms[rule.norm].norm, until: until)
    }
  }

  /// The arrangements with which a route is tried; `nil` stands for none.
  private func attempts(of route: CompiledRoute) -> [Int?] {
    let found = arrangements(of: route.route.arrangementKinds)
    return found.isEmpty ? [nil] : found.map { $0 }
  }

  private func bars() -> [(index: Int, judgement: Judgement)] {
    sender.bars.map { ($0, bar($0)) }.filter { $0.judgement.truth != .false }
  }

  private func result(
    _ route: CompiledRoute, arrangement: Int?, third: Judgement, bars: [(index: Int, judgement: Judgement)],
    steps: [(index: Int, step: StepResult)]
  ) -> RouteResult {
    var authority = third
    var parts: [AuthorityPart] = []
    for rule in [route.opener] + route.requires {
      let judgement = truth(rule)
      authority = authority.and(judgement)
      parts.append(AuthorityPart(what: .rule(set.rules[rule].rule.id), report: report(judgement)))
    }
    if route.route.needsArrangement {
      let judgement = holds(route, arrangement)
      authority = authority.and(judgement)
      parts.append(
        AuthorityPart(
          what: .arrangement(arrangement.map { set.arrangements[$0].arrangement.id }), report: report(judgement)))
    }
    if third.truth != .true { parts.append(AuthorityPart(what: .thirdCountry, report: report(third))) }

    let concerned = bars.filter { concerns(set.rules[$0.index], route) }
    var bar = Judgement.no
    for entry in concerned { bar = bar.or(entry.judgement) }
    let owed = steps.filter { concerns(set.rules[$0.index], route) }.map(\.step)
    let isDischarged = owed.allSatisfy { $0.rule.phase == .after || $0.state.isDischarged }
    let finding = Assessor.finding(bar: bar.truth, authority: authority.truth, stepsDischarged: isDischarged)

    var lacking = Unknown([])
    var missing: [FactKey] = []
    switch finding {
    case .undetermined:
      lacking.formUnion(bar.lacking)
      lacking.formUnion(authority.lacking)
    case .stepsOwed:
      missing = owed.filter { $0.state == .unclear && $0.rule.phase == .before }.flatMap(\.missing)
    case .barred, .noAuthority, .notBarred, .notThirdCountry: break
    }
    missing += keys(lacking)
    return RouteResult(
      route: route.route, arrangement: arrangement.map { set.arrangements[$0].arrangement.id }, finding: finding,
      authority: report(authority), conditions: parts,
      bars: concerned.map { entry in
        let rule = set.rules[entry.index]
        return RuleResult(rule: rule.rule, norm: set.norms[rule.norm].norm, report: report(entry.judgement))
      }, steps: owed, missing: Array(Set(missing)).sorted(by: inRegisterOrder), doubts: doubts(lacking))
  }

  /// The table of the design ("Semantics, exactly").
  static func finding(bar: Truth, authority: Truth, stepsDischarged: Bool) -> Finding {
    switch (bar, authority) {
    case (.true, _): .barred
    case (_, .false): .noAuthority
    case (.unknown, _), (_, .unknown): .undetermined
    case (.false, .true): stepsDischarged ? .notBarred : .stepsOwed
    }
  }

  /// Whether there is an arrangement for a route that needs one. None in the register is unknown, since agreements
  /// are often unpublished, unless the law requires publication.
  func holds(_ route: CompiledRoute, _ arrangement: Int?) -> Judgement {
    if let arrangement { return holds(arrangement: arrangement) }
    return route.route.requiresPublication ? .no : Judgement(lacking: set.doubtOfNoArrangement)
  }

  func concerns(_ rule: CompiledRule, _ route: CompiledRoute) -> Bool {
    rule.routes.isEmpty || rule.routes.contains(route.opener)
  }

  /// The state of a step; `nil` when it does not apply.
  private func step(_ index: Int) -> StepResult? {
    let applies = truth(index)
    guard applies.truth != .false else { return nil }
    let rule = set.rules[index]
    let done = isDone(index)
    let (moment, passed) = earliest(index)
    var lacking = applies.lacking
    let state: StepState
    switch (applies.truth, done.truth, passed.truth) {
    case (_, .true, .true): state = .done
    case (.true, .true, .false): state = .waiting
    case (.true, .false, _): state = .owed
    default: state = .unclear
    }
    if state == .unclear {
      lacking.formUnion(done.lacking)
      if done.truth != .false { lacking.formUnion(passed.lacking) }
    }
    return StepResult(
      rule: rule.rule, norm: set.norms[rule.norm].norm, state: state, earliest: moment, applies: applies.truth,
      missing: state == .unclear ? keys(lacking) : [])
  }

  private func because(
    _ finding: Finding, _ routes: [RouteResult], _ bars: [(index: Int, judgement: Judgement)]
  ) -> [RuleID] {
    var ids: [RuleID] = []
    func add(_ id: RuleID) { if !ids.contains(id) { ids.append(id) } }
    for route in routes where route.finding == finding {
      switch finding {
      case .barred: route.bars.filter { $0.report.truth == .true }.forEach { add($0.rule.id) }
      case .noAuthority: addParts(route, .false, add)
      case .undetermined:
        route.bars.forEach { add($0.rule.id) }
        addParts(route, .unknown, add)
      case .stepsOwed:
        route.steps.filter { $0.rule.phase == .before && !$0.state.isDischarged }.forEach { add($0.rule.id) }
      case .notBarred: add(route.route.opener.value)
      case .notThirdCountry: break
      }
    }
    if finding == .notThirdCountry {
      bars.filter { $0.judgement.truth == .true }.forEach { add(set.rules[$0.index].rule.id) }
    }
    return ids
  }

  private func addParts(_ route: RouteResult, _ truth: Truth, _ add: (RuleID) -> Void) {
    for part in route.conditions where part.report.truth == truth {
      if case .rule(let id) = part.what { add(id) }
    }
  }

  private func persuasive() -> [RuleID] {
    set.rules.enumerated().compactMap { index, rule in
      let norm = set.norms[rule.norm]
      guard norm.districts != nil, rule.rule.effect != .note, case .sender(sender.code) = norm.norm.binds.value,
        forum(norm).truth == .false, force(ofRule: index).truth != .false
      else { return nil }
      return rule.rule.id
    }
  }

  // MARK: names of what is lacking

  func report(_ judgement: Judgement) -> JudgementReport {
    JudgementReport(truth: judgement.truth, missing: keys(judgement.lacking), doubts: doubts(judgement.lacking))
  }

  func keys(_ lacking: Unknown) -> [FactKey] {
    lacking.compactMap { slot in
      set.vocabulary.fact(at: slot).map { FactKey($0.name, at: $0.isPerDestination ? destination : nil) }
    }
  }

  func doubts(_ lacking: Unknown) -> [Doubt] {
    lacking.compactMap { id in
      guard id >= set.vocabulary.doubtBase else { return nil }
      let index = id - set.vocabulary.doubtBase
      if index < set.norms.count { return .norm(set.norms[index].norm.id) }
      let rest = index - set.norms.count
      return rest < set.arrangements.count ? .arrangement(set.arrangements[rest].arrangement.id) : .noArrangement
    }
  }

  private func inRegisterOrder(_ a: FactKey, _ b: FactKey) -> Bool {
    let slots = set.vocabulary.slots
    return (slots[a.name] ?? .max, a.destination?.text ?? "") < (slots[b.name] ?? .max, b.destination?.text ?? "")
  }
}
