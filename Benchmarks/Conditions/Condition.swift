package import CEL

/// An expression with the facts that it is evaluated on.
package struct Condition {
  package let title: String
  package let source: String
  /// Whether evaluating it must allocate nothing.
  package let isScalar: Bool
  private(set) var declarations: Declarations
  package private(set) var activation = Activation(slots: 0)

  init(title: String, source: String, isScalar: Bool, declarations: Declarations) {
    self.title = title
    self.source = source
    self.isScalar = isScalar
    self.declarations = declarations
  }

  mutating func declare(_ name: String, _ fact: (type: ValueType, value: Value), isUnknown: Bool) {
    let slot = declarations.variable(name, fact.type)
    activation[slot] = isUnknown ? .unknown(slot) : fact.value
  }

  package func plan() throws -> Plan { Plan(try declarations.compile(source, expecting: nil)) }

  /// The answer, as the peers write theirs: JSON.
  package func answer(of plan: Plan) -> String {
    switch plan.evaluate(activation) {
    case .unknown(let lack):
      let names = declarations.variables.enumerated().filter { lack.contains($0.offset) }.map {
        "\"\($0.element.name)\""
      }
      return "{\"unknown\": [\(names.joined(separator: ", "))]}"
    case .error(let fault): return "{\"error\": \"\(fault)\"}"
    case let value: return "\(value)"
    }
  }
}
