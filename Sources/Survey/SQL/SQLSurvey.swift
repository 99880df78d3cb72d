internal import Register
package import Safeguards

/// A survey as one query over a table of facts: the same findings, where the data is.
///
/// Null is the engine's unknown, and AND, OR and NOT of SQL are strong Kleene logic, so that the circuit is written out as
/// it stands: what several rules or destinations ask is one column of a common table expression, computed once.
package struct SQLSurvey {
  package let dialect: SQLDialect
  package let question: Question
  let norms: NormSet
  let circuit: Circuit
  /// By time, then by destination.
  let circuits: [[DestinationCircuit]]
  let columns: SQLColumns
  let names: SQLNames
  let hasSender: Bool
  /// Counts by destination and finding, rather than a row for each person and destination.
  let isCounted: Bool

  /// `schema`: `nil` for a table that has whatever facts the conditions read, those per destination for each.
  /// `hasSender`: the table says in `sender` which State sends.
  package init(
    _ norms: NormSet, _ question: Question, _ dialect: SQLDialect, schema: TableSchema? = nil,
    hasSender: Bool = false, isCounted: Bool = false
  ) throws(UnknownSender) {
    self.norms = norms
    self.question = question
    self.dialect = dialect
    self.hasSender = hasSender
    self.isCounted = isCounted
    let schema = schema ?? Self.schema(norms.vocabulary, question.destinations)
    columns = SQLColumns(dialect: dialect, vocabulary: norms.vocabulary, schema: schema)
    let sender = try norms.sender(question.sender)
    var circuit = Circuit()
    var circuits: [[DestinationCircuit]] = []
    var rules: [Int: Int] = [:]
    var inForce: [Int: Int] = [:]
    for time in norms.times(of: question.day, sender: sender) {
      let lowering = Lowering(
        norms, sender: sender, time: time, known: question.known, schema: schema, circuit: circuit)
      circuits.append(question.destinations.map { lowering.lower($0) })
      circuit = lowering.circuit
      rules.merge(lowering.ruleOfNode) { first, _ in first }
      inForce.merge(lowering.normOfNode) { first, _ in first }
    }
    self.circuit = circuit
    self.circuits = circuits
    names = SQLNames(circuit, circuits, norms: norms, rules: rules, inForce: inForce, longest: dialect.longestName)
  }

  private static func schema(_ vocabulary: Vocabulary, _ destinations: [StateCode]) -> TableSchema {
    TableSchema(
      Set(
        vocabulary.facts.enumerated().flatMap { slot, fact in
          fact.isPerDestination
            ? destinations.map { ColumnKey(slot: slot, destination: $0) } : [ColumnKey(slot: slot)]
        }))
  }

  /// The columns of the circuit that some finding turns on.
  var keys: Set<ColumnKey> {
    var keys: Set<ColumnKey> = []
    for node in names.cone {
      if case .atom(let atom) = circuit.nodes[node] { keys.formUnion(circuit.atoms[atom].columns) }
    }
    return keys
  }

  /// The query, after the table that it expects and what it answers. `remarks`: lines for its head.
  package func text(remarks: [String]) throws(SQLRefusal) -> String {
    var lines = remarks.map { "-- \($0)" }
    lines.append(contentsOf: definition)
    let writer = SQLWriter(self)
    lines.append(contentsOf: try writer.lines())
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table as a comment: who has another puts a view of this form before it.
  private var definition: [String] {
    let textType = dialect.textType
    var columns = [(name: dialect.quoted("case"), type: textType, remark: "a reference, no name")]
    if hasSender {
      columns.append((name: dialect.quoted("sender"), type: textType, remark: "rows of other senders are left out"))
    }
    for key in self.columns.read(for: keys) { columns.append(contentsOf: self.columns.definitions(key)) }
    var lines = [
      "-- CAST(NULL AS BOOLEAN): what the register itself cannot tell.", "--", "-- The table (NULL: not known):", "--",
      "-- CREATE TABLE people (",
    ]
    for (index, column) in columns.enumerated() {
      let comma = index == columns.count - 1 ? "" : ","
      let remark = column.remark.isEmpty ? "" : "  -- \(column.remark)"
      lines.append("--   \(column.name) \(column.type)\(comma)\(remark)")
    }
    return lines + ["-- );", ""]
  }
}
