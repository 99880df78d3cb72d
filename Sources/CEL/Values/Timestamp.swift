/// An instant: seconds and nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The language knows the years 1 to 9999.
public struct Timestamp: Hashable, Sendable {
  /// Whole seconds since 1970, rounded down.
  public let seconds: Int64
  /// 0 to 999,999,999.
  public let nanoseconds: Int32

  /// The first and the last second: 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
  public static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// The instant, or nil outside the years 1 to 9999 or with nanoseconds outside one second.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard Self.secondsRange.contains(seconds), 0..<1_000_000_000 ~= nanoseconds else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}

extension Timestamp: Comparable {
  /// Earlier.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.seconds != b.seconds ? a.seconds < b.seconds : a.nanoseconds < b.nanoseconds
  }
}
