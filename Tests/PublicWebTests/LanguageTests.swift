import Foundation
import Pages
import Register
import RegisterFiles
import Safeguards
import TestLanguages
import Testing

/// All that a reader sees or hears comes from the catalogue or from the register.
@Suite(.serialized) struct LanguageTests {
  private static let brackets = BracketLanguage()
  private static let live = Task { try await LiveSite(language: brackets.language) }

  /// What the register says; and names of parameters, methods and formats, which are the same in every language.
  private static let content: RegisterWords? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let (files, _) = try? RegisterReader.files(at: root.appendingPathComponent("register").path) else {
      return nil
    }
    return RegisterWords(
      files,
      and: [
        "sha256", "test", "day", "known", "from", "to", "stage", "kind", "sender", "destination", "region", "reception",
        "text", "doubt", "sort", "order", "do", "limit", "cursor", "GET", "HEAD", "POST", "OPTIONS", "PUT", "UTF-8",
        "text/plain", "latin1", "application/json", "agreed", "suspended", "ended", "discussed", "refused", "denied",
        "silent", "case", "asked", "answer", "more", "scope", "since", "focus", "file", "v1", "arrangements",
        "transfers",
        "all", "told-orally", "transfers.csv", "text/csv",
      ])
  }()

  /// What is from neither; `typed` is what the request itself had in it.
  private func strange(_ html: String, typed: String = "") throws -> [String] {
    let visible = VisibleText(html: html)
    #expect(visible.said > 100)
    let content = try #require(Self.content)
    return visible.strange.filter { !content.make($0) && !typed.contains($0) }
  }

  @Test("Every page of the register speaks from the catalogue")
  func pages() async throws {
    let content = try #require(Self.content)
    var places: [String: String] = [:]
    for (path, html) in await StaticSiteTests.files.value where path.hasSuffix(".html") {
      await Task.yield()
      let visible = VisibleText(html: html)
      #expect(visible.said > 100, "\(path)")
      for text in visible.strange { places[text] = path }
    }
    let strange = places.filter { !content.make($0.key) }
    #expect(strange.isEmpty, "\(strange.prefix(60).map { "\($0.value): \($0.key)" }.sorted().joined(separator: "\n"))")
  }

  @Test("Unions, republics and groups of islands have an article in an English sentence")
  func articles() throws {
    let names = try LiveSite.site().norms.corpus.states.map(\.name).filter { name in
      name.contains(/^United |Republic|(Islands|Netherlands|Territory|Territories)$/) && !name.contains(" and ")
    }
    #expect(names.count > 20)
    for name in names { #expect(Language.english.inSentence(name) == "the \(name)") }
  }

  @Test("So does every feed")
  func feeds() async throws {
    let content = try #require(Self.content)
    for (path, xml) in await StaticSiteTests.files.value where path.hasSuffix(".atom") {
      await Task.yield()
      // Ids, days and addresses are for programs.
      for part in xml.matches(of: /<(title|content type="html")>([^<]*)</) {
        let strange = VisibleText(html: FormText.decoded(String(part.output.2))).strange.filter { !content.make($0) }
        #expect(strange.isEmpty, "\(path): \(strange)")
      }
    }
  }

  @Test("So does what is chosen, compared and asked, and every step of the check")
  func forms() async throws {
    let live = try await Self.live.value
    var pages: [(String, String)] = []
    for path in [
      "/", "/arrangements?sort=people&order=desc", "/arrangements?stage=agreed&doubt=denied&text=false",
      "/norms?binds=USA",
      "/states?role=every", "/sources?weak=only&sort=alone", "/transfers?destination=RWA", "/check", "/emergency",
      "/changes?from=2024-01-01&to=2026-06-01", "/changes?from=2020-01-01&to=2024-01-01", "/?day=2025-05-07",
      "/arrangements?day=2025-05-07&known=2025-06-01", "/changes?from=2020-01-01&to=2020-01-01",
    ] {
      let answer = try await live.ask(path)
      #expect(answer.status == 200, "\(path)")
      pages.append((path, String(decoding: answer.body, as: UTF8.self)))
    }
    let person = [("sender", "USA"), ("day", "2025-07-10T14:00-04:00"), ("case", WorkedPerson.file)]
    for to in ["Libya", "Libya, Rwanda, Mexico", "all"] {
      for button in ["begin", "brief", "sheet", "change:person.nationality", "change:person.entered_on", "back"] {
        let page = try await live.post("/check", person + [("to", to), ("do", button)])
        pages.append(("/check \(to) \(button)", page.text))
      }
      for button in ["show", "emergency"] {
        let page = try await live.post("/emergency", person + [("to", to), ("do", button)])
        pages.append(("/emergency \(to) \(button)", page.text))
      }
    }
    for to in ["Libya", ""] {
      let page = try await live.post("/check", [("sender", "USA"), ("to", to), ("do", "begin")])
      pages.append(("/check \(to)", page.text))
    }
    for (name, html) in pages {
      let strange = try self.strange(html)
      #expect(strange.isEmpty, "\(name): \(Set(strange).sorted().prefix(20))")
    }
  }

  // MARK: mistakes

  private struct Sent {
    var path: String
    var method = "GET"
    var type = "application/x-www-form-urlencoded"
    var body = ""
  }

  /// A request for each mistake that one can make. What is typed has no word of any language in it.
  private static let mistakes: [Sent] = {
    let long = String(repeating: "1", count: 2_100)
    let gets = [
      "/zz", "/%E4", "/?day=%E4", "/?1=1", "/?dat=1", "/?day=1&day=1", "/?day=2025-02-30", "/?day=2025-13-01",
      "/?day=2025-05",
      "/?day=1.5.2025", "/arrangements?stage=agred", "/arrangements?stage=1", "/changes?from=2025-06-02&to=2025-06-01",
      "/norms/usa/ina-241b33", "/norms/1", "/arrangements/usa-lby-2025?known=2020-01-01", "/?1=" + long,
      "/v1/zz", "/v1/arrangement", "/v1/%E4", "/v1/norms?limit=0", "/v1/norms?cursor=1", "/v1/transfers/1",
      "/v1/1?1=" + long,
    ].map { Sent(path: $0) }
    let forms = [
      "do=begin&day=%E4", "1=1", "do=begin&do=back", "do=1", "case=a%00b", "case=%7B", "do=%ZZ", "do=upload",
      "do=yes&asked=person.nationalty", "do=yes&asked=1", "do=begin&sender=1", "do=begin&to=Rwnda", "do=begin&to=123",
      "do=begin&to=USB", "do=begin&to=USA", "do=begin&day=2025-02-30", "do=begin&day=2025-07",
      "do=begin&day=2025-07-10T14:00",
      "do=begin&day=2025-07-10T14:00-4", "do=begin&day=2025-07-10%2014:00", "do=begin&day=2025-07-10T",
      "do=begin&day=1",
      "do=begin&known=2025-5-7", "do=begin&sender=USA&known=1990-01-01", "do=begin&to=Libya&focus=123",
      "do=begin&sender=ZZZ&to=",
      "do=calendar&to=Libya&day=2020-01-01",
      "do=answer&asked=person.born_on&answer=1.5.1990", "do=answer&asked=person.born_on&answer=1990-02-30",
      "do=answer&asked=person.nationality&answer=Lybia", "do=answer&asked=person.nationality&answer=",
      "do=answer&asked=notice.served@LBY&answer=12", "do=answer&asked=person.order_kind&answer=1",
      "do=answer&asked=person.final_order&answer=1", "do=answer&asked=person.entered_on&answer=1990-01-01&since=1",
      (0..<70).map { "to=\($0)" }.joined(separator: "&"),
    ].map { Sent(path: "/check", method: "POST", body: $0) }
    let hours = ["do=1", "do=show", "do=show&to=Libya,Rwanda", "do=show&to=Libya&fact:person.final_order=1"]
      .map { Sent(path: "/emergency", method: "POST", body: $0) }
    let part = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"1\"\r\n\r\n"
    let files = [
      "", "--Y", "--X--1", "--X1", part + "1", "--X\r\n1", "--X\r\n1\r\n\r\n1\r\n--X--",
      "--X\r\nA: 1\r\n\r\n1\r\n--X--", "--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--",
      part + "1: [\r\n--X--", part + "case: 1\nsender: USA\nfacts: {person.born_on: 1}\r\n--X--",
    ].map { Sent(path: "/check", method: "POST", type: "multipart/form-data; boundary=X", body: $0) }
    let bytes = "--X\r\nContent-Disposition: form-data; name=\"day\"\r\n\r\n\u{0}\r\n--X--"
    let proofs = "{\"sender\":\"USA\",\"to\":\"all\",\"proof\":true,\"facts\":{}}"
    let questions = [
      "{", "{\"sender\":\"FJI\",\"facts\":{}}", "{}", "1", "{\"sender\":\"USB\",\"facts\":{}}",
      "{\"sender\":\"LBY\",\"facts\":{}}", proofs,
    ]
    .map { Sent(path: "/v1/check", method: "POST", type: "application/json", body: $0) }
    return gets + forms + hours + files + questions + [
      Sent(path: "/check", method: "PUT"), Sent(path: "/check?1=1", method: "POST", body: "do=begin"),
      Sent(path: "/check", method: "POST", type: "multipart/form-data; boundary=X", body: bytes),
      Sent(path: "/check", method: "POST", type: "multipart/form-data", body: "1"),
      Sent(path: "/check", method: "POST", type: "text/plain", body: "1"),
      Sent(path: "/check", method: "POST", type: "", body: "1"),
      Sent(path: "/check", method: "POST", type: "application/x-www-form-urlencoded; charset=latin1", body: "1"),
      Sent(path: "/v1/check", method: "POST", type: "text/plain", body: "1"),
      Sent(path: "/v1/check", method: "POST", type: "application/json; charset=latin1", body: "1"),
      Sent(path: "/check", method: "POST", body: String(repeating: "1", count: 1_100_000)),
    ]
  }()

  @Test("So does every mistake, and none has words that no request brings forth")
  func mistakes() async throws {
    let live = try await Self.live.value
    for sent in Self.mistakes {
      let answer = try await live.ask(
        sent.path, method: sent.method, headers: sent.method == "GET" ? [:] : ["Content-Type": sent.type],
        body: sent.method == "GET" ? nil : Data(sent.body.utf8))
      let text = String(decoding: answer.body, as: UTF8.self)
      let name = "\(sent.method) \(sent.path.prefix(60)) \(sent.body.prefix(80))"
      // The page for hours shows what it can beside what it could not read.
      #expect((400..<500).contains(answer.status) || sent.path == "/emergency", "\(name) gave \(answer.status)")
      let isJSON = answer.headers["content-type"]?.hasPrefix("application/json") == true
      let typed = "\(sent.path) \(sent.body) " + (sent.body.removingPercentEncoding ?? "")
      let strange = try isJSON ? Self.words(ofError: text, typed: typed) : self.strange(text, typed: typed)
      #expect(strange.isEmpty, "\(name): \(strange)")
    }
    let hasty = try await LiveSite(language: Self.brackets.language, bodyTime: .milliseconds(500))
    let slow = try await RawClient.ask(
      port: hasty.port,
      "POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nabc", pause: .seconds(1))
    #expect(try slow.status == 408 && self.strange(slow.body).isEmpty)
    let families = ["found", "expected", "remedy"]
    let silent = Phrase.allCases.filter { phrase in
      families.contains(where: phrase.rawValue.hasPrefix) && !Self.brackets.said.contains(phrase)
    }
    #expect(Set(silent) == Self.unheard)
  }

  /// What no request of this test brings forth: a body that breaks off or comes late by a hair; what the command line
  /// says of the site's address; parts of a moment, beside which the form's own words stand; what would be said if
  /// another check of the same thing were not made before; and a number, since no fact of the register is one.
  private static let unheard: Set<Phrase> = [
    .foundBrokenBody, .expectedAllOfIt, .expectedSiteURL, .foundNothing, .expectedMoment, .foundNoCase,
    .foundUnreadableCase, .expectedPageCase, .foundNothingAsked, .expectedAskedCase, .foundSender, .remedyChooseSender,
    .expectedCount,
  ]

  /// Found, expected and remedy of an error as JSON, as far as they come from neither catalogue nor register.
  private static func words(ofError text: String, typed: String) throws -> [String] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let error = try #require(object["error"] as? [String: Any])
    // What a reader of files says is in English, with its place.
    guard error["mistakes"] == nil else { return [] }
    let content = try #require(content)
    return ["found", "expected", "remedy"].flatMap { VisibleText(html: error[$0] as? String ?? "").strange }
      .filter { !content.make($0) && !typed.contains($0) }
  }
}
