internal import CEL
package import Register
package import RegisterFiles
package import Safeguards

/// A register written out in a test, with invented States.
package struct Fixture {
  package let norms: NormSet
  package let corpus: Corpus
  /// What was read, as it was written.
  package let files: [RegisterFile]
  package let diagnostics: [Diagnostic]

  /// Files by path; States, a sender's file and facts are there unless given.
  package init(_ files: [String: String]) {
    var files = files
    files["states.yaml"] = files["states.yaml"] ?? Fixture.states
    files["facts.yaml"] = files["facts.yaml"] ?? Fixture.facts
    let reading = Reading()
    var roots: [RegisterFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      do throws(Diagnostic) {
        roots.append(RegisterFile(path: path, root: try YAMLReader.read(Array(text.utf8), file: path)))
      } catch {
        reading.report(error)
      }
    }
    self.files = roots
    corpus = RegisterReader.corpus(of: roots, reading: reading)
    let compilation = NormSet.compile(corpus, zones: Fixture.zones)
    norms = compilation.norms
    diagnostics = reading.diagnostics + compilation.diagnostics
  }

  private static let zones: TimeZones = {
    var zones = TimeZones()
    zones.add("Zone/West", ZoneRules(first: -10 * 3600))
    zones.add("Zone/East", ZoneRules(first: -4 * 3600))
    return zones
  }()

  /// A register that was changed after it was read.
  package static func compile(_ corpus: Corpus) -> NormSet { NormSet.compile(corpus, zones: zones).norms }

  package static let states = """
    states:
      - {code: XAA, name: Aland}
      - {code: XBB, name: Beland}
      - {code: XCC, name: Celand}
      - {code: XDD, name: Deland}
    """

  package static let facts = """
    facts:
      - {fact: person.nationality, type: states, ask: Which nationalities?}
      - {fact: person.habitual_residence, type: state, ask: Where did they live?}
      - {fact: person.born_on, type: date, ask: When born?}
      - {fact: p, type: truth, ask: P?}
      - {fact: q, type: truth, ask: Q?}
      - {fact: r, type: truth, ask: R?}
      - {fact: s, type: truth, per: destination, ask: S?}
      - {fact: t, type: truth, per: destination, ask: T?}
      - {fact: kind, type: choice, options: [one, two, three], ask: Which kind?}
      - {fact: safe, type: states, ask: Which are safe?}
      - {fact: served, type: moment, per: destination, ask: When served?}
      - {fact: custody.district, type: choice, options: [d1, d2, d3], ask: Which district?}
      - {fact: acceptance.given, type: truth, per: destination, ask: Accepted?}
    """

  package static let sender = """
    state: XAA
    zone: Zone/West
    treaties:
      t1: {from: 2000-01-01}
    forums: {f1: [d1], f2: [d2, d3]}
    routes:
      - {route: xaa/base#open, name: the open route}
    """

  package static let base = norm(
    "xaa/base", rules: "  - {id: open, effect: authority, says: opens, when: p, sources: [s]}")

  package static func norm(
    _ id: String, force: String = "[{from: 2000-01-01}]", more: String = "", rules: String = "  []"
  ) -> String {
    """
    norm: \(id)
    title: \(id)
    kind: statute
    cite: c
    sender: XAA
    issued: 2000-01-01
    basis: text-read
    force: \(force)
    \(more)
    rules:
    \(rules)
    sources: {s: {publisher: p, title: t, published: 2000-01-01}}
    """
  }

  /// An arrangement between XAA and XBB.
  package static func arrangement(_ more: String) -> String {
    """
    arrangement: xaa-xbb
    sender: XAA
    to: XBB
    kind: asylum-cooperative
    basis: secondary
    \(more)
    events: [{date: 2015-06-01, stage: signed, claim: c, sources: [s]}]
    sources: {s: {publisher: p, title: t, published: 2015-06-20}, u: {publisher: p, title: t, published: 2018-01-01}}
    """
  }

  /// The finding for XBB on a day.
  package func finding(
    _ facts: [String: FactValue], day: String = "2020-01-01", known: String? = nil, to: String = "XBB"
  ) throws -> Finding {
    try result(facts, day: day, known: known, to: to).finding
  }

  package func result(
    _ facts: [String: FactValue], day: String = "2020-01-01", known: String? = nil, to: String = "XBB"
  ) throws -> DestinationResult {
    let question = Question(
      sender: StateCode("XAA"), destinations: [StateCode(to)], day: try DateParsing.legalTime(day),
      known: try known.map { try DateParsing.day($0) })
    return try norms.assess(Fixture.facts(facts), question)[0]
  }

  /// The facts that are missing for XBB, as they would be written in a case.
  package func missing(_ facts: [String: FactValue], day: String = "2020-01-01") throws -> [String] {
    norms.missing(try result(facts, day: day)).map(\.description)
  }

  package static func facts(_ values: [String: FactValue]) -> Facts {
    var facts = Facts()
    for (name, value) in values {
      let parts = name.split(separator: "@").map(String.init)
      facts = facts.with(
        FactKey(FactName(parts[0]), at: parts.count > 1 ? StateCode(parts[1]) : nil), value)
    }
    return facts
  }

  /// Somebody of XCC for whom the base route is open.
  package static let open: [String: FactValue] = [
    "p": .truth(true), "person.nationality": .states([StateCode("XCC")], isComplete: true),
  ]
}
