internal import Exports
internal import Reception
internal import ReceptionYear
internal import Register
internal import Safeguards

/// A scripted year as its totals, and as files.
struct YearPage {
  private let year: ScriptedYear

  init(_ year: ScriptedYear) { self.year = year }

  private var report: DeliveryReport { year.report }

  // MARK: totals

  var text: String {
    let programme = year.programme.programme
    let span = "\(report.months.lowerBound) to \(report.months.upperBound)"
    var lines = [
      "\(programme.title) [\(programme.id)]",
      "A year by chance, seed \(year.seed): \(span), as known on \(report.asOf). Nobody in it is real.",
    ]
    lines += section("People", peopleLines)
    lines += section("Promised and delivered", deliveryLines)
    lines += section("Money", moneyLines)
    lines += section("Payment runs", runLines)
    lines += section("Work", workLines)
    lines += section("Follow-ups", followUpLines)
    lines += section("Onward removal and complaints", alertLines)
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ lines: [String]) -> [String] { ["", title] + lines.map { "  " + $0 } }

  private func count(_ kind: YearEvent.Kind, _ value: String? = nil) -> Int {
    year.events.count { $0.kind == kind && (value == nil || $0.value == value) }
  }

  private var peopleLines: [String] {
    let last = report.contact[report.months.upperBound] ?? DeliveryReport.Contact()
    return [
      "\(count(.enrolled)) enrolled, \(count(.exit)) left; \(last.enrolled) in the programme at the end",
      "\(last.inContact) in contact at the end, \(last.lost) lost to contact",
    ]
  }

  private var deliveryLines: [String] {
    let head = ["", "promised", "on time", "late", "in part", "not", "open", "not known"]
    let rows = report.entitlements.map { entitlement in
      let total = report.totals[entitlement] ?? DeliveryReport.Delivery()
      return [entitlement.name]
        + [
          total.promised, total.onTime, total.late, total.partly, total.unpaid, total.open, total.unknown,
        ].map { String($0.count) }
    }
    return AlignedRows.lines([head] + rows)
  }

  private var moneyLines: [String] {
    let ledger = year.book.ledger
    let programme = year.programme.programme
    let currency = programme.currency
    func held(_ account: Account) -> String { ledger.balance(account, currency).description }
    let owed = ledger.trialBalance.reduce(0) { sum, row in
      if case .owed = row.account { sum - row.amount.minor } else { sum }
    }
    let found = ledger.dueStandings.values.reduce(0) { $0 + $1.recognised }
    let rows = [
      [
        "given to the programme",
        Money(minor: -ledger.balance(.grant(programme.id), currency).minor, currency).description,
      ],
      ["found to be owed", Money(minor: found, currency).description],
      ["of which arrived", Money(minor: found - owed, currency).description],
      ["still owed", Money(minor: owed, currency).description],
      ["in transit", held(.inTransit(programme.id))],
      ["come back, not put to the funds", held(.returned(programme.id))],
      ["in the funds", held(.funds(programme.id))],
      [
        "all accounts together",
        Money(minor: ledger.trialBalance.reduce(0) { $0 + $1.amount.minor }, currency).description,
      ],
    ]
    return AlignedRows.lines(rows)
  }

  private var runLines: [String] {
    let refusals = Dictionary(
      grouping: year.events.filter { $0.kind == .refused && $0.about != "application" }, by: \.value)
    return [
      "\(count(.prepared)) prepared, \(count(.cancelled)) cancelled, \(count(.approved)) approved and sent, \(count(.closed)) closed",
      "\(count(.sent)) payments sent",
      "results, several for some payments: \(count(.paid)) paid, \(count(.failed)) failed, \(count(.returned)) came back",
    ] + refusals.keys.sorted().map { "refused, \($0): \(counted(refusals[$0]?.count ?? 0, "time"))" }
  }

  private var workLines: [String] {
    let flagged = count(.opening, "flagged")
    let rows = report.work.map { work in
      [
        "after \(work.months) months", "\(work.placed) placed", "\(work.stillThere) still there", "\(work.left) left",
        "\(work.unknown) not known", "\(work.open) open",
      ]
    }
    return [
      "\(counted(count(.opening), "opening")), of which \(flagged) below the legal wage; \(counted(count(.applied), "application"))"
    ] + AlignedRows.lines(rows)
  }

  private var followUpLines: [String] {
    let head = ["", "scheduled", "in time", "late", "missed", "open", "lapsed"]
    let rows = report.followUpNames.map { name in
      let counts = report.followUps[name] ?? DeliveryReport.FollowUps()
      return [name]
        + [counts.scheduled, counts.inTime, counts.late, counts.missed, counts.open, counts.lapsed].map {
          String($0.count)
        }
    }
    return AlignedRows.lines([head] + rows)
  }

  private var alertLines: [String] {
    year.notices.map { notice in
      let told =
        switch notice.delivery {
        case .to(_, let disclosure):
          "the earlier representative is told; "
            + disclosure.content.findings.map { "to \($0.destination) the register finds: \($0.finding.rawValue)" }
            .joined(separator: ", ")
        case .noEarlierCase: "nobody outside is told: no earlier case is linked"
        case .withheld(let refusal): "nobody outside is told: found \(refusal.found)"
        }
      return "\(notice.day) \(notice.participant): \(counted(notice.signs, "sign")); \(told)"
    } + ["\(counted(year.complaints.count, "complaint")), of which \(count(.complaint, "outside")) went outside"]
  }

  // MARK: files

  /// Of every file that a year may have: one that ends before the month which is kept has fewer.
  var fileNames: Set<String> {
    Set(files.map(\.name) + ScriptedYear.monthFileNames.map { "\(year.month)-\($0)" })
  }

  var files: [ExportedFile] {
    let month = year.files.map { file in
      ExportedFile(name: "\(year.month)-\(file.name)", text: String(decoding: file.bytes, as: UTF8.self))
    }
    return month + [
      ExportedFile(name: "report.csv", text: report.csv(.full)),
      ExportedFile(name: "report-published.csv", text: report.csv(.published)),
      ExportedFile(name: "report.txt", text: text + "\n"),
      ExportedFile(name: "ledger.csv", text: year.ledgerTable),
      ExportedFile(name: "events.csv", text: year.eventTable),
    ]
  }
}
