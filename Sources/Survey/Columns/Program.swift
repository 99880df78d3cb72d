internal import ColumnKernels
internal import Register
package import Safeguards

/// A circuit made ready to run over columns: one step a node, each after what it is made of.
package final class Program: Sendable {
  enum Step: Sendable {
    case and(node: Int, operands: Range<Int>)
    case truth(node: Int, column: Int)
    case within8(node: Int, column: Int, ranges: Range<Int>)
    case within32(node: Int, column: Int, ranges: Range<Int>)
    case anyOf(node: Int, column: Int, masks: Range<Int>)
    case ownCountry(node: Int, nationality: Int, mask: PlaneMask, residence: Int?, code: Int32)
    case evaluated(node: Int, index: Int)
  }

  struct PlaneMask: Sendable {
    let plane: Int
    let mask: UInt32
  }

  let circuit: Circuit
  let vocabulary: Vocabulary
  package let layout: ColumnLayout
  let steps: [Step]
  let operands: [Literal]
  let ranges8: [ck_range8]
  let ranges32: [ck_range32]
  let masks: [PlaneMask]
  let evaluations: [Evaluation]
  /// By evaluation: its node, and for each input the column.
  let evaluationColumns: [[Int?]]
  /// By node of an evaluated atom: its place among them.
  let evaluationOfNode: [Int: Int]
  let nodeCount: Int

  /// For the parts of the circuit that these literals rest on. `schema`: the columns of the table to be read.
  package convenience init(
    _ circuit: Circuit, for literals: some Sequence<Literal>, schema: TableSchema, vocabulary: Vocabulary
  ) {
    let layout = Program.layout(circuit, circuit.cone(of: literals), schema, vocabulary)
    self.init(circuit, for: literals, layout: layout, vocabulary: vocabulary)
  }

  /// For a table with a layout that another program made for these literals and others.
  package init(
    _ circuit: Circuit, for literals: some Sequence<Literal>, layout: ColumnLayout, vocabulary: Vocabulary
  ) {
    let cone = circuit.cone(of: literals)
    self.layout = layout
    self.circuit = circuit
    self.vocabulary = vocabulary
    nodeCount = circuit.nodes.count
    var builder = Builder(layout: layout, vocabulary: vocabulary)
    for node in cone { builder.add(node, of: circuit) }
    steps = builder.steps
    operands = builder.operands
    ranges8 = builder.ranges8
    ranges32 = builder.ranges32
    masks = builder.masks
    evaluations = builder.evaluations
    evaluationColumns = builder.evaluationColumns
    evaluationOfNode = builder.evaluationOfNode
  }

  static func layout(
    _ circuit: Circuit, _ cone: [Int], _ schema: TableSchema, _ vocabulary: Vocabulary
  ) -> ColumnLayout {
    var keys: Set<ColumnKey> = []
    var members: [Int: Set<StateCode>] = [:]
    var whole: Set<Int> = []
    for node in cone {
      guard case .atom(let index) = circuit.nodes[node] else { continue }
      let atom = circuit.atoms[index]
      keys.formUnion(atom.columns)
      switch atom {
      case .anyOf(let column, let states): members[column.slot, default: []].formUnion(states)
      case .ownCountry(let column, _, let state): members[column.slot, default: []].insert(state)
      case .evaluated(let evaluation): whole.formUnion(evaluation.inputs.compactMap { $0.column?.slot })
      case .truth, .absent, .within: break
      }
    }
    // What is said of all stands in where a destination's own cell is empty.
    let general = keys.map { ColumnKey(slot: $0.slot) }
    return ColumnLayout(
      keys.union(general.filter(schema.columns.contains)), vocabulary: vocabulary,
      members: members.filter { !whole.contains($0.key) }.mapValues { $0.sorted() })
  }

  private struct Builder {
    let layout: ColumnLayout
    let vocabulary: Vocabulary
    var steps: [Step] = []
    var operands: [Literal] = []
    var ranges8: [ck_range8] = []
    var ranges32: [ck_range32] = []
    var masks: [PlaneMask] = []
    var evaluations: [Evaluation] = []
    var evaluationColumns: [[Int?]] = []
    var evaluationOfNode: [Int: Int] = [:]

    mutating func add(_ node: Int, of circuit: Circuit) {
      switch circuit.nodes[node] {
      case .constant, .doubt: break
      case .and(let inputs):
        let start = operands.count
        operands += inputs
        steps.append(.and(node: node, operands: start..<operands.count))
      case .atom(let atom): add(circuit.atoms[atom], node)
      }
    }

    private mutating func add(_ atom: Atom, _ node: Int) {
      switch atom {
      case .absent: break
      case .truth(let column): steps.append(.truth(node: node, column: index(column)))
      case .within(let column, let ranges): within(column, ranges, node)
      case .anyOf(let column, let states):
        let start = masks.count
        var byPlane: [Int: UInt32] = [:]
        for state in states {
          let bit = bit(of: state, in: column)
          byPlane[bit.plane, default: 0] |= bit.mask
        }
        masks += byPlane.sorted { $0.key < $1.key }.map { PlaneMask(plane: $0.key, mask: $0.value) }
        steps.append(.anyOf(node: node, column: index(column), masks: start..<masks.count))
      case .ownCountry(let nationality, let residence, let state):
        let code = Int32((vocabulary.stateCodes.firstIndex(of: state.text) ?? -1) + 1)
        steps.append(
          .ownCountry(
            node: node, nationality: index(nationality), mask: bit(of: state, in: nationality),
            residence: residence.map(index), code: code))
      case .evaluated(let evaluation):
        evaluationOfNode[node] = evaluations.count
        steps.append(.evaluated(node: node, index: evaluations.count))
        evaluations.append(evaluation)
        evaluationColumns.append(evaluation.inputs.map { $0.column.map(index) })
      }
    }

    private mutating func within(_ column: ColumnKey, _ ranges: [ClosedRange<Int32>], _ node: Int) {
      if layout.form(of: column) == .byte {
        let start = ranges8.count
        for range in ranges where range.upperBound >= 1 && range.lowerBound <= 255 {
          ranges8.append(ck_range8(low: UInt8(max(1, range.lowerBound)), high: UInt8(min(255, range.upperBound))))
        }
        steps.append(.within8(node: node, column: index(column), ranges: start..<ranges8.count))
      } else {
        let start = ranges32.count
        ranges32 += ranges.map { ck_range32(low: $0.lowerBound, high: $0.upperBound) }
        steps.append(.within32(node: node, column: index(column), ranges: start..<ranges32.count))
      }
    }

    private func index(_ column: ColumnKey) -> Int { layout.index[column] ?? 0 }

    /// The bit of a State, as ``Column`` gives it.
    private func bit(of state: StateCode, in column: ColumnKey) -> PlaneMask {
      guard case .set(let states) = layout.form(of: column), let place = states.firstIndex(of: state) else {
        return PlaneMask(plane: 0, mask: 0)
      }
      return PlaneMask(plane: place / 32, mask: 1 << UInt32(place % 32))
    }
  }
}
