import CEL
import Kleene
import Testing

@testable import Safeguards

/// Judgements in plain words mean what judgements mean.
struct JudgedTests {
  /// Every truth, with what is lacking below 64, below 128, above, and mixed.
  private static let judgements: [Judgement] =
    [.yes, .no]
    + [[0], [63], [64], [127], [128], [400], [1, 70, 128], [128, 400], [2, 129]].map {
      Judgement(.unknown, lacking: Unknown($0))
    }

  @Test func connectivesAreThoseOfJudgements() {
    var lacks = Lacks()
    func isSame(_ a: Judgement, _ b: Judgement) -> Bool { a.truth == b.truth && a.lacking == b.lacking }
    for a in Self.judgements {
      let inWords = lacks.judged(a)
      #expect(isSame(lacks.judgement(inWords), a))
      #expect(isSame(lacks.judgement(inWords.not), a.not))
      for b in Self.judgements {
        let other = lacks.judged(b)
        let both = inWords.and(other, &lacks)
        let either = inWords.or(other, &lacks)
        #expect(isSame(lacks.judgement(both), a.and(b)), "\(a) and \(b)")
        #expect(isSame(lacks.judgement(either), a.or(b)), "\(a) or \(b)")
        // The same sets stand in the same places, so that asking again and again takes no more room.
        #expect(inWords.and(other, &lacks).lack == both.lack)
        for c in Self.judgements {
          let three = both.or(lacks.judged(c), &lacks)
          #expect(isSame(lacks.judgement(three), a.and(b).or(c)), "(\(a) and \(b)) or \(c)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 127, 128])
  func idsBelowOneAreKept(_ bound: Int) {
    var lacks = Lacks()
    for ids in [[0], [1, 62, 63], [64], [63, 64, 126], [127], [0, 100, 128, 300]] {
      let kept = lacks.unknown(lacks.lack(Unknown(ids)).inWords(below: bound))
      #expect(kept == Unknown(ids.filter { $0 < bound }), "\(ids) below \(bound)")
    }
  }
}
