/// A set of Unicode scalars, as a character class describes it.
struct ScalarSet: Sendable {
  /// Ascending, and apart.
  let ranges: UnicodeClass.Ranges
  /// The scalars below 128, one bit for each.
  private let ascii: (low: UInt64, high: UInt64)

  /// The scalars of these ranges, in any order.
  init(_ ranges: UnicodeClass.Ranges) {
    self.ranges = UnicodeClass.joined(ranges)
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    for range in self.ranges where range.lowerBound < 128 {
      for scalar in range.clamped(to: 0...127) {
        if scalar < 64 { bits.low |= 1 << UInt64(scalar) } else { bits.high |= 1 << UInt64(scalar - 64) }
      }
    }
    ascii = bits
  }

  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return ascii.low >> UInt64(scalar) & 1 == 1 }
    if scalar < 128 { return ascii.high >> UInt64(scalar - 64) & 1 == 1 }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= scalar
  }

  /// About how many instructions RE2, which works on bytes, makes of it: measured, 2 for a range of ASCII but for the
  /// first, and 1.4 to 3.2 for another.
  var weight: Int {
    let short = ranges.prefix { $0.upperBound < 0x80 }.count
    return max(1, short * 2 + (ranges.count - short) * 5 / 2 - 1)
  }
}

/// Collects the ranges of a character class.
struct ScalarSetBuilder {
  private var ranges: UnicodeClass.Ranges = []
  private let ignoresCase: Bool

  init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

  mutating func add(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
    if ignoresCase { ranges += CaseOrbits.others(of: range).map { $0...$0 } }
  }

  /// Adds a class, or all but it. As in RE2, case is passed over before the complement is taken: `(?i)\P{Lu}` has no
  /// lower-case letter either.
  mutating func add(_ group: UnicodeClass.Ranges, isNegated: Bool) {
    guard isNegated else {
      for range in group { add(range) }
      return
    }
    var positive = ScalarSetBuilder(ignoresCase: ignoresCase)
    positive.add(group, isNegated: false)
    ranges += UnicodeClass.complement(UnicodeClass.joined(positive.ranges))
  }

  func set(isNegated: Bool = false) -> ScalarSet {
    let set = ScalarSet(ranges)
    return isNegated ? ScalarSet(UnicodeClass.complement(set.ranges)) : set
  }
}
