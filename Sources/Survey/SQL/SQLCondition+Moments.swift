internal import CEL
internal import Register
internal import Safeguards

/// A moment that differs from row to row.
///
/// It is never worked out, since a zone's offsets would have to be: a moment is only ever held against one that is the
/// same for all rows, and `m + days(n) <= T` is a question about the civil day of `m` and of `T`.
indirect enum SQLMoment {
  case absent
  case fact(ColumnKey)
  case plusSeconds(SQLMoment, Int)
  case plusDays(SQLMoment, Int)
  /// `same`: that both sides are the same moment in the same zone.
  case either(SQLText, SQLMoment, SQLMoment, same: SQLText?)
}

enum SQLMoments {
  /// The last civil day of a zone that has begun by an instant.
  static func lastDay(begunBy seconds: Int, _ zone: Int32, _ zones: TimeZones) -> Int {
    // A change of offset at midnight can take the clock back into the day before.
    var day = zones.localDay(of: Int64(seconds), zone: zone) + 2
    while zones.startOfDay(day, zone: zone) > Int64(seconds) { day -= 1 }
    return Int(day)
  }

  /// Whether some civil day of a zone never was; then two sums of days can be the same moment.
  static func skipsDays(_ zone: Int32, _ zones: TimeZones) -> Bool {
    zone >= 0
      && (-40_000...47_500).contains { zones.startOfDay($0, zone: zone) == zones.startOfDay($0 + 1, zone: zone) }
  }
}

extension SQLCondition {
  // MARK: reading

  func moment(_ expr: Expr) throws(SQLRefusal) -> SQLMoment {
    if let (input, fact) = fact(expr), fact.type == .moment { return input.column.map(SQLMoment.fact) ?? .absent }
    guard case .call(let function, nil, let operands) = expr.kind else { throw refusal("a form", expr) }
    switch function {
    case "_?_:_" where operands.count == 3:
      let yes = try moment(operands[1])
      let no = try moment(operands[2])
      let same = mayFail(operands[0]) ? SQLText.no : try isSame(yes, no, expr)
      return .either(try condition(operands[0]), yes, no, same: same == .no ? nil : same)
    case "_+_", "_-_":
      guard operands.count == 2 else { throw refusal(function, expr) }
      if let days = days(operands[1]) { return .plusDays(try moment(operands[0]), days) }
      guard case .duration(let time)? = constant(operands[1]), time.nanoseconds == 0 else {
        throw refusal("a time that differs from row to row", expr)
      }
      return .plusSeconds(try moment(operands[0]), Int(function == "_+_" ? time.seconds : -time.seconds))
    default: throw refusal(function, expr)
    }
  }

  // MARK: held against what is the same for all rows

  func compareMoments(_ a: Expr, _ comparison: Comparison, _ b: Expr, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    if let time = instant(b) { return try hold(moment(a), comparison, time, expr) }
    if let time = instant(a) { return try hold(moment(b), comparison.turned, time, expr) }
    throw refusal("a comparison of two moments of the same row", expr)
  }

  private func instant(_ expr: Expr) -> Int? {
    guard case .opaque(let value)? = constant(expr), value.type == Vocabulary.Scalars.moment.id else { return nil }
    return Int(value.a)
  }

  private func hold(
    _ moment: SQLMoment, _ comparison: Comparison, _ time: Int, _ expr: Expr
  ) throws(SQLRefusal) -> SQLText {
    let until = try isAtMost(moment, time, expr)
    let before = try isAtMost(moment, time - 1, expr)
    switch comparison {
    case .lessOrEqual: return until
    case .less: return before
    case .greater: return !until
    case .greaterOrEqual: return !before
    case .equal: return .and([until, !before])
    case .different: return !.and([until, !before])
    }
  }

  /// Whether a moment has come by an instant.
  func isAtMost(_ moment: SQLMoment, _ time: Int, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    switch moment {
    case .absent: return .unknown
    case .fact(let key):
      // A bare day counts at its last second: it has come when the second after it has.
      let last = SQLMoments.lastDay(begunBy: time + 1, zone, vocabulary.zones) - 1
      return .cases(
        [(isTimed(key), .comparison("\(columns.seconds(key)) <= \(time)"))], otherwise: atMost(columns.day(key), last))
    case .plusSeconds(let start, let seconds): return try isAtMost(start, time - seconds, expr)
    case .plusDays(let start, let days): return try hasEnded(start, days, by: time, expr)
    case .either(let test, let yes, let no, let same):
      let yes = try isAtMost(yes, time, expr)
      return .cases(
        [(test, yes), (!test, try isAtMost(no, time, expr))] + (same.map { [($0, yes)] } ?? []))
    }
  }

