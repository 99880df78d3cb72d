internal import CEL
internal import Kleene
internal import Register

/// What stands beside a finding: the rules that decide it, periods, norms of other forums.
extension Assessor {
  /// The rules that decide the finding, over the routes that have it.
  func writeReasons(_ finding: Finding, _ routes: Range<Int>, _ bars: Run) -> Run {
    let start = lines.numbers.count
    // Routes with the same bars add none of them again.
    var added: Run?
    for place in routes where lines.routes[place].finding == finding {
      let route = lines.routes[place]
      switch finding {
      case .barred:
        if added != route.bars { addHoldingBars(route.bars, since: start) }
        added = route.bars
      case .noAuthority: addParts(route.parts, .false, since: start)
      case .undetermined:
        if added != route.bars { for bar in route.bars.range { add(lines.bars[bar].rule, since: start) } }
        added = route.bars
        addParts(route.parts, .unknown, since: start)
      case .stepsOwed:
        if added != route.steps { addOwedSteps(route.steps, since: start) }
        added = route.steps
      case .notBarred: add(Int32(rows.routes[Int(route.route)].opener), since: start)
      case .notThirdCountry: break
      }
    }
    if finding == .notThirdCountry {
      for bar in bars.range where lines.bars[bar].judged.truth == .true { add(lines.bars[bar].rule, since: start) }
    }
    return Run(start..<lines.numbers.count)
  }

  private func add(_ rule: Int32, since start: Int) {
    if !lines.numbers[start...].contains(rule) { lines.numbers.append(rule) }
  }

  /// Of rules that forbid alike, the one whose words were read best is the reason to give first.
  private func addHoldingBars(_ bars: Run, since start: Int) {
    let first = lines.numbers.count
    for bar in bars.range where lines.bars[bar].judged.truth == .true { add(lines.bars[bar].rule, since: start) }
    guard lines.numbers.count > first + 1 else { return }
    lines.numbers[first...].sort { table.rows[Int($0)].rank < table.rows[Int($1)].rank }
  }

  private func addParts(_ parts: Run, _ truth: Truth, since start: Int) {
    for part in parts.range where lines.parts[part].judged.truth == truth {
      if case .rule(let rule) = lines.parts[part].what { add(rule, since: start) }
    }
  }

  private func addOwedSteps(_ steps: Run, since start: Int) {
    for place in steps.range {
      let step = lines.steps[place]
      let isAfter = table.rows[Int(step.rule)].traits.contains(.isAfter)
      if !isAfter, !step.state.isDischarged { add(step.rule, since: start) }
    }
  }

  /// Periods running against the person: a bare day counts at its first moment (design, "Time").
  func deadlines() -> [Deadline] {
    sender.deadlineRules.compactMap { index in
      let rule = set.rules[index]
      guard let condition = rule.deadline, truth(index).truth == .true else { return nil }
      let zone = set.norms[rule.norm].zone == .min ? sender.zone : set.norms[rule.norm].zone
      let values = values.placed(in: zone, bareDaysAtTheirEnd: false)
      guard case .opaque(let value) = condition.plan.evaluate(values) else { return nil }
      let until: LegalTime
      if value.type == Vocabulary.Scalars.date.id {
        until = .day(CivilDate(days: Int(value.a)))
      } else {
        let offset = set.vocabulary.zones.offset(zone: value.b, at: value.a)
        until = .moment(Moment(seconds: Int(value.a), offset: offset))
      }
      return Deadline(compiled: rule, compiledNorm: set.norms[rule.norm], until: until)
    }
  }

  /// Whether a rule of the sender binds in another forum only.
  func isPersuasive(_ index: Int) -> Bool {
    forum(set.norms[set.rules[index].norm]).truth == .false && force(ofRule: index).truth != .false
  }
}
