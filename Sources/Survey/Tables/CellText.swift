internal import Register

/// Values as they are written in cells.
enum CellText {
  static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount
      && bytes.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func isUnknown(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    equals(trimmed(bytes), "unknown") || trimmed(bytes).isEmpty
  }

  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var range = 0..<bytes.count
    while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 { range.removeFirst() }
    while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 { range.removeLast() }
    return UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// `true` or `yes`, `false` or `no`, in any case of letters.
  static func truth(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    var letters: UInt64 = 0
    guard bytes.count <= 8 else { return nil }
    for byte in bytes { letters = letters << 8 | UInt64(byte | 0x20) }
    switch letters {
    case 0x7472_7565, 0x79_6573: return true
    case 0x66_616C_7365, 0x6E6F: return false
    default: return nil
    }
  }

  /// `2025-04-18` as days since 1970.
  static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var isDigits = true
    func digit(_ place: Int) -> Int {
      let digit = Int(bytes[place]) - 0x30
      if !(0...9).contains(digit) { isDigits = false }
      return digit
    }
    let year = ((digit(0) * 10 + digit(1)) * 10 + digit(2)) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    guard isDigits, let date = CivilDate(year: year, month: month, day: day) else { return nil }
    return Int32(date.days)
  }

  /// A whole number from 0, as large as a column can hold.
  static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard (1...10).contains(bytes.count) else { return nil }
    var n = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      n = n * 10 + Int(byte - 0x30)
    }
    return Int32(exactly: n)
  }
}
