/// The rule of a POSIX TZ string, such as `CET-1CEST,M3.5.0,M10.5.0/3`, which the footer of a TZif file holds.
public struct PosixRule: Sendable, Hashable {
  /// A day of the year and a time of that day.
  enum Date: Hashable, Sendable {
    /// 1 to 365, never counting 29 February.
    case julian(Int)
    /// 0 to 365, counting 29 February.
    case ordinal(Int)
    /// Month, week (5 is the last) and weekday (0 is Sunday).
    case month(Int, week: Int, weekday: Int)
  }

  var standard: Int
  var daylight: Int?
  var start: Date = .month(3, week: 2, weekday: 0)
  var startTime = 7200
  var end: Date = .month(11, week: 1, weekday: 0)
  var endTime = 7200

  /// Seconds east of UTC at an instant.
  public func offset(at seconds: Int64) -> Int {
    guard let daylight else { return standard }
    let local = min(max(seconds, -(1 << 55)), 1 << 55) + Int64(standard)
    let year = CivilCalendar.civilFromDays(floorDivide(local, 86_400)).year
    let begins = Self.seconds(start, startTime, in: year) - Int64(standard)
    let ends = Self.seconds(end, endTime, in: year) - Int64(daylight)
    if begins < ends { return begins <= seconds && seconds < ends ? daylight : standard }
    return ends <= seconds && seconds < begins ? standard : daylight
  }

  private static func seconds(_ date: Date, _ time: Int, in year: Int) -> Int64 {
    let january = CivilCalendar.daysFromCivil(year: year, month: 1, day: 1)
    let day: Int64
    switch date {
    case .julian(let number):
      day = january + Int64(number - 1) + (CivilCalendar.isLeap(year) && number >= 60 ? 1 : 0)
    case .ordinal(let number):
      day = january + Int64(number)
    case .month(let month, let week, let weekday):
      let first = CivilCalendar.daysFromCivil(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday.
      let firstWeekday = Int(((first + 4) % 7 + 7) % 7)
      var dayOfMonth = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      while dayOfMonth > CivilCalendar.days(in: month, of: year) { dayOfMonth -= 7 }
      day = first + Int64(dayOfMonth - 1)
    }
    return day * 86_400 + Int64(time)
  }
}
