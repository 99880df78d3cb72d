import Desks
import Reception
import Register
import RegisterFiles
import Safeguards
import TestRegisters
import Testing

/// A programme written out in a test, in the invented State XBB.
struct WrittenProgramme {
  let corpus: Corpus
  let programmes: ProgrammeSet
  /// Of the programmes alone, in the order of the places.
  let messages: [String]

  /// `entitlements` are lines of YAML; `more` are further keys of the programme.
  init(_ entitlements: String, more: String = "", facts: String = WrittenProgramme.facts) {
    let fixture = Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "arrangements/xaa-xbb.yaml": Fixture.arrangement(""), "programmes/facts.yaml": facts,
      "programmes/xbb/p.yaml": WrittenProgramme.programme(entitlements, more),
    ])
    corpus = fixture.corpus
    let compilation = ProgrammeSet.compile(fixture.corpus)
    programmes = compilation.programmes
    messages = (fixture.diagnostics + compilation.diagnostics).map(\.description)
  }

  var compiled: CompiledProgramme {
    get throws { try #require(programmes[ProgrammeID("xbb/p")], "\(messages)") }
  }

  static func programme(_ entitlements: String, _ more: String) -> String {
    """
    programme: xbb/p
    title: A programme
    says: It promises.
    country: XBB
    operated_by: Beland
    currency: RWF
    from: 2026-01-01
    sources: {s: {publisher: P, title: T, published: 2026-01-01}}
    \(more)
    entitlements:
    \(entitlements)
    """
  }

  static let facts = """
    facts:
      - {fact: household.adults, type: count, ask: How many adults?}
      - {fact: household.children, type: count, ask: How many children?}
      - {fact: p, type: truth, ask: P?}
      - {fact: q, type: truth, ask: Q?}
      - {fact: born_on, type: date, ask: When born?}
      - {fact: band, type: choice, options: [one, two], ask: Which band?}
    """

  /// A participant as a file has it; the day of enrolment is 2026-01-31 unless given.
  func participant(
    _ facts: String = "", enrolled: String = "2026-01-31", left: String? = nil
  ) throws -> EnrolledParticipant {
    let text = """
      participant: r-1
      enrolled: \(enrolled)
      \(left.map { "left: \($0)" } ?? "")
      facts: {\(facts)}
      """
    let reading = Reading()
    let reader = ParticipantReader(facts: corpus.participantFacts, states: corpus.states, reading: reading)
    let file = reader.read(try YAMLReader.read(Array(text.utf8), file: "r-1.yaml"))
    let read = try #require(file, "\(reading.diagnostics)")
    #expect(reading.diagnostics == [])
    return EnrolledParticipant(
      id: ParticipantID([UInt8](repeating: 1, count: 16)), enrolledOn: read.enrolledOn, leftOn: read.leftOn,
      facts: Facts(read.facts))
  }

  /// `day: outcome` of each period, for one participant.
  func lines(_ participant: EnrolledParticipant, _ from: String, _ through: String) throws -> [String] {
    let span = Period(try DateParsing.day(from), try DateParsing.day(through))
    return try compiled.schedule(of: participant, dueIn: span).map { "\($0.on) \(words($0.outcome))" }
  }

  private func words(_ outcome: ScheduledPeriod.Outcome) -> String {
    switch outcome {
    case .owed(let amount): amount.map { "owed \($0)" } ?? "owed"
    case .notOwed(.ended(let day)): "ended \(day)"
    case .notOwed(let reason): "\(reason)"
    case .unknown(let lacking, let day):
      "unknown \(programmes.names(of: lacking).map(\.text).joined(separator: " ")) on \(day)"
    case .faulted(let fault): "faulted \(fault)"
    }
  }
}