  /// Whether so many whole civil days after the day of a moment have ended by an instant.
  private func hasEnded(
    _ start: SQLMoment, _ days: Int, by time: Int, _ expr: Expr
  ) throws(SQLRefusal) -> SQLText {
    switch start {
    case .absent: return .unknown
    case .fact(let key):
      let local = "FLOOR((\(columns.seconds(key)) + 60 * \(columns.offset(key))) / 86400.0)"
      let today = "FLOOR((\(time) + 60 * \(columns.offset(key))) / 86400.0)"
      let last = SQLMoments.lastDay(begunBy: time, zone, vocabulary.zones) - days - 1
      return .cases(
        [(isTimed(key), .comparison("\(local) + \(days + 1) <= \(today)"))],
        otherwise: atMost(columns.day(key), last))
    case .either(let test, let yes, let no, let same):
      let yes = try hasEnded(yes, days, by: time, expr)
      return .cases(
        [(test, yes), (!test, try hasEnded(no, days, by: time, expr))] + (same.map { [($0, yes)] } ?? []))
    case .plusDays, .plusSeconds: throw refusal("days counted from a sum", expr)
    }
  }

  private func isTimed(_ key: ColumnKey) -> SQLText { .comparison("\(columns.seconds(key)) IS NOT NULL") }

  /// A column of days against a day, which may lie beyond what a table can have.
  func atMost(_ column: String, _ day: Int) -> SQLText {
    if day < Int(SQLDays.first) { return .cases([(.comparison("\(column) IS NOT NULL"), .no)]) }
    if day > Int(SQLDays.last) { return .cases([(.comparison("\(column) IS NOT NULL"), .yes)]) }
    return .comparison("\(column) <= \(dialect.day(CivilDate(days: day)))")
  }

  /// The civil day of a moment.
  func localDay(_ moment: SQLMoment, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    switch moment {
    case .absent: return SQLText("CAST(NULL AS DATE)")
    case .fact(let key):
      let number = "FLOOR((\(columns.seconds(key)) + 60 * \(columns.offset(key))) / 86400.0)"
      return .cases(
        [(isTimed(key), SQLText(dialect.day(number: number), .comparison))], otherwise: SQLText(columns.day(key)))
    case .either(let test, let yes, let no, let same):
      let yes = try localDay(yes, expr)
      return .cases([(test, yes), (!test, try localDay(no, expr))] + (same.map { [($0, yes)] } ?? []))
    case .plusDays, .plusSeconds: throw refusal("the day of a sum", expr)
    }
  }

  // MARK: sameness

  /// Whether two moments are the same, in the same zone: where it is not known which of them counts, that does not matter.
  private func isSame(_ a: SQLMoment, _ b: SQLMoment, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    switch (a, b) {
    case (.absent, _), (_, .absent): return .no
    case (.fact(let x), .fact(let y)) where x == y || zone >= 0: return isSame(x, y)
    case (.plusSeconds(.fact(let x), let m), .plusSeconds(.fact(let y), let n)) where x == y:
      return m == n ? isSame(x, x) : .no
    case (.fact(let x), .plusSeconds(.fact(let y), let n)) where x == y && n != 0,
      (.plusSeconds(.fact(let x), let n), .fact(let y)) where x == y && n != 0:
      return .no
    // The end of a day that is not over yet is later than any moment of today.
    case (.fact(let x), .plusDays(.fact(let y), let n)) where x == y && n >= 0,
      (.plusDays(.fact(let x), let n), .fact(let y)) where x == y && n >= 0:
      return .no
    case (.plusDays(.fact(let x), let m), .plusDays(.fact(let y), let n)) where x == y:
      if m == n { return isSame(x, x) }
      if SQLMoments.skipsDays(zone, vocabulary.zones) { break }
      return .no
    default: break
    }
    throw refusal("a choice between two moments of which it is not clear whether they differ", expr)
  }

  /// As they are written: two days, or two instants with the same offset. A day's own zone is none of the fixed ones.
  private func isSame(_ x: ColumnKey, _ y: ColumnKey) -> SQLText {
    let timed =
      "\(columns.seconds(x)) = \(columns.seconds(y)) AND \(columns.offset(x)) = \(columns.offset(y))"
    return .cases(
      [
        (
          SQLText("\(columns.seconds(x)) IS NOT NULL AND \(columns.seconds(y)) IS NOT NULL", .and),
          SQLText(timed, .and)
        ),
        (
          SQLText("\(columns.seconds(x)) IS NULL AND \(columns.seconds(y)) IS NULL", .and),
          .comparison("\(columns.day(x)) = \(columns.day(y))")
        ),
      ], otherwise: .no)
  }
}
