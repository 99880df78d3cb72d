internal import CEL
internal import Kleene

/// A ``Judgement`` in plain words, while an assessment works with it.
///
/// The connectives are those of `Judgement`: what is lacking is that of the unknown parts only.
struct Judged: Sendable {
  var truth: Truth
  /// Nothing unless `truth` is unknown.
  var lack: Lack

  static let yes = Judged(.true)
  static let no = Judged(.false)

  init(_ truth: Truth, lack: Lack = .nothing) {
    self.truth = truth
    self.lack = lack
  }

  init(_ known: Bool) { self.init(known ? .true : .false) }

  @inline(__always)
  func and(_ other: Judged, _ lacks: inout Lacks) -> Judged {
    if truth == .false || other.truth == .true { return self }
    if other.truth == .false || truth == .true { return other }
    return Judged(.unknown, lack: lacks.union(lack, other.lack))
  }

  @inline(__always)
  func or(_ other: Judged, _ lacks: inout Lacks) -> Judged {
    if truth == .true || other.truth == .false { return self }
    if other.truth == .true || truth == .false { return other }
    return Judged(.unknown, lack: lacks.union(lack, other.lack))
  }

  var not: Judged {
    switch truth {
    case .true: .no
    case .false: .yes
    case .unknown: self
    }
  }
}

extension Lacks {
  func judgement(_ judged: Judged) -> Judgement { Judgement(judged.truth, lacking: unknown(judged.lack)) }

  mutating func judged(_ judgement: Judgement) -> Judged { Judged(judgement.truth, lack: lack(judgement.lacking)) }
}
