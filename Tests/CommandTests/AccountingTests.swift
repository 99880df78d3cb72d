import Foundation
import Register
import RegisterFiles
import Testing
import Yams

/// Nothing of the dossiers is lost: every rule and relation, and every arrangement, stands in the accounting tables
/// once, and what they say of the register is so.
struct AccountingTests {
  static let tables = Program.root.appending(path: "Tests/Accounting")
  static let dossiers = Program.root.appending(path: "../shared/facts").standardizedFileURL

  static func yaml(_ url: URL) throws -> [String: Any] {
    try #require(try Yams.load(yaml: String(contentsOf: url, encoding: .utf8)) as? [String: Any])
  }

  /// A dossier beside the project; `nil`, with one line saying so, in a clone that stands alone.
  static func dossier(_ name: String) throws -> [String: Any]? {
    let url = dossiers.appending(path: name)
    guard FileManager.default.fileExists(atPath: url.path) else {
      print("not run: the accounting against \(name), which is not beside the project")
      return nil
    }
    return try yaml(url)
  }

  static func corpus() throws -> Corpus {
    let files = try RegisterReader.files(at: Program.root.appending(path: "register").path)
    return RegisterReader.corpus(of: files.files, reading: Reading())
  }

  /// The effects of the engine that each word of the table stands for.
  static let effects: [String: [Rule.Effect]] = [
    "route": [.authority], "condition-of-route": [.authority, .exception], "bar": [.bar], "step": [.duty],
    "duty-after": [.duty], "defeat": [.exception], "note": [.note], "act": [],
  ]

