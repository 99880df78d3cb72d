import Foundation
import PublicWeb
import Synchronization
import TestLanguages
import Testing

/// The interview without JavaScript: every step is a form that is posted, and the answer is only in what is posted.
@Suite struct CheckTests {
  private func post(_ fields: [(String, String)], _ live: LiveSite) async throws -> FormAnswer {
    try await live.post("/check", fields)
  }

  private func field(_ name: String, in html: String) -> String? { FormText.field(name, in: html) }

  private let libya = [("sender", "USA"), ("to", "Libya"), ("day", "2025-05-07")]

  @Test("The start asks who sends, where to and when, and says that nothing is stored")
  func start() async throws {
    let text = try await LiveSite.shared.value.text("/check?day=2025-05-07")
    #expect(text.contains("Nothing that you answer here is stored"))
    #expect(text.contains("name=\"sender\"") && text.contains("enctype=\"multipart/form-data\""))
    #expect(text.contains("name=\"day\" value=\"2025-05-07\""))
  }

  @Test("The first question is the most decisive, with its help and its law; the finding stands beside it")
  func firstQuestion() async throws {
    let live = try await LiveSite.shared.value
    let page = try await post(libya + [("do", "begin")], live)
    #expect(page.status == 200 && page.headers["cache-control"] == "no-store" && page.headers["etag"] == nil)
    let asked = try #require(field("asked", in: page.text))
    let next = try await next(of: [:])
    #expect(asked == next)
    #expect(page.text.contains("The law that makes it matter") && page.text.contains("UNDETERMINED"))
    #expect(page.text.contains("I do not know"))
  }

  /// What the API would ask next in the same case.
  private func next(of facts: [String: Any]) async throws -> String {
    let live = try await LiveSite.shared.value
    let body = try JSONSerialization.data(withJSONObject: [
      "sender": "USA", "to": ["LBY"], "day": "2025-05-07", "facts": facts,
    ])
    let answer = try await live.ask(
      "/v1/check", method: "POST", headers: ["Content-Type": "application/json"], body: body)
    let object = try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
    let questions = try #require(object["ask_next"] as? [[String: Any]])
    return try #require(questions.first?["fact"] as? String)
  }

  @Test("Answers are kept in the form, can be changed and taken back, and not knowing asks no more")
  func answersAreKept() async throws {
    let live = try await LiveSite.shared.value
    var page = try await post(libya + [("do", "begin")], live)
    let first = try #require(field("asked", in: page.text))
    page = try await post(libya + [("asked", first), ("do", "unknown")], live)
    let second = try #require(field("asked", in: page.text))
    #expect(second != first)
    let told = try #require(field("case", in: page.text))
    #expect(told.contains("\(first): unknown"))
    page = try await post(libya + [("case", told), ("do", "change:\(first)")], live)
    #expect(field("asked", in: page.text) == first)
    page = try await post(libya + [("case", told), ("do", "back")], live)
    #expect(field("asked", in: page.text) == first && field("case", in: page.text) ?? "" == "")
  }

  @Test("Each type of fact can be answered in words; what cannot be read is asked again with its reason")
  func typesAreRead() async throws {
    let live = try await LiveSite.shared.value
    func answer(_ fact: String, _ value: String, _ more: [(String, String)] = []) async throws -> (Int, String) {
      let page = try await post(libya + [("asked", fact), ("answer", value), ("do", "answer")] + more, live)
      return (page.status, field("case", in: page.text) ?? page.text)
    }
    #expect(try await answer("person.nationality", "Laos, iraq", [("more", "yes")]).1.contains("[IRQ, LAO, more]"))
    #expect(try await answer("person.nationality", "none").1.contains("person.nationality: []"))
    #expect(try await answer("person.born_on", "1988-02-03").1.contains("person.born_on: 1988-02-03"))
    #expect(try await answer("person.order_kind", "240").1.contains("person.order_kind: '240'"))
    let dated = try await answer("person.born_on", "1988-02-03", [("since", "2024-01-01")])
    #expect(dated.1.contains("{value: 1988-02-03, from: 2024-01-01}"))
    for (fact, value) in [("person.born_on", "1988-02-30"), ("person.nationality", "Atlantis"), ("person.born_on", "")]
    {
      let page = try await post(libya + [("asked", fact), ("answer", value), ("do", "answer")], live)
      #expect(page.status == 400 && field("asked", in: page.text) == fact)
      #expect(page.text.contains("class=\"mistakes\"") && page.text.contains("aria-invalid=\"true\""))
    }
  }

