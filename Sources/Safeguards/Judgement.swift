package import CEL
package import Kleene

/// A truth and, where it is unknown, what is lacking: slots of facts, and doubts of the register itself.
///
/// The connectives are strong Kleene; what is lacking is that of the unknown parts only, since a part that is known
/// would not change the result by itself.
package struct Judgement: Sendable {
  package var truth: Truth
  /// Empty unless `truth` is unknown.
  package var lacking: Unknown

  package static let yes = Judgement(.true)
  package static let no = Judgement(.false)

  package init(_ truth: Truth, lacking: Unknown = Unknown([])) {
    self.truth = truth
    self.lacking = lacking
  }

  package init(_ known: Bool) { self.init(known ? .true : .false) }

  /// Unknown for want of one fact or one doubt.
  package init(lacking id: Int) { self.init(.unknown, lacking: Unknown(id)) }

  package func and(_ other: Judgement) -> Judgement {
    if truth == .false { return self }
    if other.truth == .false { return other }
    if truth == .true { return other }
    if other.truth == .true { return self }
    return Judgement(.unknown, lacking: lacking.union(other.lacking))
  }

  package func or(_ other: Judgement) -> Judgement {
    if truth == .true { return self }
    if other.truth == .true { return other }
    if truth == .false { return other }
    if other.truth == .false { return self }
    return Judgement(.unknown, lacking: lacking.union(other.lacking))
  }

  package var not: Judgement {
    switch truth {
    case .true: .no
    case .false: .yes
    case .unknown: self
    }
  }
}
