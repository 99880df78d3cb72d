internal import Register
internal import Safeguards

/// The finding at one destination, by the table of the design: for each group of routes, then over them, then over the
/// times of a day within which the law changed.
struct SQLFinding {
  private let survey: SQLSurvey
  private let times: [DestinationCircuit]
  private let literal: (Literal) throws(SQLRefusal) -> SQLText
  private var dialect: SQLDialect { survey.dialect }

  init(
    _ survey: SQLSurvey, _ times: [DestinationCircuit], _ literal: @escaping (Literal) throws(SQLRefusal) -> SQLText
  ) {
    self.survey = survey
    self.times = times
    self.literal = literal
  }

  private struct Group: Hashable {
    let time: Int
    let group: DestinationCircuit.Group
  }

  /// In the order of the times; numbered from 1.
  private var groups: [Group] {
    times.enumerated().flatMap { time, circuit in circuit.groups.map { Group(time: time, group: $0) } }
  }

  private func column(_ word: String, _ number: Int) -> String { dialect.quoted("\(word) \(number + 1)") }

  /// What stands in the way, what opens and whether the steps are done, for each group of routes.
  func routes(from source: String, to target: String) throws(SQLRefusal) -> [String] {
    var columns = [[dialect.quoted("case")]]
    for (time, circuit) in times.enumerated() {
      columns.append(["\(try literal(circuit.thirdCountry).text) AS \(column("third country", time))"])
    }
    var lastBars = ""
    for (number, group) in groups.enumerated() {
      let routes = times[group.time].routes.filter {
        $0.bar == group.group.bar && $0.discharged == group.group.discharged
      }
      var remarks = SQLWriter.comment("routes: \(ids(routes.map(\.route.opener)))")
      let bars = ids(routes.flatMap(\.bars).map(\.rule))
      // Most groups have the same ones.
      if bars != lastBars, !bars.isEmpty { remarks += SQLWriter.comment("bars: \(bars)") }
      lastBars = bars
      columns.append(remarks + ["\(try literal(group.group.bar).text) AS \(column("barred", number))"])
      columns.append(["\(try literal(group.group.authority).text) AS \(column("opened", number))"])
      columns.append(["\(try literal(group.group.discharged).text) AS \(column("steps done", number))"])
    }
    return table(target, columns.map { $0.joined(separator: "\n    ") }, from: source)
  }

  private func ids(_ rules: [Int]) -> String {
    var seen: Set<Int> = []
    return rules.filter { seen.insert($0).inserted }.map { survey.norms.rules[$0].rule.id.description }
      .joined(separator: ", ")
  }

  /// The finding of each group, that of the most open one at each time, and over the times of a day the most closed: a
  /// table expression each.
  func headline(from source: String, prefix: String) -> [[String]] {
    let groups = groups
    let byGroup = groups.indices.map { "\(finding($0)) AS \(column("finding", $0))" }
    var expressions = [table("\(prefix)_findings", ["\(source).*"] + byGroup, from: source)]
    var last = "\(prefix)_findings"
    let byTime = times.indices.map { time in
      headline(over: groups.indices.filter { groups[$0].time == time }, time)
    }
    var head = byTime[0]
    if times.count > 1 {
      let heads = byTime.enumerated().map { "\($1) AS \(column("finding at time", $0))" }
      expressions.append(table("\(prefix)_times", ["\(last).*"] + heads, from: last))
      last = "\(prefix)_times"
      head = mostClosed
    }
    let destination = "\(dialect.text(times[0].destination.text)) AS \(dialect.quoted("to"))"
    expressions.append(
      table(prefix, [dialect.quoted("case"), destination, "\(head) AS finding"], from: last))
    return expressions
  }

  private func table(_ name: String, _ columns: [String], from source: String) -> [String] {
    var lines = ["\(name) AS (", "  SELECT"]
    lines += columns.enumerated().map { "    \($1)\($0 == columns.count - 1 ? "" : ",")" }
    lines.append("  FROM \(source)")
    if !dialect.fence.isEmpty { lines.append(dialect.fence) }
    return lines + [")"]
  }

  /// The table of findings, for one group of routes.
  private func finding(_ number: Int) -> String {
    let barred = column("barred", number)
    let opened = column("opened", number)
    func word(_ finding: Finding) -> String { Self.word(finding, dialect) }
    return [
      "CASE WHEN \(barred) THEN \(word(.barred))", "  WHEN NOT \(opened) THEN \(word(.noAuthority))",
      "  WHEN \(barred) IS NULL OR \(opened) IS NULL THEN \(word(.undetermined))",
      "  WHEN \(column("steps done", number)) THEN \(word(.notBarred))", "  ELSE \(word(.stepsOwed)) END",
    ].joined(separator: "\n    ")
  }

  /// The findings of routes, from the most open to the most closed.
  private static let byOpenness = Finding.allCases.filter { $0 != .notThirdCountry }
    .sorted { $0.closedness < $1.closedness }

  private func headline(over numbers: [Int], _ time: Int) -> String {
    let own = "WHEN NOT \(column("third country", time)) THEN \(Self.word(.notThirdCountry, dialect))"
    if numbers.count == 1 { return "CASE \(own) ELSE \(column("finding", numbers[0])) END" }
    let findings = numbers.map { column("finding", $0) }.joined(separator: ", ")
    let most = numbers.isEmpty ? [] : Self.byOpenness.filter { $0 != .noAuthority }
    let cases = most.map { "WHEN \(Self.word($0, dialect)) IN (\(findings)) THEN \(Self.word($0, dialect))" }
    return "CASE \(([own] + cases).joined(separator: "\n      "))\n      ELSE \(Self.word(.noAuthority, dialect)) END"
  }

  private var mostClosed: String {
    let findings = times.indices.map { column("finding at time", $0) }.joined(separator: ", ")
    let order = [Finding.notThirdCountry] + Self.byOpenness.reversed()
    let cases = order.dropLast().map {
      "WHEN \(Self.word($0, dialect)) IN (\(findings)) THEN \(Self.word($0, dialect))"
    }
    return "CASE \(cases.joined(separator: "\n      "))\n      ELSE \(Self.word(.notBarred, dialect)) END"
  }

  private static func word(_ finding: Finding, _ dialect: SQLDialect) -> String { dialect.text(finding.rawValue) }
}
