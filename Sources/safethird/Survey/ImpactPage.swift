internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// What changed for how many people, as text, JSON and CSV.
struct ImpactPage {
  private let tally: ImpactTally
  private let plan: ImpactPlan
  private let table: String
  private let hasOwnDestinations: Bool
  private let before: LoadedRegister
  private let after: LoadedRegister
  private let norms: NormSet
  /// Reasons that the text names for a change.
  private static let mostReasons = 3
  private static let mostDifferences = 12

  init(
    _ tally: ImpactTally, _ plan: ImpactPlan, _ input: SurveyInput, before: LoadedRegister, after: LoadedRegister
  ) {
    self.tally = tally
    self.plan = plan
    table = input.name
    hasOwnDestinations = input.hasOwnDestinations
    self.before = before
    self.after = after
    norms = after.norms
  }

  private typealias Change = (change: ImpactTally.Change, count: ImpactTally.Count)

  private static func order(_ finding: Finding) -> Int { SurveyPage.findings.firstIndex(of: finding) ?? 0 }

  private func changes(_ destination: ImpactTally.Destination) -> [Change] {
    destination.changes.map { (change: $0.key, count: $0.value) }.sorted {
      ($1.count.rows, Self.order($0.change.from), Self.order($0.change.to))
        < ($0.count.rows, Self.order($1.change.from), Self.order($1.change.to))
    }
  }

  private func reasons(_ counts: [Int: Int], _ norms: NormSet) -> [(rule: String, rows: Int)] {
    counts.map { (rule: norms.rules[$0.key].rule.id.description, rows: $0.value) }.sorted {
      ($1.rows, $0.rule) < ($0.rows, $1.rule)
    }
  }

  /// Where each row went to one, only those at which some row's finding changes.
  private var destinations: [ImpactTally.Destination] {
    hasOwnDestinations ? tally.destinations.filter { $0.changed > 0 } : tally.destinations
  }

  private var unchanged: [StateCode] {
    let changed = Set(tally.destinations.map(\.code))
    return plan.destinations.filter { !changed.contains($0) }
  }

  /// First those that give a reason for some change.
  private var differences: [LawDifference] {
    let counts = tally.destinations.flatMap(\.changes.values)
    let deciding =
      Set(counts.flatMap(\.before.keys).map { plan.before.norms.rules[$0].rule.id.norm.text })
      .union(counts.flatMap(\.after.keys).map { plan.after.norms.rules[$0].rule.id.norm.text })
    return plan.differences.filter { deciding.contains($0.name) }
      + plan.differences.filter { !deciding.contains($0.name) }
  }

  // MARK: text

  var text: String {
    let number = SurveyPage.number
    let rows = "\(number(tally.rows)) row\(tally.rows == 1 ? "" : "s") of \(table)"
    var lines = [
      tally.changed == 0
        ? "No finding changes in \(rows)." : "The finding changes for \(number(tally.changed)) of \(rows).",
      "",
      "sender: \(norms.name(of: plan.sender))",
      "before: \(words(plan.before, before))",
      "after:  \(words(plan.after, after))",
      "Register \(after.digest.prefix(19))…, engine \(engineVersion). A finding is no order; unknown is no permission.",
    ]
    if let malformed = SurveyPage.malformed(tally.leftOut) { lines.append(malformed) }
    if hasOwnDestinations { lines.append(SurveyPage.ownDestinations) }
    if !unchanged.isEmpty {
      let codes = unchanged.prefix(8).map(\.text).joined(separator: ", ") + (unchanged.count > 8 ? ", …" : "")
      lines.append(
        "At \(unchanged.count) of \(plan.destinations.count) destinations it can change for nobody: the law is the same there (\(codes))."
      )
    }
    for destination in tally.destinations where destination.changed > 0 {
      lines += ["", "\(destination.code) \(norms.name(of: destination.code))"]
      for (change, count) in changes(destination) {
        lines.append("  \(number(count.rows)) from \(change.from.rawValue) to \(change.to.rawValue)")
        let (old, new) = (reasons(count.before, plan.before.norms), reasons(count.after, plan.after.norms))
        lines += list("no longer because of", old, without: new)
        let reasons = list("now because of", new, without: old)
        lines += reasons.isEmpty ? list("now as before because of", new, without: []) : reasons
      }
    }
    if !plan.differences.isEmpty { lines += ["", "What differs in the law:"] }
    for difference in differences.prefix(Self.mostDifferences) {
      let isSame = difference.before == difference.after
      lines.append(
        "  \(difference.name): "
          + (isSame
            ? "\(words(difference.after)), with other effect"
            : "\(words(difference.before)) before, \(words(difference.after)) after"))
    }
    if differences.count > Self.mostDifferences {
      lines.append("  and \(differences.count - Self.mostDifferences) more, in json")
    }
    return lines.joined(separator: "\n")
  }

