internal import Register

/// Where the days of a drawing stand, and which of them are named.
struct DayScale {
  struct Tick {
    let day: CivilDate
    let name: String
  }

  private let from: CivilDate
  private let until: CivilDate
  private let left: Double
  private let width: Double
  private static let mostTicks = 9

  init(from: CivilDate, until: CivilDate, left: Double, width: Double) {
    self.from = from
    self.until = until
    self.left = left
    self.width = width
  }

  /// Where the last day ends.
  var end: Double { left + width }

  /// Where a day begins.
  func x(_ day: CivilDate) -> Double {
    left + width * Double(day.days - from.days) / Double(until.days + 1 - from.days)
  }

  /// Years or months, or days where the whole is shorter than that.
  var ticks: [Tick] {
    let days = until.days - from.days + 1
    if days < 60 {
      let step = [1, 2, 7, 14].first { days / $0 < Self.mostTicks } ?? 14
      return stride(from: from.days, through: until.days, by: step).map {
        let day = CivilDate(days: $0)
        return Tick(day: day, name: String(day.description.dropFirst(5)))
      }
    }
    let step = [1, 2, 3, 6, 12, 24, 60].first { days / 30 / $0 < Self.mostTicks } ?? 120
    var (year, month, _) = from.components
    var ticks: [Tick] = []
    while let day = CivilDate(year: year, month: month, day: 1), day <= until {
      let isOnStep = step < 12 ? (month - 1) % step == 0 : month == 1 && year % (step / 12) == 0
      if isOnStep, day >= from {
        ticks.append(Tick(day: day, name: month == 1 ? "\(year)" : "\(year)-\(padded(month, 2))"))
      }
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return ticks
  }
}

/// Round numbers up to a count, few enough to be read.
enum CountTicks {
  static func upTo(_ most: Int) -> [Int] {
    guard most > 0 else { return [0] }
    var step = 1
    while most / step > 4 {
      // 1, 2, 5, 10, …
      let isTwo = String(step).hasPrefix("2")
      step = isTwo ? step / 2 * 5 : step * 2
    }
    return Array(stride(from: 0, through: most, by: step))
  }
}
