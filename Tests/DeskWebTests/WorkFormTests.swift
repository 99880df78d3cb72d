import Casework
import DeskWeb
import Desks
import Reception
import ReceptionWork
import Register
import Sealing
import TestWire
import Testing

@Suite("Work on the screen", .serialized)
struct WorkFormTests {
  private func page(_ live: LiveDesk) -> String { "/desk/reception/participants/\(live.participant.id)" }

  private static let occupations =
    "7212\tWelders and flame cutters\n7214\tStructural metal preparers\n7213\tSheet metal workers\n"

  private func desk() async throws -> (LiveDesk, Browser) {
    let list = try Occupations(Array(Self.occupations.utf8))
    let live = try await LiveDesk(settings: DeskSettings(occupations: list))
    return (live, try await live.browser(try live.member(.caseworker)))
  }

  private func opening(_ live: LiveDesk, _ changed: [String: String]) -> [(String, String)] {
    var fields = [
      "employer": live.employer.text, "title": "Fitter", "occupation": "7214", "places": "1", "from": "2024-01-05",
      "amount": "30000", "currency": "RWF", "per": "month", "hours": "40", "days": "5",
    ]
    fields.merge(changed) { $1 }
    return fields.map { ($0.key, $0.value) }
  }

  @Test("An opening below the legal wage is flagged with its floor and source, for all and for a participant")
  func flagged() async throws {
    let (live, browser) = try await desk()
    for path in ["/desk/reception/work", "\(page(live))/work"] {
      let text = try await browser.get(path).text
      for words in [
        "Below a floor that must be kept:", "legal least wage: 1,000 RWF a day", "Not less.", "P, “T”, 2024-01-01",
        "7212 Welders and flame cutters",
      ] {
        #expect(text.contains(words), "\(path): \(words)")
      }
    }
    let text = try await browser.get("\(page(live))/work").text
    #expect(text.contains("0 of 1 met") && text.contains("Do they have the skill “welding”?"))
  }

