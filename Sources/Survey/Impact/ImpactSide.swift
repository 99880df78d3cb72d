package import Register
package import Safeguards

/// One of the two laws that an impact holds against each other.
package struct ImpactSide: Sendable {
  package var norms: NormSet
  package var day: LegalTime
  package var known: CivilDate?
  /// What is looked away from.
  package var without: Set<SetAside>

  package init(_ norms: NormSet, day: LegalTime, known: CivilDate? = nil, without: Set<SetAside> = []) {
    self.norms = norms
    self.day = day
    self.known = known
    self.without = without
  }
}

/// The law of one side at each time of its day, in a circuit that both sides share.
struct LoweredSide {
  /// By destination, then by time.
  var circuits: [[DestinationCircuit]]
  /// By destination: what each norm and arrangement comes to at each time of the day.
  var law: [[String: LawLiterals]]

  /// Adds to `circuit`.
  init(
    _ side: ImpactSide, sender code: StateCode, destinations: [StateCode], schema: TableSchema,
    circuit: inout Circuit
  ) throws(UnknownSender) {
    let sender = try side.norms.sender(code)
    circuits = destinations.map { _ in [] }
    law = destinations.map { _ in [:] }
    for time in side.norms.times(of: side.day, sender: sender) {
      let lowering = Lowering(
        side.norms, sender: sender, time: time, known: side.known, schema: schema, without: side.without,
        circuit: circuit)
      for (index, destination) in destinations.enumerated() {
        circuits[index].append(lowering.lower(destination))
        for (name, literals) in lowering.lawLiterals(at: destination, without: side.without) {
          law[index][name, default: LawLiterals()].add(literals)
        }
      }
      circuit = lowering.circuit
    }
  }
}
