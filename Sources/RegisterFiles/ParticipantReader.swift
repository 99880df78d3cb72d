package import Register

/// Reads a participant whose schedule is asked for: a reference, the day of enrolment, the household, facts.
package struct ParticipantReader {
  private let reading: Reading
  private let cases: CaseReader

  /// `facts` are those of participants.
  package init(facts: [FactDeclaration], states: [State], reading: Reading) {
    self.reading = reading
    cases = CaseReader(facts: facts, states: states, reading: reading)
  }

  package static let keys = ["participant", "enrolled", "left", "household", "facts"]
  package static let householdKeys = ["adults", "children"]

  /// `nil` after a diagnostic.
  package func read(_ node: SourceNode) -> ParticipantFile? {
    guard let fields = Fields(node, of: "a participant", keys: Self.keys, reading: reading) else { return nil }
    let reference = fields.required("participant", example: "r-017")
    let enrolled = fields.date("enrolled", DateParsing.day)
    if fields.node("enrolled") == nil { fields.missing("enrolled", example: "2026-03-10") }
    let left = fields.date("left", DateParsing.day)
    if let enrolled, let left, left < enrolled {
      reading.report(
        .datesOutOfOrder, at: fields.place, found: "enrolled on \(enrolled), left on \(left)",
        expected: "a day on or after that of enrolment")
    }
    var facts = household(fields)
    let own = fields.node("facts").map { cases.facts(of: $0) } ?? []
    for fact in own {
      guard let first = facts.first(where: { $0.key == fact.key }) else { continue }
      reading.report(
        .duplicateKey, at: fact.place, found: "the fact \(fact.key) again (first at line \(first.place.line))",
        expected: "each fact once", remedy: "one of the two")
    }
    facts += own
    guard let reference, let enrolled else { return nil }
    return ParticipantFile(
      reference: reference.value, enrolledOn: enrolled, leftOn: left, facts: facts, place: reference.place)
  }

  /// `household: {adults: 2, children: 1}` is short for two facts.
  private func household(_ fields: Fields) -> [StatedFact] {
    guard let node = fields.node("household"),
      Fields(node, of: "a household", keys: Self.householdKeys, reading: reading) != nil,
      case .mapping(let entries) = node.content
    else { return [] }
    let named = entries.filter { Self.householdKeys.contains($0.key) }.map {
      SourceNode.Entry(key: "household.\($0.key)", keyPlace: $0.keyPlace, value: $0.value)
    }
    return cases.facts(of: SourceNode(.mapping(named), at: node.place), under: "household")
  }
}
