import Foundation
import PublicWeb
import TestLanguages
import Testing

/// The page for hours before a flight and the person's own sheet, by forms alone.
@Suite struct EmergencyTests {
  private let libya = [("sender", "USA"), ("to", "Libya"), ("day", "2025-07-10"), ("case", WorkedPerson.file)]

  // MARK: where it is found

  @Test("It is one link from home and from the check, and one press from each answer of the check")
  func oneLinkAway() async throws {
    let live = try await LiveSite.shared.value
    for path in ["/", "/check"] { #expect(try await live.text(path).contains("href=\"/emergency\""), "\(path)") }
    let interview = try await live.post("/check", libya + [("do", "begin")])
    let brief = try await live.post("/check", libya + [("do", "brief")])
    for page in [interview, brief] {
      let hours = try await live.press("A flight within hours: what to ask for now", on: page.text)
      #expect(hours.status == 200 && hours.text.contains("Transfer to Libya within hours"))
      // The facts came along.
      #expect(FormText.field("case", in: hours.text)?.contains("notice.written@LBY: false") == true)
    }
  }

  @Test(
    "From a brief for several countries each has its own way; from their interview one is chosen, and facts are kept")
  func severalCountries() async throws {
    let live = try await LiveSite.shared.value
    let several = [("sender", "USA"), ("to", "Libya, Rwanda"), ("day", "2025-07-10"), ("case", WorkedPerson.file)]
    let brief = try await live.post("/check", several + [("do", "brief")])
    let rwanda = try await live.press("Within hours: Rwanda", on: brief.text)
    #expect(rwanda.text.contains("Transfer to Rwanda within hours"))
    let back = try await live.press("To all questions and the brief", on: rwanda.text)
    #expect(back.text.contains("Libya") && FormText.field("to", in: back.text) == "Libya, Rwanda")
    let interview = try await live.post("/check", several + [("do", "begin")])
    let start = try await live.press("A flight within hours: what to ask for now", on: interview.text)
    #expect(start.status == 200 && start.text.contains("19 facts that you gave"))
    let hours = try await live.press("Show what to ask for", on: start.text, filling: ["to": "Libya"])
    #expect(hours.text.contains("Transfer to Libya within hours"))
    #expect(FormText.field("case", in: hours.text)?.contains("person.final_order: true") == true)
  }

  // MARK: the start

  @Test("The start asks for one country, and for the facts of one call, which may all stay open")
  func start() async throws {
    let live = try await LiveSite.shared.value
    let page = try await live.text("/emergency?day=2025-07-10")
    #expect(page.contains("Nothing that you answer here is stored"))
    let facts = page.matches(of: /name="fact:([a-z_.]+)"/)
    #expect(facts.count >= 8)
    let hours = try await live.press("Show what to ask for", on: page, filling: ["to": "rwanda"])
    #expect(hours.status == 200 && hours.headers["cache-control"] == "no-store" && hours.headers["etag"] == nil)
    #expect(hours.text.contains("Law of 10 July 2025") && hours.text.contains("One telephone call: what to ask"))
    let twin = try await live.ask("/emergency.json")
    let object = try #require(try JSONSerialization.jsonObject(with: twin.body) as? [String: Any])
    let groups = try #require(object["call"] as? [[String: Any]])
    #expect(groups.flatMap { $0["questions"] as? [[String: Any]] ?? [] }.count == facts.count)
  }

  @Test("What cannot be read of who, where and when is said beside its field, and what was typed stays")
  func settings() async throws {
    let live = try await LiveSite.shared.value
    let start = try await live.text("/emergency")
    for (filling, words) in [
      (["to": "Rwnda"], "Rwanda"), (["to": ""], "one country"), (["to": "Libya, Rwanda"], "one country"),
      (["to": "Libya", "day": "2025-02-30"], "2025-02-30"), (["to": "Libya", "known": "yesterday"], "yesterday"),
      (["to": "United States"], "the sender itself"),
    ] {
      let page = try await live.press(
        "Show what to ask for", on: start, filling: filling.merging(["fact:person.final_order": "yes"]) { a, _ in a })
      #expect(page.status == 400 && page.text.contains(words), "\(filling)")
      #expect(page.text.contains("aria-invalid=\"true\""))
      #expect(page.text.firstMatch(of: /name="fact:person.final_order"[^>]*>.*?<option value="yes" selected>/) != nil)
    }
  }

  // MARK: the page

  @Test("It says the same as the command: what is owed, from whom, by when, with the rule as a link")
  func page() async throws {
    let live = try await LiveSite.shared.value
    let hours = try await live.post("/emergency", libya)
    for words in [
      "UNDETERMINED", "Owed before the transfer, if it applies", "From:", "When:",
      "href=\"/norms/usa/ice-memo-2025-07-09?day=2025-07-10#rule-notice-24-hours\"", "A finding, not an order",
    ] { #expect(hours.text.contains(words), "\(words)") }
    #expect(hours.text.components(separatedBy: "<h1").count == 2)
    #expect(!hours.text.contains("<script") && !hours.text.contains(" style="))
  }

  @Test("A moment with its zone counts, and goes back to the check")
  func moment() async throws {
    let live = try await LiveSite.shared.value
    let moment = [("sender", "USA"), ("to", "LBY"), ("day", "2026-09-23T12:00-04:00"), ("case", WorkedPerson.file)]
    let hours = try await live.post("/emergency", moment)
    #expect(hours.text.contains("23 September 2026, 12:00 (UTC-04:00)"))
    let day = try await live.post("/emergency", moment.map { $0.0 == "day" ? ("day", "2026-09-23") : $0 })
    #expect(day.text.contains("The law changed within this day") && !hours.text.contains("changed within this day"))
    let check = try await live.press("To all questions and the brief", on: hours.text)
    #expect(check.status == 200 && check.text.contains("value=\"2026-09-23T12:00-04:00\""))
  }

  @Test("What is learnt on the telephone is filled in on the page; what cannot be read is said, and the rest counts")
  func call() async throws {
    let live = try await LiveSite.shared.value
    let first = try await live.post("/emergency", [("to", "LBY"), ("day", "2025-07-10")])
    let asked = first.text.matches(of: /<select id="[^"]*" name="fact:([^"]*)"/).map { String($0.output.1) }
    let fact = try #require(asked.first)
    let second = try await live.press(
      "Show the page with these answers", on: first.text, filling: ["fact:\(fact)": "unknown"])
    #expect(FormText.field("case", in: second.text)?.contains("\(fact): unknown") == true)
    let wrong = try await live.post(
      "/emergency",
      [
        ("to", "LBY"), ("day", "2025-07-10"), ("fact:person.nationality", "Atlantis"),
        ("fact:notice.written", "no"), ("fact:person.final_order", "maybe"),
      ])
    #expect(wrong.status == 400 && wrong.text.contains("2 answers could not be read"))
    #expect(wrong.text.contains("Atlantis") && wrong.text.contains("Transfer to Libya within hours"))
    // A fact about a country is one about that of the flight.
    let told = try #require(FormText.field("case", in: wrong.text))
    #expect(told.contains("notice.written@LBY: false") && !told.contains("nationality"))
  }

  @Test(
    "Forms that the page did not make are refused",
    arguments: [
      [("do", "fly")], [("do", "show:LBY")], [("surprise", "1")], [("fact:no.such", "yes"), ("to", "LBY")],
      [("case", "a: ["), ("to", "LBY")], [("to", "LBY"), ("focus", "XYZ")], [("to", "LBY"), ("sender", "XYZ")],
    ])
  func refused(_ fields: [(String, String)]) async throws {
    #expect(try await LiveSite.shared.value.post("/emergency", fields).status == 400)
  }

  @Test("No fact stands in the log")
  func log() async throws {
    let lines = Lines()
    let live = try await LiveSite(log: { lines.append($0.description) })
    _ = try await live.post("/emergency", libya + [("fact:person.born_on", "1988-02-03")])
    _ = try await live.post("/emergency", [("to", "Atlantis")])
    _ = try await live.ask("/emergency?person.nationality=LAO", method: "POST", body: Data("to=LBY".utf8))
    #expect(lines.all.count == 3)
    for line in lines.all { #expect(line.wholeMatch(of: /POST \/emergency \d{3} \d+µs/) != nil, "\(line)") }
  }

  // MARK: the sheet

  @Test("The person's own sheet has plain sentences and no word of the case in what prints")
  func sheet() async throws {
    let live = try await LiveSite.shared.value
    let brief = try await live.post("/check", libya + [("do", "brief")])
    let hours = try await live.post("/emergency", libya)
    for page in [brief.text, hours.text] {
      let sheet = try await live.press("A sheet for the person", on: page)
      #expect(sheet.status == 200 && sheet.headers["cache-control"] == "no-store")
      let article = try #require(sheet.text.firstMatch(of: /(?s)<article.*<\/article>/)?.output)
      #expect(article.contains("They want to send you to Libya") && article.contains("My notes"))
      for word in ["told-orally", "LAO", "Laos", "1991", "<form"] { #expect(!article.contains(word), "\(word)") }
      let back = try await live.press("Back to the brief", on: sheet.text)
      #expect(back.text.contains("The facts as given") && back.text.contains("told-orally"))
    }
  }

  // MARK: what can be taken away

  /// A person with a period that runs and a step that has a first moment.
  private let timed = """
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
    """

  @Test("Case, receipt and deadlines can be taken from the brief, case and deadlines from the page for hours")
  func downloads() async throws {
    let live = try await LiveSite.shared.value
    let fields = [("sender", "USA"), ("to", "LBY"), ("day", "2025-07-10T15:00-04:00"), ("case", timed)]
    let brief = try await live.post("/check", fields + [("do", "brief")])
    let hours = try await live.post("/emergency", fields)
    let receipt = try await live.press("Download the receipt (JSON)", on: brief.text)
    #expect(receipt.headers["content-disposition"] == "attachment; filename=\"receipt.json\"")
    #expect(receipt.text.contains("\"receipt\": 1"))
    var calendars: [String] = []
    for page in [brief.text, hours.text] {
      let file = try await live.press("Download the case (YAML)", on: page)
      #expect(file.headers["content-disposition"] == "attachment; filename=\"case.yaml\"")
      #expect(file.text.contains("order.final_on: 2025-07-01"))
      let calendar = try await live.press("Deadlines for a calendar (.ics)", on: page)
      #expect(calendar.headers["content-disposition"] == "attachment; filename=\"deadlines.ics\"")
      #expect(calendar.headers["content-type"] == "text/calendar; charset=utf-8")
      #expect(calendar.headers["cache-control"] == "no-store")
      for line in ["DTSTART;VALUE=DATE:20250731\r\n", "DTSTART:20250711T180000Z\r\n", "BEGIN:VALARM\r\n"] {
        #expect(calendar.text.contains(line), "\(line)")
      }
      for word in ["served-in-time", "LAO", "LBY"] { #expect(!calendar.text.contains(word), "\(word)") }
      calendars.append(calendar.text)
    }
    #expect(calendars[0] == calendars[1])
  }

  @Test("A period that is over is said to be over, on every page and in no calendar")
  func passed() async throws {
    let live = try await LiveSite.shared.value
    for (day, isOver) in [("2025-07-31", false), ("2025-08-01", true), ("2025-08-01T00:30-04:00", true)] {
      let fields = [("sender", "USA"), ("to", "LBY"), ("day", day), ("case", timed)]
      let brief = try await live.post("/check", fields + [("do", "brief")])
      #expect(brief.text.contains("Time that has run out") == isOver, "\(day)")
      #expect(brief.text.contains("Time running against the person") == !isOver, "\(day)")
      #expect(brief.text.contains(isOver ? "<b>Ended</b>" : "<b>Until</b>"))
      let hours = try await live.post("/emergency", fields)
      #expect(hours.text.contains("the time ended on 31 July 2025") == isOver, "\(day)")
      #expect(hours.text.contains("until 31 July 2025") == !isOver, "\(day)")
      let sheet = try await live.press("A sheet for the person", on: brief.text)
      #expect(sheet.text.contains("Your time for this ended on 31 July 2025.") == isOver, "\(day)")
      #expect(sheet.text.contains("You have until 31 July 2025.") == !isOver, "\(day)")
      let calendar = try await live.post("/check", fields + [("do", "calendar")])
      #expect(calendar.text.contains("20250731") == !isOver, "\(day)")
    }
  }

  @Test("Norms and arrangements are called by their titles, not by their ids")
  func titles() async throws {
    let live = try await LiveSite.shared.value
    for path in ["/check", "/emergency"] {
      for day in ["2025-07-10", "2025-05-07", "2026-10-02"] {
        let fields = libya.map { $0.0 == "day" ? ("day", day) : $0 } + [("do", path == "/check" ? "brief" : "show")]
        let article = try #require(
          try await live.post(path, fields).text.firstMatch(of: /(?s)<article.*<\/article>/)?.output)
        let words = article.replacing(/<code>.*?<\/code>|\[<a .*?<\/a>\]|<[^>]*>|; for .*?<|<.*?>/, with: " ")
        for id in [/usa-lby-2025/, /without usa\//, /The arrangement [a-z]{3}-/] {
          #expect(words.firstMatch(of: id) == nil, "\(path), \(day): \(words.firstMatch(of: id)?.output ?? "")")
        }
      }
    }
  }

  @Test("Where no time runs there is no calendar, and that is said")
  func nothingForACalendar() async throws {
    let live = try await LiveSite.shared.value
    for page in [try await live.post("/check", libya + [("do", "brief")]), try await live.post("/emergency", libya)] {
      #expect(page.text.contains("there is nothing for a calendar") && !page.text.contains("(.ics)"))
    }
    let asked = try await live.post("/check", libya + [("do", "calendar")])
    #expect(asked.status == 404 && asked.text.contains("no deadline that runs"))
  }
}
