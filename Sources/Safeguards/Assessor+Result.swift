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
      let steps = sender.duties.compactMap(step)
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
    var lacking = Unknown()
    for route in routes { lacking.formUnion(route.lacking) }
    return DestinationResult(
      to: destination, workedOutFor: destination, finding: finding, routes: routes,
      because: because(finding, routes, bars), lacking: lacking, restsOnWeak: [], withinDay: [],
      faults: faults.sorted(), persuasive: persuasive(), refusals: refusals.map { set.arrangements[$0].arrangement.id },
      bars: bars, deadlines: deadlines(), time: time)
  }

  /// Periods running against the person: a bare day counts at its first moment (design, "Time").
  func deadlines() -> [Deadline] {
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
  func attempts(of route: CompiledRoute) -> [Int?] {
    let found = arrangements(for: route)
    return found.isEmpty ? [nil] : found.map { $0 }
  }

  /// The bars that hold or may hold, in the order of the register.
  private func bars() -> [RuleResult] {
    sender.bars.compactMap { index in
      let judgement = bar(index)
      guard judgement.truth != .false else { return nil }
      return result(of: index, judgement)
    }
  }

  private func result(of rule: Int, _ judgement: Judgement) -> RuleResult {
    let compiled = set.rules[rule]
    return RuleResult(compiled: compiled, compiledNorm: set.norms[compiled.norm], judgement: judgement)
  }

  private func result(
    _ route: CompiledRoute, arrangement: Int?, third: Judgement, bars: [RuleResult], steps: [StepResult]
  ) -> RouteResult {
    var authority = third
    var parts: [AuthorityPart] = []
    parts.reserveCapacity(route.requires.count + 3)
    func require(_ rule: Int) {
      let judgement = truth(rule)
      authority = authority.and(judgement)
      parts.append(AuthorityPart(what: .rule(set.rules[rule].rule.id), judgement: judgement))
    }
    require(route.opener)
    for rule in route.requires { require(rule) }
    let id = arrangement.map { set.arrangements[$0].arrangement.id }
    if route.needsArrangement {
      let judgement = holds(route, arrangement)
      authority = authority.and(judgement)
      parts.append(AuthorityPart(what: .arrangement(id), judgement: judgement))
    }
    if third.truth != .true { parts.append(AuthorityPart(what: .thirdCountry, judgement: third)) }

    // Most bars and duties concern every route; then the lists are shared, not made again.
    let concerned = those(of: bars, concerning: route) { $0.compiled }
    let owed = those(of: steps, concerning: route) { $0.compiled }
    var bar = Judgement.no
    for entry in concerned { bar = bar.or(entry.judgement) }
    let isDischarged = owed.allSatisfy { $0.compiled.rule.phase == .after || $0.state.isDischarged }
    let finding = Assessor.finding(bar: bar.truth, authority: authority.truth, stepsDischarged: isDischarged)

    var lacking = Unknown()
    switch finding {
    case .undetermined:
      lacking.formUnion(bar.lacking)
      lacking.formUnion(authority.lacking)
    case .stepsOwed:
      for step in owed where step.state == .unclear && step.compiled.rule.phase == .before {
        lacking.formUnion(Unknown(step.lacking.filter { $0 < set.vocabulary.doubtBase }))
      }
    case .barred, .noAuthority, .notBarred, .notThirdCountry: break
    }
    return RouteResult(
      route: route.route, arrangement: id, finding: finding, authority: authority, conditions: parts, bars: concerned,
      steps: owed, lacking: lacking)
  }

  private func those<Entry>(
    of entries: [Entry], concerning route: CompiledRoute, _ rule: (Entry) -> CompiledRule
  ) -> [Entry] {
    if entries.allSatisfy({ rule($0).concerns(route.opener) }) { return entries }
    return entries.filter { rule($0).concerns(route.opener) }
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

  /// The state of a step; `nil` when it does not apply.
  private func step(_ index: Int) -> StepResult? {
    let applies = truth(index)
    guard applies.truth != .false else { return nil }
    let compiled = set.rules[index]
    let done = isDone(index)
    let (first, passed) = earliest(index)
    // A time that would run from what was not done as it is owed runs from nothing.
    let moment = done.truth == .false ? nil : first
    let state = StepState(applies: applies.truth, done: done.truth, passed: passed.truth)
    var lacking = Unknown()
    if state == .unclear {
      lacking = applies.lacking
      lacking.formUnion(done.lacking)
      if done.truth != .false { lacking.formUnion(passed.lacking) }
    }
    return StepResult(
      compiled: compiled, compiledNorm: set.norms[compiled.norm], state: state, earliest: moment,
      applies: applies.truth, lacking: lacking)
  }

  private func because(
    _ finding: Finding, _ routes: [RouteResult], _ bars: [RuleResult]
  ) -> [RuleID] {
    var ids: [RuleID] = []
    func add(_ id: RuleID) { if !ids.contains(id) { ids.append(id) } }
    for route in routes where route.finding == finding {
      switch finding {
      case .barred:
        // Of rules that forbid alike, the one whose words were read best is the reason to give first.
        let holding = route.bars.filter { $0.truth == .true }
        for bar in holding.sorted(by: {
          ($0.compiled.basis, $0.compiled.index) < ($1.compiled.basis, $1.compiled.index)
        }) {
          add(bar.compiled.rule.id)
        }
      case .noAuthority: addParts(route, .false, add)
      case .undetermined:
        route.bars.forEach { add($0.compiled.rule.id) }
        addParts(route, .unknown, add)
      case .stepsOwed:
        route.steps.filter { $0.compiled.rule.phase == .before && !$0.state.isDischarged }.forEach {
          add($0.compiled.rule.id)
        }
      case .notBarred: add(route.route.opener.value)
      case .notThirdCountry: break
      }
    }
    if finding == .notThirdCountry {
      bars.filter { $0.truth == .true }.forEach { add($0.compiled.rule.id) }
    }
    return ids
  }

  private func addParts(_ route: RouteResult, _ truth: Truth, _ add: (RuleID) -> Void) {
    for part in route.conditions where part.truth == truth {
      if case .rule(let id) = part.what { add(id) }
    }
  }

  private func persuasive() -> [RuleID] {
    set.forumRules.compactMap { index in
      let rule = set.rules[index]
      let norm = set.norms[rule.norm]
      guard case .sender(sender.code) = norm.norm.binds.value, forum(norm).truth == .false,
        force(ofRule: index).truth != .false
      else { return nil }
      return rule.rule.id
    }
  }
}
