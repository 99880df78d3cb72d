import Foundation
import Testing

/// `programme` as a user runs it.
struct ProgrammeCommandTests {
  private static let family = "cases/participants/family-in-kigali.yaml"

  @Test func everyProgrammeListedIsShownWithItsSources() throws {
    let listed = try Program.run("programme", "list", "--format", "json").json().list("programmes")
    #expect(listed.count >= 3)
    for programme in listed {
      let id = programme.text("programme")
      let shown = try Program.run("programme", "show", id)
      #expect(shown.status == 0, "\(shown.err)")
      #expect(shown.out.contains("\nSources\n"))
      #expect(try Program.run("register", "show", id).out == shown.out)
      let json = try Program.run("programme", "show", id, "--format", "json").json()
      #expect(json.list("entitlements").count == programme["entitlements"] as? Int)
      let names = Set(json.list("sources").map { $0.text("name") })
      for entitlement in json.list("entitlements") {
        #expect(Set(entitlement.texts("sources")).isSubset(of: names))
        #expect(entitlement.text("basis") == "demonstration" || !entitlement.texts("sources").isEmpty)
      }
    }
  }

  /// What the file has by name is a list in JSON, each part with its `name`.
  @Test func theKeysOfAProgrammeAreThoseOfItsFile() throws {
    let file = Program.root.appending(path: "docs/schemas/programme.schema.json")
    let schema = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let forms = try #require(schema["$defs"] as? [String: [String: Any]])
    func keys(_ form: [String: Any]?) -> Set<String> { Set((form?["properties"] as? [String: Any] ?? [:]).keys) }
    var met: Set<String> = []
    func check(_ form: String, _ parts: [[String: Any]], extra: Set<String> = []) {
      for part in parts { #expect(Set(part.keys) == keys(forms[form]).union(extra), "\(form)") }
      if !parts.isEmpty { met.insert(form) }
    }
    for id in ["rwa/integration", "rwa/etm-gashora", "rwa/uk-partnership"] {
      let shown = try Program.run("programme", "show", id, "--format", "json").json()
      #expect(Set(shown.keys) == keys(schema))
      check("entitlement", shown.list("entitlements"))
      check("follow_up", shown.list("follow_ups"))
      check("questionnaire", shown.list("questionnaires"))
      check("question", shown.list("questionnaires").flatMap { $0.list("questions") })
      check("wage_floor", shown.list("wage_floors"))
      let terms = shown["terms"] as? [String: Any]
      check("terms", [terms].compactMap(\.self))
      check("contact_lost", [terms?["contact_lost"] as? [String: Any]].compactMap(\.self))
      check("complaints_outside", [shown["complaints_outside"] as? [String: Any]].compactMap(\.self))
      check("claim", shown.list("claims"))
      check("payment", shown.list("claims").compactMap { $0["payment"] as? [String: Any] })
      check("source", shown.list("sources"), extra: ["name"])
    }
    #expect(met == Set(forms.keys).subtracting(["state", "retraction"]))
    let dated = try Program.run("programme", "show", "rwa/etm-gashora").out
    #expect(dated.contains("Rwanda Today · 2020-07-14 · sources: r34"))
  }

  @Test func termsThatNobodyAgreedAreSaidToBeUsual() throws {
    let agreed = try Program.run("programme", "show", "rwa/integration").out
    #expect(agreed.contains("- work is checked 30, 90, 180 and 365 days after its start\n"))
    #expect(agreed.contains("- a payment is on time within 7 days of its day\n    demonstration: nobody has published"))
    let usual = try Program.run("programme", "show", "rwa/uk-partnership")
    #expect(usual.out.contains("- a payment is on time within 7 days of its day, as is usual"))
    #expect(usual.out.contains("Complaints that nobody inside may read\n  - Monitoring Committee"))
    let json = try Program.run("programme", "show", "rwa/etm-gashora", "--format", "json").json()
    #expect(json["terms"] is NSNull && json["complaints_outside"] is NSNull)
  }

  @Test func whetherAProgrammeRanOnAfterADoubtfulEndIsAsked() throws {
    func stipend(_ more: String, _ day: String) throws -> [String: Any] {
      let input = """
        {participant: r-1, enrolled: 2025-09-01, household: {adults: 1, children: 0},
         facts: {participant.in_first_housing: true, participant.left_country: false\(more)}}
        """
      let arguments = ["programme", "show", "rwa/etm-gashora", "--facts", "-", "--from", day, "--until", day]
      let shown = try Program.run(arguments + ["--format", "json"], input: input).json()
      return try #require(shown.list("periods").first { $0.text("entitlement") == "stipend" })
    }
    #expect(try stipend("", "2025-12-01").text("outcome") == "owed")
    let after = try stipend("", "2026-01-01")
    #expect(after.text("outcome") == "unknown")
    #expect(after.texts("missing") == ["programme.runs"])
    #expect(try stipend(", programme.runs: false", "2026-01-01").text("outcome") == "not-owed")
  }

  @Test func premiumsAreThoseOfTheBandsFromJuly2026() throws {
    for (enrolled, outcome) in [("2026-06-30", "not-owed"), ("2026-07-01", "owed")] {
      let input = """
        {participant: r-1, enrolled: \(enrolled), household: {adults: 1, children: 0}, facts: {participant.income_band: band-3,
         participant.registered: true, participant.insured_elsewhere: false, participant.left_country: false}}
        """
      let arguments = ["programme", "show", "rwa/integration", "--facts", "-", "--until", enrolled, "--format", "json"]
      let shown = try Program.run(arguments, input: input).json()
      let premiums = shown.list("periods").filter { $0.text("entitlement").hasPrefix("premium-band-") }
      #expect(premiums.count == 4)
      #expect(premiums.first { $0.text("entitlement") == "premium-band-3" }?.text("outcome") == outcome)
      #expect(premiums.count { $0.text("outcome") == "owed" } == (outcome == "owed" ? 1 : 0))
    }
  }

  @Test func aFigureThatNobodyPublishedSaysSoWhereverItIsOwed() throws {
    let schedule = try Program.run("programme", "show", "rwa/integration", "--facts", Self.family, "--format", "json")
      .json()
    let stipends = schedule.list("periods").filter { $0.text("entitlement") == "stipend" }
    #expect(stipends.filter { $0.text("outcome") == "owed" }.map { $0.text("on") }.count == 6)
    #expect(stipends.allSatisfy { $0.text("basis") == "demonstration" })
    let total = try #require(schedule.list("totals").first)
    #expect(total.text("amount") == "1890000")
    #expect(total.text("demonstration") == "1890000")
    let text = try Program.run("programme", "show", "rwa/integration", "--facts", Self.family).out
    #expect(text.contains("[stipend] (demonstration: nobody has published this)"))
  }

  @Test func whatIsNotKnownIsAskedAndNeverNo() throws {
    let input = "{participant: r-1, enrolled: 2026-08-10}"
    let arguments = [
      "programme", "show", "rwa/integration", "--facts", "-", "--until", "2026-08-31", "--format", "json",
    ]
    let schedule = try Program.run(arguments, input: input).json()
    let housing = try #require(schedule.list("periods").first { $0.text("entitlement") == "housing" })
    #expect(housing.text("outcome") == "unknown")
    #expect(housing.texts("missing") == ["participant.own_home", "participant.left_country"])
    let asked = schedule.list("missing").map { $0.text("fact") }
    #expect(Set(asked).isSuperset(of: ["participant.left_country", "participant.income_band"]))
  }

  @Test func aSpanGivesWhatFallsDueInIt() throws {
    let arguments = ["programme", "show", "rwa/integration", "--facts", Self.family, "--format", "json"]
    let april = try Program.run(arguments + ["--from", "2026-04-01", "--until", "2026-04-30"]).json()
    let days = april.list("periods").map { $0.text("on") }
    #expect(!days.isEmpty)
    #expect(days.allSatisfy { $0.hasPrefix("2026-04-") })
    #expect(days == days.sorted())
  }

  @Test func everyMistakeInAParticipantIsNamedWithItsPlace() throws {
    let input = """
      participant: r-1
      enrolled: 2026-03-32
      household: {adults: two, chldren: 1}
      facts: {participant.in_wrk: true, household.adults: 1}
      """
    let outcome = try Program.run("programme", "show", "rwa/integration", "--facts", "-", input: input)
    #expect(outcome.status == 1)
    #expect(outcome.out == "")
    #expect(
      outcome.err.split(separator: "\n").map(String.init) == [
        "standard input:2:11: found the date 2026-03-32, which does not exist; expected a day from 01 to 31 in 2026-03. [wrong-date]",
        "standard input:3:26: found the key “chldren”; expected a key of a household (adults, children); write children. [unknown-key]",
        "standard input:3:21: found “two” for household.adults; expected a whole number from 0; write household.adults: 1. [wrong-fact-form]",
        "standard input:4:9: found the fact “participant.in_wrk”; expected a fact declared in facts.yaml; write participant.in_work. [unknown-fact]",
        "found 4 mistakes in the participant; nothing was worked out",
      ])
  }

