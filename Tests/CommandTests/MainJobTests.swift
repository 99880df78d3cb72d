import Foundation
import Testing

/// A Laotian national with an order that names only Laos, told of Libya by word of mouth: the case that the project
/// began with, on the days on which the law changed.
@Suite(.serialized) struct MainJobTests {
  static let laotian = "cases/laotian-told-orally-of-libya.yaml"

  func check(_ day: String, known: String? = nil, case file: String = laotian, to: String = "LBY") throws -> [String:
    Any]
  {
    let outcome =
      if let known {
        try Program.run("check", file, "--to", to, "--day", day, "--known", known, "--format", "json")
      } else {
        try Program.run("check", file, "--to", to, "--day", day, "--format", "json")
      }
    #expect(outcome.status == 0, "\(outcome.err)")
    return try #require(try outcome.json().list("destinations").first)
  }

  func steps(_ destination: [String: Any]) -> [String: String] {
    var steps: [String: String] = [:]
    for route in destination.list("routes") {
      for step in route.list("steps") { steps[step.text("step")] = step.text("state") }
    }
    return steps
  }

  @Test func underTheInjunctionLibyaIsBarredUntilTheStepsAreDone() throws {
    let libya = try check("2025-05-07")
    #expect(libya.text("finding") == "barred")
    #expect(libya.texts("because").contains("usa/dvd-preliminary-injunction#unlisted-country"))
    let owed = steps(libya)
    #expect(owed["written-notice"] == "owed")
    #expect(owed["opportunity-to-raise-fear"] == "owed")
    #expect(owed["reopening"] == "owed")
    let bars = libya.list("routes").flatMap { $0.list("bars") }
    let bar = try #require(bars.first { $0.text("rule") == "usa/dvd-preliminary-injunction#unlisted-country" })
    #expect(bar.text("truth") == "true")
    #expect(!bar.list("sources").isEmpty)
    #expect(libya.texts("rests_on_weak_sources").isEmpty)
  }

  @Test func underTheStayItIsUndeterminedOnAcceptance() throws {
    for day in ["2025-06-24", "2025-07-10"] {
      let libya = try check(day)
      #expect(libya.text("finding") == "undetermined")
      #expect(libya.texts("missing").contains("acceptance.given@LBY"))
    }
    #expect(steps(try check("2025-06-24"))["notice-24-hours"] == nil)
    let after = steps(try check("2025-07-10"))
    #expect(after["notice-24-hours"] != nil)
    #expect(after["notice-6-hours"] != nil)
  }

  @Test func theJudgmentAndItsStayRestOnWeakSourcesAndSaySo() throws {
    let judgment = try check("2026-09-25")
    #expect(steps(judgment)["declared-notice"] == "owed")
    #expect(steps(judgment)["notice-24-hours"] == nil)
    #expect(!judgment.texts("rests_on_weak_sources").isEmpty)
    let stayed = try check("2026-10-02")
    #expect(steps(stayed)["notice-24-hours"] != nil)
    #expect(stayed.texts("rests_on_weak_sources").contains("usa/scotus-dvd-stay-cert-2026"))
    let text = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2026-10-02").out
    let weak = try #require(text.range(of: "rests on weak sources"))
    let why = try #require(text.range(of: "Why"))
    #expect(weak.lowerBound < why.lowerBound, "weakness is said before the reasons")
  }

  @Test func theTimelineOpensASpanOnEachDayOnWhichTheLawChanged() throws {
    let outcome = try Program.run(
      "timeline", Self.laotian, "--to", "LBY", "--from", "2025-01-01", "--until", "2026-11-24", "--format", "json")
    let spans = try outcome.json().list("spans")
    let opened = Set(spans.map { $0.text("from") })
    for day in ["2025-03-28", "2025-04-18", "2025-05-21", "2025-06-23", "2025-07-09", "2026-09-23", "2026-09-29"] {
      #expect(opened.contains(day), "no span opens on \(day): \(opened.sorted())")
    }
    let stay = try #require(spans.first { $0.text("from") == "2025-06-23" })
    #expect(stay.texts("changed_by").contains("usa/scotus-dvd-stay-2025"))
    for (span, next) in zip(spans, spans.dropFirst()) { #expect(span.text("until") == next.text("from")) }
  }

  @Test func onTheFirstOfMayNeitherTheDenialsNorTheOrderOfTheSeventhWereKnown() throws {
    let known = try check("2025-05-08", known: "2025-05-01")
    let events = known.list("arrangements").flatMap { $0.list("events") }
    #expect(!events.contains { $0.text("date") >= "2025-05-07" })
    #expect(!events.contains { $0.text("by").contains("Government of National Unity") })
    let bars = known.list("routes").flatMap { $0.list("bars") }.map { $0.text("rule") }
    #expect(!bars.contains { $0.hasPrefix("usa/dvd-libya-order") })
    // Nor what was published after, as far as something was public before.
    let cited = known.list("bars").filter { $0.text("rule").hasPrefix("usa/dvd-preliminary") }.flatMap {
      $0.list("sources").map { $0.text("published") }
    }
    #expect(!cited.isEmpty && cited.allSatisfy { $0 <= "2025-05-01" }, "\(cited)")
    let text = try Program.run(
      "check", Self.laotian, "--to", "LBY", "--day", "2025-05-07", "--known", "2025-05-01")
    #expect(!text.out.contains("2025-06"), "\(text.out)")
    #expect(!text.out.contains("may21-memorandum"), "\(text.out)")
    #expect(!text.out.contains("7 May"), "\(text.out)")
    let all = try check("2025-05-08")
    #expect(
      all.list("arrangements").flatMap { $0.list("events") }.contains {
        $0.text("by").contains("Government of National Unity")
      })
  }

  @Test func theSameAnswerIsTheSameBytes() throws {
    let a = try Program.run("check", Self.laotian, "--to", "LBY,RWA,HND", "--day", "2025-07-10", "--format", "json")
    let b = try Program.run("check", Self.laotian, "--to", "LBY,RWA,HND", "--day", "2025-07-10", "--format", "json")
    #expect(a.out == b.out)
    #expect(a.out.count > 1000)
  }

  @Test func whatRestsOnWeakSourcesOnlySaysSoWhereItStands() throws {
    let outcome = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2025-05-07")
    let lines = outcome.out.split(separator: "\n")
    let order = try #require(lines.first { $0.contains("[usa/dvd-libya-order#would-breach]; ") })
    #expect(order.hasSuffix("(only weak sources)"))
    let injunction = try #require(lines.first { $0.contains("[usa/dvd-preliminary-injunction#unlisted-country]; ") })
    #expect(!injunction.contains("only weak sources"))
  }
}
