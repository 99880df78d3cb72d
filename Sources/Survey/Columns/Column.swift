internal import ColumnKernels
internal import Glibc
package import Register
internal import Safeguards

/// The rows of one fact, in the form that the kernels read.
///
/// The memory belongs to the column and stays where it is. Rows from the table's `count` to `capacity` may hold
/// anything valid; nobody reads what comes of them.
package final class Column: @unchecked Sendable {
  // `@unchecked`: a column is filled by one thread and then only read.

  /// How a fact is held.
  package enum Form: Hashable, Sendable {
    /// Two bitmaps: known to be true, known to be false.
    case truth
    /// A byte: the number of a word, from 1; 0 is unknown.
    case byte
    /// 32 bits: days since 1970, a count, or the number of a word; the least number is unknown.
    case number
    /// Planes of 8 States each, a byte a row, and a bitmap of the rows in which the set is known in whole. The last bit of
    /// the last plane says that there are other members than the planes have bits for.
    case set([StateCode])
    /// A number of seconds or of days and what it is.
    case moment
  }

  package struct MomentCell: Sendable {
    package enum Kind: Int32, Sendable { case unknown, day, moment }
    /// Days since 1970 of a bare day, seconds since 1970 of a moment.
    package var value: Int64
    package var kind: Kind
    /// Seconds east of UTC.
    package var offset: Int32

    static let unknown = MomentCell(value: 0, kind: .unknown, offset: 0)
  }

  package let form: Form
  /// Rows for which there is room, whole groups of ``rowsOfGroup``.
  package let capacity: Int
  package let trues: UnsafeMutablePointer<UInt64>
  /// Of a truth the rows known to be false, of a set those known in whole.
  package let falses: UnsafeMutablePointer<UInt64>
  package let bytes: UnsafeMutablePointer<UInt8>
  package let numbers: UnsafeMutablePointer<Int32>
  package let planes: [UnsafeMutablePointer<UInt8>]
  package let moments: UnsafeMutablePointer<MomentCell>
  private let memory: UnsafeMutableRawPointer
  /// By State: the plane and the bit.
  package let bits: [StateCode: (plane: Int, mask: UInt8)]

  /// Kernels take so many rows at once: 512 bits.
  package static let rowsOfGroup = 512

  /// All rows unknown.
  package init(_ form: Form, capacity: Int) {
    precondition(capacity % Self.rowsOfGroup == 0, "a column has whole groups of 512 rows")
    self.form = form
    self.capacity = capacity
    var planeCount = 0
    var bits: [StateCode: (plane: Int, mask: UInt8)] = [:]
    if case .set(let states) = form {
      // One bit more, for members that have none.
      planeCount = states.count / 8 + 1
      for (index, state) in states.enumerated() { bits[state] = (index / 8, 1 << UInt8(index % 8)) }
    }
    self.bits = bits
    let words = capacity / 64 * 8
    let size =
      switch form {
      case .truth: words * 2
      case .byte: capacity
      case .number: capacity * 4
      case .set: words + planeCount * capacity
      case .moment: capacity * MemoryLayout<MomentCell>.stride
      }
    memory = Self.allocate(max(64, size))
    trues = memory.assumingMemoryBound(to: UInt64.self)
    falses = form == .truth ? trues + capacity / 64 : trues
    bytes = memory.assumingMemoryBound(to: UInt8.self)
    numbers = memory.assumingMemoryBound(to: Int32.self)
    moments = memory.assumingMemoryBound(to: MomentCell.self)
    let memory = memory
    planes = (0..<planeCount).map { (memory + words + $0 * capacity).assumingMemoryBound(to: UInt8.self) }
    clear()
  }

  deinit { memory.deallocate() }

  /// Columns of millions of rows come in large pages where the system has them: each block touches a new place of every
  /// column, and to find a page takes as long as to read a few lines of it.
  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let page = 1 << 21
    guard size >= 2 * page else { return .allocate(byteCount: size, alignment: 64) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: page)
    #if os(Linux)
      madvise(memory, size, Int32(MADV_HUGEPAGE))
    #endif
    return memory
  }

  /// The bit that stands for all members without one of their own.
  package var others: (plane: Int, mask: UInt8) { (planes.count - 1, 1 << 7) }

  /// Makes every row unknown again.
  package func clear() {
    switch form {
    case .truth: trues.update(repeating: 0, count: capacity / 32)
    case .byte: bytes.update(repeating: UInt8(CK_UNKNOWN8), count: capacity)
    case .number: numbers.update(repeating: Int32.min, count: capacity)
    case .set:
      falses.update(repeating: 0, count: capacity / 64)
      for plane in planes { plane.update(repeating: 0, count: capacity) }
    case .moment: moments.update(repeating: .unknown, count: capacity)
    }
  }

  // MARK: single cells

  @inline(__always)
  package func setTruth(_ value: Bool, row: Int) {
    let word = row >> 6
    let bit = UInt64(1) << UInt64(row & 63)
    if value {
      trues[word] |= bit
      falses[word] &= ~bit
    } else {
      falses[word] |= bit
      trues[word] &= ~bit
    }
  }

  /// A State that has no bit of its own counts among the others.
  package func insert(_ state: StateCode, row: Int) {
    let bit = bits[state] ?? others
    planes[bit.plane][row] |= bit.mask
  }

  package func setComplete(row: Int) { falses[row >> 6] |= UInt64(1) << UInt64(row & 63) }

  /// Whether anything is known of a row.
  package func isKnown(row: Int) -> Bool {
    switch form {
    case .truth: return (trues[row >> 6] | falses[row >> 6]) >> UInt64(row & 63) & 1 == 1
    case .byte: return bytes[row] != UInt8(CK_UNKNOWN8)
    case .number: return numbers[row] != Int32.min
    case .set: return falses[row >> 6] >> UInt64(row & 63) & 1 == 1 || planes.contains { $0[row] != 0 }
    case .moment: return moments[row].kind != .unknown
    }
  }

  /// A cell as conditions of single cases have it. Members of a set that have no bit are not told.
  package func value(row: Int, of fact: FactDeclaration, codes: FactCodes) -> FactValue {
    switch form {
    case .truth:
      let bit = UInt64(row & 63)
      if trues[row >> 6] >> bit & 1 == 1 { return .truth(true) }
      return falses[row >> 6] >> bit & 1 == 1 ? .truth(false) : .unknown
    case .byte:
      if fact.type == .count { return bytes[row] == 0 ? .unknown : .count(Int(bytes[row]) - 1) }
      return word(Int(bytes[row]), fact, codes)
    case .number:
      let n = numbers[row]
      if n == Int32.min { return .unknown }
      switch fact.type {
      case .date: return .date(CivilDate(days: Int(n)))
      case .count: return .count(Int(n))
      default: return word(Int(n), fact, codes)
      }
    case .set(let states):
      let isComplete = falses[row >> 6] >> UInt64(row & 63) & 1 == 1
      let members = states.enumerated().filter { planes[$0.offset / 8][row] >> UInt8($0.offset % 8) & 1 == 1 }
      return members.isEmpty && !isComplete
        ? .unknown : .states(members.map(\.element).sorted(), isComplete: isComplete)
    case .moment:
      let cell = moments[row]
      switch cell.kind {
      case .unknown: return .unknown
      case .day: return .moment(.day(CivilDate(days: Int(cell.value))))
      case .moment: return .moment(.moment(Moment(seconds: Int(cell.value), offset: Int(cell.offset))))
      }
    }
  }

  private func word(_ number: Int, _ fact: FactDeclaration, _ codes: FactCodes) -> FactValue {
    guard codes.words.indices.contains(number - 1) else { return .unknown }
    let word = codes.words[number - 1]
    return fact.type == .choice ? .choice(word) : .state(StateCode(word))
  }

  /// Writes to a row of which nothing is known yet.
  package func set(_ value: FactValue, row: Int, codes: FactCodes) { set(cell(of: value, codes: codes), row: row) }

  /// A month or a year says no moment: it stays unknown.
  package func setMoment(_ time: LegalTime, row: Int) {
    switch time {
    case .day(let day): moments[row] = MomentCell(value: Int64(day.days), kind: .day, offset: 0)
    case .moment(let moment):
      moments[row] = MomentCell(value: Int64(moment.seconds), kind: .moment, offset: Int32(moment.offset))
    case .vague: break
    }
  }

  /// Makes one row unknown again.
  package func clear(row: Int) {
    switch form {
    case .truth:
      let bit = ~(UInt64(1) << UInt64(row & 63))
      trues[row >> 6] &= bit
      falses[row >> 6] &= bit
    case .byte: bytes[row] = UInt8(CK_UNKNOWN8)
    case .number: numbers[row] = Int32.min
    case .set:
      falses[row >> 6] &= ~(UInt64(1) << UInt64(row & 63))
      for plane in planes { plane[row] = 0 }
    case .moment: moments[row] = .unknown
    }
  }

  /// The same value as another row of the same form.
  package func copy(row: Int, from source: Column, row other: Int) {
    switch form {
    case .truth:
      let bit = UInt64(other & 63)
      if source.trues[other >> 6] >> bit & 1 == 1 { setTruth(true, row: row) }
      if source.falses[other >> 6] >> bit & 1 == 1 { setTruth(false, row: row) }
    case .byte: bytes[row] = source.bytes[other]
    case .number: numbers[row] = source.numbers[other]
    case .set:
      for (plane, from) in zip(planes, source.planes) { plane[row] = from[other] }
      if source.falses[other >> 6] >> UInt64(other & 63) & 1 == 1 { setComplete(row: row) }
    case .moment: moments[row] = source.moments[other]
    }
  }
}