  /// Reasons that the other law has for none of the same people.
  private func list(
    _ title: String, _ reasons: [(rule: String, rows: Int)], without others: [(rule: String, rows: Int)]
  ) -> [String] {
    let known = Set(others.map(\.rule))
    let own = reasons.filter { !known.contains($0.rule) }
    if own.isEmpty { return [] }
    let shown = own.prefix(Self.mostReasons).map { "\($0.rule) (\(SurveyPage.number($0.rows)))" }
    let rest = own.count > shown.count ? " and \(own.count - shown.count) more" : ""
    return ["    \(title) " + shown.joined(separator: ", ") + rest]
  }

  private func words(_ side: ImpactSide, _ register: LoadedRegister) -> String {
    var text = "law of \(side.day)"
    if let known = side.known { text += ", as known on \(known)" }
    if !side.without.isEmpty { text += ", without \(names(side).joined(separator: ", "))" }
    if before.digest != after.digest { text += ", register \(register.digest.prefix(19))…" }
    return text
  }

  private func words(_ standing: LawDifference.Standing) -> String {
    switch standing {
    case .absent: "not there"
    case .notInForce: "not in force"
    case .inForce: "in force"
    case .inPart: "in force in part"
    }
  }

  /// Of what is looked away from.
  private func names(_ side: ImpactSide) -> [String] {
    side.without.map { part in
      switch part {
      case .norm(let index): side.norms.norms[index].norm.id.text
      case .rule(let index): side.norms.rules[index].rule.id.description
      case .arrangement(let index): side.norms.arrangements[index].arrangement.id.text
      }
    }.sorted()
  }

  // MARK: data

  var json: JSON {
    .object([
      ("engine", .text(engineVersion)), ("table", .text(table)), ("sender", .text(plan.sender.text)),
      ("before", json(plan.before, before)), ("after", json(plan.after, after)), ("rows", .number(tally.rows)),
      ("changed", .number(tally.changed)), ("own_destinations", .bool(hasOwnDestinations)),
      ("malformed", .number(tally.leftOut.malformed)), ("of_other_senders", .number(tally.leftOut.ofOthers)),
      ("bound_elsewhere", .number(tally.leftOut.boundElsewhere)),
      ("without_destination", .number(tally.leftOut.withoutDestination)),
      ("cannot_change", .texts(unchanged.map(\.text))),
      (
        "differences",
        .list(
          plan.differences.map {
            .object([
              ("id", .text($0.name)), ("before", .text($0.before.rawValue)), ("after", .text($0.after.rawValue)),
            ])
          })
      ), ("destinations", .list(destinations.map(json))),
      (
        "faults",
        .list(
          tally.faults.sorted { $0.key < $1.key }.map {
            .object([("condition", .text($0.key)), ("rows", .number($0.value))])
          })
      ),
    ])
  }

  private func json(_ side: ImpactSide, _ register: LoadedRegister) -> JSON {
    .object([
      ("register", .text(register.digest)), ("day", .text(side.day.description)),
      ("known", .optional(side.known?.description)), ("without", .texts(names(side))),
    ])
  }

  private func json(_ destination: ImpactTally.Destination) -> JSON {
    .object([
      ("to", .text(destination.code.text)), ("name", .text(norms.name(of: destination.code))),
      ("changed", .number(destination.changed)),
      (
        "changes",
        .list(
          changes(destination).map { change, count in
            .object([
              ("before", .text(change.from.rawValue)), ("after", .text(change.to.rawValue)),
              ("rows", .number(count.rows)), ("because_before", json(reasons(count.before, plan.before.norms))),
              ("because_after", json(reasons(count.after, plan.after.norms))),
            ])
          })
      ),
    ])
  }

  private func json(_ reasons: [(rule: String, rows: Int)]) -> JSON {
    .list(reasons.map { .object([("rule", .text($0.rule)), ("rows", .number($0.rows))]) })
  }

  /// A line for each destination and change.
  var csv: String {
    CSV.text(
      ["to", "before", "after", "rows"],
      tally.destinations.flatMap { destination in
        changes(destination).map {
          [destination.code.text, $0.change.from.rawValue, $0.change.to.rawValue, String($0.count.rows)]
        }
      })
  }
}
