internal import Kleene

/// What is known of a rule until the destination or the arrangement changes.
struct RuleMemo {
  var truth: Judged?
  var discharge: Judged?
  /// Of a bar: whether it holds until its duties are discharged. What is lacking for it is not kept: settling asks for
  /// all bars at each answer that it tries, and for their truth alone.
  var bar: Truth?
  /// Where no act is upon the rule itself; kept until the force of norms can change.
  var force: Judged?

  /// What differs from one destination, one arrangement or one answer to the next is no longer known.
  mutating func forget() {
    truth = nil
    discharge = nil
    bar = nil
  }
}
