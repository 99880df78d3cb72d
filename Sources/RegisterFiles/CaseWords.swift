package import Register

/// The words that a case may use, looked up by name: made once for a register, however many cases are read.
package struct CaseWords: Sendable {
  let declarations: [String: FactDeclaration]
  let codes: Set<String>
  let states: [State]

  package init(facts: [FactDeclaration], states: [State]) {
    declarations = Dictionary(facts.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    codes = Set(states.map(\.code.text))
    self.states = states
  }

  /// The names of all facts, to find the one that was meant.
  var names: [String] { declarations.keys.sorted() }
}
