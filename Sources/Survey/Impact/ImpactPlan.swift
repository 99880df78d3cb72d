package import Register
package import Safeguards

/// Two laws made ready to be held against each other, row by row, for tables with certain columns.
///
/// Both are lowered into one circuit. Conditions that mean the same in the same words are the same node there, so that a
/// destination whose finding rests on the same nodes in both cannot change for anybody and is not worked out.
package final class ImpactPlan: Sendable {
  /// A destination at which some finding can change; a circuit for each time of the day.
  package struct Changing: Sendable {
    package let code: StateCode
    package let before: [DestinationCircuit]
    package let after: [DestinationCircuit]
  }

  package let sender: StateCode
  package let destinations: [StateCode]
  package let before: ImpactSide
  package let after: ImpactSide
  package let changing: [Changing]
  /// What differs between the two laws at these destinations.
  package let differences: [LawDifference]
  /// What findings turn on, and what reasons turn on beside them; one layout serves both.
  let findings: Program
  let reasons: Program

  package var layout: ColumnLayout { findings.layout }
  /// Conditions and connectives that are worked out for each row, and those of a survey of both laws.
  package let size: (evaluated: Int, all: Int)

  package init(
    _ before: ImpactSide, _ after: ImpactSide, sender: StateCode, destinations: [StateCode], schema: TableSchema
  ) throws(UnknownSender) {
    self.before = before
    self.after = after
    self.sender = sender
    self.destinations = destinations
    var circuit = Circuit()
    let first = try LoweredSide(
      before, sender: sender, destinations: destinations, schema: schema, circuit: &circuit)
    let second = try LoweredSide(
      after, sender: sender, destinations: destinations, schema: schema, circuit: &circuit)
    let places = destinations.indices.filter { Self.headline(first.circuits[$0]) != Self.headline(second.circuits[$0]) }
    changing = places.map { Changing(code: destinations[$0], before: first.circuits[$0], after: second.circuits[$0]) }
    differences = LawDifference.all(first.law, second.law)
    let circuits = changing.flatMap { $0.before + $0.after }
    let vocabulary = after.norms.vocabulary
    reasons = Program(circuit, for: circuits.flatMap(\.literals), schema: schema, vocabulary: vocabulary)
    findings = Program(
      circuit, for: circuits.flatMap(\.headlineLiterals), layout: reasons.layout, vocabulary: vocabulary)
    let all = (first.circuits + second.circuits).joined().flatMap(\.headlineLiterals)
    size = (findings.steps.count, circuit.cone(of: all).count)
  }

  /// What the finding of a day turns on: equal ones give every row the same finding.
  private static func headline(_ circuits: [DestinationCircuit]) -> Set<DestinationCircuit.Headline> {
    Set(circuits.map(\.headline))
  }
}

extension DestinationCircuit {
  /// What its finding alone turns on, in whatever order.
  struct Headline: Hashable, Sendable {
    let thirdCountry: Literal
    let groups: Set<Group>
  }

  var headline: Headline { Headline(thirdCountry: thirdCountry, groups: Set(groups)) }
}
