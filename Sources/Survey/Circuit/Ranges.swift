internal import Register
internal import Safeguards

/// A comparison of CEL, of a column with a number.
enum Comparison {
  case less, lessOrEqual, greater, greaterOrEqual, equal, different

  init?(_ function: String) {
    switch function {
    case "_<_": self = .less
    case "_<=_": self = .lessOrEqual
    case "_>_": self = .greater
    case "_>=_": self = .greaterOrEqual
    case "_==_": self = .equal
    case "_!=_": self = .different
    default: return nil
    }
  }

  /// With its sides exchanged.
  var turned: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .different: self
    }
  }
}

/// The numbers for which a comparison holds, as ranges that ascend and do not touch.
enum Ranges {
  /// Every number that a column can hold; the least 32-bit number stands for an unknown one.
  static let all: ClosedRange<Int32> = (Int32.min + 1)...Int32.max

  /// Of ascending numbers.
  static func of(_ numbers: [Int32]) -> [ClosedRange<Int32>] {
    var ranges: [ClosedRange<Int32>] = []
    for n in numbers {
      if let last = ranges.last, n <= last.upperBound || n - 1 == last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound...max(n, last.upperBound)
      } else {
        ranges.append(n...n)
      }
    }
    return ranges
  }

  static func of(_ comparison: Comparison, _ n: Int64) -> [ClosedRange<Int32>] {
    switch comparison {
    case .less: upTo(n, including: false)
    case .lessOrEqual: upTo(n, including: true)
    case .greater: after(n, including: false)
    case .greaterOrEqual: after(n, including: true)
    case .equal:
      upTo(n, including: true).flatMap { upper in
        after(n, including: true).map { $0.clamped(to: upper) }
      }
    case .different: upTo(n, including: false) + after(n, including: false)
    }
  }

  private static func upTo(_ n: Int64, including: Bool) -> [ClosedRange<Int32>] {
    let end = including ? n : n - (n == .min ? 0 : 1)
    if end < Int64(all.lowerBound) { return [] }
    return [all.lowerBound...Int32(clamping: end)]
  }

  private static func after(_ n: Int64, including: Bool) -> [ClosedRange<Int32>] {
    let start = including ? n : n + (n == .max ? 0 : 1)
    if start > Int64(all.upperBound) { return [] }
    return [max(all.lowerBound, Int32(clamping: start))...all.upperBound]
  }

  /// The days of birth, say, from which `years_between` to a day compares so with a number of years.
  ///
  /// Whole years since a day never grow with that day, so that one search finds where they reach a number.
  static func ofYears(_ comparison: Comparison, _ years: Int64, until: CivilDate) -> [ClosedRange<Int32>] {
    switch comparison {
    case .greaterOrEqual: of(.lessOrEqual, last(atLeast: years, until: until))
    case .greater: of(.lessOrEqual, last(atLeast: years + (years == .max ? 0 : 1), until: until))
    case .less: of(.greater, last(atLeast: years, until: until))
    case .lessOrEqual: of(.greater, last(atLeast: years + (years == .max ? 0 : 1), until: until))
    case .equal, .different:
      equalYears(years, until: until, isEqual: comparison == .equal)
    }
  }

  private static func equalYears(_ years: Int64, until: CivilDate, isEqual: Bool) -> [ClosedRange<Int32>] {
    let first = last(atLeast: years + (years == .max ? 0 : 1), until: until)
    let last = last(atLeast: years, until: until)
    if isEqual {
      return of(.greater, first).flatMap { lower in
        of(.lessOrEqual, last).compactMap { upper in
          lower.overlaps(upper) ? lower.clamped(to: upper) : nil
        }
      }
    }
    return of(.lessOrEqual, first) + of(.greater, last)
  }

  /// The last day from which at least so many whole years have passed.
  private static func last(atLeast years: Int64, until: CivilDate) -> Int64 {
    // Dates have years 1 to 9999.
    var low = -720_000
    var high = 2_940_000
    func reaches(_ day: Int) -> Bool { Int64(CivilTime.years(from: CivilDate(days: day), until: until)) >= years }
    if !reaches(low) { return Int64(low) }
    if reaches(high) { return Int64(high) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if reaches(middle) { low = middle } else { high = middle }
    }
    return Int64(low)
  }
}
