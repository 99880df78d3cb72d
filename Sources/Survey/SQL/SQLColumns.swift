internal import Register
internal import Safeguards

/// The columns of the table that a query reads, and what their parts are called.
struct SQLColumns {
  let dialect: SQLDialect
  let vocabulary: Vocabulary
  let schema: TableSchema

  func fact(_ key: ColumnKey) -> FactDeclaration { vocabulary.facts[key.slot] }

  /// `notice.written@LBY`.
  func name(_ key: ColumnKey) -> String {
    fact(key).name.text + (key.destination.map { "@\($0)" } ?? "")
  }

  func quoted(_ key: ColumnKey) -> String { dialect.quoted(name(key)) }
  func complete(_ key: ColumnKey) -> String { dialect.quoted(name(key) + "#complete") }
  func day(_ key: ColumnKey) -> String { dialect.quoted(name(key) + "#day") }
  func seconds(_ key: ColumnKey) -> String { dialect.quoted(name(key) + "#seconds") }
  func offset(_ key: ColumnKey) -> String { dialect.quoted(name(key) + "#minutes") }

  /// The columns of the table that these are read from: a destination's own, and what is said of all.
  func read(for keys: some Sequence<ColumnKey>) -> [ColumnKey] {
    var all: Set<ColumnKey> = []
    for key in keys {
      all.insert(key)
      if let general = general(key) { all.insert(general) }
    }
    return all.sorted()
  }

  private func general(_ key: ColumnKey) -> ColumnKey? {
    let general = ColumnKey(slot: key.slot)
    return key.destination != nil && schema.columns.contains(general) ? general : nil
  }

  // MARK: the table

  /// The columns of the table: name, type, and a remark.
  func definitions(_ key: ColumnKey) -> [(name: String, type: String, remark: String)] {
    let fact = fact(key)
    switch fact.type {
    case .states:
      return [
        (quoted(key), dialect.typeName(.states), "the members that are known"),
        (complete(key), dialect.typeName(.truth), "whether these are all"),
      ]
    case .moment:
      return [
        (seconds(key), "BIGINT", "seconds since 1970-01-01T00:00Z"),
        (offset(key), dialect.typeName(.count), "minutes east of UTC, as it was written"),
        (day(key), dialect.typeName(.date), "or the day alone"),
      ]
    case .choice:
      let words = fact.options.map(\.value)
      return [(quoted(key), dialect.typeName(.choice), words.count > 12 ? "" : words.joined(separator: ", "))]
    case .state: return [(quoted(key), dialect.typeName(.state), "ISO 3166-1, three letters")]
    case .truth, .date, .count: return [(quoted(key), dialect.typeName(fact.type), "")]
    }
  }

  /// The columns as conditions read them: a destination's own where it is known, else what is said of all; a set as known
  /// in whole only where it says so and has no null in it.
  func readings(_ key: ColumnKey) -> [String] {
    let general = general(key)
    switch fact(key).type {
    case .states: return setReadings(key, general)
    case .moment:
      guard let general else { return [seconds(key), offset(key), day(key)] }
      let isKnown = "\(seconds(key)) IS NOT NULL OR \(day(key)) IS NOT NULL"
      return [(seconds(key), seconds(general)), (offset(key), offset(general)), (day(key), day(general))].map {
        "CASE WHEN \(isKnown) THEN \($0) ELSE \($1) END AS \($0)"
      }
    case .choice:
      // A word that the register does not have is no value, and not another value either.
      let text = general.map { "COALESCE(\(quoted(key)), \(quoted($0)))" } ?? quoted(key)
      let words = fact(key).options.map { dialect.text($0.value) }
      return ["CASE WHEN \(text) IN (\(words.joined(separator: ", "))) THEN \(text) END AS \(quoted(key))"]
    case .truth, .date, .count, .state:
      return [general.map { "COALESCE(\(quoted(key)), \(quoted($0))) AS \(quoted(key))" } ?? quoted(key)]
    }
  }

  private func setReadings(_ key: ColumnKey, _ general: ColumnKey?) -> [String] {
    func whole(_ key: ColumnKey) -> String {
      "\(quoted(key)) IS NOT NULL AND COALESCE(\(complete(key)), FALSE) AND \(dialect.hasNoNull(quoted(key)))"
    }
    guard let general else { return [quoted(key), "\(whole(key)) AS \(complete(key))"] }
    let isKnown = "\(dialect.count(quoted(key))) > 0 OR (\(whole(key)))"
    return [
      "CASE WHEN \(isKnown) THEN \(quoted(key)) ELSE \(quoted(general)) END AS \(quoted(key))",
      "CASE WHEN \(isKnown) THEN \(whole(key)) ELSE \(whole(general)) END AS \(complete(key))",
    ]
  }
}
