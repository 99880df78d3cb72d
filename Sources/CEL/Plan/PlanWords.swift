/// Where the fast path reads the plans of a ``PlanTable``; good for as long as that is held. No reference is counted from
/// one condition to the next.
package struct PlanWords {
  let nodes: UnsafeBufferPointer<Node>
  let operands: UnsafeBufferPointer<Int32>
  /// By plan: its root among `nodes`; negative where the fast path cannot do it alone.
  let roots: UnsafeBufferPointer<Int32>

  /// What a condition comes to; nil where its plan must be evaluated, since it comes to a fault or to no truth, lacks an
  /// id of 128 or more, or has parts that are no conditions.
  package func truth(_ number: Int, _ values: PlacedWords) -> TruthInWords? {
    precondition(number >= 0 && number < roots.count, "no such condition")
    let root = roots[number]
    guard root >= 0 else { return nil }
    var none = NoHelp()
    return values.truth(root, Span(_unsafeElements: nodes), Span(_unsafeElements: operands), &none).inWords
  }
}
