/// A date with the precision its source has: a day, a month or a year.
package struct SourceDate: Hashable, Sendable {
  package var year: Int
  package var month: Int?
  package var day: Int?

  package init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  package init(_ date: CivilDate) {
    let (year, month, day) = date.components
    self.init(year: year, month: month, day: day)
  }

  /// The first day that it may mean.
  package var first: CivilDate {
    CivilDate(year: year, month: month ?? 1, day: day ?? 1) ?? CivilDate(days: 0)
  }

  /// The last day that it may mean: when something dated so is certainly public.
  package var last: CivilDate {
    let month = month ?? 12
    return CivilDate(year: year, month: month, day: day ?? CivilDate.length(ofMonth: month, year: year))
      ?? CivilDate(days: 0)
  }

  package var isDay: Bool { day != nil }
}

extension SourceDate: CustomStringConvertible {
  package var description: String {
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}
