/// Literals of a circuit as those of a smaller one.
struct CircuitPart {
  private(set) var circuit = Circuit()
  /// By node of the whole: that of the part.
  private var literals: [Int: Literal] = [Literal.yes.node: .yes, Literal.doubt.node: .doubt]

  /// The part that some literals rest on.
  init(of whole: Circuit, for wanted: some Sequence<Literal>) {
    // What a node is made of comes before it.
    for node in whole.cone(of: wanted) where literals[node] == nil {
      switch whole.nodes[node] {
      case .constant, .doubt: break
      case .and(let operands): literals[node] = circuit.and(operands.map { self[$0] })
      case .atom(let index):
        let isCommon = whole.isCommon(Literal(node: node))
        literals[node] = circuit.atom(whole.atoms[index].mapping { self[$0] }, isCommon: isCommon)
      }
    }
  }

  subscript(literal: Literal) -> Literal {
    let own = literals[literal.node] ?? .doubt
    return literal.isNegated ? !own : own
  }

  /// What heads a destination, without its routes and reasons.
  func headline(_ whole: DestinationCircuit) -> DestinationCircuit {
    DestinationCircuit(
      destination: whole.destination, thirdCountry: self[whole.thirdCountry], bars: [], routes: [],
      groups: whole.groups.map {
        DestinationCircuit.Group(bar: self[$0.bar], authority: self[$0.authority], discharged: self[$0.discharged])
      })
  }
}

extension Atom {
  /// The same question in another circuit.
  func mapping(_ literal: (Literal) -> Literal) -> Atom {
    guard case .evaluated(let evaluation) = self, evaluation.inputs.contains(where: { $0.truth != nil }) else {
      return self
    }
    let inputs = evaluation.inputs.map {
      Evaluation.Input(slot: $0.slot, column: $0.column, truth: $0.truth.map(literal))
    }
    return .evaluated(
      Evaluation(
        id: evaluation.id, moment: evaluation.moment, plan: evaluation.plan, checked: evaluation.checked,
        source: evaluation.source, inputs: inputs, reading: evaluation.reading, zone: evaluation.zone,
        activation: evaluation.activation, now: evaluation.now))
  }
}
