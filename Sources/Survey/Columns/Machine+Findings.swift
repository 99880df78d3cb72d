internal import ColumnKernels
package import Safeguards

/// Findings of one block, as bitmaps that exclude one another: a row is in one of them.
package final class FindingBitmaps {
  private let memory: UnsafeMutablePointer<UInt64>
  let bitmaps: ck_findings

  package init() {
    let words = Machine.wordsOfBlock
    let count = Finding.allCases.count
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * words * 8, alignment: 64)
      .assumingMemoryBound(to: UInt64.self)
    memory.update(repeating: 0, count: count * words)
    self.memory = memory
    func bitmap(_ finding: Finding) -> UnsafeMutablePointer<UInt64> { memory + FindingCounts.place(finding) * words }
    bitmaps = ck_findings(
      open: bitmap(.notBarred), owed: bitmap(.stepsOwed), unknown: bitmap(.undetermined), barred: bitmap(.barred),
      own: bitmap(.notThirdCountry), none: bitmap(.noAuthority))
  }

  deinit { memory.deallocate() }

  subscript(finding: Finding) -> UnsafeMutablePointer<UInt64> {
    memory + FindingCounts.place(finding) * Machine.wordsOfBlock
  }

  package func finding(row: Int) -> Finding {
    Finding.allCases.first { self[$0][row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? .noAuthority
  }
}

extension Machine {
  /// The headline of a destination for each row of the block at hand (design, "Headline of a destination").
  package func findHeadline(_ headlines: Headlines, _ destination: Int, _ result: FindingBitmaps) {
    find(headlines.ways(to: destination), headlines.thirdCountry(destination), result)
  }

  /// The same of a destination by itself.
  package func findHeadline(_ destination: DestinationCircuit, _ result: FindingBitmaps) {
    destination.groups.map(\.way).withUnsafeBufferPointer { find($0, destination.thirdCountry, result) }
  }

  /// The finding of one route for each row; rows of people whose own country it is have none.
  package func find(
    _ route: DestinationCircuit.RouteCircuit, thirdCountry: Literal, _ result: FindingBitmaps
  ) {
    var way = ck_way(bar: route.bar.bits, authority: route.authority.bits, discharged: route.discharged.bits)
    withUnsafePointer(to: &way) { find(UnsafeBufferPointer(start: $0, count: 1), thirdCountry, result) }
  }

  private func find(_ ways: UnsafeBufferPointer<ck_way>, _ thirdCountry: Literal, _ result: FindingBitmaps) {
    ck_find(result.bitmaps, truths, ways.baseAddress, ways.count, thirdCountry.bits, wholeWords)
    maskLastWord(result)
  }

  /// Rows beyond the end of the table are nobody's.
  private func maskLastWord(_ result: FindingBitmaps) {
    guard rows % 64 != 0 else { return }
    let mask = (UInt64(1) << UInt64(rows % 64)) - 1
    for finding in Finding.allCases { result[finding][words - 1] &= mask }
  }

  /// The rows with each finding; adds to `counts`, which has a place for each of `Finding.allCases`.
  package func count(_ result: FindingBitmaps, into counts: inout FindingCounts) {
    for finding in Finding.allCases { counts[finding] += Int(ck_count(result[finding], words)) }
  }

  /// The number of each row's finding among `Finding.allCases`, in as many bytes as the block has rows, rounded up to 64;
  /// `isStreamed` for a whole table of them, which would push the columns out of the caches: they go past those to memory,
  /// and `bytes` begins a line of 64.
  package func writeCodes(
    _ result: FindingBitmaps, to bytes: UnsafeMutablePointer<UInt8>, isStreamed: Bool = false
  ) {
    func code(_ finding: Finding) -> UInt8 { UInt8(FindingCounts.place(finding)) }
    let codes = ck_codes_of_findings(
      open: code(.notBarred), owed: code(.stepsOwed), unknown: code(.undetermined), barred: code(.barred),
      own: code(.notThirdCountry), none: code(.noAuthority))
    if isStreamed {
      ck_stream_codes(bytes, result.bitmaps, codes, words)
    } else {
      ck_codes(bytes, result.bitmaps, codes, words)
    }
  }
}

/// How many rows have each finding.
package struct FindingCounts: Hashable, Sendable {
  private var counts = Array(repeating: 0, count: Finding.allCases.count)

  package init() {}

  static func place(_ finding: Finding) -> Int {
    switch finding {
    case .barred: 0
    case .noAuthority: 1
    case .undetermined: 2
    case .stepsOwed: 3
    case .notBarred: 4
    case .notThirdCountry: 5
    }
  }

  /// By their places, so that these stand in one list.
  private static let placed = Finding.allCases.sorted { place($0) < place($1) }

  static func finding(at place: Int) -> Finding { placed[place] }

  package subscript(finding: Finding) -> Int {
    get { counts[Self.place(finding)] }
    set { counts[Self.place(finding)] = newValue }
  }

  package var total: Int { counts.reduce(0, +) }

  package static func += (a: inout FindingCounts, b: FindingCounts) {
    for index in a.counts.indices { a.counts[index] += b.counts[index] }
  }
}
