/// The parts of instants (in a zone) and of lengths of time.
enum TimeParts {
  /// Named as the methods are.
  enum Part: String, CaseIterable, Sendable {
    case fullYear = "getFullYear"
    case month = "getMonth"
    case dayOfYear = "getDayOfYear"
    case dayOfMonth = "getDayOfMonth"
    case date = "getDate"
    case dayOfWeek = "getDayOfWeek"
    case hours = "getHours"
    case minutes = "getMinutes"
    case seconds = "getSeconds"
    case milliseconds = "getMilliseconds"

    var isOfDuration: Bool {
      switch self {
      case .hours, .minutes, .seconds, .milliseconds: true
      case .fullYear, .month, .dayOfYear, .dayOfMonth, .date, .dayOfWeek: false
      }
    }
  }

  static func get(_ part: Part, _ value: Value, _ zone: Value?, _ zones: TimeZones) -> Value {
    switch (value, zone) {
    case (.timestamp(let timestamp), nil): return get(part, timestamp, offset: 0)
    case (.timestamp(let timestamp), .string(let name)):
      guard let index = zones.index(of: name) else {
        return .error(
          .invalidArgument, "\(Quoting.quote(name)) is no known time zone, expected such as Europe/Berlin or +02:00")
      }
      return get(part, timestamp, offset: zones.offset(zone: index, at: timestamp.seconds))
    case (.duration(let duration), nil) where part.isOfDuration: return get(part, duration)
    default: return noOverload(part.rawValue, value)
    }
  }

  private static func get(_ part: Part, _ timestamp: Timestamp, offset: Int) -> Value {
    let local = timestamp.seconds + Int64(offset)
    let day = floorDivide(local, 86_400)
    let second = local - day * 86_400
    let date = CivilCalendar.civilFromDays(day)
    switch part {
    case .fullYear: return .int(Int64(date.year))
    case .month: return .int(Int64(date.month - 1))
    case .dayOfYear: return .int(day - CivilCalendar.daysFromCivil(year: date.year, month: 1, day: 1))
    case .dayOfMonth: return .int(Int64(date.day - 1))
    case .date: return .int(Int64(date.day))
    // 1970-01-01 was a Thursday; Sunday is 0.
    case .dayOfWeek: return .int(((day + 4) % 7 + 7) % 7)
    case .hours: return .int(second / 3600)
    case .minutes: return .int(second / 60 % 60)
    case .seconds: return .int(second % 60)
    case .milliseconds: return .int(Int64(timestamp.nanoseconds) / 1_000_000)
    }
  }

  private static func get(_ part: Part, _ duration: ElapsedTime) -> Value {
    switch part {
    case .hours: .int(duration.seconds / 3600)
    case .minutes: .int(duration.seconds / 60)
    case .seconds: .int(duration.seconds)
    // The milliseconds of the last second, as the conformance suite has it.
    case .milliseconds: .int(Int64(duration.nanoseconds) / 1_000_000)
    case .fullYear, .month, .dayOfYear, .dayOfMonth, .date, .dayOfWeek: noOverload(part.rawValue, .duration(duration))
    }
  }
}
