internal import ColumnKernels

/// The moments that a condition gives for the rows of a block, for all atoms that ask whether it has passed by some time.
///
/// A series of days asks that of a waiting period for each day: the condition is worked out once a block, and a day is a
/// comparison of numbers.
final class MomentMemo {
  private let memo: EvaluationMemo
  private let seconds: UnsafeMutablePointer<Int64>
  private let known: UnsafeMutablePointer<UInt64>
  private var isFound = false

  /// `memo`: that of any of the atoms.
  init(_ memo: EvaluationMemo) {
    self.memo = memo
    seconds = .allocate(capacity: Machine.rowsOfBlock)
    seconds.initialize(repeating: 0, count: Machine.rowsOfBlock)
    known = .allocate(capacity: Machine.wordsOfBlock)
    known.initialize(repeating: 0, count: Machine.wordsOfBlock)
  }

  deinit {
    seconds.deallocate()
    known.deallocate()
  }

  /// By row of the block.
  var lackingOfRow: [UInt64] { memo.lackingOfRow }

  /// A new block.
  func begin() { isFound = false }

  /// Works the moments of the block out, unless that has been done; `fault` is called for each row in which the condition
  /// broke.
  func findOnce(_ machine: Machine, fault: (String) -> Void) {
    if isFound { return }
    isFound = true
    memo.begin()
    known.update(repeating: 0, count: Machine.wordsOfBlock)
    for row in 0..<machine.rows {
      let outcome = memo.outcome(of: row, machine)
      if let moment = outcome.moment {
        seconds[row] = Int64(moment)
        known[row >> 6] |= UInt64(1) << UInt64(row & 63)
      }
      if let text = outcome.fault { fault(text) }
    }
  }

  /// The rows in which the moment has passed by a time, and those in which it has not.
  func compare(
    with now: Int, _ t: UnsafeMutablePointer<UInt64>, _ f: UnsafeMutablePointer<UInt64>, _ words: Int
  ) {
    ck_passed(seconds, known, Int64(now), t, f, words)
  }
}
