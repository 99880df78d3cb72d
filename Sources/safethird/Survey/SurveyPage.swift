internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// The counts of a survey, as text, JSON and CSV.
struct SurveyPage {
  let tally: SurveyTally
  let plan: SurveyPlan
  let table: String
  let digest: String
  let norms: NormSet
  /// Each row was assessed for the destination alone that a column of the table names.
  let hasOwnDestinations: Bool

  /// From the most closed to the most open, with what is no third country last.
  static let findings: [Finding] = [.barred, .noAuthority, .undetermined, .stepsOwed, .notBarred, .notThirdCountry]
  /// Destinations that the text shows by route.
  private static let mostWithRoutes = 3
  /// Missing facts that the text names for a destination.
  private static let mostMissing = 3

  init(
    _ tally: SurveyTally, _ plan: SurveyPlan, table: String, _ loaded: LoadedRegister, hasOwnDestinations: Bool = false
  ) {
    self.tally = tally
    self.plan = plan
    self.table = table
    digest = loaded.digest
    norms = loaded.norms
    self.hasOwnDestinations = hasOwnDestinations
  }

  /// Without those that no row has for its own.
  private var destinations: [SurveyTally.Destination] {
    hasOwnDestinations ? tally.destinations.filter { $0.findings.total > 0 } : tally.destinations
  }

  /// `1,204`.
  static func number(_ n: Int) -> String {
    var text = String(n)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return text
  }

  private func missing(_ destination: SurveyTally.Destination) -> [(fact: FactKey, rows: Int)] {
    destination.missing.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { slot, rows in
      norms.vocabulary.fact(at: slot).map {
        (FactKey($0.name, at: $0.isPerDestination ? destination.code : nil), rows)
      }
    }
  }

  // MARK: text

  /// What somebody who reads no further should know: the counts in words.
  private var answer: [String] {
    if tally.destinations.count <= Self.mostWithRoutes {
      return tally.destinations.map { "\(norms.name(of: $0.code)): \(Self.words($0.findings))." }
    }
    var all = FindingCounts()
    for destination in tally.destinations { all += destination.findings }
    return ["\(tally.destinations.count) destinations together: \(Self.words(all))."]
  }

  private static func words(_ counts: FindingCounts) -> String {
    let parts = findings.filter { counts[$0] > 0 }.map { "\(number(counts[$0])) \(title($0))" }
    return parts.isEmpty ? "nobody" : parts.joined(separator: ", ")
  }

  static func malformed(_ leftOut: LeftOut) -> String? {
    switch leftOut.malformed {
    case 0: nil
    case 1: "1 row has a mistake and is left out."
    case let count: "\(number(count)) rows have a mistake and are left out."
    }
  }

  static let ownDestinations = "Each row is assessed for the destination alone to which it says the person went."

  func text(_ style: TextStyle) -> String {
    var lines: [String] = []
    let known = plan.question.known.map { ", as known on \($0)" } ?? ""
    lines += answer + [""]
    lines.append(
      "\(Self.number(tally.rows)) row\(tally.rows == 1 ? "" : "s") of \(table): \(norms.name(of: plan.question.sender)), law of \(plan.question.day)\(known)"
    )
    lines.append(
      "Register \(digest.prefix(19))…, engine \(engineVersion). A finding is no order; unknown is no permission.")
    if let malformed = SurveyPage.malformed(tally.leftOut) { lines.append(malformed) }
    if hasOwnDestinations {
      lines.append(Self.ownDestinations)
    }
    lines.append("")
    let page = TableLayout(lead: 36, width: 13)
    lines.append(page.line("", Self.findings.map(Self.title)))
    for destination in destinations {
      lines += page.lines(
        "\(destination.code) \(norms.name(of: destination.code))", Self.cells(destination.findings))
      if showsRoutes {
        for route in destination.routes {
          let counts = destination.findingsByRoute[route] ?? FindingCounts()
          lines += page.lines(self.name(of: route, at: destination.code), Self.cells(counts), indent: 2)
        }
      }
      let missing = missing(destination).prefix(Self.mostMissing).map { "\($0.fact) (\(Self.number($0.rows)))" }
      if !missing.isEmpty { lines.append("  missing most: " + missing.joined(separator: ", ")) }
    }
    if !showsRoutes {
      lines.append("\nWith at most \(Self.mostWithRoutes) destinations in --to, and in json and csv, also by route.")
    }
    return lines.joined(separator: "\n")
  }

