/// A truth of a circuit, or its negation.
///
/// Negation is a bit, not a node: with truths as two bitmaps it swaps them and costs nothing.
package struct Literal: Hashable, Sendable, Comparable {
  /// Its place, doubled, and one more where it is negated: what kernels call a `ck_literal`.
  let bits: Int32

  init(node: Int, isNegated: Bool = false) { bits = Int32(node) << 1 | (isNegated ? 1 : 0) }

  /// Its place among the circuit's nodes.
  package var node: Int { Int(bits >> 1) }
  package var isNegated: Bool { bits & 1 == 1 }

  package static let yes = Literal(node: 0)
  package static let no = !yes
  /// Unknown for want of something that no fact about a person can settle.
  package static let doubt = Literal(node: 1)

  package static prefix func ! (literal: Literal) -> Literal {
    Literal(node: literal.node, isNegated: !literal.isNegated)
  }

  package static func < (a: Literal, b: Literal) -> Bool { a.bits < b.bits }
}
