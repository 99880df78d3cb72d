import Casework
import Desks
import Register
import TestDesks
import TestRegisters
import Testing

@Suite("Outlooks of many cases")
struct OutlookTests {
  /// A case with facts by chance: known in part, dated, said of all, of one destination, expressly unknown of one, and
  /// some that the register does not know or reads otherwise.
  static func content(_ number: Int, _ facts: [FactDeclaration], _ random: inout RandomRegister) -> CaseContent {
    let sender = random.dice.chance(95) ? "XAA" : "XBB"
    var items: [CaseItem] = [.reference("\(number)"), .sender(sender)]
    if random.dice.chance(70) {
      items.append(.watched(["XDD", "XBB", "XCC", "XQQ"].filter { _ in random.dice.chance(60) }))
    }
    func put(_ key: String, _ fact: FactDeclaration) {
      var values = [RecordedFact.Value(text(fact, &random))]
      if random.dice.chance(25) { values = [.init(values[0].text, from: day(2012, &random))] }
      if random.dice.chance(15) {
        values = [
          .init(values[0].text, from: day(2011, &random)), .init(text(fact, &random), from: day(2018, &random)),
        ]
      }
      let evidence = Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(0))
      items.append(.fact(RecordedFact(key: key, values: values, evidence: evidence)))
    }
    for fact in facts where random.dice.chance(70) {
      if !fact.isPerDestination || random.dice.chance(60) { put(fact.name.text, fact) }
      guard fact.isPerDestination else { continue }
      for destination in ["XBB", "XCC", "XDD"] where random.dice.chance(25) { put("\(fact.name)@\(destination)", fact) }
    }
    if random.dice.chance(10) { items.append(TestDesk.fact("no.such_fact", "true")) }
    if random.dice.chance(10) { items.append(TestDesk.fact("p@XBB", "true")) }
    return CaseContent(items)
  }

  static func text(_ fact: FactDeclaration, _ random: inout RandomRegister) -> String {
    if random.dice.chance(10) { return "unknown" }
    return random.dice.chance(4) ? "nonsense" : random.value(fact).description
  }

  static func day(_ year: Int, _ random: inout RandomRegister) -> String {
    "\(year + Int.random(in: 0...3, using: &random.dice))-0\(Int.random(in: 1...9, using: &random.dice))-15"
  }

  @Test("The column evaluator finds of many cases what that of single cases finds of each", arguments: 1...4)
  func agreement(batch: Int) throws {
    var compared = 0
    var findings: Set<String> = []
    for seed in (batch * 500)..<(batch * 500 + 20) {
      var random = RandomRegister(seed: UInt64(seed))
      let files = random.files()
      let fixture = Fixture(files)
      guard fixture.diagnostics.isEmpty else { continue }
      let contents = (0..<200).map { OutlookTests.content($0, fixture.corpus.facts, &random) }
      let day = random.dice.pick([15_400, 17_700, 18_262, 18_628])
      let outlooks = Outlooks(TestDesk.site(files, digest: "sha256:\(seed)"), day: CivilDate(days: day))
      let many = try outlooks.outlooks(of: contents)
      for (content, found) in zip(contents, many) {
        let expected = outlooks.outlook(content)
        try #require(found == expected, "seed \(seed), case \(content.reference)")
        compared += expected?.headlines.count ?? 0
        findings.formUnion(expected?.headlines.map(\.finding) ?? [])
      }
    }
    #expect(compared > 2_000, "chance made too few registers without mistakes: the test shows little")
    #expect(findings.count >= 5)
  }

  @Test("More cases than a block has rows are all found, each with its own outlook")
  func manyBlocks() throws {
    let outlooks = Outlooks(TestDesk.site(TestDesk.files, digest: "sha256:one"), day: CivilDate(days: 20_000))
    let contents = (0..<5_000).map { number in
      CaseContent([
        .reference("\(number)"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("person.nationality", "[XDD]"),
        TestDesk.fact("p", number % 3 == 0 ? "true" : "false"), TestDesk.fact("q", "false"),
      ])
    }
    let found = try outlooks.outlooks(of: contents)
    for (number, outlook) in found.enumerated() {
      try #require(outlook?.headlines.map(\.finding) == [number % 3 == 0 ? "not-barred" : "no-authority"])
    }
  }
}
