package import Register

/// The periods of an entitlement that comes again and again: whole ones, each beginning on the day after the one before.
///
/// The first begins on the day of enrolment and so many days after it, in the middle of a month too. No period is ever cut
/// short, and no amount divided by days.
package struct Recurrence: Hashable, Sendable {
  package let every: Entitlement.Every
  /// The day of the month, or of the week, on which it falls due.
  package let day: Int?
  package let afterDays: Int
  package let times: Int?

  package init(every: Entitlement.Every, day: Int? = nil, afterDays: Int = 0, times: Int? = nil) {
    self.every = every
    self.day = day
    self.afterDays = afterDays
    self.times = every == .once ? 1 : times
  }

  package init(_ entitlement: Entitlement) {
    self.init(
      every: entitlement.every, day: entitlement.day, afterDays: entitlement.afterDays, times: entitlement.times)
  }

  /// The first day of a period, counted from 0. Days 29 to 31 come back where a month has them: periods from 31 January
  /// begin on 28 February and on 31 March.
  package func start(of number: Int, enrolledOn day: CivilDate) -> CivilDate {
    let first = day.advanced(by: afterDays)
    switch every {
    case .once: return first
    case .week: return first.advanced(by: 7 * number)
    case .month: return first.advanced(byMonths: number)
    case .quarter: return first.advanced(byMonths: 3 * number)
    case .year: return first.advanced(byMonths: 12 * number)
    }
  }

  /// What comes once has the day from which it may come for its period, so that it has the same one for ever.
  package func period(_ number: Int, enrolledOn day: CivilDate) -> Period {
    let first = start(of: number, enrolledOn: day)
    return every == .once
      ? Period(first, first) : Period(first, start(of: number + 1, enrolledOn: day).advanced(by: -1))
  }

  /// The day on which a period falls due: the first day of it that is `day` of a week or month; else its first, and its
  /// last where it has no such day.
  package func dueDay(in period: Period) -> CivilDate {
    guard let day, every != .once else { return period.first }
    if every == .week { return period.first.advanced(by: (day - period.first.weekday + 7) % 7) }
    let ofMonth = period.first.components.day
    let due =
      ofMonth <= day
      ? period.first.advanced(by: day - ofMonth)
      : period.first.advanced(by: 1 - ofMonth).advanced(byMonths: 1).advanced(by: day - 1)
    return min(due, period.last)
  }

  package func dueDay(_ number: Int, enrolledOn day: CivilDate) -> CivilDate {
    dueDay(in: period(number, enrolledOn: day))
  }

  /// The numbers of the periods that fall due in a span. Due days rise with the number, so the first is found from how
  /// many periods lie before the span.
  package func numbers(dueIn span: Period, enrolledOn day: CivilDate) -> Range<Int> {
    let most = times ?? .max
    var lower = min(most, periods(before: span.first, enrolledOn: day))
    while lower < most, dueDay(lower, enrolledOn: day) < span.first { lower += 1 }
    var upper = lower
    while upper < most, dueDay(upper, enrolledOn: day) <= span.last { upper += 1 }
    return lower..<upper
  }

  /// How many periods have certainly ended before a day; at most two fewer than have.
  private func periods(before day: CivilDate, enrolledOn enrolled: CivilDate) -> Int {
    let first = enrolled.advanced(by: afterDays)
    guard first < day else { return 0 }
    let months: Int
    switch every {
    case .once: return 0
    case .week: return max(0, (day.days - first.days) / 7 - 1)
    case .month: months = 1
    case .quarter: months = 3
    case .year: months = 12
    }
    let (a, b) = (first.components, day.components)
    return max(0, ((b.year - a.year) * 12 + b.month - a.month) / months - 2)
  }
}
