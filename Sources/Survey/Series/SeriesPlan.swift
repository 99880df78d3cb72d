package import Register
package import Safeguards

/// Every day between two days made ready for one pass over tables with certain columns.
///
/// Each day is lowered, all into one circuit. A day on which a destination rests on the same nodes as on another is not
/// worked out again: only what the law changed, and conditions that read the day or the hour, tell days apart. What is
/// left runs over each block of rows in parts that stay within a cache.
package final class SeriesPlan: Sendable {
  /// Law under which a destination stands on one day or on many.
  struct State: Sendable {
    /// The destination's place in the question.
    let destination: Int
    /// Its place among those of the destination.
    let number: Int
    /// One for each time of the day, in the circuit of the part.
    let circuits: [DestinationCircuit]
  }

  /// States that are worked out together.
  struct Part: Sendable {
    let program: Program
    let states: [State]
  }

  /// Days that can be asked for at once.
  package static let mostDays = 4_000
  /// Nodes of a part, beside those that it shares with the parts before it: with 512 bytes for each, a second-level cache.
  private static let nodesOfPart = 2_000

  package let norms: NormSet
  package let question: Question
  package let from: CivilDate
  package let until: CivilDate
  package let layout: ColumnLayout
  /// By destination: the first day of each span under one state, and the number of the state.
  package let spans: [[(day: CivilDate, state: Int)]]
  package let stateCounts: [Int]
  let parts: [Part]

  /// `question`: its day does not count.
  package init(
    _ norms: NormSet, _ question: Question, from: CivilDate, until: CivilDate, schema: TableSchema
  ) throws(UnknownSender) {
    precondition(until.days - from.days < Self.mostDays, "a series has at most \(Self.mostDays) days")
    self.norms = norms
    self.question = question
    self.from = from
    self.until = until
    var builder = Builder(norms, question, schema: schema)
    let sender = try norms.sender(question.sender)
    var day = from
    while day <= until {
      builder.add(day, sender)
      day = day.advanced(by: 1)
    }
    builder.close()
    let circuit = builder.circuit
    let all = builder.parts.joined().flatMap { $0.circuits.flatMap(\.headlineLiterals) }
    let layout = Program.layout(circuit, circuit.cone(of: all), schema, norms.vocabulary)
    parts = builder.parts.map { states in
      let literals = states.flatMap { $0.circuits.flatMap(\.headlineLiterals) }
      let part = CircuitPart(of: circuit, for: literals)
      return Part(
        program: Program(
          part.circuit, for: literals.map { part[$0] }, layout: layout, vocabulary: norms.vocabulary),
        states: states.map {
          State(destination: $0.destination, number: $0.number, circuits: $0.circuits.map(part.headline))
        })
    }
    self.layout = layout
    spans = builder.spans
    stateCounts = builder.numbers.map(\.count)
  }

  private struct Builder {
    let norms: NormSet
    let question: Question
    let schema: TableSchema
    var circuit = Circuit()
    var previous: Lowering?
    /// By destination: the states that were met, by what they rest on.
    var numbers: [[Set<DestinationCircuit.Headline>: Int]]
    var spans: [[(day: CivilDate, state: Int)]]
    /// Finished parts; their circuits are in the whole circuit.
    var parts: [[State]] = []
    var open: [State] = []
    var firstNode = 0

    init(_ norms: NormSet, _ question: Question, schema: TableSchema) {
      self.norms = norms
      self.question = question
      self.schema = schema
      numbers = question.destinations.map { _ in [:] }
      spans = question.destinations.map { _ in [] }
    }

    mutating func add(_ day: CivilDate, _ sender: Sender) {
      var circuits = question.destinations.map { _ in [DestinationCircuit]() }
      for time in norms.times(of: .day(day), sender: sender) {
        let lowering = Lowering(
          norms, sender: sender, time: time, known: question.known, schema: schema, circuit: take())
        if let previous { lowering.reusePlans(of: previous) }
        for (index, destination) in question.destinations.enumerated() {
          circuits[index].append(lowering.lower(destination))
        }
        circuit = lowering.circuit
        // Held once, or the next day would begin with a copy.
        lowering.circuit = Circuit()
        previous = lowering
      }
      for index in circuits.indices { add(circuits[index], index, day) }
      if circuit.nodes.count - firstNode > SeriesPlan.nodesOfPart { close() }
    }

    private mutating func take() -> Circuit {
      defer { circuit = Circuit() }
      return circuit
    }

    private mutating func add(_ circuits: [DestinationCircuit], _ destination: Int, _ day: CivilDate) {
      let key = Set(circuits.map(\.headline))
      let known = numbers[destination][key]
      let number = known ?? numbers[destination].count
      if known == nil {
        numbers[destination][key] = number
        let heads = circuits.map {
          DestinationCircuit(
            destination: $0.destination, thirdCountry: $0.thirdCountry, bars: [], routes: [], groups: $0.groups)
        }
        open.append(State(destination: destination, number: number, circuits: heads))
      }
      if spans[destination].last?.state != number { spans[destination].append((day, number)) }
    }

    mutating func close() {
      if !open.isEmpty { parts.append(open) }
      open = []
      firstNode = circuit.nodes.count
    }
  }
}

extension Lowering {
  /// Plans of parts of conditions say nothing of the time; another lowering of the same norms has made them.
  func reusePlans(of other: Lowering) {
    conditions.plans = other.conditions.plans
    conditions.slots = other.conditions.slots
  }
}
