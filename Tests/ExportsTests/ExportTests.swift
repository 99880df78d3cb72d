import Exports
import Foundation
import Register
import Testing

/// What is written for others says what the register says, and the parts agree with one another.
struct ExportTests {
  static let files = [
    "states.yaml": """
    states:
      - {code: XAA, alpha2: XA, name: Aland}
      - {code: XBB, alpha2: XB, name: Beland}
      - {code: XCC, alpha2: XC, name: Celand}
    """,
    "arrangements/xaa-xbb.yaml": """
    arrangement: xaa-xbb
    title: A title, with "quotes"
    sender: XAA
    to: [XBB, XCC]
    kind: detention-for-payment
    text_published: true
    events:
      - date: 2025-08
        stage: in-force
        claim: "One line\\nand another, with a comma"
        by: '"They"'
        sources: [s, w]
      - {stage: denied, claim: No., sources: [w]}
    terms: [{claim: Money., sources: [s], cap: 250, payment: {amount: 7500000, currency: USD}}]
    transfers: [{date: 2025-08-03, type: arrival, count: 7, nationalities: [XAA, XCC], claim: Seven., sources: [w]}]
    sources:
      s: {publisher: P, title: T, published: 2025-08-20, url: "https://example.org/s", archive: "https://a.example/s"}
      w: {publisher: Q, title: U, published: 2025-08, url: "https://example.org/w", weak: true}
    """,
    "norms/xaa/n.yaml": """
    norm: xaa/n
    title: A norm
    kind: court-order
    cite: C
    sender: XAA
    basis: reported
    force: [{from: 2025-01, until: 2025-06-01, disputed: true, note: so, sources: [w]}]
    rules: [{id: r, effect: bar, says: It bars., sources: [w]}]
    acts_on: [{ends: xaa/m, from: 2025-02-01, sources: [w]}]
    relations: [{implements: xaa/m, date: 2025}]
    sources: {w: {publisher: Q, title: U, published: 2025-08, url: "http://www.example.org/w/", weak: true}}
    """,
    "norms/xaa/m.yaml": """
    norm: xaa/m
    title: Another
    kind: statute
    cite: C
    sender: XAA
    issued: 2000-01-01
    basis: text-read
    sources: {x: {publisher: X, title: X, checked: 2025-01-01}}
    """,
  ]

  static func written() throws -> WrittenExport { try WrittenExport(WrittenExport.corpus(files)) }