  @Test("An occupation is found by words, and several that fit are offered")
  func occupation() async throws {
    let (live, browser) = try await desk()
    let several = try await browser.post("/desk/reception/openings", opening(live, ["occupation": "metal"]))
    #expect(several.status == 400)
    #expect(several.text.contains("<option value=\"7213\">7213 Sheet metal workers</option>"))
    let one = try await browser.post("/desk/reception/openings", opening(live, ["occupation": "sheet metal"]))
    #expect(one.status == 303)
    #expect(try await browser.get("/desk/reception/work").text.contains("7213 Sheet metal workers"))
    #expect(
      try await browser.post("/desk/reception/openings", opening(live, ["occupation": "9999"])).status == 400)
  }

  @Test("A mistaken condition comes back at its field, with all that was typed")
  func condition() async throws {
    let (live, browser) = try await desk()
    let marker = "<script>\"'>"
    let wrong = try await browser.post(
      "/desk/reception/openings",
      opening(
        live,
        [
          "says-0": "Welding", "condition-0": "skill.welding", "says-1": "French\(marker)",
          "condition-1": "language.fra >\(marker)", "says-2": "Alone",
        ]))
    #expect(wrong.status == 400 && !wrong.text.contains(marker))
    #expect(wrong.text.contains("field-condition-1-mistakes") == false)
    #expect(wrong.text.contains("field-condition-2-mistakes") && wrong.text.contains("value=\"Fitter\""))
    let mistaken = try await browser.post(
      "/desk/reception/openings",
      opening(
        live,
        ["says-0": "Welding", "condition-0": "skill.welding", "says-1": "French", "condition-1": "language.fra >"]))
    #expect(mistaken.status == 400 && mistaken.text.contains("field-condition-1-mistakes"))
    #expect(!mistaken.text.contains("field-condition-0-mistakes"))
    for (field, value) in [
      ("amount", "1.5"), ("amount", "much"), ("currency", "XXX"), ("hours", "200"), ("days", "8"), ("per", "year"),
      ("places", "0"), ("from", "soon"), ("until", "2024-01-01"), ("title", ""), ("employer", "x"),
    ] {
      let reply = try await browser.post("/desk/reception/openings", opening(live, [field: value]))
      #expect(reply.status == 400, "\(field)=\(value): \(reply.status)")
    }
  }

  @Test("What an employer gets is shown before it goes, and goes with consent alone")
  func application() async throws {
    let (live, browser) = try await desk()
    let path = "\(page(live))/openings/\(live.opening)"
    #expect(try await browser.get(path).text.contains("Nobody has asked the participant."))
    #expect(try await browser.post(path, [("seen", "3")]).status == 409)
    let reception = ReceptionDesk(live.desk)
    let consent = Consent(
      id: DeskID(RandomBytes.make(16)), purpose: .employment, recipient: Recipient(.employer), answer: .given,
      day: reception.today,
      shown: Consent.Shown(digest: "00", language: try #require(LanguageCode("kin")), wasReadOut: true))
    _ = try await reception.change(
      live.participant.id, putting: [.consent(consent)], by: Caller(try live.member(.caseworker)))
    let shown = try await browser.get(path).text
    #expect(shown.contains("What the employer gets") && shown.contains("<dd>R-1</dd>"))
    #expect(try await browser.post(path, [("seen", "4")]).text.contains("Hand this over, and nothing else."))
    let work = try await browser.get("\(page(live))/work").text
    #expect(work.contains("waiting for an answer") && work.contains("applied on 4 October 2024"))
    let id = try #require(work.firstMatch(of: /name="application" value="([a-z2-7]{26})"/)).output.1
    let answered = [("application", String(id)), ("result", "offered"), ("day", "2024-10-04"), ("seen", "5")]
    #expect(try await browser.post("\(page(live))/work/outcome", answered).status == 303)
    #expect(try await browser.get("\(page(live))/work").text.contains("<span>offered"))
  }

  @Test("Work is recorded from an opening, checked with what is paid, and ended with its reason")
  func placement() async throws {
    let (live, browser) = try await desk()
    let path = "\(page(live))/work"
    let begun = try await browser.post(
      "\(path)/placement",
      [("opening", live.opening.text), ("day", "2024-08-01"), ("per", "month"), ("occupation", ""), ("seen", "3")])
    let location = try #require(begun.headers["location"])
    #expect(begun.status == 303 && location == "\(path)?changed=4")
    let text = try await browser.get(location).text
    #expect(text.contains("action=\"\(page(live))/undo\"") && text.contains("name=\"number\" value=\"4\""))
    #expect(text.contains("Ask how it goes: due on 31 August 2024, 34 days late"))
    let id = String(try #require(text.firstMatch(of: /name="placement" value="([a-z2-7]{26})"/)).output.1)
    let early = [
      ("placement", id), ("day", "2024-07-31"), ("there", "yes"), ("per", "day"), ("amount", "1500"),
      ("currency", "RWF"), ("seen", "4"),
    ]
    #expect(try await browser.post("\(path)/check", early).status == 400)
    let check = early.map { $0.0 == "day" ? ("day", "2024-10-01") : $0 }
    #expect(try await browser.post("\(path)/check", check).status == 303)
    #expect(try await browser.get(path).text.contains("1 October 2024: still there · 1,500 RWF a day"))
    let end = [("placement", id), ("day", "2024-10-03"), ("reason", "not-paid"), ("seen", "5")]
    #expect(try await browser.post("\(path)/end", end).status == 303)
    let ended = try await browser.get(path).text
    #expect(ended.contains("Ended on 3 October 2024: they were not paid.") && !ended.contains("Ask how it goes"))
    for number in ["6", "5", "4"] {
      #expect(try await browser.post("\(page(live))/undo", [("number", number)]).status == 303)
    }
    #expect(try await !browser.get(path).text.contains(id))
  }

  @Test("Permits, skills and experience are recorded and taken away")
  func abilities() async throws {
    let (live, browser) = try await desk()
    let path = "\(page(live))/work"
    #expect(
      try await browser.post(
        "\(path)/permit", [("standing", "not-needed"), ("from", "2024-01-05"), ("until", ""), ("seen", "3")]
      ).status == 303)
    #expect(
      try await browser.post(
        "\(path)/skill", [("skill", "Driving B"), ("held", "no"), ("source", "said"), ("seen", "4")]
      ).status == 303)
    #expect(
      try await browser.post("\(path)/experience", [("occupation", "welders"), ("years", "3"), ("seen", "5")]).status
        == 303)
    let text = try await browser.get(path).text
    for words in [
      "no permit is needed", "<b>driving b</b> · does not have it", "Welders and flame cutters</b> · 3 years",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(try await browser.post("\(path)/remove", [("item", "skill/driving_b"), ("seen", "6")]).status == 303)
    #expect(try await !browser.get(path).text.contains("driving b"))
    #expect(try await browser.post("\(path)/remove", [("item", "enrolment"), ("seen", "7")]).status == 404)
  }
}
