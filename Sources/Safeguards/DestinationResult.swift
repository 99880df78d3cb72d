package import CEL
package import Register

/// What the register says of sending a person to one destination, with its proof.
package struct DestinationResult: Sendable {
  package var to: StateCode
  /// The destination for which this was worked out: another than `to` where nothing in the law or in the case tells
  /// the two apart.
  package var workedOutFor: StateCode { proof.destinations[line] }
  /// Norms and arrangements known only from weak sources without which the finding or the steps would differ.
  package var restsOnWeak: [String] = []
  /// Findings within the day, in order, where the law changed within it; otherwise empty.
  package var withinDay: [(from: Moment, finding: Finding)] = []
  let proof: Proof
  private let line: Int

  init(_ proof: Proof, line: Int) {
    self.proof = proof
    self.line = line
    to = proof.destinations[line]
  }

  var lines: ProofLines.Destination { proof.lines.destinations[line] }

  package var finding: Finding { lines.finding }
  package var routes: [RouteResult] { lines.routes.range.map { RouteResult(proof, line: $0) } }
  /// Bars that hold or may hold on any route; all that is shown of a country of the person's own.
  package var bars: [RuleResult] { proof.bars(lines.bars) }
  /// The rules that decide the finding: bars that hold, authority that fails, steps that are owed.
  package var because: [RuleID] { proof.rules(lines.because) }
  /// What is lacking on any route.
  package var lacking: Unknown { proof.lacking(lines.lack) }
  /// Conditions that broke; each is a mistake of the register and counts as unknown.
  package var faults: [String] { Array(proof.lines.faults[lines.faults.range]) }
  /// Norms that bind in another forum only.
  package var persuasive: [RuleID] { proof.rules(lines.persuasive) }
  /// A refusal of the destination that is in force.
  package var refusals: [ArrangementID] {
    lines.refusals.range.map { proof.set.arrangements[Int(proof.lines.numbers[$0])].arrangement.id }
  }
  /// Periods running against the person, with the last moment or day.
  package var deadlines: [Deadline] { Array(proof.lines.deadlines[lines.deadlines.range]) }
  /// The time that heads the day.
  package var time: AssessedTime { proof.time }
}
