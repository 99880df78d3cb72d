import Register
import RegisterFiles
import Testing

/// The forms in which a fact may be written, and what each comes to.
struct CaseReadingTests {
  /// The values of the only fact of a case; fails on any diagnostic.
  private func values(_ fact: String) throws -> [StatedFact.DatedValue] {
    let register = WrittenRegister([:])
    let reading = Reading()
    let text = "case: a\nsender: XAA\nfacts:\n  \(fact)"
    let reader = CaseReader(facts: register.corpus.facts, states: register.corpus.states, reading: reading)
    let file = reader.read(try YAMLReader.read(Array(text.utf8), file: "case.yaml"))
    #expect(reading.diagnostics.map(\.description) == [])
    return try #require(file?.facts.first).values
  }

  private static func states(_ codes: String..., isComplete: Bool = true) -> FactValue {
    .states(codes.map { StateCode($0) }, isComplete: isComplete)
  }

  static let forms: [(String, FactValue)] = [
    ("p: true", .truth(true)), ("p: yes", .truth(true)), ("p: false", .truth(false)), ("p: no", .truth(false)),
    ("p: unknown", .unknown), ("p: ~", .unknown), ("p: null", .unknown), ("p:", .unknown),
    ("p: ' true '", .truth(true)),
    ("person.born_on: 2024-02-29", .date(CivilDate(year: 2024, month: 2, day: 29)!)),
    ("person.entries: 0", .count(0)), ("person.entries: 12", .count(12)), ("person.entries: unknown", .unknown),
    ("person.residence: XBB", .state(StateCode("XBB"))), ("person.residence: unknown", .unknown),
    ("person.nationality: [XCC, XBB, XCC]", states("XBB", "XCC")), ("person.nationality: []", states()),
    ("person.nationality: none", states()), ("person.nationality: unknown", .unknown),
    ("person.nationality: [XBB, more]", states("XBB", isComplete: false)), ("person.nationality: [more]", .unknown),
    ("order.kind: second", .choice("second")), ("order.kind: unknown", .unknown),
    ("notice.written@XBB: true", .truth(true)), ("notice.written: true", .truth(true)),
    ("notice.served_at@XBB: 2025-07-10", .moment(.day(CivilDate(year: 2025, month: 7, day: 10)!))),
    ("notice.served_at@XBB: 1970-01-02T00:00+01:00", .moment(.moment(Moment(seconds: 82_800, offset: 3_600)))),
  ]

  @Test(arguments: forms) func aValueIsReadInTheFormOfItsType(_ fact: String, _ expected: FactValue) throws {
    let values = try values(fact)
    #expect(values.map(\.value) == [expected])
    #expect(values.first?.from == nil)
  }

  @Test func aDatedValueHoldsFromItsDay() throws {
    let values = try values("p: {value: true, from: 2025-01-02, source: the file, note: none}")
    #expect(values.map(\.value) == [.truth(true)])
    #expect(values.map { $0.from?.description } == ["2025-01-02"])
  }

  @Test func datedValuesStandInOrder() throws {
    let values = try values("p: [{value: no, from: 2025-01-02}, {value: yes, from: 2025-01-03}]")
    #expect(values.map(\.value) == [.truth(false), .truth(true)])
  }

  @Test func momentsOfOneDayAreOrderedByTheirHour() throws {
    let values = try values(
      "p: [{value: no, from: '2025-01-02T08:00Z'}, {value: yes, from: '2025-01-02T09:00Z'}]")
    #expect(values.count == 2)
  }

  @Test func aDatedListIsOneValue() throws {
    let values = try values("person.nationality: {value: [XBB, more], from: 2025-01-02}")
    #expect(values.map(\.value) == [CaseReadingTests.states("XBB", isComplete: false)])
  }

  @Test func aDestinationBelongsToTheKey() throws {
    let register = WrittenRegister([:])
    let reader = CaseReader(facts: register.corpus.facts, states: register.corpus.states, reading: Reading())
    let place = Place(file: "case.yaml", line: 1, column: 1)
    let key = try #require(reader.key("notice.written@XBB", at: place)).0
    #expect(key == FactKey(FactName("notice.written"), at: StateCode("XBB")))
    #expect(key.description == "notice.written@XBB")
    #expect(reader.key("notice.written", at: place)?.0.destination == nil)
    #expect(reader.key("notice.written@XBB@XCC", at: place) == nil)
  }
}
