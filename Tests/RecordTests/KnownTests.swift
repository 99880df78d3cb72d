import CEL
import Record
import Register
import Safeguards
import Testing

/// The record as a careful reader could have had it on a day.
struct KnownTests {
  static let record = WrittenRecord([
    "xaa-xbb": """
    sender: XAA
    to: XBB
    kind: acceptance
    kind_note: Written later.
    force: [{from: 2025-05-01, until: 2025-07-01, note: ended in July, sources: [a, c]}]
    events:
      - {date: 2025-05-01, stage: signed, claim: It was signed., by: a newspaper, sources: [a],
         retracted: {date: 2025-06-10, by: the newspaper, why: The minister was misheard., instead: It was discussed., sources: [c]}}
      - {date: 2025-05-01, stage: denied, claim: It was not., by: the minister, sources: [b]}
      - {date: 2025-05-02, stage: other, claim: Seen by two., sources: [b, a]}
    unknown: [Much.]
    sources:
      a: {publisher: A, title: T, published: 2025-05-02}
      b: {publisher: B, title: T, published: 2025-05}
      c: {publisher: C, title: T, published: 2025-06-10}
    """,
    "xaa-xcc": """
    sender: XAA
    to: XCC
    kind: acceptance
    events: [{stage: floated, claim: Somebody said so., sources: [u]}]
    sources: {u: {publisher: U, title: T, checked: 2025-06-01}}
    """,
  ])

  func known(_ day: String) throws -> Corpus { Self.record.corpus.asKnown(on: try DateParsing.day(day)) }

  @Test func nothingIsKnownBeforeItsEarliestSource() throws {
    #expect(Self.record.diagnostics.isEmpty, "\(Self.record.diagnostics)")
    #expect(try known("2025-05-01").arrangements.isEmpty)
    let second = try #require(try known("2025-05-02").arrangements.first)
    #expect(second.events.map(\.claim.claim) == ["It was signed.", "Seen by two."])
    #expect(second.sources.map(\.id) == ["a"])
    #expect(second.events[1].claim.sources.map(\.value) == ["a"])
  }

  @Test func aMonthCountsAtItsEndAndAnUndatedSourceWhenItWasChecked() throws {
    #expect(try known("2025-05-30").arrangements.first?.events.count == 2)
    #expect(try known("2025-05-31").arrangements.map(\.events.count) == [3])
    #expect(try known("2025-06-01").arrangements.map(\.id.text) == ["xaa-xbb", "xaa-xcc"])
  }

  @Test func aCorrectionIsThereFromItsDayAndTheClaimStays() throws {
    let before = try #require(try known("2025-06-09").arrangements.first?.events.first)
    #expect(before.claim.claim == "It was signed.")
    #expect(before.claim.retraction == nil)
    let after = try #require(try known("2025-06-10").arrangements.first?.events.first)
    #expect(after.claim.claim == "It was signed.")
    let retraction = try #require(after.claim.retraction)
    #expect(retraction.why == "The minister was misheard.")
    #expect(retraction.isCorrection)
    #expect(retraction.sources.map(\.value) == ["c"])
  }

  @Test func anEndAndANoteAreNotKnownBeforeTheyCanBe() throws {
    let may = try #require(try known("2025-05-02").arrangements.first)
    #expect(may.force.map(\.until) == [nil])
    #expect(may.force.map(\.note) == [""])
    #expect(may.kindNote.isEmpty)
    #expect(may.unknown.isEmpty)
    let july = try #require(try known("2025-07-01").arrangements.first)
    #expect(july.force.first?.until?.description == "2025-07-01")
    #expect(july.force.map(\.note) == ["ended in July"])
  }

  @Test func termsAndWhoHearsComplaintsAreKnownWithTheirSources() throws {
    let record = WrittenRecord(
      [:],
      programmes: [
        "xbb/made-up": Self.programme("terms: {payment_grace_days: 2, basis: demonstration, sources: [b]}"),
        "xbb/published": Self.programme(
          """
          terms: {payment_grace_days: 2, basis: published, sources: [b]}
          complaints_outside: {body: The council, how: Write to it., sources: [b]}
          """),
      ])
    #expect(record.diagnostics.isEmpty, "\(record.diagnostics)")
    let before = record.corpus.asKnown(on: try DateParsing.day("2025-05-30")).programmes
    #expect(before.map(\.paymentGraceDays) == [2, 7])
    #expect(before.map { $0.terms?.sources.count } == [0, nil])
    #expect(before.allSatisfy { $0.complaintsOutside == nil })
    let after = record.corpus.asKnown(on: try DateParsing.day("2025-05-31")).programmes
    #expect(after.map(\.paymentGraceDays) == [2, 2])
    #expect(after.map { $0.complaintsOutside?.body } == [nil, "The council"])
  }

  private static func programme(_ more: String) -> String {
    """
    title: A programme
    says: It promises.
    country: XBB
    operated_by: Beland
    currency: RWF
    from: 2025-05-01
    sources:
      a: {publisher: A, title: T, published: 2025-05-02}
      b: {publisher: B, title: T, published: 2025-05}
    \(more)
    """
  }

  @Test func answersAndTheRecordKnowNormsFromTheSameDay() {
    let norms = NormSet.compile(WrittenRecord.real, zones: TimeZones()).norms
    #expect(norms.norms.count > 100)
    for norm in norms.norms { #expect(norm.knownFrom == norm.norm.knownFrom, "\(norm.norm.id)") }
    for arrangement in norms.arrangements {
      #expect(arrangement.knownFrom == arrangement.arrangement.knownFrom, "\(arrangement.arrangement.id)")
    }
  }

  @Test func noSourceIsListedBeforeItWasOut() throws {
    let day = try DateParsing.day("2025-05-01")
    let catalog = SourceCatalog(WrittenRecord.real.asKnown(on: day))
    #expect(catalog.documents.count > 20)
    for document in catalog.documents { #expect(try #require(document.knownFrom) <= day, "\(document.id)") }
    for statement in catalog.statements where statement.part.isClaim {
      #expect(try #require(statement.knownFrom) <= day, "\(statement.id)")
    }
  }

  @Test func whatIsKnownOnlyGrows() throws {
    var last = 0
    for day in ["2020-01-01", "2025-05-01", "2025-07-10", "2026-03-01", "2027-01-01"] {
      let corpus = WrittenRecord.real.asKnown(on: try DateParsing.day(day))
      let count = Statement.all(of: corpus).filter(\.part.isClaim).count
      #expect(count >= last)
      last = count
    }
    #expect(last == Statement.all(of: WrittenRecord.real).filter(\.part.isClaim).count)
  }

  @Test func aRetractionIsReadWithItsMistakes() {
    let wrong = WrittenRecord([
      "xaa-xbb": """
      sender: XAA
      to: XBB
      kind: acceptance
      events: [{stage: talks, claim: Talks., sources: [a], retracted: {by: them}}]
      sources: {a: {publisher: A, title: T, published: 2025-05-02}}
      """
    ])
    #expect(
      wrong.diagnostics.map(\.description) == [
        "arrangements/xaa-xbb.yaml:5:65: found a retraction without “why”; expected the key “why”; write why: why it was taken back. [missing-key]",
        "arrangements/xaa-xbb.yaml:5:65: found a retraction without a source; expected at least one source; write sources: [a]. [missing-source]",
        "arrangements/xaa-xbb.yaml:5:65: found a retraction without “date”; expected the key “date”; write date: 2025-05-09. [missing-key]",
      ])
  }
}
