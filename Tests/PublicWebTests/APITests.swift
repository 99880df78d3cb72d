import Foundation
import Pages
import Register
import RegisterFiles
import Safeguards
import Testing

/// The API keeps what its description says, and pages of other sites can read it.
@Suite struct APITests {
  private func json(
    _ target: String, _ live: LiveSite, status: Int = 200
  ) async throws -> [String: Any] {
    let answer = try await live.ask(target)
    #expect(answer.status == status, "\(target)")
    #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
    #expect(answer.headers["access-control-allow-origin"] == "*")
    return try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
  }

  private func post(
    _ body: String, _ live: LiveSite, type: String = "application/json"
  ) async throws -> (status: Int, headers: [String: String], json: [String: Any]) {
    let answer = try await live.ask(
      "/v1/check", method: "POST", headers: ["Content-Type": type], body: Data(body.utf8))
    let object = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
    return (answer.status, answer.headers, try #require(object))
  }

  private static let lists = ["arrangements", "norms", "states", "sources", "transfers"]

  // MARK: lists

  @Test("A list is given page by page, each item once and none left out", arguments: lists)
  func pages(_ name: String) async throws {
    let live = try await LiveSite.shared.value
    let whole = try await json("/v1/\(name)?limit=200", live)
    let count = try #require(whole["count"] as? Int)
    var items: [NSDictionary] = []
    var cursor: String?
    repeat {
      let page = try await json("/v1/\(name)?limit=90" + (cursor.map { "&cursor=\($0)" } ?? ""), live)
      let part = try #require(page[name] as? [NSDictionary])
      #expect(part.count <= 90 && page["count"] as? Int == count)
      items += part
      cursor = page["next"] as? String
    } while cursor != nil
    #expect(items.count == count && Set(items).count == count && count > 10)
    #expect(items.prefix(count).prefix(200).elementsEqual(try #require(whole[name] as? [NSDictionary])))
  }

  @Test("A cursor of another question, or a made one, is refused")
  func cursors() async throws {
    let live = try await LiveSite.shared.value
    let page = try await json("/v1/arrangements?limit=2", live)
    let cursor = try #require(page["next"] as? String)
    for target in [
      "/v1/norms?cursor=\(cursor)", "/v1/arrangements?sender=USA&cursor=\(cursor)", "/v1/arrangements?cursor=2.x",
      "/v1/arrangements?cursor=99999", "/v1/arrangements?day=2025-05-07&cursor=\(cursor)",
    ] {
      let error = try #require(try await json(target, live, status: 400)["error"] as? [String: Any])
      #expect((error["found"] as? String)?.hasPrefix("cursor=") == true)
    }
  }

  @Test("Items are found by id, and each list leads to its items")
  func items() async throws {
    let live = try await LiveSite.shared.value
    for (target, key, id) in [
      ("/v1/arrangements/usa-lby-2025", "arrangement", "usa-lby-2025"),
      ("/v1/norms/usa/ina-241b3", "norm", "usa/ina-241b3"), ("/v1/states/RWA", "state", "RWA"),
    ] { #expect(try await json(target, live)[key] as? String == id) }
    let sources = try #require(try await json("/v1/sources?limit=3", live)["sources"] as? [[String: Any]])
    for source in sources {
      let id = try #require(source["source"] as? String)
      #expect(try await json("/v1/sources/\(id)", live)["source"] as? String == id)
    }
    let early = try await json("/v1/arrangements/usa-lby-2025?known=2025-04-01", live, status: 404)
    #expect(((early["error"] as? [String: Any])?["found"] as? String)?.contains("known=2025-04-01") == true)
  }

  @Test(
    "What is not understood is refused, with a proposal",
    arguments: [
      ("/v1/arrangements?lmit=2", 400, "limit"), ("/v1/norms?limit=0", 400, "limit=50"),
      ("/v1/norms?limit=1e2", 400, "limit=50"), ("/v1/norms?day=2025-02-30", 400, "day=2025-02-28"),
      ("/v1/arrangements?sender=USB", 400, "USA"), ("/v1/states/RWB", 404, "RWA"), ("/v1/norm", 404, "/v1/norms"),
      ("/v1/check", 405, "POST"), ("/v1/%FF", 400, "%25"),
    ])
  func refusals(_ target: String, _ status: Int, _ proposal: String) async throws {
    let answer = try await json(target, LiveSite.shared.value, status: status)
    let error = try #require(answer["error"] as? [String: Any])
    #expect(Set(error.keys) == ["status", "found", "expected", "remedy"])
    #expect((error["remedy"] as? String)?.contains(proposal) == true, "\(error)")
  }

  @Test("An answer that a reader has already is not sent again")
  func tags() async throws {
    let live = try await LiveSite.shared.value
    let first = try await live.ask("/v1/norms?limit=5", headers: ["Accept-Encoding": "identity"])
    let tag = try #require(first.headers["etag"])
    let again = try await RawClient.ask(
      port: live.port,
      "GET /v1/norms?limit=5 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: \(tag)\r\n\r\n")
    #expect(again.status == 304 && again.bodyCount == 0)
  }

  // MARK: the check

  @Test("The findings alone are those of the answer with its proof")
  func check() async throws {
    let live = try await LiveSite.shared.value
    let full = try await post(WorkedPerson.body(#""to": ["LBY"], "day": "2025-05-07""#), live)
    let short = try await post(
      WorkedPerson.body(#""to": ["LBY"], "day": "2025-05-07", "proof": false"#), live)
    #expect(full.status == 200 && full.headers["cache-control"] == "no-store")
    let (a, b) = (try destinations(full.json), try destinations(short.json))
    #expect(a.count == 1 && a[0]["finding"] as? String == "barred" && b[0]["finding"] as? String == "barred")
    #expect(a[0]["routes"] != nil && b[0]["routes"] == nil)
    let all = try destinations(try await post(#"{"sender":"USA","to":"all"}"#, live).json)
    #expect(all.count > 190 && !all.contains { $0["to"] as? String == "USA" })
  }

  @Test("What the server keeps of earlier answers changes no later one", arguments: ["", #", "known": "2025-06-01""#])
  func kept(_ known: String) async throws {
    let live = try await LiveSite.shared.value
    let bodies = [
      WorkedPerson.body("\"to\": [\"LBY\", \"RWA\"], \"day\": \"2025-07-10\"\(known)"),
      "{\"sender\": \"USA\", \"facts\": {}, \"to\": [\"RWA\", \"UGA\"], \"day\": \"2025-07-10\"\(known)}",
    ]
    // A site of its own has kept nothing yet.
    let expected = try bodies.map { body in
      let fresh = try LiveSite.site()
      let corpus = fresh.norms.corpus
      let reader = AskedCaseReader(CaseWords(facts: corpus.facts, states: corpus.states), reading: Reading())
      let asked = try #require(reader.read(try JSONReader.read(Array(body.utf8), file: "the body")))
      let question = Question(
        sender: StateCode("USA"), destinations: fresh.norms.destinations(asked.to, asked.file, known: asked.known),
        day: try #require(asked.day), known: asked.known)
      return try fresh.answer(asked.file, question).json.flat + "\n"
    }
    for index in [0, 1, 0, 1] {
      let answer = try await live.ask(
        "/v1/check", method: "POST", headers: ["Content-Type": "application/json"], body: Data(bodies[index].utf8))
      #expect(answer.status == 200)
      #expect(String(decoding: answer.body, as: UTF8.self) == expected[index])
    }
  }

  private func destinations(_ answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer["destinations"] as? [[String: Any]])
  }

  @Test("All mistakes of a case are named at once, with line, column and what to write")
  func mistakes() async throws {
    let body = """
      {"sender": "USA",
       "facts": {"person.nationalty": ["LAO"], "person.final_order": "perhaps"},
       "too": ["LBY"]}
      """
    let answer = try await post(body, LiveSite.shared.value)
    let error = try #require(answer.json["error"] as? [String: Any])
    let mistakes = try #require(error["mistakes"] as? [[String: Any]])
    #expect(answer.status == 400 && mistakes.count == 3)
    let places = Set(mistakes.map { "\($0["line"] as? Int ?? 0):\($0["column"] as? Int ?? 0)" })
    #expect(places == ["2:12", "2:64", "3:2"])
    #expect(mistakes.contains { $0["remedy"] as? String == "person.nationality" })
  }

  @Test(
    "What is no JSON, no case or no question is refused",
    arguments: [
      "", "[]", "{", "{}", "null", "a: b", "{\"sender\":\"USA\",}", "{\"sender\":\"USA\"} x",
      "{\"sender\":\"USA\",\"sender\":\"USA\"}",
      "{\"sender\":\"US\"}", "{\"sender\":\"RWA\"}", "{\"sender\":\"USA\",\"to\":[]}",
      "{\"sender\":\"USA\",\"to\":[\"USA\"]}",
      "{\"sender\":\"USA\",\"to\":\"some\"}", "{\"sender\":\"USA\",\"day\":\"2025-02-30\"}",
      "{\"sender\":\"USA\",\"known\":\"tomorrow\"}", "{\"sender\":\"USA\",\"proof\":3}",
      "{\"sender\":\"USA\",\"proof\":\"true\"}", "{\"sender\":\"USA\",\"case\":false}", "{\"sender\":\"\\ud800\"}",
      "{\"sender\":\"USA\",\"to\":\"all\",\"proof\":true}", "{\"sender\":1e5}", "{\"sender\":01}",
    ])
  func bodies(_ body: String) async throws {
    let answer = try await post(body, LiveSite.shared.value)
    #expect(answer.status == 400, "\(answer.json)")
  }

  @Test("Other types are 415, large bodies 413, and a query of a check is refused")
  func limits() async throws {
    let live = try await LiveSite.shared.value
    #expect(try await post("{}", live, type: "text/plain").status == 415)
    #expect(try await post("{}", live, type: "application/json; charset=utf-16").status == 415)
    #expect(try await post("[" + String(repeating: " ", count: 70_000) + "]", live).status == 413)
    #expect(try await post(String(repeating: "[", count: 60_000), live).status == 400)
    let query = try await live.ask(
      "/v1/check?day=2025-05-07", method: "POST", headers: ["Content-Type": "application/json"], body: Data("{}".utf8))
    #expect(query.status == 400)
  }

  @Test("A browser may post from another site, without credentials")
  func preflight() async throws {
    let live = try await LiveSite.shared.value
    let answer = try await live.ask("/v1/check", method: "OPTIONS")
    #expect(answer.status == 204 && answer.headers["access-control-allow-origin"] == "*")
    #expect(answer.headers["access-control-allow-methods"]?.contains("POST") == true)
    #expect(answer.headers["access-control-allow-credentials"] == nil)
    #expect(try await live.ask("/", method: "OPTIONS").status == 405)
    let post = try await live.ask("/v1/norms", method: "POST", body: Data("{}".utf8))
    #expect(post.status == 405 && post.headers["allow"] == "GET, HEAD, OPTIONS")
    let get = try await live.ask("/v1/check")
    #expect(get.status == 405 && get.headers["allow"] == "POST, OPTIONS")
  }

  // MARK: the description

  @Test("Each path of the description is a route, and each list of parameters is the one that the route takes")
  func description() async throws {
    let live = try await LiveSite.shared.value
    let document = try await json("/v1/openapi.json", live)
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    #expect(Set(paths.keys).isSuperset(of: Self.lists.map { "/v1/\($0)" } + ["/v1", "/v1/check", "/v1/openapi.json"]))
    let shared = try #require((document["components"] as? [String: Any])?["parameters"] as? [String: [String: Any]])
    for (path, operations) in paths {
      guard let get = operations["get"] as? [String: Any] else { continue }
      let target = path.replacingOccurrences(of: "{arrangement}", with: "usa-lby-2025")
        .replacingOccurrences(of: "{sender}/{name}", with: "usa/ina-241b3").replacingOccurrences(
          of: "{state}", with: "RWA")
      guard !target.contains("{") else { continue }
      _ = try await json(target, live)
      let parameters = try #require(get["parameters"] as? [[String: Any]])
      let named = parameters.compactMap { parameter -> String? in
        let reference = (parameter["$ref"] as? String)?.split(separator: "/").last.map(String.init)
        let whole = reference.flatMap { shared[$0] } ?? parameter
        return whole["in"] as? String == "query" ? whole["name"] as? String : nil
      }
      let refused = try await json(target + "?zzzzzzzz=1", live, status: 400)
      let expected = try #require((refused["error"] as? [String: Any])?["expected"] as? String)
      #expect(Set(expected.dropFirst("one of ".count).components(separatedBy: ", ")) == Set(named), "\(path)")
    }
  }
}