  private var showsRoutes: Bool { destinations.count <= Self.mostWithRoutes }

  static func cells(_ counts: FindingCounts) -> [String] {
    findings.map { counts[$0] == 0 ? "–" : Self.number(counts[$0]) }
  }

  static func title(_ finding: Finding) -> String {
    switch finding {
    case .barred: "barred"
    case .noAuthority: "no authority"
    case .undetermined: "undetermined"
    case .stepsOwed: "steps owed"
    case .notBarred: "not barred"
    case .notThirdCountry: "own country"
    }
  }

  private func name(of route: SurveyTally.RouteKey, at code: StateCode) -> String {
    let compiled = plan.circuits.lazy.joined().lazy.flatMap(\.routes).first { $0.route.opener == route.opener }
    let name = compiled?.route.route.name ?? ""
    return route.arrangement.map { "\(name), \(norms.arrangements[$0].arrangement.id)" } ?? name
  }

  // MARK: data

  var json: JSON {
    .object([
      ("register", .text(digest)), ("engine", .text(engineVersion)), ("table", .text(table)),
      ("sender", .text(plan.question.sender.text)), ("day", .text(plan.question.day.description)),
      ("known", .optional(plan.question.known?.description)), ("own_destinations", .bool(hasOwnDestinations)),
      ("rows", .number(tally.rows)),
      ("malformed", .number(tally.leftOut.malformed)), ("of_other_senders", .number(tally.leftOut.ofOthers)),
      ("bound_elsewhere", .number(tally.leftOut.boundElsewhere)),
      ("without_destination", .number(tally.leftOut.withoutDestination)),
      ("destinations", .list(destinations.map(json))),
      (
        "faults",
        .list(
          tally.faults.sorted { $0.key < $1.key }.map {
            .object([("condition", .text($0.key)), ("rows", .number($0.value))])
          })
      ),
    ])
  }

  private func json(_ destination: SurveyTally.Destination) -> JSON {
    .object([
      ("to", .text(destination.code.text)), ("name", .text(norms.name(of: destination.code))),
      ("findings", Self.json(destination.findings)),
      (
        "routes",
        .list(
          destination.routes.map { route in
            .object([
              ("route", .text(norms.rules[route.opener].rule.id.description)),
              ("arrangement", .optional(route.arrangement.map { norms.arrangements[$0].arrangement.id.text })),
              ("findings", Self.json(destination.findingsByRoute[route] ?? FindingCounts())),
            ])
          })
      ),
      (
        "missing",
        .list(
          missing(destination).map {
            .object([("fact", .text($0.fact.description)), ("rows", .number($0.rows))])
          })
      ),
    ])
  }

  static func json(_ counts: FindingCounts) -> JSON {
    .object(Self.findings.map { ($0.rawValue, .number(counts[$0])) })
  }

  /// A line for each destination, route and finding; the headline has no route.
  var csv: String {
    var rows: [[String]] = []
    for destination in destinations {
      func add(_ route: String, _ arrangement: String, _ counts: FindingCounts) {
        for finding in Self.findings {
          rows.append([destination.code.text, route, arrangement, finding.rawValue, String(counts[finding])])
        }
      }
      add("", "", destination.findings)
      for route in destination.routes {
        add(
          norms.rules[route.opener].rule.id.description,
          route.arrangement.map { norms.arrangements[$0].arrangement.id.text } ?? "",
          destination.findingsByRoute[route] ?? FindingCounts())
      }
    }
    return CSV.text(["to", "route", "arrangement", "finding", "rows"], rows)
  }
}

/// Lines of a table in plain text: a name, wrapped where it is long, and cells to the right of it.
struct TableLayout {
  let lead: Int
  let width: Int

  func line(_ name: String, _ cells: [String]) -> String {
    var line = name + String(repeating: " ", count: max(0, lead - name.count))
    for cell in cells { line += String(repeating: " ", count: max(1, width - cell.count)) + cell }
    return line
  }

  func lines(_ name: String, _ cells: [String], indent: Int = 0) -> [String] {
    let pad = String(repeating: " ", count: indent)
    var names = [pad]
    for word in name.split(separator: " ") {
      if names[names.count - 1].count > indent, names[names.count - 1].count + word.count + 1 > lead - 1 {
        names.append(pad + "  ")
      }
      let isFirst = names[names.count - 1].allSatisfy { $0 == " " }
      names[names.count - 1] += (isFirst ? "" : " ") + word
    }
    return names.dropLast() + [line(names[names.count - 1], cells)]
  }
}
