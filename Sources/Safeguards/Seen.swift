/// Which norms and rules an assessment saw with force.
///
/// What it never saw so cannot change its answers: looking away from it takes the same way through the same truths. So
/// of the many norms known only from weak sources the few that were seen are tried.
///
/// A class, which belongs to one assessor until that looks away from something else.
final class Seen {
  let norms: FixedList<Bool>
  let rules: FixedList<Bool>

  init(norms: Int, rules: Int) {
    self.norms = FixedList(repeating: false, count: norms)
    self.rules = FixedList(repeating: false, count: rules)
  }

  /// Arrangements are few and belong to destinations: they always count as seen.
  func contains(_ part: Assessor.Without) -> Bool {
    switch part {
    case .norm(let index): norms[index]
    case .rule(let index): rules[index]
    case .arrangement: true
    }
  }
}
