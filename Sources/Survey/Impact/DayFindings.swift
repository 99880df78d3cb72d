internal import ColumnKernels
internal import Kleene
internal import Safeguards

/// Findings of one block on one day, each with a bitmap of its rows, `no-authority` too.
///
/// Where the law changed within the day, a row has the most closed of the day's findings, from the last time that comes
/// to it.
final class DayFindings {
  private let memory: UnsafeMutablePointer<UInt64>
  private let room: [FindingBitmaps]
  /// How many times the day at hand has.
  private var used = 0
  private var times: ArraySlice<FindingBitmaps> { room[..<used] }
  private(set) var words = 0

  /// `times`: the most that a day has.
  init(times count: Int) {
    memory = .allocate(capacity: Finding.allCases.count * Machine.wordsOfBlock)
    memory.update(repeating: 0, count: Finding.allCases.count * Machine.wordsOfBlock)
    room = (0..<count).map { _ in FindingBitmaps() }
  }

  deinit { memory.deallocate() }

  /// The rows with a finding.
  func rows(_ finding: Finding) -> UnsafeMutablePointer<UInt64> {
    used == 1 ? room[0][finding] : memory + FindingCounts.place(finding) * Machine.wordsOfBlock
  }

  func count(_ finding: Finding) -> Int { Int(ck_count(rows(finding), words)) }

  func finding(row: Int) -> Finding {
    Finding.allCases.first { rows($0)[row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? .noAuthority
  }

  /// Works them out for the block that a machine has run; one circuit for each time of the day.
  func find(_ machine: Machine, _ circuits: [DestinationCircuit]) {
    words = machine.words
    used = circuits.count
    for (circuit, time) in zip(circuits, room) { machine.findHeadline(circuit, time) }
    if used == 1 { return }
    var rest = [UInt64](repeating: ~0, count: words)
    if machine.rows % 64 != 0 { rest[words - 1] = (UInt64(1) << UInt64(machine.rows % 64)) - 1 }
    // From the most closed to the most open.
    for finding in Self.byClosedness {
      let out = rows(finding)
      for word in 0..<words {
        let any = times.reduce(UInt64(0)) { $0 | $1[finding][word] }
        out[word] = any & rest[word]
        rest[word] &= ~any
      }
    }
  }

  private static let byClosedness = Finding.allCases.sorted { $0.closedness > $1.closedness }

  /// The place of the time that a row's finding is from.
  func time(row: Int, _ finding: Finding) -> Int {
    times.indices.last { times[$0][finding][row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? 0
  }

  /// Of rows with a finding, those that have it from one of the times.
  func part(_ rows: [UInt64], _ finding: Finding, time: Int) -> [UInt64] {
    rows.enumerated().map { word, row in
      let later = times[(time + 1)...].reduce(UInt64(0)) { $0 | $1[finding][word] }
      return row & times[time][finding][word] & ~later
    }
  }
}
