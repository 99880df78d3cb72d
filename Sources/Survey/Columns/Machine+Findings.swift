internal import ColumnKernels
internal import Kleene
package import Safeguards

/// Findings of one block, as bitmaps that exclude one another.
package final class FindingBitmaps {
  private let memory: UnsafeMutablePointer<UInt64>
  let bitmaps: ck_findings
  /// Rows of people whose own country the destination is.
  let own: UnsafeMutablePointer<UInt64>
  /// The five bitmaps, and the number of each one's finding.
  let sets: UnsafeMutablePointer<UnsafePointer<UInt64>>
  let codes: UnsafeMutablePointer<UInt8>

  /// The findings that have a bitmap, in the order of the table (`Finding.byOpenness`); what is in none is `no-authority`.
  static let order: [Finding] = [.notBarred, .stepsOwed, .undetermined, .barred, .notThirdCountry]

  package init() {
    let words = Machine.wordsOfBlock
    memory = UnsafeMutableRawPointer.allocate(byteCount: words * 40, alignment: 64)
      .assumingMemoryBound(to: UInt64.self)
    memory.update(repeating: 0, count: words * 5)
    bitmaps = ck_findings(
      open: memory, owed: memory + words, unknown: memory + 2 * words, barred: memory + 3 * words)
    own = memory + 4 * words
    sets = .allocate(capacity: 5)
    codes = .allocate(capacity: 5)
    for (index, finding) in Self.order.enumerated() {
      (sets + index).initialize(to: UnsafePointer(memory + index * words))
      (codes + index).initialize(to: UInt8(FindingCounts.place(finding)))
    }
  }

  deinit {
    memory.deallocate()
    sets.deallocate()
    codes.deallocate()
  }

  func bitmap(_ index: Int) -> UnsafeMutablePointer<UInt64> { memory + index * Machine.wordsOfBlock }

  package func finding(row: Int) -> Finding {
    for (index, finding) in Self.order.enumerated() where bitmap(index)[row >> 6] >> UInt64(row & 63) & 1 == 1 {
      return finding
    }
    return .noAuthority
  }
}

extension Machine {
  /// The headline of a destination for each row of the block at hand (design, "Headline of a destination").
  package func findHeadline(_ headlines: Headlines, _ destination: Int, _ result: FindingBitmaps) {
    findHeadline(headlines.groups(of: destination), headlines.thirdCountry(destination), result)
  }

  /// The same of a destination by itself.
  package func findHeadline(_ destination: DestinationCircuit, _ result: FindingBitmaps) {
    destination.groups.withUnsafeBufferPointer { findHeadline($0, destination.thirdCountry, result) }
  }

  private func findHeadline(
    _ groups: UnsafeBufferPointer<DestinationCircuit.Group>, _ thirdCountry: Literal, _ result: FindingBitmaps
  ) {
    let own = truth(thirdCountry).f
    if groups.isEmpty {
      for index in 0..<4 { result.bitmap(index).update(repeating: 0, count: words) }
    }
    var isFirst: Int32 = 1
    for group in groups {
      ck_find(
        result.bitmaps, truth(group.bar), truth(group.authority), truth(group.discharged).t, isFirst, words)
      isFirst = 0
    }
    ck_headline(result.bitmaps, own, words)
    result.own.update(from: own, count: words)
    maskLastWord(result)
  }

  /// The finding of one route for each row; rows of people whose own country it is have none.
  package func find(
    _ route: DestinationCircuit.RouteCircuit, thirdCountry: Literal, _ result: FindingBitmaps
  ) {
    let own = truth(thirdCountry).f
    ck_find(result.bitmaps, truth(route.bar), truth(route.authority), truth(route.discharged).t, 1, words)
    ck_headline(result.bitmaps, own, words)
    result.own.update(from: own, count: words)
    maskLastWord(result)
  }

  /// Rows beyond the end of the table are nobody's.
  private func maskLastWord(_ result: FindingBitmaps) {
    guard rows % 64 != 0 else { return }
    let mask = (UInt64(1) << UInt64(rows % 64)) - 1
    for index in FindingBitmaps.order.indices { result.bitmap(index)[words - 1] &= mask }
  }

  /// The rows with each finding; adds to `counts`, which has a place for each of `Finding.allCases`.
  package func count(_ result: FindingBitmaps, into counts: inout FindingCounts) {
    var rest = rows
    for (index, finding) in FindingBitmaps.order.enumerated() {
      let count = Int(ck_count(result.bitmap(index), words))
      counts[finding] += count
      rest -= count
    }
    counts[.noAuthority] += rest
  }

  /// The number of each row's finding among `Finding.allCases`, in as many bytes as the block has rows, rounded up to 64.
  package func writeCodes(_ result: FindingBitmaps, to bytes: UnsafeMutablePointer<UInt8>) {
    ck_codes(bytes, result.sets, result.codes, 5, UInt8(FindingCounts.place(.noAuthority)), words)
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

  static func finding(at place: Int) -> Finding {
    switch place {
    case 0: .barred
    case 1: .noAuthority
    case 2: .undetermined
    case 3: .stepsOwed
    case 4: .notBarred
    default: .notThirdCountry
    }
  }

  package subscript(finding: Finding) -> Int {
    get { counts[Self.place(finding)] }
    set { counts[Self.place(finding)] = newValue }
  }

  package var total: Int { counts.reduce(0, +) }

  package static func += (a: inout FindingCounts, b: FindingCounts) {
    for index in a.counts.indices { a.counts[index] += b.counts[index] }
  }
}
