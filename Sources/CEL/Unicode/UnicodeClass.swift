/// The classes of scalars that a pattern may name: general categories and scripts, as of Unicode 15.1 like RE2's.
enum UnicodeClass {
  typealias Ranges = [ClosedRange<UInt32>]

  /// Every scalar value, and the surrogates between them, as RE2 counts.
  static let any: ClosedRange<UInt32> = 0...0x10FFFF

  /// The ranges of `Any`, `L`, `Lu` or `Greek`, ascending and apart; nil for other names.
  static func ranges(_ name: String) -> Ranges? {
    if name == "Any" { return [any] }
    // Swift takes canonically equivalent names for equal: \p{Khmer} would have a Kelvin sign.
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if let row = UnicodeTables.categories[name] ?? UnicodeTables.scripts[name] { return ranges(of: row) }
    // A category of one letter holds those of two that begin with it.
    guard name.utf8.count == 1 else { return nil }
    let parts = UnicodeTables.categories.filter { $0.key.hasPrefix(name) }
    return parts.isEmpty ? nil : joined(parts.values.flatMap(ranges(of:)))
  }

  private static func ranges(of row: StaticString) -> Ranges {
    var numbers = UnicodeNumbers(row)
    var ranges: Ranges = []
    var end: UInt32 = 0
    while let step = numbers.next(), let more = numbers.next() {
      ranges.append(end + step...end + step + more)
      end += step + more
    }
    return ranges
  }

  /// The same scalars in ascending ranges that neither overlap nor touch.
  static func joined(_ ranges: Ranges) -> Ranges {
    var joined: Ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// The gaps between ranges that ascend and are apart.
  static func complement(_ ranges: Ranges) -> Ranges {
    var gaps: Ranges = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= any.upperBound { gaps.append(next...any.upperBound) }
    return gaps
  }
}

/// Reads the numbers of a row of `UnicodeTables`.
struct UnicodeNumbers {
  private let row: StaticString
  private var place = 0

  init(_ row: StaticString) { self.row = row }

  mutating func next() -> UInt32? {
    row.withUTF8Buffer { bytes in
      guard place < bytes.count else { return nil }
      var number: UInt32 = 0
      var shift: UInt32 = 0
      while place < bytes.count {
        let digit = UInt32(bytes[place]) &- 0x30
        place += 1
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32 { break }
      }
      return number
    }
  }
}
