import Foundation
import Register
import RegisterFiles
import Testing

/// The pages for the hours before a flight and for the person themselves, as the program prints them.
struct HoursTests {
  struct Page: CustomTestStringConvertible {
    var name: String
    var file: String
    var to: String
    var day: String
    var option: String

    var arguments: [String] { ["check", file, "--to", to, "--day", day, option] }
    var testDescription: String { name }
  }

  static let laotian = MainJobTests.laotian
  static let british = "cases/uk-arrived-2022-rwanda.yaml"

  /// The law before the memorandum was stayed, after the judgment was, a step in the United Kingdom, and nothing owed.
  static let pages = [
    ("laotian-2025-07-10", laotian, "LBY", "2025-07-10"), ("laotian-2026-10-02", laotian, "LBY", "2026-10-02"),
    ("uk-2024-04-25", british, "RWA", "2024-04-25"), ("nothing-owed-2022-06-13", british, "RWA", "2022-06-13"),
  ].flatMap { name, file, to, day in
    ["emergency", "sheet"].map { Page(name: "\(name).\($0)", file: file, to: to, day: day, option: "--\($0)") }
  }

  /// To see a change, compare with what the program prints; each changed line wants a reason. The digest changes with
  /// every edit of the register and is left out.
  @Test(arguments: pages) func isAsReviewed(_ page: Page) throws {
    let outcome = try Program.run(page.arguments, environment: ["COLUMNS": "100"])
    #expect(outcome.status == 0, "\(outcome.err)")
    let url = Program.root.appending(path: "Tests/CommandTests/Golden/\(page.name).txt")
    let reviewed = try String(contentsOf: url, encoding: .utf8)
    func withoutDigest(_ text: String) -> [Substring] {
      text.replacing(/sha256:[0-9a-f…]+/, with: "sha256:").split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (printed, expected) = (withoutDigest(outcome.out), withoutDigest(reviewed))
    for (index, (a, b)) in zip(printed, expected).enumerated() where a != b {
      Issue.record("\(page.name).txt:\(index + 1): printed “\(a)”, reviewed “\(b)”")
      return
    }
    #expect(printed.count == expected.count)
  }

  /// Cases of every kind of finding, one of them of a person of whom nothing is known.
  static let traced = pages.filter { $0.option == "--emergency" }

  @Test(arguments: traced) func eachLineComesFromARuleOfTheRegister(_ page: Page) throws {
    let corpus = try AccountingTests.corpus()
    let rules = Dictionary(
      corpus.norms.flatMap { norm in norm.rules.map { ($0.id.description, ($0, norm)) } },
      uniquingKeysWith: { a, _ in a })
    let json = try Program.run(page.arguments + ["--format", "json"]).json()
    for line in json.list("sections").flatMap({ $0.list("lines") }) {
      let (rule, norm) = try #require(rules[line.text("rule")], "\(line.text("rule")) is no rule of the register")
      #expect(line.text("says") == rule.says)
      #expect(line.text("cite") == norm.cite)
      #expect((line["ask"] as? [String: Any])?.text("what") == rule.ask?.what)
      let cited = Set(rule.sources.map(\.value))
      #expect(line.list("sources").count == cited.count)
    }
    for question in json.list("call").flatMap({ $0.list("questions") }) {
      let named = question.texts("rules")
      #expect(!named.isEmpty, "\(question.text("fact")) is asked for no rule")
      for rule in named { #expect(rules[rule] != nil, "\(rule) is no rule of the register") }
    }
    // In print, every line of the sections is followed by its rule.
    let text = try Program.run(page.arguments, environment: ["COLUMNS": "110"]).out
    let body = try #require(text.components(separatedBy: "\nCase ").first)
    var pending: Substring?
    for line in body.split(separator: "\n") {
      if line.hasPrefix("  - ") {
        #expect(pending == nil, "no rule stands under “\(pending ?? "")”")
        pending = line
      } else if let rule = line.firstMatch(of: /^    \[([^\] ]+)\]/) {
        #expect(rules[String(rule.output.1)] != nil)
        pending = nil
      }
    }
    #expect(pending == nil)
  }

  @Test func anOrderIsHeldBackFromTheDayOfTheStay() throws {
    func heldBack(_ day: String) throws -> [String] {
      let json = try Program.run(
        "check", Self.laotian, "--to", "LBY", "--day", day, "--emergency", "--format", "json"
      ).json()
      return json.list("sections").flatMap { $0.list("lines") }.filter { $0.text("standing") == "held-back" }.map {
        "\($0.text("rule")) by \($0.texts("held_back_by").joined(separator: ", "))"
      }
    }
    #expect(try heldBack("2025-06-22") == [])
    #expect(
      try heldBack("2025-06-24") == ["usa/dvd-preliminary-injunction#unlisted-country by usa/scotus-dvd-stay-2025"])
    #expect(try heldBack("2026-09-25").contains { $0.hasPrefix("usa/dvd-final-judgment-2026") } == false)
    #expect(try heldBack("2026-10-02").contains { $0.hasPrefix("usa/dvd-final-judgment-2026") })
  }

