import Kleene
import Testing

/// The connectives against their definition: known exactly when every completion agrees.
@Suite struct TruthTests {
  /// The Booleans a truth may turn out to be.
  static func completions(of truth: Truth) -> [Bool] {
    switch truth {
    case .false: [false]
    case .true: [true]
    case .unknown: [false, true]
    }
  }

  static func agreed(_ results: [Bool]) -> Truth {
    if results.allSatisfy({ $0 }) { return .true }
    return results.contains(true) ? .unknown : .false
  }

  static func defined(_ a: Truth, _ b: Truth, _ connective: (Bool, Bool) -> Bool) -> Truth {
    agreed(completions(of: a).flatMap { x in completions(of: b).map { y in connective(x, y) } })
  }

  @Test(arguments: Truth.allCases, Truth.allCases)
  func allNinePairs(a: Truth, b: Truth) {
    #expect(a.and(b) == Self.defined(a, b) { $0 && $1 })
    #expect(a.or(b) == Self.defined(a, b) { $0 || $1 })
    #expect(a.implies(b) == Self.defined(a, b) { !$0 || $1 })
    #expect((a && b) == a.and(b))
    #expect((a || b) == a.or(b))
    #expect(Truth.and(a, b) == a.and(b))
    #expect(Truth.or(a, b) == a.or(b))
    #expect(!(a.and(b)) == (!a).or(!b))
  }

  @Test(arguments: Truth.allCases)
  func negationAndBooleans(a: Truth) {
    #expect(!a == Self.agreed(Self.completions(of: a).map { !$0 }))
    #expect(a.known.map(Truth.init) ?? .unknown == a)
    #expect(a.isKnown == (a.known != nil))
  }

  @Test(arguments: Truth.allCases)
  func sequencesOfThree(a: Truth) {
    for b in Truth.allCases {
      for c in Truth.allCases {
        #expect(Truth.and([a, b, c]) == a.and(b).and(c))
        #expect(Truth.or([a, b, c]) == a.or(b).or(c))
      }
    }
    #expect(Truth.and([]) == .true)
    #expect(Truth.or([]) == .false)
  }

  @Test func theRightSideIsNotAskedWhenTheLeftDecides() {
    var asked = 0
    func ask() -> Truth { asked += 1; return .unknown }
    #expect((Truth.false && ask()) == .false)
    #expect((Truth.true || ask()) == .true)
    #expect(asked == 0)
  }
}
