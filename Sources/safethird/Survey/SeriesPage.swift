internal import Pages
internal import Register
internal import Safeguards
internal import Survey

/// Findings over time: the days on which a count changes, as text, JSON and CSV.
struct SeriesPage {
  typealias Day = (day: CivilDate, findings: FindingCounts)

  struct Destination {
    let code: StateCode
    let name: String
    let days: [Day]
  }

  let tally: SeriesTally
  let plan: SeriesPlan
  let table: String
  let sender: String
  let destinations: [Destination]
  private let hasOwnDestinations: Bool
  private let digest: String

  init(_ tally: SeriesTally, _ plan: SeriesPlan, _ input: SurveyInput) {
    self.tally = tally
    self.plan = plan
    table = input.name
    hasOwnDestinations = input.hasOwnDestinations
    digest = input.loaded.digest
    let norms = input.loaded.norms
    sender = norms.name(of: plan.question.sender)
    let all = plan.question.destinations.enumerated().map { index, code in
      Destination(code: code, name: norms.name(of: code), days: tally.days(plan, destination: index))
    }
    // Where each row went to one, only those to which some row went: on any day each row has a finding.
    destinations = hasOwnDestinations ? all.filter { ($0.days.first?.findings.total ?? 0) > 0 } : all
  }

  var text: String {
    let known = plan.question.known.map { ", as known on \($0)" } ?? ""
    var lines = [
      "\(SurveyPage.number(tally.rows)) row\(tally.rows == 1 ? "" : "s") of \(table): \(sender), law of each day from \(plan.from) to \(plan.until)\(known)",
      "Register \(digest.prefix(19))…, engine \(engineVersion). A finding is no order; unknown is no permission.",
    ]
    if let malformed = SurveyPage.malformed(tally.leftOut) { lines.append(malformed) }
    if hasOwnDestinations { lines.append(SurveyPage.ownDestinations) }
    let layout = TableLayout(lead: 36, width: 13)
    lines += ["", layout.line("", SurveyPage.findings.map(SurveyPage.title))]
    for destination in destinations {
      lines.append("\(destination.code) \(destination.name)")
      for (day, findings) in destination.days {
        lines.append(layout.line("  from \(day)", SurveyPage.cells(findings)))
      }
    }
    return lines.joined(separator: "\n")
  }

  var json: JSON {
    .object([
      ("register", .text(digest)), ("engine", .text(engineVersion)), ("table", .text(table)),
      ("sender", .text(plan.question.sender.text)), ("from", .text(plan.from.description)),
      ("until", .text(plan.until.description)), ("known", .optional(plan.question.known?.description)),
      ("own_destinations", .bool(hasOwnDestinations)), ("rows", .number(tally.rows)),
      ("malformed", .number(tally.leftOut.malformed)), ("of_other_senders", .number(tally.leftOut.ofOthers)),
      ("bound_elsewhere", .number(tally.leftOut.boundElsewhere)),
      ("without_destination", .number(tally.leftOut.withoutDestination)),
      (
        "destinations",
        .list(
          destinations.map { destination in
            .object([
              ("to", .text(destination.code.text)), ("name", .text(destination.name)),
              (
                "days",
                .list(
                  destination.days.map {
                    .object([("day", .text($0.day.description)), ("findings", SurveyPage.json($0.findings))])
                  })
              ),
            ])
          })
      ),
      (
        "faults",
        .list(
          tally.faults.sorted { $0.key < $1.key }.map {
            .object([("condition", .text($0.key)), ("rows", .number($0.value))])
          })
      ),
    ])
  }

  /// A line for each destination and finding that some row has on the first day, and from then on for each count that
  /// changes.
  var csv: String {
    var rows: [[String]] = []
    for destination in destinations {
      var before = FindingCounts()
      for (day, findings) in destination.days {
        for finding in SurveyPage.findings where findings[finding] != before[finding] {
          rows.append([day.description, destination.code.text, finding.rawValue, String(findings[finding])])
        }
        before = findings
      }
    }
    return CSV.text(["day", "to", "finding", "rows"], rows)
  }
}