  @Test func aWaitingStepSaysFromWhenTheTransferRespectsIt() throws {
    let text = try Program.run(
      "check", "cases/notice-served-eswatini.yaml", "--to", "SWZ", "--day", "2025-07-11T13:00-04:00", "--emergency"
    ).out
    #expect(text.contains("when: the transfer respects it from 11 July 2025, 14:00 (UTC-04:00), not before"))
    #expect(text.contains("waiting: Ask for a written Notice of Removal"))
  }

  @Test func aDayWithinWhichTheLawChangedAsksForTheMoment() throws {
    let text = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2026-09-23", "--emergency").out
      .replacing(/\s+/, with: " ")
    #expect(text.contains("The law changed within this day: from 2026-09-23"))
    let moment = try Program.run(
      "check", Self.laotian, "--to", "LBY", "--day", "2026-09-23T12:00-04:00", "--emergency"
    ).out
    #expect(!moment.contains("The law changed within this day"))
  }

  @Test func whereNoRouteIsOpenThePageNamesTheConditionThatFails() throws {
    let json = try Program.run(
      "check", Self.british, "--to", "RWA", "--day", "2025-12-02", "--emergency", "--format", "json"
    ).json()
    #expect(json.text("finding") == "no-authority")
    let lines = json.list("sections").flatMap { $0.list("lines") }
    #expect(lines.contains { $0.text("standing") == "unmet" && $0.text("rule") == "gbr/inadmissibility-2022#removal" })
    #expect(!lines.contains { $0.text("standing").hasPrefix("owed") })
    // Steps were not looked at: nothing is said of them.
    let text = try Program.run("check", Self.british, "--to", "RWA", "--day", "2025-12-02", "--emergency").out
    #expect(!text.contains("no step"))
  }

  @Test(arguments: ["--emergency", "--sheet"]) func thePageIsForOneDestination(_ option: String) throws {
    let outcome = try Program.run("check", Self.laotian, "--to", "LBY,RWA", "--day", "2025-07-10", option)
    #expect(outcome.status == 2)
    #expect(outcome.err.contains("found 2 destinations; expected one for \(option)"))
    let both = try Program.run("check", Self.laotian, "--to", "LBY", "--emergency", "--sheet")
    #expect(both.status == 2)
    #expect(both.err.contains("found --emergency and --sheet"))
  }

