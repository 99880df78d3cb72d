internal import ColumnKernels
internal import Register
internal import Safeguards

extension Machine {
  /// By rule, how many of some rows have it among the reasons of their finding, as ``because(_:_:row:norms:)`` gives them
  /// row by row.
  func countReasons(
    _ finding: Finding, _ destination: DestinationCircuit, rows: [UInt64], norms: NormSet, into counts: inout [Int: Int]
  ) {
    var reasons = ReasonRows(rows)
    if finding == .notThirdCountry {
      for bar in destination.bars {
        let truth = truth(bar.literal)
        reasons.add(bar.rule) { truth.t[$0] }
      }
    }
    for route in destination.routes where finding != .notThirdCountry {
      reasons.within = (0..<rows.count).map { self.rows(of: route, with: finding, word: $0) }
      switch finding {
      case .barred: addBars(of: route, to: &reasons) { $0.t[$1] }
      case .noAuthority: addParts(of: route, to: &reasons) { $0.f[$1] }
      case .undetermined:
        addBars(of: route, to: &reasons) { ~$0.f[$1] }
        addParts(of: route, to: &reasons) { ~($0.t[$1] | $0.f[$1]) }
      case .stepsOwed:
        for step in route.steps where norms.rules[step.rule].rule.phase == .before {
          let applies = truth(step.applies)
          let discharged = truth(step.discharged)
          reasons.add(step.rule) { ~applies.f[$0] & ~discharged.t[$0] }
        }
      case .notBarred: reasons.add(route.route.opener) { _ in ~0 }
      case .notThirdCountry: break
      }
    }
    reasons.count(into: &counts)
  }

  /// The rows for which a route comes to a finding (design, the table of "Semantics, exactly").
  private func rows(of route: DestinationCircuit.RouteCircuit, with finding: Finding, word: Int) -> UInt64 {
    let bar = truth(route.bar)
    let authority = truth(route.authority)
    let way = bar.f[word] & authority.t[word]
    let discharged = truth(route.discharged).t[word]
    return switch finding {
    case .barred: bar.t[word]
    case .noAuthority: ~bar.t[word] & authority.f[word]
    case .undetermined: ~(bar.t[word] | authority.f[word] | way)
    case .stepsOwed: way & ~discharged
    case .notBarred: way & discharged
    case .notThirdCountry: 0
    }
  }

  private func addBars(
    of route: DestinationCircuit.RouteCircuit, to reasons: inout ReasonRows, _ bits: (ck_truth, Int) -> UInt64
  ) {
    for bar in route.bars {
      let truth = truth(bar.literal)
      reasons.add(bar.rule) { bits(truth, $0) }
    }
  }

  private func addParts(
    of route: DestinationCircuit.RouteCircuit, to reasons: inout ReasonRows, _ bits: (ck_truth, Int) -> UInt64
  ) {
    for part in route.parts {
      guard let rule = part.rule else { continue }
      let truth = truth(part.literal)
      reasons.add(rule) { bits(truth, $0) }
    }
  }
}

/// The rows for which each rule is a reason; a row counts once for a rule, on however many routes.
private struct ReasonRows {
  private let all: [UInt64]
  /// The rows that the route at hand speaks of.
  var within: [UInt64]
  private var rows: [Int: [UInt64]] = [:]

  init(_ all: [UInt64]) {
    self.all = all
    within = all
  }

  mutating func add(_ rule: Int, _ bits: (Int) -> UInt64) {
    var known = rows[rule] ?? Array(repeating: 0, count: all.count)
    for word in all.indices { known[word] |= all[word] & within[word] & bits(word) }
    rows[rule] = known
  }

  func count(into counts: inout [Int: Int]) {
    for (rule, rows) in rows {
      let count = rows.reduce(0) { $0 + $1.nonzeroBitCount }
      if count > 0 { counts[rule, default: 0] += count }
    }
  }
}
