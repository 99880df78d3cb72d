internal import ColumnKernels
internal import Safeguards

/// The rows of a block that have each destination for their own, where each row is assessed for one alone.
final class OwnDestinations {
  private let count: Int
  private let memory: UnsafeMutablePointer<UInt64>
  /// How many rows of the block have each destination.
  private(set) var rows: [Int]

  init(_ destinations: Int) {
    count = destinations
    memory = .allocate(capacity: max(1, destinations) * Machine.wordsOfBlock)
    rows = Array(repeating: 0, count: destinations)
  }

  deinit { memory.deallocate() }

  /// `destinations`: by row of the table.
  func find(_ destinations: [UInt16], from first: Int, count blockRows: Int) {
    memory.update(repeating: 0, count: count * Machine.wordsOfBlock)
    for index in rows.indices { rows[index] = 0 }
    for row in 0..<blockRows {
      let destination = Int(destinations[first + row])
      rows[destination] += 1
      memory[destination * Machine.wordsOfBlock + row >> 6] |= UInt64(1) << UInt64(row & 63)
    }
  }

  func bitmap(of destination: Int) -> UnsafePointer<UInt64> {
    UnsafePointer(memory + destination * Machine.wordsOfBlock)
  }

  func contains(_ row: Int, _ destination: Int) -> Bool {
    bitmap(of: destination)[row >> 6] >> UInt64(row & 63) & 1 == 1
  }
}

extension Machine {
  /// Counts the rows of a mask under their findings.
  func count(
    _ result: FindingBitmaps, within mask: UnsafePointer<UInt64>, into counts: inout FindingCounts
  ) {
    for finding in Finding.allCases { counts[finding] += Self.count(mask, result[finding], words) }
  }

  /// How many rows have their bit in both.
  static func count(_ a: UnsafePointer<UInt64>, _ b: UnsafePointer<UInt64>, _ words: Int) -> Int {
    var count = 0
    for word in 0..<words { count += (a[word] & b[word]).nonzeroBitCount }
    return count
  }
}
