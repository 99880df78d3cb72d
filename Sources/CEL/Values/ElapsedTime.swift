/// A length of time, the language's `duration`: seconds and nanoseconds of one sign.
///
/// (Named so that `Swift.Duration` keeps its name in files that import this module.)
public struct ElapsedTime: Hashable, Sendable {
  /// Whole seconds, rounded toward zero.
  public let seconds: Int64
  /// -999,999,999 to 999,999,999, of the same sign as `seconds`.
  public let nanoseconds: Int32

  /// The longest length in seconds, about 10,000 years.
  public static let longest: Int64 = 315_576_000_000

  /// The length, or nil when it is longer than `longest`, or its parts differ in sign.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard -Self.longest...Self.longest ~= seconds,
      -999_999_999...999_999_999 ~= nanoseconds,
      !(seconds > 0 && nanoseconds < 0), !(seconds < 0 && nanoseconds > 0)
    else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// A number of whole hours, minutes or seconds; nil when out of range.
  public static func hours(_ hours: Int64) -> ElapsedTime? {
    let (seconds, overflow) = hours.multipliedReportingOverflow(by: 3600)
    return overflow ? nil : ElapsedTime(seconds: seconds)
  }
}

extension ElapsedTime: Comparable {
  /// Shorter, or more negative.
  public static func < (a: ElapsedTime, b: ElapsedTime) -> Bool {
    a.seconds != b.seconds ? a.seconds < b.seconds : a.nanoseconds < b.nanoseconds
  }
}
