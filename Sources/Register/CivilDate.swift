/// A day of the proleptic Gregorian calendar, counted as days since 1970-01-01.
///
/// Arithmetic is on integers (Howard Hinnant, "chrono-compatible low-level date algorithms"), since calendars that
/// know zones cost microseconds and a civil day has none.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package var days: Int

  package init(days: Int) { self.days = days }

  /// `nil` unless the day exists in that month and the year lies in 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    self.init(daysOf: year, month: month, day: day)
  }

  /// Of any year, and of a day that the month has.
  init(daysOf year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package var components: (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  package static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }

  package func advanced(by n: Int) -> CivilDate { CivilDate(days: days + n) }
}

extension CivilDate: CustomStringConvertible {
  /// `2025-04-18`.
  package var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// `1 norm`, `2 norms`.
package func counted(_ n: Int, _ noun: String) -> String { n == 1 ? "1 \(noun)" : "\(n) \(noun)s" }

/// A non-negative number with leading zeros.
package func padded(_ n: Int, _ width: Int) -> String {
  let text = String(n)
  return text.count >= width ? text : String(repeating: "0", count: width - text.count) + text
}
