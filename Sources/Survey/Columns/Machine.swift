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
  /// 64 rows each; 2,048 rows keep a few hundred nodes within a second-level cache.
  package static let wordsOfBlock = 32
  package static let rowsOfBlock = wordsOfBlock * 64

  let program: Program
  /// The block at hand.
  private(set) var table: ColumnTable
  private(set) var firstRow = 0
  package private(set) var words = 0
  package private(set) var rows = 0

  private let truths: UnsafeMutablePointer<ck_truth>
  private let scratch: UnsafeMutablePointer<UInt64>
  private let operands: UnsafeMutablePointer<ck_truth>
  private let memos: [EvaluationMemo]
  /// Conditions that broke, by their place, with the number of rows.
  package private(set) var faults: [String: Int] = [:]

  package init(_ program: Program, table: ColumnTable) {
    self.program = program
    self.table = table
    let words = Self.wordsOfBlock
    let nodes = program.nodeCount
    scratch = UnsafeMutableRawPointer.allocate(byteCount: nodes * words * 16, alignment: 64)
      .assumingMemoryBound(to: UInt64.self)
    scratch.update(repeating: 0, count: nodes * words * 2)
    // Node 0 is true everywhere.
    scratch.update(repeating: ~0, count: words)
    truths = .allocate(capacity: nodes)
    for node in 0..<nodes {
      truths[node] = ck_truth(t: scratch + node * words * 2, f: scratch + node * words * 2 + words)
    }
    operands = .allocate(
      capacity: max(
        1,
        program.steps.reduce(0) { most, step in
          if case .and(_, let operands) = step { max(most, operands.count) } else { most }
        }))
    memos = program.evaluations.indices.map { EvaluationMemo(program, $0) }
  }

  deinit {
    scratch.deallocate()
    truths.deallocate()
    operands.deallocate()
  }

  /// How many blocks a table has.
  package static func blocks(of table: ColumnTable) -> Int { (table.count + rowsOfBlock - 1) / rowsOfBlock }

  /// Works out every node for one block.
  package func run(_ table: ColumnTable, block: Int) {
    self.table = table
    firstRow = block * Self.rowsOfBlock
    rows = min(Self.rowsOfBlock, table.count - firstRow)
    words = (rows + 63) / 64
    let firstWord = firstRow / 64
    for step in program.steps {
      switch step {
      case .and(let node, let range):
        for (place, index) in range.enumerated() { operands[place] = truth(program.operands[index]) }
        ck_and(trues(node), falses(node), operands, range.count, words)
      case .truth(let node, let column):
        let column = table.columns[column]
        truths[node] = ck_truth(t: column.trues + firstWord, f: column.falses + firstWord)
      case .within8(let node, let column, let ranges):
        program.ranges8.withUnsafeBufferPointer {
          ck_in8(
            trues(node), falses(node), table.columns[column].bytes + firstRow,
            $0.baseAddress.map { $0 + ranges.lowerBound },
            ranges.count, words)
        }
      case .within32(let node, let column, let ranges):
        program.ranges32.withUnsafeBufferPointer {
          ck_in32(
            trues(node), falses(node), table.columns[column].numbers + firstRow,
            $0.baseAddress.map { $0 + ranges.lowerBound }, ranges.count, words)
        }
      case .anyOf(let node, let column, let masks): anyOf(node, table.columns[column], masks, firstWord)
      case .ownCountry(let node, let nationality, let mask, let residence, let code):
        ownCountry(
          node, table.columns[nationality], mask, residence.map { table.columns[$0] }, code, firstWord)
      case .evaluated(let node, let index): evaluate(node, index)
      }
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

  private func anyOf(_ node: Int, _ column: Column, _ masks: Range<Int>, _ firstWord: Int) {
    let t = trues(node)
    let f = falses(node)
    let complete = column.falses + firstWord
    guard let first = masks.first else { return }
    ck_any32(t, f, column.planes[program.masks[first].plane] + firstRow, program.masks[first].mask, complete, words)
    guard masks.count > 1 else { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.wordsOfBlock * 2) { more in
      guard let other = more.baseAddress else { return }
      for index in masks.dropFirst() {
        let mask = program.masks[index]
        ck_any32(other, other + Self.wordsOfBlock, column.planes[mask.plane] + firstRow, mask.mask, complete, words)
        for word in 0..<words {
          t[word] |= other[word]
          f[word] &= other[Self.wordsOfBlock + word]
        }
      }
    }
  }

  /// True where the destination is a nationality, or where there is none and the person last lived there.
  private func ownCountry(
    _ node: Int, _ nationality: Column, _ mask: Program.PlaneMask, _ residence: Column?, _ code: Int32, _ firstWord: Int
  ) {
    let t = trues(node)
    let f = falses(node)
    let complete = nationality.falses + firstWord
    // A set that is known in whole and has members decides; so does one with the destination among its members.
    ck_any32(t, f, nationality.planes[mask.plane] + firstRow, mask.mask, complete, words)
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
    t.update(repeating: 0, count: words)
    f.update(repeating: 0, count: words)
    let memo = memos[index]
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
