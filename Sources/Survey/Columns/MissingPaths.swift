internal import ColumnKernels
internal import Register
internal import Safeguards

/// How the want of each fact reaches the routes of a destination: through those nodes alone that rest on it.
final class MissingPaths {
  struct Fact {
    let slot: Int
    /// Each after what it is made of.
    var steps: [Step] = []
    var routes: [Route] = []
  }

  enum Step {
    /// ANDs, and atoms that can lack this fact alone, as kernels take them.
    case spread(Range<Int>)
    /// A nationality that is not known in whole lacks itself; one that is, the residence.
    case ownCountry(node: Int, nationality: ColumnKey, isNationality: Bool)
    /// The inputs for want of which it can lack the fact, with the node of those that a truth stands for.
    case evaluated(node: Int, inputs: [(place: Int, node: Int?)])
  }

  /// A route some part of which rests on the fact.
  struct Route {
    let place: Int
    /// Bar and authority, as far as they do.
    let literals: [Literal]
    let duties: [Duty]
  }

  struct Duty {
    let step: DestinationCircuit.Step
    /// That it applies and that it was done, as far as they rest on the fact.
    let parts: [Literal]
    let passed: Literal?
  }

  private(set) var facts: [Fact]
  let lacks: UnsafeMutablePointer<ck_lack>
  private let operands: UnsafeMutablePointer<Int32>

  init(_ program: Program, _ destination: DestinationCircuit, norms: NormSet) {
    let circuit = program.circuit
    let cone = circuit.cone(of: destination.literals)
    let rests = Self.rests(circuit, cone, program.vocabulary)
    let slots = rests.values.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
    var spreads = Spreads()
    facts = slots.map { slot in
      func resting(_ literal: Literal) -> Literal? { rests[literal.node]?.contains(slot) ?? false ? literal : nil }
      var fact = Fact(slot: slot)
      for node in cone where rests[node]?.contains(slot) ?? false {
        switch circuit.nodes[node] {
        case .constant, .doubt: break
        case .and(let literals): spreads.add(node, literals.compactMap(resting), to: &fact)
        case .atom(let index):
          switch circuit.atoms[index] {
          case .truth, .absent, .within, .anyOf: spreads.add(node, [], to: &fact)
          case .ownCountry(let nationality, _, _):
            fact.steps.append(
              .ownCountry(node: node, nationality: nationality, isNationality: slot == nationality.slot))
          case .evaluated(let evaluation):
            let inputs = evaluation.inputs.enumerated().compactMap { place, input -> (place: Int, node: Int?)? in
              guard let truth = input.truth else { return input.slot == slot ? (place, nil) : nil }
              return resting(truth).map { (place, $0.node) }
            }
            fact.steps.append(.evaluated(node: node, inputs: inputs))
          }
        }
      }
      fact.routes = destination.routes.enumerated().compactMap { place, route in
        let literals = [route.bar, route.authority].compactMap(resting)
        let duties = route.steps.compactMap { step -> Duty? in
          guard norms.rules[step.rule].rule.phase == .before else { return nil }
          let parts = [step.applies, step.done].compactMap(resting)
          let passed = resting(step.passed)
          return parts.isEmpty && passed == nil ? nil : Duty(step: step, parts: parts, passed: passed)
        }
        return literals.isEmpty && duties.isEmpty ? nil : Route(place: place, literals: literals, duties: duties)
      }
      return fact
    }
    operands = Machine.copied(spreads.operands)
    let operands = operands
    lacks = Machine.copied(
      spreads.all.map {
        ck_lack(place: $0.node, operands: operands + $0.operands.lowerBound, count: $0.operands.count)
      })
  }

  deinit {
    lacks.deallocate()
    operands.deallocate()
  }

  /// What becomes the memory of kernels.
  private struct Spreads {
    var all: [(node: Int32, operands: Range<Int>)] = []
    var operands: [Int32] = []

    mutating func add(_ node: Int, _ literals: [Literal], to fact: inout Fact) {
      let start = operands.count
      operands += literals.map { Int32($0.node) }
      all.append((Int32(node), start..<operands.count))
      var first = all.count - 1
      if case .spread(let before) = fact.steps.last {
        fact.steps.removeLast()
        first = before.lowerBound
      }
      fact.steps.append(.spread(first..<all.count))
    }
  }

  /// By node: the facts on which it rests.
  private static func rests(_ circuit: Circuit, _ cone: [Int], _ vocabulary: Vocabulary) -> [Int: Set<Int>] {
    var rests: [Int: Set<Int>] = [:]
    for node in cone {
      switch circuit.nodes[node] {
      case .constant, .doubt: rests[node] = []
      case .and(let operands): rests[node] = operands.reduce(into: []) { $0.formUnion(rests[$1.node] ?? []) }
      case .atom(let index):
        var slots = Set(circuit.atoms[index].slots(vocabulary))
        if case .evaluated(let evaluation) = circuit.atoms[index] {
          for input in evaluation.inputs { if let truth = input.truth { slots.formUnion(rests[truth.node] ?? []) } }
        }
        rests[node] = slots
      }
    }
    return rests
  }
}
