package import CEL
package import Register

/// The words of conditions: each declared fact is a variable of CEL, beside the day, the destination and the arrangement.
/// A class: it is handed on by one reference, and asked in the innermost loops.
package final class Vocabulary: Sendable {
  /// The scalar types that conditions know beyond those of CEL.
  package enum Scalars {
    package static let date = OpaqueType(id: 1, name: "date", isOrdered: true)
    /// Seconds since 1970 (`a`) and the zone in which its civil days run (`b`).
    package static let moment = OpaqueType(id: 2, name: "moment", isOrdered: true)
    package static let days = OpaqueType(id: 3, name: "days", isOrdered: true)
  }

  package let facts: [FactDeclaration]
  /// By name: the slot of a fact.
  package let slots: [FactName: Int]
  package let zones: TimeZones
  /// One past the slots of facts; doubts of the register count from `doubtBase`.
  package let slotCount: Int
  package let day: Int
  package let now: Int
  package let destination: Int
  package let arrangementID: Int
  package let arrangementKind: Int
  package let arrangementPublished: Int
  package let nationality: Int?
  package let habitualResidence: Int?
  package let acceptance: Int?
  package let district: Int?
  package let declarations: Declarations
  private let states: Set<String>
  private let names: NameIndex
  /// By slot of a fact: whether it is said of one destination.
  private let perDestination: [Bool]

  /// Ids from here on in `Judgement.lacking` are doubts, not facts.
  package var doubtBase: Int { slotCount }

  package init(facts: [FactDeclaration], states: [State], zones: TimeZones) {
    self.facts = facts
    self.zones = zones
    self.states = Set(states.map(\.code.text))
    names = NameIndex(facts.map(\.name.text))
    perDestination = facts.map(\.isPerDestination)
    var declarations = Declarations()
    declarations.zones = zones
    declarations.type(Scalars.date)
    declarations.type(Scalars.moment)
    declarations.type(Scalars.days)
    var slots: [FactName: Int] = [:]
    for fact in facts where slots[fact.name] == nil {
      slots[fact.name] = declarations.variable(fact.name.text, Vocabulary.valueType(of: fact.type))
    }
    self.slots = slots
    day = declarations.variable("day", .scalar(Scalars.date))
    now = declarations.variable("now", .scalar(Scalars.moment))
    destination = declarations.variable("destination.code", .string)
    arrangementID = declarations.variable("arrangement.id", .string)
    arrangementKind = declarations.variable("arrangement.kind", .string)
    arrangementPublished = declarations.variable("arrangement.text_published", .bool)
    slotCount = declarations.variables.count
    nationality = slots[FactName("person.nationality")]
    habitualResidence = slots[FactName("person.habitual_residence")]
    acceptance = slots[FactName("acceptance.given")]
    district = slots[FactName("custody.district")]
    CivilTimeFunctions.declare(in: &declarations, zones: zones)
    self.declarations = declarations
  }

  static func valueType(of type: FactDeclaration.FactType) -> ValueType {
    switch type {
    case .truth: .bool
    case .date: .scalar(Scalars.date)
    case .moment: .scalar(Scalars.moment)
    case .state, .choice: .string
    case .states: .list(.string)
    case .count: .int
    }
  }

  /// The declaration behind a slot; `nil` for the day, the destination and the arrangement.
  package func fact(at slot: Int) -> FactDeclaration? { facts.indices.contains(slot) ? facts[slot] : nil }

  /// The slot of a declared fact.
  func slot(of name: FactName) -> Int? { names[name.text] }

  func isPerDestination(_ slot: Int) -> Bool { perDestination[slot] }

  /// Slots that differ from destination to destination.
  package func dependsOnDestination(_ slot: Int) -> Bool {
    if perDestination.indices.contains(slot) { return perDestination[slot] }
    return slot == destination || dependsOnArrangement(slot)
  }

  package func dependsOnArrangement(_ slot: Int) -> Bool {
    slot == arrangementID || slot == arrangementKind || slot == arrangementPublished
  }

  package func isState(_ text: String) -> Bool { states.isEmpty || states.contains(text) }

  package var stateCodes: [String] { states.sorted() }
}
