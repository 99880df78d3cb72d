internal import CEL
package import Register

/// The extensions of CEL on civil time: `date`, `days`, `hours`, `years_between` and the arithmetic on them.
///
/// `moment + days(n)` is the end of n whole civil days after that day, in the moment's zone; `moment + hours(n)` is
/// elapsed time (design, "Time").
enum CivilTimeFunctions {
  /// More than any law counts, and far from where sums of dates and moments would overflow.
  private static let mostDays: ClosedRange<Int64> = -4_000_000...4_000_000
  private static let mostHours: ClosedRange<Int64> = -80_000_000...80_000_000

  /// The numbers that `days` and `hours` take; `nil` for another function.
  static func range(of function: String) -> ClosedRange<Int64>? {
    switch function {
    case "days": mostDays
    case "hours": mostHours
    default: nil
    }
  }

  static func declare(in declarations: inout Declarations, zones: TimeZones) {
    let date = ValueType.scalar(Vocabulary.Scalars.date)
    let moment = ValueType.scalar(Vocabulary.Scalars.moment)
    let days = ValueType.scalar(Vocabulary.Scalars.days)

    declarations.function(
      "date", overload: "date_string", params: [.string], returns: date,
      implementation: .unary { value in
        guard case .string(let text) = value else { return noOverload("date") }
        do throws(DateFault) { return .date(try DateParsing.day(text)) } catch {
          return .error(.invalidArgument, "found \(error.found), expected \(error.expected)")
        }
      })
    declarations.function(
      "date", overload: "date_moment", params: [moment], returns: date,
      implementation: .unary { value in
        guard case .opaque(let o) = value else { return noOverload("date") }
        return .opaque(Opaque(type: Vocabulary.Scalars.date.id, a: zones.localDay(of: o.a, zone: o.b)))
      })
    declarations.function(
      "days", overload: "days_int", params: [.int], returns: days,
      implementation: .unary { value in
        guard case .int(let n) = value, mostDays.contains(n) else { return tooLarge("days") }
        return .opaque(Opaque(type: Vocabulary.Scalars.days.id, a: n))
      })
    declarations.function(
      "hours", overload: "hours_int", params: [.int], returns: .duration,
      implementation: .unary { value in
        guard case .int(let n) = value, mostHours.contains(n),
          let time = ElapsedTime(seconds: n * 3600, nanoseconds: 0)
        else { return tooLarge("hours") }
        return .duration(time)
      })
    declarations.function(
      "years_between", overload: "years_between_date_date", params: [date, date], returns: .int,
      implementation: .binary { a, b in
        guard case .opaque(let from) = a, case .opaque(let until) = b else { return noOverload("years_between") }
        return .int(Int64(CivilTime.years(from: CivilDate(days: Int(from.a)), until: CivilDate(days: Int(until.a)))))
      })
    arithmetic(in: &declarations, date: date, moment: moment, days: days, zones: zones)
  }

  private static func arithmetic(
    in declarations: inout Declarations, date: ValueType, moment: ValueType, days: ValueType, zones: TimeZones
  ) {
    let dateID = Vocabulary.Scalars.date.id
    let momentID = Vocabulary.Scalars.moment.id
    let daysID = Vocabulary.Scalars.days.id
    func binary(
      _ name: String, _ overload: String, _ a: ValueType, _ b: ValueType, _ result: ValueType,
      _ body: @escaping @Sendable (Opaque, Opaque) -> Value
    ) {
      declarations.function(
        name, overload: overload, params: [a, b], returns: result,
        implementation: .binary { a, b in
          guard case .opaque(let x) = a, case .opaque(let y) = b else { return noOverload(name) }
          return body(x, y)
        })
    }
    binary("_+_", "add_date_days", date, days, date) { .opaque(Opaque(type: dateID, a: $0.a + $1.a)) }
    binary("_-_", "subtract_date_days", date, days, date) { .opaque(Opaque(type: dateID, a: $0.a - $1.a)) }
    binary("_-_", "subtract_date_date", date, date, days) { .opaque(Opaque(type: daysID, a: $0.a - $1.a)) }
    binary("_+_", "add_moment_days", moment, days, moment) { m, n in
      let end = zones.localDay(of: m.a, zone: m.b) + n.a + 1
      return .opaque(Opaque(type: momentID, a: zones.startOfDay(end, zone: m.b), b: m.b))
    }
    for (name, sign) in [("_+_", Int64(1)), ("_-_", Int64(-1))] {
      declarations.function(
        name, overload: (sign > 0 ? "add" : "subtract") + "_moment_duration", params: [moment, .duration],
        returns: moment,
        implementation: .binary { a, b in
          guard case .opaque(let m) = a, case .duration(let time) = b else { return noOverload(name) }
          return .opaque(Opaque(type: momentID, a: m.a + sign * time.seconds, b: m.b))
        })
    }
  }

  private static func noOverload(_ name: String) -> Value { .error(.noSuchOverload, "\(name) of another type") }
  private static func tooLarge(_ name: String) -> Value { .error(.overflow, "\(name)(…) out of range") }
}

extension Value {
  static func date(_ day: CivilDate) -> Value {
    .opaque(Opaque(type: Vocabulary.Scalars.date.id, a: Int64(day.days)))
  }

  static func moment(seconds: Int, zone: Int32) -> Value {
    .opaque(Opaque(type: Vocabulary.Scalars.moment.id, a: Int64(seconds), b: zone))
  }
}

/// Civil time as the law counts it.
package enum CivilTime {
  /// Whole years; somebody born on 29 February completes a year on 1 March of a common year, so that protection
  /// owed to a child never ends a day early.
  package static func years(from: CivilDate, until: CivilDate) -> Int {
    let a = from.components
    let b = until.components
    let years = b.year - a.year
    return (b.month, b.day) < (a.month, a.day) ? years - 1 : years
  }
}
