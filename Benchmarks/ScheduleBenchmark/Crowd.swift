import Desks
import Reception
import Register
import Safeguards

/// Participants made by chance, the same in every run.
struct Crowd {
  private var dice = SplitMix(state: 7)
  private let facts: [FactDeclaration]
  private let start: CivilDate

  init(facts: [FactDeclaration], before start: CivilDate) {
    self.facts = facts
    self.start = start
  }

  /// Enrolled in the last two years. Nine of ten facts are known, and a fifth of those have turned since.
  mutating func participant() -> EnrolledParticipant {
    let enrolled = start.advanced(by: -Int.random(in: 0..<730, using: &dice))
    var known: [FactKey: [StatedFact.DatedValue]] = [:]
    for fact in facts where Int.random(in: 0..<10, using: &dice) > 0 {
      var values = [StatedFact.DatedValue(value(of: fact))]
      if Int.random(in: 0..<5, using: &dice) == 0 {
        let turned = enrolled.advanced(by: Int.random(in: 1..<730, using: &dice))
        values.append(StatedFact.DatedValue(value(of: fact), from: .day(turned)))
      }
      known[FactKey(fact.name)] = values
    }
    var bytes: [UInt8] = []
    for _ in 0..<16 { bytes.append(UInt8.random(in: 0...255, using: &dice)) }
    return EnrolledParticipant(id: ParticipantID(bytes), enrolledOn: enrolled, facts: Facts(known))
  }

  private mutating func value(of fact: FactDeclaration) -> FactValue {
    switch fact.type {
    case .truth: .truth(Bool.random(using: &dice))
    case .date, .moment: .date(start.advanced(by: -Int.random(in: 300..<20_000, using: &dice)))
    case .count: .count(Int.random(in: 1..<5, using: &dice))
    case .choice: .choice(fact.options.randomElement(using: &dice)?.value ?? "")
    case .state, .states: .unknown
    }
  }
}

/// SplitMix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
