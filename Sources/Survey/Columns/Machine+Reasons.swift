internal import Kleene
internal import Register
package import Safeguards

extension Machine {
  /// The rules that decide a row's finding, as ``Assessor`` gives them: bars that hold, authority that fails, steps that
  /// are owed, each once.
  package func because(
    _ finding: Finding, _ destination: DestinationCircuit, row: Int, norms: NormSet, into list: ReasonList
  ) {
    list.clear()
    guard finding != .notThirdCountry else {
      for bar in destination.bars where truth(bar.literal, row: row) == .true { list.add(bar.rule) }
      return
    }
    for route in destination.routes where self.finding(route, row: row) == finding {
      add(finding, route, row, norms, list)
    }
  }

  /// The same for one route.
  package func because(
    _ finding: Finding, _ route: DestinationCircuit.RouteCircuit, row: Int, norms: NormSet, into list: ReasonList
  ) {
    list.clear()
    add(finding, route, row, norms, list)
  }

  private func add(
    _ finding: Finding, _ route: DestinationCircuit.RouteCircuit, _ row: Int, _ norms: NormSet, _ list: ReasonList
  ) {
    switch finding {
    case .barred:
      let start = list.rules.count
      for bar in route.bars where truth(bar.literal, row: row) == .true { list.add(bar.rule) }
      // Of rules that forbid alike, the one whose words were read best is the reason to give first.
      list.sort(from: start) { (norms.rules[$0].basis, $0) < (norms.rules[$1].basis, $1) }
    case .noAuthority: addParts(route, .false, row, list)
    case .undetermined:
      for bar in route.bars where truth(bar.literal, row: row) != .false { list.add(bar.rule) }
      addParts(route, .unknown, row, list)
    case .stepsOwed:
      for step in route.steps
      where norms.rules[step.rule].rule.phase == .before && truth(step.applies, row: row) != .false
        && truth(step.discharged, row: row) != .true
      { list.add(step.rule) }
    case .notBarred: list.add(route.route.opener)
    case .notThirdCountry: break
    }
  }

  private func addParts(_ route: DestinationCircuit.RouteCircuit, _ truth: Truth, _ row: Int, _ list: ReasonList) {
    for part in route.parts where self.truth(part.literal, row: row) == truth {
      if let rule = part.rule { list.add(rule) }
    }
  }

  /// The finding of a route for one row (design, the table of "Semantics, exactly").
  package func finding(_ route: DestinationCircuit.RouteCircuit, row: Int) -> Finding {
    switch (truth(route.bar, row: row), truth(route.authority, row: row)) {
    case (.true, _): .barred
    case (_, .false): .noAuthority
    case (.unknown, _), (_, .unknown): .undetermined
    case (.false, .true): truth(route.discharged, row: row) == .true ? .notBarred : .stepsOwed
    }
  }
}