  @Test func tablesHoldCodesAndLabelsAndDatesAsIntervals() throws {
    let export = try Self.written()
    let arrangement = try #require(try export.table("arrangements.csv").first)
    #expect(arrangement["title"] == "A title, with \"quotes\"")
    #expect(arrangement["sender"] == "XAA")
    #expect(arrangement["sender_label"] == "Aland")
    #expect(arrangement["to"] == "XBB;XCC")
    #expect(arrangement["kind_label"] == "detention for payment")
    #expect(arrangement["known_from"] == "2025-08-20")
    let events = try export.table("events.csv")
    #expect(events.map { $0["event"] } == ["xaa-xbb#2025-08-in-force", "xaa-xbb#undated-denied"])
    #expect(events[0]["claim"] == "One line\nand another, with a comma")
    #expect(events[0]["by"] == "\"They\"")
    #expect(
      [events[0]["date"], events[0]["date_first"], events[0]["date_last"]] == ["2025-08", "2025-08-01", "2025-08-31"])
    #expect(events[0]["stage_label"] == "in force")
    #expect(events.map { $0["weak_only"] } == ["false", "true"])
    #expect(events[1]["date"] == "")
    let term = try #require(try export.table("claims.csv").first)
    #expect([term["cap"], term["payment_amount"], term["payment_currency"]] == ["250", "7500000", "USD"])
    let transfer = try #require(try export.table("transfers.csv").first)
    #expect(
      [transfer["count"], transfer["nationalities"], transfer["nationalities_label"]] == [
        "7", "XAA;XCC", "Aland;Celand",
      ])
    let relations = try export.table("relations.csv")
    #expect(relations.map { $0["kind"] } == ["ends", "implements"])
    #expect(relations.map { $0["act"] } == ["true", "false"])
    let force = try #require(try export.table("force.csv").first)
    #expect([force["from_first"], force["from_last"], force["disputed"]] == ["2025-01-01", "2025-01-31", "true"])
  }

  @Test func sourcesAreDocumentsAndClaimsCiteThemById() throws {
    let export = try Self.written()
    let sources = try export.table("sources.csv")
    #expect(sources.count == 3)
    let weak = try #require(sources.first { $0["title"] == "U" })
    #expect(weak["weak"] == "true")
    // Cited by both events, the transfer, the norm's force, its rule and its act.
    #expect(weak["statements"] == "6")
    #expect(weak["statements_alone"] == "5")
    #expect(sources.first { $0["title"] == "T" }?["archive"] == "https://a.example/s")
    let first = try #require(try export.table("events.csv").first)
    #expect(
      Set((first["sources"] ?? "").split(separator: ";").map(String.init))
        == Set(sources.compactMap { $0["title"] == "X" ? nil : $0["source"] }))
  }

  @Test func numbersAgreeBetweenTheDocumentTheTablesAndTheDescription() throws {
    for corpus in [try WrittenExport.corpus(Self.files), try WrittenExport.real()] {
      let export = try WrittenExport(corpus)
      let package = try export.json("datapackage.json")
      let counts = try #require(package["counts"] as? [String: Int])
      #expect(counts["events"] == corpus.arrangements.reduce(0) { $0 + $1.events.count })
      #expect(counts["rules"] == corpus.norms.reduce(0) { $0 + $1.rules.count })
      let resources = try #require(package["resources"] as? [[String: Any]])
      #expect(Set(resources.compactMap { $0["path"] as? String } + ["datapackage.json"]) == Set(export.names))
      for resource in resources {
        let path = try #require(resource["path"] as? String)
        #expect(resource["bytes"] as? Int == export.files[path]?.utf8.count)
        guard let rows = resource["rows"] as? Int, let name = resource["name"] as? String else { continue }
        #expect(try export.table(path).count == rows)
        if let count = counts[name] { #expect(count == rows, "\(name)") }
      }
      let document = try export.json("register.json")
      #expect(document["counts"] as? [String: Int] == counts)
      let events = (document["arrangements"] as? [[String: Any]] ?? []).flatMap { $0["events"] as? [Any] ?? [] }
      #expect(events.count == counts["events"])
    }
  }

  @Test func keysAreUniqueAndForeignKeysLead() throws {
    let export = try WrittenExport(try WrittenExport.real())
    let package = try export.json("datapackage.json")
    for resource in package["resources"] as? [[String: Any]] ?? [] {
      guard let schema = resource["schema"] as? [String: Any], let path = resource["path"] as? String else { continue }
      let rows = try export.table(path)
      let key = try #require(schema["primaryKey"] as? [String])
      let keys = rows.map { row in key.map { row[$0] ?? "" } }
      #expect(Set(keys).count == rows.count, "\(path): two rows with one key")
      for reference in schema["foreignKeys"] as? [[String: Any]] ?? [] {
        let field = try #require(reference["fields"] as? String)
        let target = try #require(reference["reference"] as? [String: String])
        let there = Set(try export.table((target["resource"] ?? "") + ".csv").map { $0[target["fields"] ?? ""] ?? "" })
        for row in rows {
          let value = row[field] ?? ""
          #expect(value.isEmpty || there.contains(value), "\(path): \(field) \(value) leads nowhere")
        }
      }
    }
  }

  @Test func theSameRegisterGivesTheSameBytes() throws {
    let corpus = try WrittenExport.real()
    #expect(try WrittenExport(corpus).files == WrittenExport(corpus).files)
  }

  @Test func thePublishedSchemaIsTheOneThatIsWritten() throws {
    let published = try Data(contentsOf: WrittenExport.root.appending(path: "docs/schemas/register.schema.json"))
    let one = try #require(try JSONSerialization.jsonObject(with: published) as? NSDictionary)
    let other = try #require(
      try JSONSerialization.jsonObject(with: Data(RegisterExport.schema.utf8)) as? NSDictionary)
    #expect(one == other, "write it again: safethird register export DIR, then copy DIR/register.schema.json")
  }

  @Test func linesRunTheShortWayAndAreCutAtTheEdgeOfTheMap() throws {
    let map = try Self.written().json("arrangements.geojson")
    let features = try #require(map["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == ["xaa-xbb:XBB", "xaa-xbb:XCC"])
    let over = try #require(features[0]["geometry"] as? [String: Any])
    #expect(over["type"] as? String == "MultiLineString")
    let parts = try #require(over["coordinates"] as? [[[Double]]])
    #expect(parts.count == 2)
    // From 165° W to 165° E across 180°: halfway up the latitudes in the middle.
    #expect(parts[0].first?.first == -165)
    #expect(parts[0].last?.first == -180)
    #expect(parts[1].first?.first == 180)
    #expect(parts[1].last?.first == 165)
    #expect(parts[0].last?.last == parts[1].first?.last)
    let plain = try #require(features[1]["geometry"] as? [String: Any])
    #expect(plain["type"] as? String == "LineString")
  }
}
