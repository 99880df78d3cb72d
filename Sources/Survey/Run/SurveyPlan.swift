package import Register
package import Safeguards

/// A question made ready for tables with certain columns.
package final class SurveyPlan: Sendable {
  package let norms: NormSet
  package let question: Question
  /// One, or several where the law changed within the day.
  package let times: [AssessedTime]
  /// By time, then by destination as the question has them.
  package let circuits: [[DestinationCircuit]]
  /// By time.
  package let headlines: [Headlines]
  package let program: Program
  package let schema: TableSchema

  /// `findingsOnly`: leaves out what only reasons, routes and missing facts need.
  /// `narrowCounts`: slots of counts that a byte holds, in tables that are in memory.
  package init(
    _ norms: NormSet, _ question: Question, schema: TableSchema, findingsOnly: Bool = false,
    narrowCounts: Set<Int> = []
  ) throws(UnknownSender) {
    self.norms = norms
    self.question = question
    self.schema = schema
    let sender = try norms.sender(question.sender)
    times = norms.times(of: question.day, sender: sender)
    var circuit = Circuit()
    var circuits: [[DestinationCircuit]] = []
    for time in times {
      let lowering = Lowering(
        norms, sender: sender, time: time, known: question.known, schema: schema, circuit: circuit)
      circuits.append(question.destinations.map { lowering.lower($0) })
      circuit = lowering.circuit
    }
    self.circuits = circuits
    headlines = circuits.map { Headlines($0) }
    program = Program(
      circuit, for: circuits.joined().flatMap { findingsOnly ? $0.headlineLiterals : $0.literals }, schema: schema,
      vocabulary: norms.vocabulary, narrowCounts: narrowCounts)
  }
}
