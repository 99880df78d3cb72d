internal import Desks
internal import Pages
internal import Reception
internal import Register
internal import Safeguards

/// What is owed to one participant, entitlement by entitlement, and what has to be asked to know the rest.
struct SchedulePage {
  private let file: ParticipantFile
  private let compiled: CompiledProgramme
  private let programmes: ProgrammeSet
  private let span: Period
  /// In the order of the days.
  private let periods: [ScheduledPeriod]

  init(_ file: ParticipantFile, _ compiled: CompiledProgramme, _ programmes: ProgrammeSet, _ span: Period) {
    self.file = file
    self.compiled = compiled
    self.programmes = programmes
    self.span = span
    // The file is about one participant, so any id does: it is not shown.
    let participant = EnrolledParticipant(
      id: ParticipantID([UInt8](repeating: 0, count: 16)), enrolledOn: file.enrolledOn, leftOn: file.leftOn,
      facts: Facts(file.facts))
    periods = compiled.schedule(of: participant, dueIn: span)
  }

  /// The facts whose lack leaves something open, as declared.
  private var asked: [FactDeclaration] {
    let names = periods.reduce(into: Set<FactName>()) { names, period in
      if case .unknown(let lacking, _) = period.outcome { names.formUnion(programmes.names(of: lacking)) }
    }
    return programmes.vocabulary.facts.filter { names.contains($0.name) }
  }

  private struct Total {
    var sum: Money
    /// How much of it rests on figures that nobody has published.
    var demonstration: Money
  }

  /// By currency; `nil` for a sum that does not fit.
  private var totals: [(currency: Currency, total: Total?)] {
    let owed = Dictionary(grouping: periods.filter { $0.due != nil }) { $0.due?.amount.currency }
    return owed.compactMap { currency, periods in currency.map { ($0, Self.total(of: periods, in: $0)) } }
      .sorted { $0.currency < $1.currency }
  }

  private static func total(of periods: [ScheduledPeriod], in currency: Currency) -> Total? {
    var total = Total(sum: Money(minor: 0, currency), demonstration: Money(minor: 0, currency))
    for period in periods {
      guard let due = period.due, let sum = try? total.sum.adding(due.amount) else { return nil }
      total.sum = sum
      guard period.entitlement.entitlement.basis == .demonstration else { continue }
      guard let made = try? total.demonstration.adding(due.amount) else { return nil }
      total.demonstration = made
    }
    return total
  }

  // MARK: text

  var text: String {
    let left = file.leftOn.map { ", left on \($0)" } ?? ""
    var lines = [
      "\(file.reference) · \(compiled.programme.title) [\(compiled.programme.id)]",
      "enrolled on \(file.enrolledOn)\(left); due from \(span.first) through \(span.last)",
    ]
    for entitlement in compiled.entitlements {
      let rows = periods.filter { $0.entitlement === entitlement }
      guard !rows.isEmpty else { continue }
      let basis = entitlement.entitlement.basis == .published ? "" : " (\(ProgrammePage.words(.demonstration)))"
      lines += ["", "\(entitlement.entitlement.title) [\(entitlement.entitlement.name)]\(basis)"]
      lines.append("    \(ProgrammePage.terms(entitlement.entitlement))")
      lines += runs(rows).map(line)
    }
    if periods.isEmpty { lines += ["", "Nothing falls due on these days."] }
    lines += totalLines
    let asked = asked
    if !asked.isEmpty { lines += ["", "To be asked"] }
    for fact in asked { lines += ["  \(fact.name)", "      \(fact.question)"] }
    return lines.joined(separator: "\n")
  }

  private var totalLines: [String] {
    let totals = totals
    guard !totals.isEmpty else { return [] }
    return ["", "Owed in money"]
      + totals.map { currency, total in
        guard let total else { return "  more than fits, in \(currency)" }
        let made = total.demonstration.minor == 0 ? "" : ", of which \(total.demonstration) are demonstrations"
        return "  \(total.sum)\(made)"
      }
  }

  /// Periods that come to the same, one after another.
  private func runs(_ rows: [ScheduledPeriod]) -> [[ScheduledPeriod]] {
    rows.reduce(into: []) { runs, row in
      if let last = runs.last?.last, last.outcome == row.outcome {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
  }

  private func line(_ run: [ScheduledPeriod]) -> String {
    guard let first = run.first, let last = run.last else { return "" }
    let days = run.count == 1 ? "\(first.on)" : "\(first.on) to \(last.on)"
    return "  \(days)  \(words(first.outcome, times: run.count))"
  }

  private func words(_ outcome: ScheduledPeriod.Outcome, times: Int) -> String {
    switch outcome {
    case .owed(nil): times == 1 ? "owed" : "owed, \(times) times"
    case .owed(let amount?): times == 1 ? "owed: \(amount)" : "owed: \(times) times \(amount)"
    case .notOwed(let reason): "not owed: \(Self.words(reason))"
    case .unknown(let lacking, let day):
      "unknown: \(programmes.names(of: lacking).map(\.text).joined(separator: ", ")) on \(day)"
    case .faulted(.amount(let fault)): "cannot be worked out: found \(fault.found), expected \(fault.expected)"
    case .faulted(.condition(let text)): "cannot be worked out: \(text)"
    }
  }

  private static func words(_ reason: ScheduledPeriod.Reason) -> String {
    switch reason {
    case .condition: "its condition does not hold"
    case .ended(let day): "ended on \(day)"
    case .programmeNotBegun: "the programme has not begun"
    case .programmeEnded: "the programme has ended"
    case .participantLeft: "the participant has left the programme"
    case .nobody: "nobody in the household for whom it is"
    }
  }

  // MARK: JSON

  var json: JSON {
    .object([
      ("programme", .text(compiled.programme.id.text)), ("participant", .text(file.reference)),
      ("enrolled", .text(file.enrolledOn.description)), ("left", .optional(file.leftOn?.description)),
      ("from", .text(span.first.description)), ("until", .text(span.last.description)),
      ("periods", .list(periods.map(json))),
      (
        "totals",
        .list(
          totals.map { currency, total in
            .object([
              ("currency", .text(currency.code)), ("amount", .optional(total?.sum.decimal)),
              ("demonstration", .optional(total?.demonstration.decimal)),
            ])
          })
      ),
      (
        "missing",
        .list(asked.map { .object([("fact", .text($0.name.text)), ("question", .text($0.question))]) })
      ),
    ])
  }

  private func json(_ period: ScheduledPeriod) -> JSON {
    let entitlement = period.entitlement.entitlement
    var members: [(String, JSON)] = [
      ("entitlement", .text(entitlement.name)), ("first", .text(period.period.first.description)),
      ("last", .text(period.period.last.description)), ("on", .text(period.on.description)),
      ("basis", .text(entitlement.basis.rawValue)),
    ]
    switch period.outcome {
    case .owed(let amount):
      members += [
        ("outcome", .text("owed")), ("amount", .optional(amount?.decimal)),
        ("currency", .optional(amount?.currency.code)), ("paid_out", .bool(entitlement.isPaidOut)),
      ]
    case .notOwed(let reason): members += [("outcome", .text("not-owed")), ("reason", .text(Self.words(reason)))]
    case .unknown(let lacking, let day):
      members += [
        ("outcome", .text("unknown")), ("missing", .texts(programmes.names(of: lacking).map(\.text))),
        ("missing_on", .text(day.description)),
      ]
    case .faulted: members += [("outcome", .text("faulted")), ("reason", .text(words(period.outcome, times: 1)))]
    }
    return .object(members)
  }
}
