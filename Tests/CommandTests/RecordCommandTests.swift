import Foundation
import Testing

/// The record from the command line: sources, what was known, who agreed, what changed.
@Suite(.serialized) struct RecordCommandTests {
  @Test func aSourceCanBeFollowedFromAnAgreementToItsPage() throws {
    let agreed = try Program.run("register", "agreed", "--sender", "usa", "--day", "2026-03-01", "--format", "json")
      .json()
    let numbers = try #require(agreed["numbers"] as? [String: [String: Any]])
    let ids = try #require(numbers["agreed"]).texts("ids")
    #expect(ids.count >= 10)
    #expect(ids.contains("usa-rwa-2025"))
    #expect(!ids.contains("usa-lby-2025"))
    #expect(try #require(numbers["only-denied"]).texts("ids").contains("usa-lby-2025"))
    let rwanda = try #require(agreed.list("arrangements").first { $0.text("arrangement") == "usa-rwa-2025" })
    let said = rwanda.list("said_by")
    #expect(said.contains { $0.text("by").contains("Yolande Makolo") })
    let source = try #require(said.flatMap { $0.texts("sources") }.first)
    let page = try Program.run("register", "show", source, "--format", "json").json()
    #expect(page.text("source") == source)
    #expect(page.list("statements").contains { $0.text("statement").hasPrefix("usa-rwa-2025#") })
  }

  @Test func eachNumberIsTheLengthOfItsList() throws {
    let all = try Program.run("register", "agreed", "--sender", "USA", "--day", "2026-03-01", "--format", "json").json()
    for (list, number) in try #require(all["numbers"] as? [String: [String: Any]]) {
      let csv = try Program.run(
        "register", "agreed", "--sender", "USA", "--day", "2026-03-01", "--only", list, "--format", "csv")
      #expect(csv.status == 0, "\(csv.err)")
      let rows = csv.out.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
      #expect(rows.count == number["arrangements"] as? Int, "\(list)")
      #expect(Set(rows) == Set(number.texts("ids")))
    }
  }

  @Test func ugandaIsOnlyPossiblyInForceWithinTheYear() throws {
    let text = try Program.run("register", "agreed", "--sender", "USA", "--day", "2026-03-01").out
    #expect(text.contains("Uganda: signed 2025-07-29, possibly in force (2026); denied"))
    let before = try Program.run("register", "agreed", "--sender", "USA", "--day", "2025-12-31").out
    #expect(before.contains("Uganda: signed 2025-07-29; denied"))
  }

  @Test func wrongArgumentsOfTheRecordEndWithTwo() throws {
    let sender = try Program.run("register", "agreed", "--sender", "Libya")
    #expect(sender.status == 2)
    #expect(sender.err.contains("USA"))
    #expect(try Program.run("register", "agreed", "--sender", "USA", "--day", "2026-02-30").status == 2)
    #expect(try Program.run("register", "diff", "2025-05-01", "2025-05-02").status == 2)
    #expect(try Program.run("register", "diff", "2025-05-02", "2025-05-01", "--known").status == 2)
    #expect(try Program.run("register", "diff", "no/such/folder").status == 1)
  }

  @Test func theRecordOfADayHasNothingFromLater() throws {
    let libya = try Program.run("register", "show", "usa-lby-2025", "--known", "2025-05-01")
    #expect(libya.status == 0, "\(libya.err)")
    #expect(libya.out.hasPrefix("As it could be known on 2025-05-01.\n"))
    #expect(!libya.out.contains("2025-05-07"))
    #expect(!libya.out.contains("Tripoli"))
    let early = try Program.run("register", "show", "usa-rwa-2025", "--known", "2025-01-01")
    #expect(early.status == 1)
    #expect(early.err.contains("it is known from 2025-"))
    let list = try Program.run("register", "list", "arrangements", "--known", "2025-01-01")
    #expect(!list.out.contains("usa-rwa-2025"))
    #expect(list.out.contains("usa-can-2002"))
  }

  @Test func weakOnlyClaimsAreFlaggedWhereTheyAppear() throws {
    let shown = try Program.run("register", "show", "usa-lby-2025")
    #expect(shown.out.contains("only weak sources"))
    let list = try Program.run("register", "list", "arrangements")
    #expect(list.out.contains("(only weak sources)"))
    // In the proof of an answer each weak source says so.
    let proof = try Program.run("check", MainJobTests.laotian, "--to", "LBY", "--day", "2026-10-02")
    let words = proof.out.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("(weak source)"))
    let weak = try Program.run("register", "sources", "--weak", "--format", "json").json()
    #expect(!weak.list("sources").isEmpty)
    #expect(weak.list("sources").allSatisfy { $0["weak"] as? Bool == true })
    let alone = try Program.run("register", "sources", "--weak", "--alone", "--format", "json").json()
    #expect(alone.list("sources").allSatisfy { ($0["statements_alone"] as? Int ?? 0) > 0 })
  }

  @Test func whatChangedIsSaidInWords() throws {
    let same = try Program.run("register", "diff", "register")
    #expect(same.status == 0, "\(same.err)")
    #expect(same.out.hasPrefix("Nothing changed"))
    let known = try Program.run("register", "diff", "2025-05-01", "2025-05-07", "--known", "--format", "json").json()
    let changes = known.list("changes")
    #expect(changes.contains { $0.text("subject") == "usa/dvd-libya-order" && $0.text("kind") == "new" })
    #expect(changes.contains { $0.text("section") == "events" && $0.text("subject") == "usa-lby-2025" })
  }
}
