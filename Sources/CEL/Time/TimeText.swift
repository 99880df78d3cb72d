/// Instants and lengths of time as texts: RFC 3339 and `1h30m`, `90s`.
enum TimeText {
  /// In UTC; the fraction with three, six or nine digits, or as many as it takes if `trimmed`.
  static func write(_ timestamp: Timestamp, trimmed: Bool = false) -> String {
    let day = floorDivide(timestamp.seconds, 86_400)
    let second = Int(timestamp.seconds - day * 86_400)
    let date = CivilCalendar.civilFromDays(day)
    return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))T"
      + "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2))"
      + fraction(Int(timestamp.nanoseconds), trimmed: trimmed) + "Z"
  }

  static func write(_ duration: ElapsedTime) -> String {
    let isNegative = duration.seconds < 0 || duration.nanoseconds < 0
    return (isNegative ? "-" : "") + String(duration.seconds.magnitude)
      + fraction(Int(duration.nanoseconds.magnitude)) + "s"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private static func fraction(_ nanoseconds: Int, trimmed: Bool = false) -> String {
    guard nanoseconds != 0 else { return "" }
    if trimmed {
      var digits = pad(nanoseconds, 9)
      while digits.hasSuffix("0") { digits.removeLast() }
      return "." + digits
    }
    // Three, six or nine digits, as protocol buffers write times in JSON.
    if nanoseconds % 1_000_000 == 0 { return "." + pad(nanoseconds / 1_000_000, 3) }
    if nanoseconds % 1_000 == 0 { return "." + pad(nanoseconds / 1_000, 6) }
    return "." + pad(nanoseconds, 9)
  }

  /// An instant of RFC 3339: `2025-04-18T09:30:00.5+02:00`, in the years 1 to 9999. Years, months, days and the rest
  /// may have fewer digits, and blanks may stand around, as in Google's C++; second 60 is the next minute.
  static func timestamp(_ text: String) -> Timestamp? {
    var reader = DigitReader(bytes: Array(DoubleText.trimmed(text).utf8))
    guard let year = reader.number(1, 9), reader.accept("-"), let month = reader.number(1, 2), reader.accept("-"),
      let day = reader.number(1, 2), reader.accept("T") || reader.accept("t"), let hour = reader.number(1, 2),
      reader.accept(":"), let minute = reader.number(1, 2), reader.accept(":"), let second = reader.number(1, 2),
      let date = CivilCalendar.days(year: year, month: month, day: day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var nanoseconds = 0
    if reader.accept(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = second == 60 ? 0 : fraction
    }
    var offset = 0
    if !(reader.accept("Z") || reader.accept("z")) {
      let isWest = reader.accept("-")
      guard isWest || reader.accept("+"), let hours = reader.number(2, 2), hours < 24 else { return nil }
      offset = hours * 3600
      // Google's C++ reads `+05`, `+0530` and `+05:30:15` too.
      for unit in [60, 1] where !reader.isAtEnd {
        _ = reader.accept(":")
        guard let part = reader.number(2, 2), part < 60 else { return nil }
        offset += part * unit
      }
      if isWest { offset = -offset }
    }
    guard reader.isAtEnd else { return nil }
    let seconds = date * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// A length of time: a sign, then numbers with units h, m, s, ms, us, ns; `0` alone needs no unit.
  static func duration(_ text: String) -> ElapsedTime? {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    if bytes.elementsEqual("0".utf8) { return ElapsedTime(seconds: 0) }
    guard !bytes.isEmpty else { return nil }
    // Counted in quarters of nanoseconds, as Google's C++ does, so that fractions are cut off at the same place.
    var quarters: UInt128 = 0
    while !bytes.isEmpty {
      guard let part = part(&bytes) else { return nil }
      quarters += part
      guard quarters <= UInt128(ElapsedTime.longest + 1) * 4_000_000_000 else { return nil }
    }
    let seconds = Int64(quarters / 4_000_000_000)
    let nanoseconds = Int32(quarters % 4_000_000_000 / 4)
    return isNegative
      ? ElapsedTime(seconds: -seconds, nanoseconds: -nanoseconds)
      : ElapsedTime(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// A number with its unit, in quarters of nanoseconds. Of the fraction 18 digits count.
  private static func part(_ bytes: inout ArraySlice<UInt8>) -> UInt128? {
    var whole: Int64 = 0
    var digits = 0
    func digit() -> Int64? {
      guard let byte = bytes.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      return Int64(byte - 48)
    }
    while let next = digit() {
      let (product, first) = whole.multipliedReportingOverflow(by: 10)
      let (sum, second) = product.addingReportingOverflow(next)
      guard !first, !second else { return nil }
      whole = sum
      digits += 1
      bytes = bytes.dropFirst()
    }
    var fraction: UInt128 = 0
    var scale: UInt128 = 1
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      while let next = digit() {
        if scale < 1_000_000_000_000_000_000 {
          fraction = fraction * 10 + UInt128(next)
          scale *= 10
        }
        digits += 1
        bytes = bytes.dropFirst()
      }
    }
    guard digits > 0 else { return nil }
    let units: [(name: String, nanoseconds: UInt128)] = [
      ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
      ("h", 3_600_000_000_000),
    ]
    guard let unit = units.first(where: { bytes.starts(with: $0.name.utf8) }) else { return nil }
    bytes = bytes.dropFirst(unit.name.utf8.count)
    return UInt128(whole) * unit.nanoseconds * 4 + fraction * unit.nanoseconds * 4 / scale
  }
}

/// Reads numbers and marks from bytes.
struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private var digit: Int? {
    guard position < bytes.count, 0x30...0x39 ~= bytes[position] else { return nil }
    return Int(bytes[position] - 0x30)
  }

  mutating func accept(_ mark: UnicodeScalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// A number of at least and at most so many digits.
  mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, let next = digit {
      value = value * 10 + next
      position += 1
      count += 1
    }
    return count >= least ? value : nil
  }

  /// Digits after a point, in billionths; what lies beyond is dropped.
  mutating func fraction() -> Int? {
    var value = 0
    var scale = 100_000_000
    let start = position
    while let next = digit {
      value += next * scale
      scale /= 10
      position += 1
    }
    return position > start ? value : nil
  }
}
