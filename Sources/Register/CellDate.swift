/// How another table writes its dates: `MM/DD/YYYY`, `YYYY-MM-DD HH:MM:SS`.
package struct CellDate: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case year, month, monthName, day, hour, minute, second, halfDay, zone
    case literal(UInt8)
  }

  /// A date as it was read, with the time of day where there is one.
  package struct Value: Hashable, Sendable {
    package var day: CivilDate
    /// Seconds of the day.
    package var second: Int?
    /// Seconds east of UTC.
    package var offset: Int?
  }

  package let pattern: String
  package let parts: [Part]
  /// By part: the fewest and the most digits.
  private let widths: [ClosedRange<Int>]

  package var hasTime: Bool { parts.contains(.hour) }
  package var hasZone: Bool { parts.contains(.zone) }

  private static let tokens: [(text: String, part: Part, width: ClosedRange<Int>)] = [
    ("YYYY", .year, 4...4), ("MON", .monthName, 3...3), ("MM", .month, 2...2), ("DD", .day, 2...2),
    ("HH", .hour, 2...2),
    ("SS", .second, 2...2), ("AM", .halfDay, 2...2), ("M", .month, 1...2), ("D", .day, 1...2), ("H", .hour, 1...2),
    ("Z", .zone, 1...6),
  ]
  private static let monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

  /// What patterns are made of, for messages.
  package static let expected =
    "a pattern of YYYY, MM or M, MON, DD or D, with HH or H, MM, SS, AM and Z for a time, such as MM/DD/YYYY"

  /// `MM` after hours are minutes. `nil` where year, month and day are not each there once, or a letter is no part.
  package init?(_ pattern: String) {
    var parts: [Part] = []
    var widths: [ClosedRange<Int>] = []
    var rest = Substring(pattern)
    while let first = rest.utf8.first {
      if var token = Self.tokens.first(where: { rest.hasPrefix($0.text) }) {
        rest = rest.dropFirst(token.text.count)
        if token.part == .month, parts.contains(.hour) { token.part = .minute }
        guard !parts.contains(token.part) else { return nil }
        parts.append(token.part)
        widths.append(token.width)
      } else {
        // A T between the day and the hour is the one letter that stands for itself.
        let isLetter = (0x41...0x5A).contains(first & 0xDF) && first != UInt8(ascii: "T")
        guard !isLetter, !(0x30...0x39).contains(first) else { return nil }
        rest = Substring(decoding: rest.utf8.dropFirst(), as: UTF8.self)
        parts.append(.literal(first))
        widths.append(1...1)
      }
    }
    let months = parts.count { $0 == .month || $0 == .monthName }
    guard parts.contains(.year), months == 1, parts.contains(.day) else { return nil }
    let times = [parts.contains(.minute), parts.contains(.second), parts.contains(.halfDay), parts.contains(.zone)]
    guard parts.contains(.hour) ? times[0] : !times.contains(true) else { return nil }
    self.pattern = pattern
    self.parts = parts
    self.widths = widths
  }

  /// `nil` where the text is not of this pattern, or no day of the calendar.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    var place = 0
    var numbers = (year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0)
    var isAfternoon: Bool?
    var offset: Int?
    for (part, width) in zip(parts, widths) {
      switch part {
      case .literal(let byte):
        guard place < bytes.count, bytes[place] == byte else { return nil }
        place += 1
      case .monthName:
        guard let month = Self.word(bytes, &place, 3, Self.monthNames) else { return nil }
        numbers.month = month + 1
      case .halfDay:
        guard let half = Self.word(bytes, &place, 2, ["AM", "PM"]) else { return nil }
        isAfternoon = half == 1
      case .zone:
        guard let zone = Self.zone(bytes, &place) else { return nil }
        offset = zone
      case .year, .month, .day, .hour, .minute, .second:
        guard let number = Self.number(bytes, &place, width) else { return nil }
        switch part {
        case .year: numbers.year = number
        case .month: numbers.month = number
        case .day: numbers.day = number
        case .hour: numbers.hour = number
        case .minute: numbers.minute = number
        default: numbers.second = number
        }
      }
    }
    guard place == bytes.count, let day = CivilDate(year: numbers.year, month: numbers.month, day: numbers.day) else {
      return nil
    }
    guard hasTime else { return Value(day: day) }
    if let isAfternoon {
      guard (1...12).contains(numbers.hour) else { return nil }
      numbers.hour = numbers.hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard numbers.hour < 24, numbers.minute < 60, numbers.second < 60 else { return nil }
    return Value(day: day, second: numbers.hour * 3600 + numbers.minute * 60 + numbers.second, offset: offset)
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ width: ClosedRange<Int>
  ) -> Int? {
    var number = 0
    var count = 0
    while count < width.upperBound, place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
      count += 1
    }
    return count < width.lowerBound ? nil : number
  }

  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ length: Int, _ words: [String]
  ) -> Int? {
    guard place + length <= bytes.count else { return nil }
    let letters = bytes[place..<(place + length)].map { $0 & 0xDF }
    place += length
    return words.firstIndex { $0.utf8.elementsEqual(letters) }
  }

  /// `Z`, `-04:00`, `-0400` or `-04`.
  private static func zone(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    guard place < bytes.count else { return nil }
    let sign = bytes[place]
    place += 1
    if sign == UInt8(ascii: "Z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(bytes, &place, 2...2) else {
      return nil
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: ":") { place += 1 }
    let minutes = number(bytes, &place, 2...2) ?? 0
    guard hours <= 14, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  /// Whether the same text could be two different days by the two patterns: they differ in where month and day stand.
  package func isConfusable(with other: CellDate) -> Bool {
    func shape(_ parts: [Part]) -> [Part] { parts.map { $0 == .month ? .day : $0 } }
    return parts != other.parts && shape(parts) == shape(other.parts)
  }
}
