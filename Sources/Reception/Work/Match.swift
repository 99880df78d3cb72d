package import Kleene
package import Register
package import Safeguards

/// One opening held against one participant: each requirement by itself, and the wage.
package struct Match: Sendable {
  /// A requirement with what is known of it.
  package struct Judged: Sendable {
    package let requirement: Opening.Requirement
    /// Unknown where the condition is mistaken: nobody is kept from work by a slip of the keyboard.
    package let truth: Truth
    /// What is mistaken in the condition; then there is nothing to ask.
    package let mistakes: [Diagnostic]
    /// The facts to ask for where it is unknown, in the order of the vocabulary.
    package let ask: [FactName]
    /// The facts that it reads.
    package let reads: [FactName]
  }

  package let opening: Opening
  /// Whether one can apply on the day.
  package let isOpen: Bool
  package let requirements: [Judged]
  package let wages: [WageAssessment]

  package func count(_ truth: Truth) -> Int { requirements.count { $0.truth == truth } }

  /// Whether all requirements are met, as far as is known.
  package var truth: Truth {
    if count(.false) > 0 { return .false }
    return count(.unknown) > 0 ? .unknown : .true
  }

  /// Facts that would settle what is unknown, each once.
  package var ask: [FactName] {
    var seen: Set<FactName> = []
    return requirements.flatMap(\.ask).filter { seen.insert($0).inserted }
  }

  /// Floors under which the wage is.
  package var flags: [WageAssessment] { wages.filter(\.isFlagged) }

  /// Those that can be applied for first, then those of which most is met: 2 of 3 before 1 of 2. No opening is left out,
  /// whatever is missing: whether to try is for the person to say.
  static func precedes(_ a: Match, _ b: Match) -> Bool {
    if a.isOpen != b.isOpen { return a.isOpen }
    let (met, all) = (a.share, b.share)
    if met.0 * all.1 != all.0 * met.1 { return met.0 * all.1 > all.0 * met.1 }
    if a.count(.false) != b.count(.false) { return a.count(.false) < b.count(.false) }
    return a.opening.id < b.opening.id
  }

  /// Met requirements out of all; one without any is met in full.
  private var share: (Int, Int) { requirements.isEmpty ? (1, 1) : (count(.true), requirements.count) }
}