  @Test func eachRuleOfTheTableIsInTheRegisterWithItsEffect() throws {
    let table = try Self.yaml(Self.tables.appending(path: "us-norms.yaml"))
    let corpus = try Self.corpus()
    let rules = Dictionary(
      corpus.norms.flatMap(\.rules).map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
    let norms = Dictionary(corpus.norms.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in table.list("rules") {
      let becomes = entry.texts("becomes")
      let kind = entry.text("as")
      let effects = try #require(Self.effects[kind], "\(entry.text("dossier")): unknown word \(kind)")
      #expect(!entry.text("why").isEmpty, "\(entry.text("dossier")) without a reason")
      #expect(!becomes.isEmpty, "\(entry.text("dossier")) becomes nothing")
      // What a rule of the dossier became may be rules, norms that act, or norms that it acts on.
      for id in becomes where !id.contains("#") { #expect(norms[id] != nil, "\(entry.text("dossier")): no norm \(id)") }
      let found = try becomes.filter { $0.contains("#") }
        .map { try #require(rules[$0], "\(entry.text("dossier")): no rule \($0)") }
      if kind == "act" {
        let named = becomes.compactMap { norms[$0.split(separator: "#").first.map(String.init) ?? ""] }
        #expect(named.contains { !$0.acts.isEmpty || !$0.relations.isEmpty }, "\(becomes) act on nothing")
        continue
      }
      let main = found.filter { effects.contains($0.effect) }
      let actual = Set(found.map(\.effect.rawValue)).sorted()
      #expect(!main.isEmpty, "\(entry.text("dossier")) became \(becomes) (\(actual)), the table says \(kind)")
      if kind == "duty-after" { #expect(main.contains { $0.phase == .after }, "\(becomes) is not after") }
      if kind == "step" { #expect(main.contains { $0.phase == .before }, "\(becomes) is not before") }
    }
  }

  @Test func everyRuleAndRelationOfTheDossierStandsInTheTableOnce() throws {
    guard let dossier = try Self.dossier("us-norms.yaml") else { return }
    let table = try Self.yaml(Self.tables.appending(path: "us-norms.yaml"))
    var rules: [String] = []
    var relations: [String] = []
    for norm in dossier.list("norms") {
      let id = norm.text("id")
      for rule in norm.list("rules") { rules.append("\(id)#\(rule["n"] ?? "?")") }
      for relation in norm.list("relations") {
        relations.append("\(id) \(relation.text("type")) \(relation.text("norm"))")
      }
    }
    let accounted = table.list("rules").map { $0.text("dossier") } + table.list("left_out").map { $0.text("dossier") }
    #expect(accounted.sorted() == rules.sorted())
    #expect(rules.count == 198)
    let linked = table.list("relations").map { "\($0.text("dossier")) \($0.text("type")) \($0.text("to"))" }
    #expect(linked.sorted() == relations.sorted())
    #expect(relations.count == 182)
  }

  @Test func theActsOfTheTableAreActsOfTheRegister() throws {
    let table = try Self.yaml(Self.tables.appending(path: "us-norms.yaml"))
    let norms = Dictionary(
      try Self.corpus().norms.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in table.list("relations") where entry.text("becomes") == "act" {
      let id = entry.text("at").split(separator: "#").first.map(String.init) ?? ""
      let norm = try #require(norms[id], "\(entry.text("dossier")): no norm \(id)")
      #expect(!norm.acts.isEmpty, "\(id) has no acts")
    }
  }

  @Test func noEventTransferOrClaimOfAnArrangementIsLost() throws {
    let table = try Self.yaml(Self.tables.appending(path: "arrangements.yaml"))
    let corpus = try Self.corpus()
    let arrangements = Dictionary(
      corpus.arrangements.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    var dossiers: [String: [String: Any]] = [:]
    for name in ["us-arrangements.yaml", "precedents.yaml"] {
      for entry in try Self.dossier(name)?.list("arrangements") ?? [] { dossiers[entry.text("id")] = entry }
    }
    for entry in table.list("arrangements") {
      let id = entry.text("is")
      let found = try #require(arrangements[id], "no arrangement \(id)")
      let counts = [
        ("events", found.events.count), ("scope", found.scope.count), ("terms", found.terms.count),
        ("reception", found.reception.count), ("transfers", found.transfers.count), ("unknown", found.unknown.count),
      ]
      for (part, count) in counts {
        let stated = entry[part] as? Int ?? 0
        #expect(count >= stated, "\(id) has \(count) \(part), the dossier \(stated): \(entry.text("notes"))")
        if let dossier = dossiers[entry.text("dossier")] {
          #expect(
            (dossier[part] as? [Any] ?? []).count == stated, "the table miscounts \(part) of \(entry.text("dossier"))")
        }
      }
    }
    guard !dossiers.isEmpty else { return }
    // Ids with a slash are of the dossier of norms, which has a table of its own.
    let accounted = (table.list("arrangements") + table.list("left_out")).map { $0.text("dossier") }
      .filter { !$0.contains("/") }
    #expect(
      Set(accounted) == Set(dossiers.keys),
      "in one and not the other: \(Set(accounted).symmetricDifference(dossiers.keys).sorted())")
  }

  /// Parts of an entry of the precedents dossier by name: `uk-rwanda-2022 events/3`.
  private static func parts(of entry: [String: Any], _ sections: [String]) -> [String] {
    sections.flatMap { section in
      (1...).prefix((entry[section] as? [Any] ?? []).count).map { "\(entry.text("id")) \(section)/\($0)" }
    }
  }

  @Test func everyClaimOfThePrecedentsIsCarriedByANormOrAnArrangement() throws {
    let table = try Self.yaml(Self.tables.appending(path: "precedents.yaml"))
    let corpus = try Self.corpus()
    let known = Set(corpus.norms.map(\.id.text) + corpus.norms.flatMap(\.rules).map(\.id.description))
    for entry in table.list("claims") {
      #expect(!entry.texts("norms").isEmpty && !entry.text("how").isEmpty, "\(entry)")
      for id in entry.texts("norms") { #expect(known.contains(id), "\(entry.text("dossier")): no \(id)") }
    }
    for entry in table.list("arrangement_only") { #expect(!entry.text("why").isEmpty, "\(entry)") }
    guard let dossier = try Self.dossier("precedents.yaml") else { return }
    let arrangements = try Self.yaml(Self.tables.appending(path: "arrangements.yaml"))
    let leftOut = Set(arrangements.list("left_out").map { $0.text("dossier") })
    let expected = dossier.list("arrangements").flatMap { entry in
      let more = leftOut.contains(entry.text("id")) ? ["reception", "transfers", "unknown"] : []
      return Self.parts(of: entry, ["events", "scope", "terms"] + more)
    }
    let accounted = (table.list("claims") + table.list("arrangement_only")).flatMap { entry in
      (entry.texts("parts") + [entry.text("part")].filter { !$0.isEmpty }).map { "\(entry.text("dossier")) \($0)" }
    }
    #expect(accounted.sorted() == expected.sorted())
    #expect(expected.count > 150)
  }

  @Test func everyFactOnReceptionStandsInAnArrangementOrWaitsForTheDesk() throws {
    let table = try Self.yaml(Self.tables.appending(path: "reception.yaml"))
    let arrangements = Set(try Self.corpus().arrangements.map(\.id.text))
    for entry in table.list("sections") {
      for id in entry.texts("is") { #expect(arrangements.contains(id), "no arrangement \(id)") }
    }
    let programmes = Set(try Self.corpus().programmes.map(\.id.text))
    for entry in table.list("for_the_desk") {
      #expect(!entry.text("why").isEmpty, "\(entry)")
      for id in entry.texts("programmes") { #expect(programmes.contains(id), "no programme \(id)") }
    }
    guard let dossier = try Self.dossier("reception.yaml") else { return }
    let expected = dossier.list("sections").flatMap { section in
      (1...).prefix(section.list("claims").count).map { "\(section.text("id")) \($0)" }
    }
    let accounted = (table.list("sections") + table.list("for_the_desk")).flatMap { entry in
      (entry["claims"] as? [Int] ?? []).map { "\(entry.text("dossier")) \($0)" }
    }
    #expect(accounted.sorted() == expected.sorted())
    #expect(expected.count > 100)
  }
}