  @Test func whatStandsTwiceIsAMistake() throws {
    let input = "{participant: r-1, enrolled: 2026-03-10, household: {adults: 1}, facts: {household.adults: 2}}"
    let outcome = try Program.run("programme", "show", "rwa/integration", "--facts", "-", input: input)
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("found the fact household.adults again (first at line 1)"))
  }

  @Test(arguments: [
    (["rwa/integraton"], 1, "write rwa/integration"),
    (["rwa/integration", "--from", "2026-01-01"], 2, "without --facts"),
    (["rwa/integration", "--facts", "nofile.yaml"], 1, "found no file of this name"),
    (["rwa/integration", "--facts", family, "--from", "2026-02-30"], 2, "--from: found the date 2026-02-30"),
    (
      ["rwa/integration", "--facts", family, "--from", "2026-05-02", "--until", "2026-05-01"], 2,
      "expected a day before it"
    ),
    (["rwa/integration", "--facts", family, "--until", "2199-01-01"], 2, "expected at most 40000"),
  ])
  func wrongUsageSaysWhatToWrite(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let outcome = try Program.run(["programme", "show"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.err.contains(words), "\(outcome.err)")
  }

  @Test func mistakesInProgrammesAreThoseOfTheRegister() throws {
    try Program.withFolder { folder in
      let manager = FileManager.default
      let register = folder.appending(path: "register")
      try manager.copyItem(at: Program.root.appending(path: "register"), to: register)
      let file = register.appending(path: "programmes/rwa/integration.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(
        text.replacing("until: participant.own_home", with: "until: participant.owm_home")
          .replacing("questionnaire: arrival,", with: "questionnaire: arival,").utf8
      ).write(to: file)
      let outcome = try Program.run("register", "check", "--quick", register.path)
      #expect(outcome.status == 1)
      #expect(outcome.out.contains("found the undeclared name 'participant.owm_home'"))
      #expect(outcome.out.contains("write participant.own_home. [unknown-fact]"))
      #expect(outcome.out.contains("found the questionnaire “arival”"))
      #expect(outcome.err.contains("found 2 mistakes"))
      // A register with mistakes answers nothing.
      #expect(try Program.run("programme", "list", "--register", register.path).status == 1)
    }
  }
}
