package import CEL
internal import Kleene
package import Register

/// One way of sending, tried with one arrangement or none.
package struct RouteResult: Sendable {
  private let proof: Proof
  private let line: Int

  init(_ proof: Proof, line: Int) {
    self.proof = proof
    self.line = line
  }

  private var lines: ProofLines.Route { proof.lines.routes[line] }

  package var route: Route { proof.sender.routes[Int(lines.route)].route }
  package var arrangement: ArrangementID? {
    lines.arrangement < 0 ? nil : proof.set.arrangements[Int(lines.arrangement)].arrangement.id
  }
  package var finding: Finding { lines.finding }
  package var authority: Judgement { proof.judgement(lines.authority) }
  /// The conditions of the authority one by one: the opener, what it requires, the arrangement, the nationality.
  package var conditions: [AuthorityPart] {
    lines.parts.range.map { place in
      let part = proof.lines.parts[place]
      let what: AuthorityPart.What =
        switch part.what {
        case .rule(let rule): .rule(proof.set.rules[Int(rule)].rule.id)
        case .arrangement: .arrangement(arrangement)
        case .thirdCountry: .thirdCountry
        }
      return AuthorityPart(what: what, judgement: proof.judgement(part.judged))
    }
  }
  package var bars: [RuleResult] { proof.bars(lines.bars) }
  package var steps: [StepResult] { lines.steps.range.map { StepResult(proof, proof.lines.steps[$0]) } }
  /// What is lacking for a finding; empty when the finding is settled.
  package var lacking: Unknown { proof.lacking(lines.lack) }
}
