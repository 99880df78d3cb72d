internal import CEL
internal import Register
internal import Safeguards

/// What a circuit asks of a row, as conditions of SQL, whose null is the engine's unknown.
struct SQLAtoms {
  let columns: SQLColumns
  private var dialect: SQLDialect { columns.dialect }
  private var vocabulary: Vocabulary { columns.vocabulary }

  /// `truth`: what a literal of the circuit is called, for parts that ask of it.
  func condition(_ atom: Atom, truth: @escaping (Literal) -> SQLText) throws(SQLRefusal) -> SQLText {
    switch atom {
    case .truth(let key): return SQLText(columns.quoted(key))
    case .absent: return .unknown
    case .within(let key, let ranges): return within(key, ranges)
    case .anyOf(let key, let states):
      let has = dialect.has(columns.quoted(key), states.map(\.text))
      return .cases([(SQLText(has), .yes), (SQLText(columns.complete(key)), .no)])
    case .ownCountry(let nationality, let residence, let state): return ownCountry(nationality, residence, state)
    case .evaluated(let evaluation):
      return try SQLCondition(evaluation, columns: columns, truth: truth).translated
    }
  }

  /// A nationality decides; where there is none, the country of last residence.
  private func ownCountry(_ nationality: ColumnKey, _ residence: ColumnKey?, _ state: StateCode) -> SQLText {
    let set = columns.quoted(nationality)
    let home = residence.map { SQLText("\(columns.quoted($0)) = \(dialect.text(state.text))", .comparison) } ?? .unknown
    return .cases(
      [
        (SQLText(dialect.has(set, [state.text])), .yes),
        (!SQLText(columns.complete(nationality)), .unknown),
        (SQLText("\(dialect.count(set)) > 0"), .no),
      ], otherwise: home)
  }

  // MARK: ranges

  private func within(_ key: ColumnKey, _ ranges: [ClosedRange<Int32>]) -> SQLText {
    let column = columns.quoted(key)
    let fact = columns.fact(key)
    switch fact.type {
    case .choice, .state:
      // Codes of States are not looked over before, and one that is none must not count as another.
      return among(
        column, FactCodes(fact, states: vocabulary.stateCodes).words, ranges, mayExclude: fact.type == .choice)
    case .date:
      return among(column, ranges, least: SQLDays.first, most: SQLDays.last) {
        dialect.day(CivilDate(days: Int($0)))
      }
    case .count: return among(column, ranges, least: 0, most: Int32.max) { String($0) }
    // No circuit asks for ranges of these.
    case .truth, .states, .moment: return .unknown
    }
  }

  /// Words by the list of them; those of a choice by that of the others where it is shorter.
  private func among(
    _ column: String, _ words: [String], _ ranges: [ClosedRange<Int32>], mayExclude: Bool
  ) -> SQLText {
    let numbers = Set(ranges.flatMap { $0.map { Int($0) - 1 } })
    func list(_ isMeant: Bool) -> [String] {
      words.indices.filter { numbers.contains($0) == isMeant }.map { dialect.text(words[$0]) }
    }
    let meant = list(true)
    let others = list(false)
    if meant.isEmpty || others.isEmpty { return known(column, .truth(others.isEmpty)) }
    if meant.count == 1 { return .comparison("\(column) = \(meant[0])") }
    if mayExclude, others.count == 1 { return .comparison("\(column) <> \(others[0])") }
    return !mayExclude || meant.count <= others.count
      ? .comparison("\(column) IN (\(meant.joined(separator: ", ")))")
      : .comparison("\(column) NOT IN (\(others.joined(separator: ", ")))")
  }

  private func among(
    _ column: String, _ ranges: [ClosedRange<Int32>], least: Int32, most: Int32, _ write: (Int32) -> String
  ) -> SQLText {
    var parts: [SQLText] = []
    for range in ranges where range.upperBound >= least && range.lowerBound <= most {
      switch (range.lowerBound <= least, range.upperBound >= most) {
      case (true, true): return known(column, .yes)
      case (true, false): parts.append(.comparison("\(column) <= \(write(range.upperBound))"))
      case (false, true): parts.append(.comparison("\(column) >= \(write(range.lowerBound))"))
      case (false, false) where range.count == 1: parts.append(.comparison("\(column) = \(write(range.lowerBound))"))
      case (false, false):
        parts.append(
          .comparison("\(column) BETWEEN \(write(range.lowerBound)) AND \(write(range.upperBound))"))
      }
    }
    return parts.isEmpty ? known(column, .no) : .or(parts)
  }

  /// One truth for all values that are known.
  private func known(_ column: String, _ truth: SQLText) -> SQLText {
    .cases([(SQLText("\(column) IS NOT NULL"), truth)])
  }
}

/// The days that a table can have, 0001-01-01 to 9999-12-31.
enum SQLDays {
  static let first: Int32 = -719_162
  static let last: Int32 = 2_932_896
}
