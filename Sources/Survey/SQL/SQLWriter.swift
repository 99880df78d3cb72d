internal import Register
internal import Safeguards

/// Writes the common table expressions of a survey: the facts, what all destinations share, and then each destination.
struct SQLWriter {
  private let survey: SQLSurvey
  private let atoms: SQLAtoms
  private var dialect: SQLDialect { survey.dialect }
  private var circuit: Circuit { survey.circuit }

  init(_ survey: SQLSurvey) {
    self.survey = survey
    atoms = SQLAtoms(columns: survey.columns)
  }

  func lines() throws(SQLRefusal) -> [String] {
    var expressions: [[String]] = [facts]
    var source = "facts"
    for (index, level) in survey.names.sharedLevels.enumerated() {
      expressions.append(try columns(level, from: source, to: "shared_\(index + 1)"))
      source = "shared_\(index + 1)"
    }
    // What each destination reads anew is worked out once.
    if survey.question.destinations.count > 1, let last = expressions.last {
      expressions[expressions.count - 1][0] = last[0].replacing(" AS (", with: " AS \(dialect.materialized)(")
    }
    var parts: [String] = []
    for (index, destination) in survey.question.destinations.enumerated() {
      let times = survey.circuits.map { $0[index] }
      var own = source
      let prefix = destination.text.lowercased()
      for (index, level) in survey.names.levels(of: times).enumerated() {
        expressions.append(try columns(level, from: own, to: "\(prefix)_\(index + 1)"))
        own = "\(prefix)_\(index + 1)"
      }
      let finding = SQLFinding(survey, times) { literal throws(SQLRefusal) in
        try expression(literal, isColumn: false, separator: "\n      ")
      }
      expressions.append(try finding.routes(from: own, to: "\(prefix)_routes"))
      expressions += finding.headline(from: "\(prefix)_routes", prefix: "to_\(prefix)")
      parts.append("SELECT * FROM to_\(prefix)")
    }
    if survey.isCounted {
      expressions.append(
        ["findings AS ("] + parts.enumerated().map { ($0 > 0 ? "  UNION ALL " : "  ") + $1 } + [")"])
    }
    var lines: [String] = []
    for (index, expression) in expressions.enumerated() {
      var expression = expression
      if index == 0 { expression[0] = "WITH " + expression[0] }
      if index < expressions.count - 1 { expression[expression.count - 1] += "," }
      lines.append(contentsOf: expression)
    }
    let to = dialect.quoted("to")
    guard survey.isCounted else {
      return lines + parts.enumerated().map { ($0 > 0 ? "UNION ALL " : "") + $1 } + [";"]
    }
    return lines + [
      "SELECT \(to), finding, COUNT(*) AS people", "FROM findings", "GROUP BY \(to), finding",
      "ORDER BY \(to), finding", ";",
    ]
  }

  /// The columns that are read, each as conditions take it.
  private var facts: [String] {
    let columns = [dialect.quoted("case")] + survey.keys.sorted().flatMap(survey.columns.readings)
    var lines = ["facts AS (", "  SELECT"]
    lines += columns.enumerated().map { "    \($1)\($0 == columns.count - 1 ? "" : ",")" }
    lines.append("  FROM people")
    if survey.hasSender {
      let sender = dialect.quoted("sender")
      lines.append("  WHERE \(sender) = \(dialect.text(survey.question.sender.text)) OR \(sender) IS NULL")
    }
    if !dialect.fence.isEmpty { lines.append(dialect.fence) }
    return lines + [")"]
  }

  /// A remark on lines that a screen holds, broken between words.
  static func comment(_ text: String) -> [String] {
    var lines: [String] = []
    var line = "--"
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if line.count + word.count > 112, line != "--" {
        lines.append(line)
        line = "--  "
      }
      line += " \(word)"
    }
    return lines + [line]
  }

  // MARK: columns

  private func columns(_ nodes: [Int], from source: String, to target: String) throws(SQLRefusal) -> [String] {
    var lines = ["\(target) AS (", "  SELECT \(source).*,"]
    for (index, node) in nodes.enumerated() {
      guard let name = survey.names.names[node] else { continue }
      if let remark = remark(node) { lines += Self.comment(remark).map { "    \($0)" } }
      let text = try expression(Literal(node: node), isColumn: true, separator: "\n      ").text
      lines.append("    \(text) AS \(dialect.quoted(name))\(index == nodes.count - 1 ? "" : ",")")
    }
    lines.append("  FROM \(source)")
    if !dialect.fence.isEmpty { lines.append(dialect.fence) }
    return lines + [")"]
  }

  /// The words of a condition that is no plain question to a column, and who asks what is shared.
  private func remark(_ node: Int) -> String? {
    var parts: [String] = []
    if case .atom(let atom) = circuit.nodes[node], case .evaluated(let evaluation) = circuit.atoms[atom] {
      let words = evaluation.source.value.replacing("\n", with: " ")
      parts.append(evaluation.reading == .moment ? "has passed: \(words)" : words)
    }
    if let askers = survey.names.askers[node] {
      let most = 3
      parts.append("for " + askers.prefix(most).joined(separator: ", ") + (askers.count > most ? " …" : ""))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// A literal by the name of its column, or written out.
  func literal(_ literal: Literal) throws(SQLRefusal) -> SQLText {
    try expression(literal, isColumn: false, separator: " ")
  }

  private func expression(
    _ literal: Literal, isColumn: Bool, separator: String
  ) throws(SQLRefusal) -> SQLText {
    let positive = Literal(node: literal.node)
    if !isColumn, let name = survey.names.names[literal.node] {
      let text = SQLText(dialect.quoted(name))
      return literal.isNegated ? !text : text
    }
    switch circuit.nodes[literal.node] {
    case .constant: return .truth(literal == positive)
    case .doubt: return .unknown
    case .atom(let atom):
      var refusal: SQLRefusal?
      let text = try atoms.condition(circuit.atoms[atom]) { input in
        do throws(SQLRefusal) { return try self.literal(input) } catch {
          refusal = error
          return .unknown
        }
      }
      if let refusal { throw refusal }
      return literal.isNegated ? !text : text
    case .and(let operands):
      // NOT (a AND b) is NOT a OR NOT b, for unknowns too.
      var parts: [SQLText] = []
      for operand in operands { parts.append(try self.literal(literal.isNegated ? !operand : operand)) }
      return literal.isNegated ? .or(parts, separator: separator) : .and(parts, separator: separator)
    }
  }
}