  private let detained = WorkedPerson.file

  @Test("The brief has finding, reasons, steps, proof, what to ask, the facts and the digests")
  func brief() async throws {
    let live = try await LiveSite.shared.value
    let page = try await post(libya + [("case", detained), ("do", "brief")], live)
    #expect(page.status == 200)
    for words in [
      "BARRED", "Owed first", "Proof", "The facts as given", "sha256:0000", "To compute it again",
      "told-orally",
    ] { #expect(page.text.contains(words), "\(words)") }
    #expect(page.text.components(separatedBy: "<h1").count == 2)
    // A day on which the finding is open: what would settle it comes with it.
    let open = [("sender", "USA"), ("to", "LBY"), ("day", "2025-06-24"), ("case", detained), ("do", "brief")]
    let later = try await post(open, live)
    #expect(later.text.contains("UNDETERMINED") && later.text.contains("What to ask next"))
  }

  @Test("The case and the receipt can be taken away, and the receipt is what the program writes")
  func downloads() async throws {
    let live = try await LiveSite.shared.value
    let file = try await post(libya + [("case", detained), ("do", "case")], live)
    #expect(file.headers["content-disposition"] == "attachment; filename=\"case.yaml\"")
    #expect(file.text.contains("notice.written@LBY: false") && file.headers["cache-control"] == "no-store")
    let receipt = try await post(libya + [("case", detained), ("do", "receipt")], live)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(receipt.text.utf8)) as? [String: Any])
    #expect(object["receipt"] as? Int == 1 && (object["findings"] as? [String: String])?["LBY"] == "barred")
    #expect((object["answer"] as? String)?.count == 71)
  }

  @Test("Impossible settings are shown beside their fields")
  func settings() async throws {
    let live = try await LiveSite.shared.value
    for (fields, words) in [
      ([("to", "Rwnda")], "Rwanda"), ([("day", "2025-02-30")], "2025-02-30"), ([("sender", "XYZ")], "XYZ"),
      ([("to", "USA")], "the sender itself"), ([("day", "2025-07-10T14:00")], "which has no zone"),
      ([("day", "2025-07-10 9:05 -0400")], "Write instead: 2025-07-10T09:05-04:00"),
      ([("day", "2025-07-10 14:00")], "Write instead: 2025-07-10T14:00-04:00, where -04:00 is the zone of the place"),
      ([("day", "yesterday")], "or a moment with its zone"), ([("known", "2025-5-7")], "Write instead: 2025-05-07"),
    ] {
      let page = try await post([("do", "begin")] + fields, live)
      #expect(page.status == 400 && page.text.contains(words), "\(words)")
    }
  }

  // MARK: files

  private func upload(
    _ parts: String, _ live: LiveSite, type: String = "multipart/form-data; boundary=XX"
  ) async throws -> (status: Int, text: String) {
    let answer = try await live.ask(
      "/check", method: "POST", headers: ["Content-Type": type], body: Data(parts.utf8))
    return (answer.status, String(decoding: answer.body, as: UTF8.self))
  }

  private func part(_ file: String) -> String {
    "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a; \\\"b.yaml\"\r\nContent-Type: text/yaml\r\n\r\n"
      + file + "\r\n--XX\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nupload\r\n--XX--\r\n"
  }

  @Test("A case file is read, and every mistake in it is shown with its line and what to write instead")
  func caseFile() async throws {
    let live = try await LiveSite.shared.value
    let page = try await upload(part(detained), live)
    #expect(page.status == 200 && page.text.contains("told-orally"))
    let broken = """
      case: broken
      sender: USA
      facts:
        person.nationalty: [LAO]
        person.final_order: perhaps
        person.born_on: 1988-02-30
      """
    let refused = try await upload(part(broken), live)
    #expect(refused.status == 400)
    for words in ["3 mistakes", "Put them right", "Line 4:", "person.nationality", "Line 5:", "Line 6:"] {
      #expect(refused.text.contains(words), "\(words)")
    }
  }

  @Test("One mistake is spoken of as one")
  func oneMistake() async throws {
    let live = try await LiveSite.shared.value
    let refused = try await upload(part("case: x\nsender: USA\nfacts: {person.final_order: perhaps}\n"), live)
    #expect(refused.text.contains("The file has 1 mistake<") && refused.text.contains("Put it right"))
  }

  @Test("Malformed forms, other types and bad encodings get a 4xx that says why")
  func malformed() async throws {
    let live = try await LiveSite.shared.value
    let good = part(detained)
    for body in [
      "", "--XX", "--XX--x", "--YY\r\n\r\n", good.replacingOccurrences(of: "--XX--", with: "--XX"),
      good.replacingOccurrences(of: "name=\"file\"", with: "nam=\"file\""),
      good.replacingOccurrences(of: "name=\"do\"", with: "name=\"dont\""), String(good.prefix(60)),
      good.replacingOccurrences(of: "\r\n\r\ncase", with: "\ncase"),
    ] {
      let page = try await upload(body, live)
      #expect(page.status == 400, "\(body.debugDescription.prefix(80)) gave \(page.status)")
      #expect(page.text.contains("xpected"))
    }
    #expect(try await upload(good, live, type: "multipart/form-data").status == 400)
    #expect(try await upload("do=begin", live, type: "text/plain").status == 415)
    let form = "application/x-www-form-urlencoded"
    #expect(try await upload("do=begin", live, type: form + "; charset=latin1").status == 415)
    for body in ["do=%ZZ", "do=begin&day=%FF%FE", "surprise=1", "do=begin&do=back", "do=fly", "case=a%00b"] {
      #expect(try await upload(body, live, type: form).status == 400, "\(body)")
    }
    let bytes = try await live.ask(
      "/check", method: "POST", headers: ["Content-Type": "multipart/form-data; boundary=XX"],
      body: Data(good.utf8) + Data([0xFF]) + Data(repeating: 0x41, count: 1_100_000))
    #expect(bytes.status == 413)
    #expect(try await live.ask("/check").status == 200)
  }

  @Test("No fact stands in the log, whatever is posted and whatever comes of it")
  func logHasNoFacts() async throws {
    let lines = Lines()
    let live = try await LiveSite(log: { lines.append($0.description) })
    let secret = "person.nationality"
    _ = try await post(libya + [("case", detained), ("do", "brief")], live)
    _ = try await post(libya + [("asked", secret), ("answer", "Atlantis"), ("do", "answer")], live)
    _ = try await upload(part(detained), live)
    _ = try await live.ask("/check?\(secret)=LAO")
    for body in ["{\"sender\":\"USA\",\"facts\":{\"\(secret)\":[\"LAO\"]}}", "{\"\(secret)"] {
      _ = try await live.ask(
        "/v1/check?\(secret)=LAO", method: "POST", headers: ["Content-Type": "application/json"], body: Data(body.utf8))
    }
    let written = lines.all
    #expect(written.count == 6)
    for line in written {
      #expect(line.wholeMatch(of: /(GET|POST) \/(v1\/)?check \d{3} \d+µs/) != nil, "\(line)")
    }
  }
}

/// What a server logs, while tests read it.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  func append(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
}
