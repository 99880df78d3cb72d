/// The proleptic Gregorian calendar in integers.
///
/// After H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*. Days count from 1970-01-01.
public enum CivilCalendar {
  /// The day of a civil date, for years up to ±1 billion (others are clamped). Month and day are not checked.
  public static func daysFromCivil(year: Int, month: Int, day: Int) -> Int64 {
    let year = Int64(min(max(year, -1_000_000_000), 1_000_000_000)) - (month <= 2 ? 1 : 0)
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let monthFromMarch = Int64((month + 9) % 12)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The civil date of a day.
  public static func civilFromDays(_ days: Int64) -> (year: Int, month: Int, day: Int) {
    let days = min(max(days, -400_000_000_000), 400_000_000_000) + 719_468
    let era = floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(day))
  }

  /// Whether a year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days in a month; 0 when there is no such month.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }

  /// The day of a civil date that exists; nil for 2025-02-30 and its like.
  public static func days(year: Int, month: Int, day: Int) -> Int64? {
    guard -1_000_000_000...1_000_000_000 ~= year, 1...12 ~= month, 1...31 ~= day,
      day <= days(in: month, of: year)
    else { return nil }
    return daysFromCivil(year: year, month: month, day: day)
  }
}
