internal import ColumnKernels
internal import Register
package import Safeguards

/// A circuit made ready to run over columns: one step a node, each after what it is made of.
package final class Program: Sendable {
  /// Plain numbers, so that running a step counts no references.
  enum Step: Sendable {
    case truth(node: Int, column: Int)
    /// Questions to one column, all at once: it is read once for all destinations.
    case within8(column: Int, questions: Range<Int>)
    case within32(column: Int, questions: Range<Int>)
    case anyOf(column: Int, plane: Int, questions: Range<Int>)
    case ownCountry(node: Int, nationality: Int, mask: PlaneMask, residence: Int?, code: Int32)
    /// One AND after another.
    case and(Range<Int>)
    case evaluated(node: Int, index: Int)
  }

  struct Join: Sendable {
    let node: Int
    let operands: Range<Int>
  }

  struct Question: Sendable {
    let node: Int
    let ranges: Range<Int>
  }

  struct SetQuestion: Sendable {
    let node: Int
    let mask: UInt8
    /// A set of members in several planes is a question to each; the first is about the lowest plane.
    let isFirst: Bool
  }

  struct PlaneMask: Sendable {
    let plane: Int
    let mask: UInt8
  }

  let circuit: Circuit
  let vocabulary: Vocabulary
  package let layout: ColumnLayout
  let steps: [Step]
  let joins: [Join]
  let operands: [Literal]
  let ranges8: [ck_range8]
  let ranges32: [ck_range32]
  let questions8: [Question]
  let questions32: [Question]
  let setQuestions: [SetQuestion]
  let evaluations: [Evaluation]
  /// By evaluation: its node, and for each input the column.
  let evaluationColumns: [[Int?]]
  /// By node of an evaluated atom: its place among them.
  let evaluationOfNode: [Int: Int]
  let nodeCount: Int

  /// For the parts of the circuit that these literals rest on. `schema`: the columns of the table to be read.
  package convenience init(
    _ circuit: Circuit, for literals: some Sequence<Literal>, schema: TableSchema, vocabulary: Vocabulary,
    narrowCounts: Set<Int> = []
  ) {
    let layout = Program.layout(circuit, circuit.cone(of: literals), schema, vocabulary, narrowCounts)
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
    steps = builder.allSteps
    joins = builder.joins
    operands = builder.operands
    ranges8 = builder.ranges8
    ranges32 = builder.ranges32
    questions8 = builder.questions8
    questions32 = builder.questions32
    setQuestions = builder.setQuestions
    evaluations = builder.evaluations
    evaluationColumns = builder.evaluationColumns
    evaluationOfNode = builder.evaluationOfNode
  }

  static func layout(
    _ circuit: Circuit, _ cone: [Int], _ schema: TableSchema, _ vocabulary: Vocabulary, _ narrowCounts: Set<Int> = []
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
      members: members.filter { !whole.contains($0.key) }.mapValues { $0.sorted() }, narrowCounts: narrowCounts)
  }

  private struct Builder {
    let layout: ColumnLayout
    let vocabulary: Vocabulary
    /// What is asked of single rows, and what rests on other nodes, in the order of the circuit.
    var atoms: [Step] = []
    var steps: [Step] = []
    var joins: [Join] = []
    var operands: [Literal] = []
    var ranges8: [ck_range8] = []
    var ranges32: [ck_range32] = []
    /// By column, and for sets by plane: the questions to it, which are all asked before anything else.
    var ranged8: [Int: [Question]] = [:]
    var ranged32: [Int: [Question]] = [:]
    var members: [Int: [Int: [SetQuestion]]] = [:]
    var questions8: [Question] = []
    var questions32: [Question] = []
    var setQuestions: [SetQuestion] = []

    /// What columns are asked, column by column, then everything else in the order of the circuit.
    var allSteps: [Step] {
      mutating get {
        var first: [Step] = []
        for (column, questions) in ranged8.sorted(by: { $0.key < $1.key }) {
          let start = questions8.count
          questions8 += questions
          first.append(.within8(column: column, questions: start..<questions8.count))
        }
        for (column, questions) in ranged32.sorted(by: { $0.key < $1.key }) {
          let start = questions32.count
          questions32 += questions
          first.append(.within32(column: column, questions: start..<questions32.count))
        }
        for (column, planes) in members.sorted(by: { $0.key < $1.key }) {
          for (plane, questions) in planes.sorted(by: { $0.key < $1.key }) {
            let start = setQuestions.count
            setQuestions += questions
            first.append(.anyOf(column: column, plane: plane, questions: start..<setQuestions.count))
          }
        }
        return first + atoms + steps
      }
    }
    var evaluations: [Evaluation] = []
    var evaluationColumns: [[Int?]] = []
    var evaluationOfNode: [Int: Int] = [:]

    mutating func add(_ node: Int, of circuit: Circuit) {
      switch circuit.nodes[node] {
      case .constant, .doubt: break
      case .and(let inputs):
        let start = operands.count
        operands += inputs
        var place = joins.count..<(joins.count + 1)
        joins.append(Join(node: node, operands: start..<operands.count))
        if case .and(let before) = steps.last {
          steps.removeLast()
          place = before.lowerBound..<place.upperBound
        }
        steps.append(.and(place))
      case .atom(let atom): add(circuit.atoms[atom], node)
      }
    }

    private mutating func add(_ atom: Atom, _ node: Int) {
      switch atom {
      case .absent: break
      case .truth(let column): atoms.append(.truth(node: node, column: index(column)))
      case .within(let column, let ranges): within(column, ranges, node)
      case .anyOf(let column, let states):
        var byPlane: [Int: UInt8] = states.isEmpty ? [0: 0] : [:]
        for state in states {
          let bit = bit(of: state, in: column)
          byPlane[bit.plane, default: 0] |= bit.mask
        }
        let first = byPlane.keys.min()
        for (plane, mask) in byPlane {
          members[index(column), default: [:]][plane, default: []].append(
            SetQuestion(node: node, mask: mask, isFirst: plane == first))
        }
      case .ownCountry(let nationality, let residence, let state):
        let code = Int32((vocabulary.stateCodes.firstIndex(of: state.text) ?? -1) + 1)
        atoms.append(
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
        // Codes count from 1, and a narrow count is held as one more: 0 is unknown.
        let (values, shift): (ClosedRange<Int32>, Int32) =
          layout.facts[column.slot].type == .count ? (0...254, 1) : (1...255, 0)
        for range in ranges where range.overlaps(values) {
          let held = range.clamped(to: values)
          ranges8.append(ck_range8(low: UInt8(held.lowerBound + shift), high: UInt8(held.upperBound + shift)))
        }
        ranged8[index(column), default: []].append(Question(node: node, ranges: start..<ranges8.count))
      } else {
        let start = ranges32.count
        ranges32 += ranges.map { ck_range32(low: $0.lowerBound, high: $0.upperBound) }
        ranged32[index(column), default: []].append(Question(node: node, ranges: start..<ranges32.count))
      }
    }

    private func index(_ column: ColumnKey) -> Int { layout.index[column] ?? 0 }

    /// The bit of a State, as ``Column`` gives it.
    private func bit(of state: StateCode, in column: ColumnKey) -> PlaneMask {
      guard case .set(let states) = layout.form(of: column), let place = states.firstIndex(of: state) else {
        return PlaneMask(plane: 0, mask: 0)
      }
      return PlaneMask(plane: place / 8, mask: 1 << UInt8(place % 8))
    }
  }
}
