package import Register

/// A month of a year: `2025-04`.
package struct Month: Hashable, Comparable, Strideable, Sendable, CustomStringConvertible {
  /// Months since January of the year 0.
  private let index: Int

  private init(index: Int) { self.index = index }

  package init(of day: CivilDate) {
    let (year, month, _) = day.components
    index = year * 12 + month - 1
  }

  package var first: CivilDate { day(1) }
  package var last: CivilDate { day(31) }

  /// A day of it, or its last day where it has none of that number.
  private func day(_ number: Int) -> CivilDate {
    let (year, month) = (index / 12, index % 12 + 1)
    let day = min(number, CivilDate.length(ofMonth: month, year: year))
    // Only years outside 1...9999 have no such day, and no record does.
    return CivilDate(year: year, month: month, day: day) ?? CivilDate(days: 0)
  }

  package func advanced(by n: Int) -> Month { Month(index: index + n) }
  package func distance(to other: Month) -> Int { other.index - index }
  package static func < (a: Month, b: Month) -> Bool { a.index < b.index }
  package var description: String { String(first.description.prefix(7)) }
}
