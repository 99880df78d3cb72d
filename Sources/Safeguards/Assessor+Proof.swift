internal import CEL
internal import Kleene
internal import Register

/// From what rules come to, the findings with their proof. Only numbers are written.
extension Assessor {
  func result(for destination: StateCode) -> DestinationResult { results(for: [destination])[0] }

  /// The findings for some destinations, over all routes.
  func results(for destinations: [StateCode]) -> [DestinationResult] {
    lines = ProofLines(destinations: destinations.count, sender: sender)
    for destination in destinations { write(destination) }
    var written = ProofLines()
    swap(&lines, &written)
    let proof = Proof(self, destinations, written)
    return destinations.indices.map { DestinationResult(proof, line: $0) }
  }

  private func write(_ destination: StateCode) {
    turn(to: destination)
    let third = thirdCountry()
    let bars = writeBars()
    var steps = ConcernedSteps()
    let routes = lines.routes.count
    if third.truth != .false {
      steps = writeSteps()
      for index in 0..<rows.routes.count {
        let found = arranged.isEmpty ? [] : arrangements(for: sender.routes[index])
        if found.isEmpty { write(route: index, arrangement: nil, third: third, bars: bars, steps: steps) }
        for arrangement in found {
          turn(to: arrangement)
          write(route: index, arrangement: arrangement, third: third, bars: bars, steps: steps)
        }
      }
      turn(to: Int?.none)
    }
    let written = routes..<lines.routes.count
    var finding = third.truth == .false ? Finding.notThirdCountry : .noAuthority
    var lack = Lack.nothing
    if third.truth != .false {
      for route in written {
        if lines.routes[route].finding.closedness < finding.closedness { finding = lines.routes[route].finding }
        lack = lacks.union(lack, lines.routes[route].lack)
      }
    }
    let because = writeReasons(finding, written, bars.run)
    let broken = lines.faults.count
    if !faults.isEmpty { lines.faults += faults.sorted() }
    let persuasive = sender.forumRules.isEmpty ? .none : writeNumbers(sender.forumRules.filter(isPersuasive))
    let refusals = writeNumbers(self.refusals)
    let deadlines = lines.deadlines.count
    if !sender.deadlineRules.isEmpty { lines.deadlines += self.deadlines() }
    lines.destinations.append(
      ProofLines.Destination(
        finding: finding, lack: lack, routes: Run(written), bars: bars.run, steps: steps.run, because: because,
        persuasive: persuasive, refusals: refusals, deadlines: Run(deadlines..<lines.deadlines.count),
        faults: Run(broken..<lines.faults.count)))
  }

  private func writeNumbers(_ numbers: [Int]) -> Run {
    guard !numbers.isEmpty else { return .none }
    let start = lines.numbers.count
    for number in numbers { lines.numbers.append(Int32(number)) }
    return Run(start..<lines.numbers.count)
  }

  // MARK: routes

  private func write(
    route index: Int, arrangement: Int?, third: Judged, bars: ConcernedBars, steps: ConcernedSteps
  ) {
    let route = rows.routes[index]
    let start = lines.parts.count
    var authority = third
    for place in route.conditions.range {
      let rule = rows.conditions[place]
      let judged = truth(Int(rule))
      authority = authority.and(judged, &lacks)
      lines.parts.append(ProofLines.Part(what: .rule(rule), judged: judged))
    }
    if route.needsArrangement {
      let judged = holds(sender.routes[index], arrangement)
      authority = authority.and(judged, &lacks)
      lines.parts.append(ProofLines.Part(what: .arrangement, judged: judged))
    }
    if third.truth != .true { lines.parts.append(ProofLines.Part(what: .thirdCountry, judged: third)) }

    // Most bars and duties concern every route; then the lines are shared, not written again.
    let bars = bars.areForAll ? bars : those(of: bars, concerning: Int(route.opener))
    let steps = steps.areForAll ? steps : those(of: steps, concerning: Int(route.opener))
    let finding = Assessor.finding(
      bar: bars.judged.truth, authority: authority.truth, stepsDischarged: steps.areDischarged)
    let lack: Lack =
      switch finding {
      case .undetermined: lacks.union(bars.judged.lack, authority.lack)
      case .stepsOwed: steps.lack
      case .barred, .noAuthority, .notBarred, .notThirdCountry: .nothing
      }
    lines.routes.append(
      ProofLines.Route(
        route: Int32(index), arrangement: Int32(arrangement ?? -1), finding: finding, authority: authority,
        lack: lack, parts: Run(start..<lines.parts.count), bars: bars.run, steps: steps.run))
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
}
