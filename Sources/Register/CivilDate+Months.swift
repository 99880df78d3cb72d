extension CivilDate {
  /// The same day of the month so many months later, or the last day of a month that has no such day: a month after
  /// 31 January is 28 or 29 February, two months after it 31 March.
  package func advanced(byMonths n: Int) -> CivilDate {
    let (year, month, day) = components
    let months = year * 12 + (month - 1) + n
    let newYear = months.flooredDivision(by: 12)
    let newMonth = months - newYear * 12 + 1
    return CivilDate(
      daysOf: newYear, month: newMonth, day: min(day, CivilDate.length(ofMonth: newMonth, year: newYear)))
  }

  /// Monday is 1, Sunday 7.
  package var weekday: Int {
    // 1970-01-01 was a Thursday.
    let days = days + 3
    return days - days.flooredDivision(by: 7) * 7 + 1
  }
}
