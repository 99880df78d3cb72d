/// An instant with the offset in which it was written: `2026-09-23T23:36-04:00`.
package struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00Z.
  package var seconds: Int
  /// Seconds east of UTC; how it was written, no part of its order.
  package var offset: Int

  package init(seconds: Int, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The civil day at that offset.
  package var day: CivilDate { CivilDate(days: (seconds + offset).flooredDivision(by: 86_400)) }

  package static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
  package static func == (a: Moment, b: Moment) -> Bool { a.seconds == b.seconds }
  package func hash(into hasher: inout Hasher) { hasher.combine(seconds) }
}

extension Int {
  /// Division that rounds towards minus infinity, as calendars need before 1970.
  package func flooredDivision(by n: Int) -> Int {
    let quotient = self / n
    return self % n < 0 ? quotient - 1 : quotient
  }
}

extension Moment: CustomStringConvertible {
  package var description: String {
    let local = seconds + offset
    let day = local.flooredDivision(by: 86_400)
    let rest = local - day * 86_400
    var text = "\(CivilDate(days: day))T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2))"
    if rest % 60 != 0 { text += ":\(padded(rest % 60, 2))" }
    if offset == 0 { return text + "Z" }
    let size = abs(offset)
    return text + (offset < 0 ? "-" : "+") + "\(padded(size / 3600, 2)):\(padded(size / 60 % 60, 2))"
  }
}

/// A point on the law's line of time: a whole civil day, or a moment where hours matter.
package enum LegalTime: Hashable, Sendable {
  case day(CivilDate)
  case moment(Moment)
  /// A month or a year whose day the source does not give: somewhere between its first and its last day.
  case vague(SourceDate)

  /// The first civil day on which it can be.
  package var day: CivilDate {
    switch self {
    case .day(let day): day
    case .moment(let moment): moment.day
    case .vague(let date): date.first
    }
  }

  /// The last civil day on which it can be.
  package var lastDay: CivilDate {
    switch self {
    case .day(let day): day
    case .moment(let moment): moment.day
    case .vague(let date): date.last
    }
  }
}

extension LegalTime: CustomStringConvertible {
  package var description: String {
    switch self {
    case .day(let day): day.description
    case .moment(let moment): moment.description
    case .vague(let date): date.description
    }
  }
}
