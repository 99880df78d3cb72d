package import Kleene
internal import Safeguards

/// Conditions as one graph of strong Kleene logic, in which what is asked twice stands once.
///
/// Every connective is an AND of literals, since `a OR b` is `NOT (NOT a AND NOT b)` in three values too, and so is what
/// each lacks. Operands are sorted and without repetition, those that are the same for all destinations joined first:
/// two conditions that mean the same thing in the same words are the same node.
package struct Circuit {
  package enum Node: Hashable, Sendable {
    /// True; its negation is false.
    case constant
    /// Unknown for want of no fact.
    case doubt
    case atom(Int)
    case and([Literal])
  }

  package private(set) var nodes: [Node] = [.constant, .doubt]
  package private(set) var atoms: [Atom] = []
  /// Whether a node is the same for every destination.
  private var isCommon = [true, true]
  private var nodeOfAtom: [Atom: Int] = [:]
  private var nodeOfOperands: [[Literal]: Int] = [:]

  package init() {}

  package func isCommon(_ literal: Literal) -> Bool { isCommon[literal.node] }

  package static func literal(_ truth: Truth) -> Literal {
    switch truth {
    case .true: .yes
    case .false: .no
    case .unknown: .doubt
    }
  }

  package mutating func atom(_ atom: Atom, isCommon common: Bool) -> Literal {
    if let node = nodeOfAtom[atom] { return Literal(node: node) }
    atoms.append(atom)
    nodeOfAtom[atom] = nodes.count
    return append(.atom(atoms.count - 1), isCommon: common)
  }

  package mutating func and(_ operands: [Literal]) -> Literal {
    var flat: Set<Literal> = []
    guard gather(operands, into: &flat) else { return .no }
    let common = flat.filter { isCommon[$0.node] }.sorted()
    let own = flat.filter { !isCommon[$0.node] }.sorted()
    let shared = node(common, isCommon: true)
    return own.isEmpty ? shared : node((common.isEmpty ? [] : [shared]) + own, isCommon: false)
  }

  package mutating func and(_ a: Literal, _ b: Literal) -> Literal { and([a, b]) }
  package mutating func or(_ operands: [Literal]) -> Literal { !and(operands.map { !$0 }) }
  package mutating func or(_ a: Literal, _ b: Literal) -> Literal { or([a, b]) }

  /// The operands of nested ANDs as one; false when one of them is.
  private func gather(_ operands: [Literal], into flat: inout Set<Literal>) -> Bool {
    for operand in operands {
      if operand == .yes { continue }
      if operand == .no { return false }
      if case .and(let inner) = nodes[operand.node], !operand.isNegated {
        guard gather(inner, into: &flat) else { return false }
      } else {
        // Unknown and not unknown are both unknown.
        flat.insert(operand.node == Literal.doubt.node ? .doubt : operand)
      }
    }
    return true
  }

  private mutating func node(_ operands: [Literal], isCommon common: Bool) -> Literal {
    if operands.isEmpty { return .yes }
    if operands.count == 1 { return operands[0] }
    if let node = nodeOfOperands[operands] { return Literal(node: node) }
    nodeOfOperands[operands] = nodes.count
    return append(.and(operands), isCommon: common)
  }

  private mutating func append(_ node: Node, isCommon common: Bool) -> Literal {
    nodes.append(node)
    isCommon.append(common)
    return Literal(node: nodes.count - 1)
  }

  /// The nodes that these rest on, each after what it is made of.
  package func cone(of literals: some Sequence<Literal>) -> [Int] {
    var isNeeded = Array(repeating: false, count: nodes.count)
    for literal in literals { isNeeded[literal.node] = true }
    // What a node is made of has a lower number.
    for node in nodes.indices.reversed() where isNeeded[node] {
      switch nodes[node] {
      case .and(let operands): for operand in operands { isNeeded[operand.node] = true }
      case .atom(let atom):
        guard case .evaluated(let evaluation) = atoms[atom] else { continue }
        for input in evaluation.inputs { if let truth = input.truth { isNeeded[truth.node] = true } }
      case .constant, .doubt: break
      }
    }
    return nodes.indices.filter { isNeeded[$0] }
  }
}
