internal import Kleene
internal import Register
package import Safeguards

extension Machine {
  /// The rules that decide a row's finding, as ``Assessor`` gives them: bars that hold, authority that fails, steps that
  /// are owed, each once.
  package func because(
    _ finding: Finding, _ destination: DestinationCircuit, row: Int, norms: NormSet
  ) -> [Int] {
    var rules: [Int] = []
    func add(_ rule: Int) { if !rules.contains(rule) { rules.append(rule) } }
    guard finding != .notThirdCountry else {
      for bar in destination.bars where truth(bar.literal, row: row) == .true { add(bar.rule) }
      return rules
    }
    for route in destination.routes where self.finding(route, row: row) == finding {
      for rule in because(finding, route, row: row, norms: norms) { add(rule) }
    }
    return rules
  }

  /// The same for one route.
  package func because(
    _ finding: Finding, _ route: DestinationCircuit.RouteCircuit, row: Int, norms: NormSet
  ) -> [Int] {
    switch finding {
    case .barred:
      // Of rules that forbid alike, the one whose words were read best is the reason to give first.
      return route.bars.filter { truth($0.literal, row: row) == .true }.map(\.rule)
        .sorted { (norms.rules[$0].basis, $0) < (norms.rules[$1].basis, $1) }
    case .noAuthority: return parts(route, .false, row)
    case .undetermined:
      return route.bars.filter { truth($0.literal, row: row) != .false }.map(\.rule) + parts(route, .unknown, row)
    case .stepsOwed:
      return route.steps.filter { step in
        norms.rules[step.rule].rule.phase == .before && truth(step.applies, row: row) != .false
          && truth(step.discharged, row: row) != .true
      }.map(\.rule)
    case .notBarred: return [route.route.opener]
    case .notThirdCountry: return []
    }
  }

  private func parts(_ route: DestinationCircuit.RouteCircuit, _ truth: Truth, _ row: Int) -> [Int] {
    route.parts.filter { self.truth($0.literal, row: row) == truth }.compactMap(\.rule)
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
