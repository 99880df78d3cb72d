import DeskWeb
import Desks
import Reception
import ReceptionWork
import Register
import TestWire
import Testing

@Suite("Follow-ups, tries and signs on the screen", .serialized)
struct WelfareFormTests {
  private func page(_ live: LiveDesk) -> String { "/desk/reception/participants/\(live.participant.id)" }

  @Test("A follow-up is held with its answers, which are shown again")
  func held() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let path = "\(page(live))/follow-ups/first-week"
    #expect(try await browser.get("\(page(live))/follow-ups").text.contains("missed, 23 days late"))
    let reply = try await browser.post(
      path,
      [
        ("day", "2024-09-12"), ("seen", "3"), ("answer-safe", "true"), ("answer-sleeps", "badly"),
        ("answer-people", "4"), ("answer-more", "A leak <in> the roof"),
      ])
    #expect(reply.status == 303 && reply.headers["location"] == "\(page(live))/follow-ups?done=held&changed=4")
    #expect(try await browser.get("\(page(live))/follow-ups").text.contains("Held on 12 September 2024"))
    let shown = try await browser.get(path).text
    for text in ["<dd class=\"text-of-note\">Badly</dd>", ">4</dd>", "A leak &lt;in&gt; the roof"] {
      #expect(shown.contains(text), "\(text)")
    }
  }

  @Test("Wrong answers come back with what was typed, each with what is wrong")
  func mistakes() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let path = "\(page(live))/follow-ups/first-week"
    let reply = try await browser.post(
      path,
      [
        ("day", "2024-09-12"), ("seen", "3"), ("answer-people", "many"), ("answer-sleeps", "so-so"),
        ("answer-more", "kept"),
      ])
    #expect(reply.status == 400)
    for text in ["value=\"many\"", "from 0 to 999999999", "one of those that the form offers", ">\nkept</textarea>"] {
      #expect(reply.text.contains(text), "\(text)")
    }
    for day in ["2024-09-03", "2024-10-05", "soon", ""] {
      #expect(try await browser.post(path, [("day", day), ("seen", "3")]).status == 400, "\(day)")
    }
    #expect(try await browser.get("\(page(live))/follow-ups/no-such").status == 404)
  }

  @Test("A sign opens the alert, says what is found for the next State, and is settled from a day on")
  func signs() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let open = try await browser.get("\(page(live))/follow-ups").text
    #expect(open.contains("Signs of an onward removal") && open.contains("has not linked an earlier case"))
    let early = try await browser.post(
      "\(page(live))/signs/settle", [("sign", live.sign.text), ("day", "2024-10-03"), ("seen", "3")])
    #expect(early.status == 400 && early.text.contains("a day from 2024-10-04 on"))
    let settled = try await browser.post(
      "\(page(live))/signs/settle", [("sign", live.sign.text), ("day", "2024-10-04"), ("seen", "3")])
    #expect(settled.status == 303)
    let page = try await browser.get("\(page(live))/follow-ups?done=settled").text
    #expect(!page.contains("Open since") && page.contains("Signs that are settled"))
  }

  @Test("A try to reach somebody is taken back from the page that follows, which says what was done")
  func takenBack() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let reply = try await browser.post(
      "\(page(live))/attempts", [("means", "call"), ("outcome", "no-answer"), ("day", "2024-10-02"), ("seen", "3")])
    let location = try #require(reply.headers["location"])
    let following = try await browser.get(location).text
    #expect(following.contains("The try to reach them was recorded.") && following.contains("<b>no answer</b>"))
    let number = try #require(following.firstMatch(of: /name="number" value="([0-9]+)"/)).output.1
    let undone = try await browser.post("\(page(live))/undo", [("number", String(number))])
    #expect(undone.status == 303)
    #expect(try await !browser.get("\(page(live))/follow-ups").text.contains("<b>no answer</b>"))
    // Who only reads is offered nothing to take back, and an address of before neither.
    let reader = try await live.browser(try live.member(.reader))
    #expect(try await !reader.get(location).text.contains("/undo\""))
    #expect(try await !browser.get(location).text.contains("/undo\""))
  }

  @Test("Who only reads sees no form, and who wrote on an older state is told")
  func reading() async throws {
    let live = try await LiveDesk()
    let reader = try await live.browser(try live.member(.reader))
    #expect(try await !reader.get("\(page(live))/follow-ups").text.contains("Record the sign"))
    let browser = try await live.browser(try live.member(.caseworker))
    let sent = [("sign", live.sign.text), ("day", "2024-10-04"), ("seen", "2")]
    #expect(try await browser.post("\(page(live))/signs/settle", sent).status == 409)
  }
}
