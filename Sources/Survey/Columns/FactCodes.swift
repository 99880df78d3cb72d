package import Register

/// The words of a fact whose values are words, numbered from 1; 0 is unknown.
package struct FactCodes: Sendable {
  package let words: [String]

  /// `states`: the codes of all States, in the register's order.
  package init(_ fact: FactDeclaration, states: [String]) {
    words = fact.type == .choice ? fact.options.map(\.value) : states
  }
}