  @Test(arguments: ["--emergency", "--sheet"]) func thePagesOfPrintFetchNothing(_ option: String) throws {
    let html = try Program.run(
      "check", Self.laotian, "--to", "LBY", "--day", "2025-07-10", option, "--format", "html"
    ).out
    #expect(html.hasPrefix("<!doctype html>"))
    for forbidden in ["<script", "http:", "https:", "src=", "url(", "@import"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
    // An empty part leaves no trace: no “From:” without a name behind it.
    #expect(!html.contains("</b> ."))
  }

  @Test func theSheetHasNoWordOfTheCase() throws {
    for format in ["text", "json", "html"] {
      let sheet = try Program.run(
        "check", Self.laotian, "--to", "LBY", "--day", "2025-07-10", "--sheet", "--format", format
      ).out
      for word in ["laotian", "LAO", "Laos", "1991"] { #expect(!sheet.contains(word), "\(word) in \(format)") }
    }
  }

  @Test func aPeriodThatIsOverIsSaidToBeOver() throws {
    try Program.withFolder { folder in
      let file = folder.appending(path: "case.yaml")
      try
        "case: late\nsender: USA\nfacts: {person.nationality: [LAO], person.final_order: true, order.final_on: 2025-07-01}\n"
        .write(to: file, atomically: true, encoding: .utf8)
      for (day, isOver) in [("2025-07-31", false), ("2025-08-01", true)] {
        let check = try Program.run("check", file.path, "--to", "LBY", "--day", day).out
        #expect(check.contains("Time running against the person") == !isOver, "\(day)")
        #expect(check.contains("until 2025-07-31: ") == !isOver, "\(day)")
        #expect(check.contains("Time that has run out") == isOver, "\(day)")
        #expect(check.contains("ended 2025-07-31: ") == isOver, "\(day)")
        let page = try Program.run(
          "check", file.path, "--to", "LBY", "--day", day, "--emergency", "--format", "json"
        ).json()
        let standings = page.list("sections").flatMap { $0.list("lines") }.filter { $0["until"] is String }
          .map { $0.text("standing") }
        #expect(!standings.isEmpty && standings.allSatisfy { ($0 == "expired") == isOver }, "\(day): \(standings)")
      }
    }
  }

  // MARK: the calendar

  @Test func theCalendarHasTheDeadlineAndTheFirstMomentAndNothingElse() throws {
    try Program.withFolder { folder in
      let file = folder.appending(path: "case.yaml")
      try """
      case: served-in-time
      sender: USA
      facts:
        person.nationality: [LAO]
        person.final_order: true
        person.order_kind: '240'
        person.order_countries: [LAO]
        order.final_on: 2025-07-01
        notice.written@LBY: true
        notice.language_understood@LBY: true
        notice.served_at@LBY: 2025-07-10T14:00-04:00
        exigent.circumstances@LBY: false
      """.write(to: file, atomically: true, encoding: .utf8)
      let path = folder.appending(path: "case.ics")
      let outcome = try Program.run(
        "check", file.path, "--to", "LBY", "--day", "2025-07-10T15:00-04:00", "--calendar", path.path)
      #expect(outcome.status == 0, "\(outcome.err)")
      let text = try String(contentsOf: path, encoding: .utf8)
      // The limit runs to 31 July; the whole day ends where August begins.
      #expect(text.contains("DTSTART;VALUE=DATE:20250731\r\nDTEND;VALUE=DATE:20250801\r\n"))
      #expect(text.contains("DTSTART:20250711T180000Z\r\n"))
      #expect(!text.replacing("\r\n", with: "").contains("\n"))
      for word in ["served-in-time", "LAO", "240", "LBY"] { #expect(!text.contains(word), "\(word)") }
      // The same answer has the same identifiers, and another person's has others.
      func identifiers(_ text: String) -> [String] {
        text.matches(of: /UID:(.+?)\r\n/).map { String($0.output.1) }
      }
      let first = identifiers(text)
      #expect(Set(first).count == 2)
      _ = try Program.run(
        "check", file.path, "--to", "LBY", "--day", "2025-07-10T15:00-04:00", "--calendar", path.path)
      #expect(identifiers(try String(contentsOf: path, encoding: .utf8)) == first)
      _ = try Program.run(
        "check", file.path, "--to", "LBY", "--day", "2025-07-10T16:00-04:00", "--calendar", path.path)
      #expect(Set(identifiers(try String(contentsOf: path, encoding: .utf8))).isDisjoint(with: first))
    }
  }

  @Test func whereNoTimeRunsNoCalendarIsWritten() throws {
    try Program.withFolder { folder in
      let path = folder.appending(path: "case.ics")
      let outcome = try Program.run(
        "check", Self.laotian, "--to", "LBY", "--day", "2025-07-10", "--calendar", path.path)
      #expect(outcome.status == 0)
      #expect(outcome.err.contains("no deadline runs"))
      #expect(!FileManager.default.fileExists(atPath: path.path))
    }
  }
}
