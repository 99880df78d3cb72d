internal import CEL
package import ColumnKernels
package import Kleene
internal import Register
internal import Safeguards

/// Runs a program over blocks of rows, for one thread at a time.
///
/// Every node has room for the truths of one block; rows known to be true and rows known to be false are two bitmaps
/// (see ColumnKernels.h). The truth table of the one connective, by bits: an AND is true where all are, false where any is.
///
///     a  b | a AND b        t = ta & tb
///     T  T |   T            f = fa | fb
///     T  U |   U
///     F  * |   F
package final class Machine {
  /// 64 rows each; 4,096 rows keep a few hundred nodes within a second-level cache.
  package static let wordsOfBlock = 64
  package static let rowsOfBlock = wordsOfBlock * 64

  let program: Program
  /// The block at hand.
  @exclusivity(unchecked) private(set) var table: ColumnTable
  @exclusivity(unchecked) private(set) var firstRow = 0
  @exclusivity(unchecked) package private(set) var words = 0
  @exclusivity(unchecked) package private(set) var rows = 0
  /// As kernels take them: eight at once. What comes of rows beyond the table is nobody's.
  @exclusivity(unchecked) private(set) var wholeWords = 0

  let truths: UnsafeMutablePointer<ck_truth>
  private let scratch: UnsafeMutablePointer<UInt64>
  private let joins: UnsafeMutablePointer<ck_join>
  private let operands: UnsafeMutablePointer<ck_literal>
  private let questions8: UnsafeMutablePointer<ck_question8>
  private let questions32: UnsafeMutablePointer<ck_question32>
  private let setQuestions: UnsafeMutablePointer<ck_question_set>
  private let ranges8: UnsafeMutablePointer<ck_range8>
  private let ranges32: UnsafeMutablePointer<ck_range32>
  private let memos: [EvaluationMemo]
  /// By evaluation: what it shares with others that ask whether the same moment has passed.
  private let moments: [MomentMemo?]
  /// Conditions that broke, by their place, with the number of rows.
  package private(set) var faults: [String: Int] = [:]

  package init(_ program: Program, table: ColumnTable) {
    self.program = program
    self.table = table
    let words = Self.wordsOfBlock
    let nodes = program.nodeCount
    let scratch = UnsafeMutableRawPointer.allocate(byteCount: nodes * words * 16, alignment: 64)
      .assumingMemoryBound(to: UInt64.self)
    self.scratch = scratch
    scratch.update(repeating: 0, count: nodes * words * 2)
    // Node 0 is true everywhere.
    scratch.update(repeating: ~0, count: words)
    truths = .allocate(capacity: nodes)
    for node in 0..<nodes {
      truths[node] = ck_truth(t: scratch + node * words * 2, f: scratch + node * words * 2 + words)
    }
    operands = Self.copied(program.operands.map(\.bits))
    let operands = operands
    joins = Self.copied(
      program.joins.map {
        let t = scratch + $0.node * words * 2
        return ck_join(t: t, f: t + words, operands: operands + $0.operands.lowerBound, count: $0.operands.count)
      })
    ranges8 = Self.copied(program.ranges8)
    ranges32 = Self.copied(program.ranges32)
    let ranges8 = ranges8
    let ranges32 = ranges32
    questions8 = Self.copied(
      program.questions8.map {
        let t = scratch + $0.node * words * 2
        return ck_question8(t: t, f: t + words, ranges: ranges8 + $0.ranges.lowerBound, count: $0.ranges.count)
      })
    questions32 = Self.copied(
      program.questions32.map {
        let t = scratch + $0.node * words * 2
        return ck_question32(t: t, f: t + words, ranges: ranges32 + $0.ranges.lowerBound, count: $0.ranges.count)
      })
    setQuestions = Self.copied(
      program.setQuestions.map {
        let t = scratch + $0.node * words * 2
        return ck_question_set(t: t, f: t + words, mask: $0.mask, isFirst: $0.isFirst ? 1 : 0)
      })
    let memos = program.evaluations.indices.map { EvaluationMemo(program, $0) }
    self.memos = memos
    let shared = Dictionary(grouping: program.evaluations.indices) { program.evaluations[$0].sharedMoment }
    var moments: [MomentMemo?] = memos.map { _ in nil }
    for (moment, places) in shared where moment != nil && places.count > 1 {
      let memo = MomentMemo(memos[places[0]])
      for place in places { moments[place] = memo }
    }
    self.moments = moments
  }

  /// Memory that stays where it is, for the kernels to point into.
  static func copied<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    memory.initialize(from: elements, count: elements.count)
    return memory
  }

  deinit {
    scratch.deallocate()
    truths.deallocate()
    joins.deallocate()
    operands.deallocate()
    questions8.deallocate()
    questions32.deallocate()
    setQuestions.deallocate()
    ranges8.deallocate()
    ranges32.deallocate()
  }

  /// How many blocks a table has.
  package static func blocks(of table: ColumnTable) -> Int { (table.count + rowsOfBlock - 1) / rowsOfBlock }

  /// Works out every node for one block.
  package func run(_ table: ColumnTable, block: Int) {
    self.table = table
    firstRow = block * Self.rowsOfBlock
    rows = min(Self.rowsOfBlock, table.count - firstRow)
    words = (rows + 63) / 64
    wholeWords = (words + 7) / 8 * 8
    let firstWord = firstRow / 64
    for moment in moments { moment?.begin() }
    program.steps.withUnsafeBufferPointer { for step in $0 { run(step, firstWord) } }
  }

  @inline(__always)
  private func run(_ step: Program.Step, _ firstWord: Int) {
    switch step {
    case .and(let range): ck_and(joins + range.lowerBound, range.count, truths, wholeWords)
    case .truth(let node, let column):
      let column = table.columns[column]
      truths[node] = ck_truth(t: column.trues + firstWord, f: column.falses + firstWord)
    case .within8(let column, let questions):
      ck_in8(table.columns[column].bytes + firstRow, questions8 + questions.lowerBound, questions.count, wholeWords)
    case .within32(let column, let questions):
      ck_in32(
        table.columns[column].numbers + firstRow, questions32 + questions.lowerBound, questions.count, wholeWords)
    case .anyOf(let column, let plane, let questions):
      let column = table.columns[column]
      ck_any(
        column.planes[plane] + firstRow, column.falses + firstWord, setQuestions + questions.lowerBound,
        questions.count, wholeWords)
    case .ownCountry(let node, let nationality, let mask, let residence, let code):
      ownCountry(node, table.columns[nationality], mask, residence.map { table.columns[$0] }, code, firstWord)
    case .evaluated(let node, let index): evaluate(node, index)
    }
  }

  // MARK: truths

  private func trues(_ node: Int) -> UnsafeMutablePointer<UInt64> { scratch + node * Self.wordsOfBlock * 2 }
  private func falses(_ node: Int) -> UnsafeMutablePointer<UInt64> { trues(node) + Self.wordsOfBlock }

  package func truth(_ literal: Literal) -> ck_truth {
    let truth = truths[literal.node]
    return literal.isNegated ? ck_truth(t: truth.f, f: truth.t) : truth
  }

  package func truth(_ literal: Literal, row: Int) -> Truth {
    let truth = truth(literal)
    let bit = UInt64(row & 63)
    if truth.t[row >> 6] >> bit & 1 == 1 { return .true }
    return truth.f[row >> 6] >> bit & 1 == 1 ? .false : .unknown
  }

  // MARK: sets

  /// True where the destination is a nationality, or where there is none and the person last lived there.
  private func ownCountry(
    _ node: Int, _ nationality: Column, _ mask: Program.PlaneMask, _ residence: Column?, _ code: Int32, _ firstWord: Int
  ) {
    let t = trues(node)
    let f = falses(node)
    let complete = nationality.falses + firstWord
    // A set that is known in whole and has members decides; so does one with the destination among its members.
    var question = ck_question_set(t: t, f: f, mask: mask.mask, isFirst: 1)
    ck_any(nationality.planes[mask.plane] + firstRow, complete, &question, 1, wholeWords)
    for word in 0..<words {
      var undecided = f[word]
      while undecided != 0 {
        let bit = undecided.trailingZeroBitCount
        undecided &= undecided - 1
        let row = firstRow + word * 64 + bit
        guard nationality.planes.allSatisfy({ $0[row] == 0 }) else { continue }
        let one = UInt64(1) << UInt64(bit)
        let home = residence.map { $0.form == .byte ? Int32($0.bytes[row]) : max(0, $0.numbers[row]) } ?? 0
        if home == code {
          t[word] |= one
          f[word] &= ~one
        } else if home == 0 {
          f[word] &= ~one
        }
      }
    }
  }

  // MARK: everything else

  private func evaluate(_ node: Int, _ index: Int) {
    let t = trues(node)
    let f = falses(node)
    let memo = memos[index]
    if memo.isConstant {
      let outcome = memo.constant(self)
      t.update(repeating: outcome.truth == .true ? ~0 : 0, count: wholeWords)
      f.update(repeating: outcome.truth == .false ? ~0 : 0, count: wholeWords)
      if let fault = outcome.fault { faults[fault, default: 0] += rows }
      return
    }
    if let moment = moments[index] {
      moment.findOnce(self) { faults[$0, default: 0] += 1 }
      moment.compare(with: program.evaluations[index].now, t, f, wholeWords)
      memo.lackingOfRow = moment.lackingOfRow
      return
    }
    t.update(repeating: 0, count: words)
    f.update(repeating: 0, count: words)
    memo.begin()
    for row in 0..<rows {
      let outcome = memo.outcome(of: row, self)
      let bit = UInt64(1) << UInt64(row & 63)
      switch outcome.truth {
      case .true: t[row >> 6] |= bit
      case .false: f[row >> 6] |= bit
      case .unknown: break
      }
      if let fault = outcome.fault { faults[fault, default: 0] += 1 }
    }
  }

  /// For an evaluated atom: for each of its inputs, the rows in which the atom is unknown for want of it.
  func lacking(_ node: Int) -> EvaluationMemo? { program.evaluationOfNode[node].map { memos[$0] } }
}
