/// ISO 8601 dates and moments, in the narrow forms that the register uses.
package enum DateParsing {
  /// `2025-04-18`, `2025-04` or `2025`.
  package static func sourceDate(_ text: String) throws(DateFault) -> SourceDate {
    guard let (year, month, day) = numbers(in: text.utf8), year >= 1 else { throw DateFault(text: text, flaw: .noDate) }
    if let month, !(1...12).contains(month) {
      throw DateFault(text: text, flaw: .noSuchMonth)
    }
    if let month, let day {
      let length = CivilDate.length(ofMonth: month, year: year)
      if !(1...length).contains(day) {
        throw DateFault(
          text: text, flaw: .noSuchDay(month: "\(padded(year, 4))-\(padded(month, 2))", length: length))
      }
    }
    return SourceDate(year: year, month: month, day: day)
  }

  /// Four digits, then two and two after hyphens, as far as there are any; thousands are read each time a register is.
  private static func numbers(in bytes: String.UTF8View) -> (year: Int, month: Int?, day: Int?)? {
    var values = (0, 0, 0)
    var position = 0
    for byte in bytes {
      switch position {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case 0...9:
        guard (0x30...0x39).contains(byte) else { return nil }
        let digit = Int(byte - 0x30)
        if position < 4 {
          values.0 = values.0 * 10 + digit
        } else if position < 7 {
          values.1 = values.1 * 10 + digit
        } else {
          values.2 = values.2 * 10 + digit
        }
      default: return nil
      }
      position += 1
    }
    switch position {
    case 4: return (values.0, nil, nil)
    case 7: return (values.0, values.1, nil)
    case 10: return (values.0, values.1, values.2)
    default: return nil
    }
  }

  /// `2025-04-18`.
  package static func day(_ text: String) throws(DateFault) -> CivilDate {
    let date = try sourceDate(text)
    guard date.isDay else {
      throw DateFault(text: text, flaw: .noDay(example: "\(date)\(date.month == nil ? "-01" : "")-01"))
    }
    return date.first
  }

  /// `2025-07-10T14:00-04:00`, with seconds if need be and `Z` for UTC.
  package static func moment(_ text: String) throws(DateFault) -> Moment {
    let noMoment = DateFault(text: text, flaw: .noMoment)
    guard let t = text.utf8.firstIndex(of: UInt8(ascii: "T")) else {
      throw noMoment
    }
    let date = try day(String(text[..<t]))
    let rest = Array(text.utf8[text.utf8.index(after: t)...])
    guard let zoneStart = rest.firstIndex(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D }) else {
      throw DateFault(text: text, flaw: .noZone)
    }
    let clock = rest[..<zoneStart].split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (2...3).contains(clock.count), let hour = twoDigits(clock[0]), let minute = twoDigits(clock[1]),
      hour < 24, minute < 60
    else { throw noMoment }
    var second = 0
    if clock.count == 3 {
      guard let s = twoDigits(clock[2]), s < 60 else { throw noMoment }
      second = s
    }
    var offset = 0
    if rest[zoneStart] == 0x5A {
      guard zoneStart == rest.count - 1 else { throw noMoment }
    } else {
      let zone = rest[(zoneStart + 1)...].split(separator: 0x3A, omittingEmptySubsequences: false)
      guard zone.count == 2, let h = twoDigits(zone[0]), let m = twoDigits(zone[1]), h <= 14, m < 60 else {
        throw DateFault(text: text, flaw: .unreadableZone)
      }
      offset = (h * 3600 + m * 60) * (rest[zoneStart] == 0x2D ? -1 : 1)
    }
    return Moment(seconds: date.days * 86_400 + hour * 3600 + minute * 60 + second - offset, offset: offset)
  }

  /// A day or, where there is a `T`, a moment.
  package static func legalTime(_ text: String) throws(DateFault) -> LegalTime {
    if text.utf8.contains(UInt8(ascii: "T")) { return .moment(try moment(text)) }
    return .day(try day(text))
  }

  /// A day, a moment, or a month or year whose day is not known.
  package static func vagueLegalTime(_ text: String) throws(DateFault) -> LegalTime {
    if text.utf8.contains(UInt8(ascii: "T")) { return .moment(try moment(text)) }
    let date = try sourceDate(text)
    return date.isDay ? .day(date.first) : .vague(date)
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? { bytes.count == 2 ? digits(bytes) : nil }

  private static func digits(_ bytes: some Sequence<UInt8>) -> Int? {
    var n = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      n = n * 10 + Int(byte - 0x30)
    }
    return n
  }
}
