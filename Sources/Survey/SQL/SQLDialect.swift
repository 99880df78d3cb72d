internal import Register
internal import Safeguards

/// An engine for which a survey is written as a query: what it calls types, and how it asks of lists.
package enum SQLDialect: String, CaseIterable, Sendable {
  case duckdb, postgres, spark

  package var name: String {
    switch self {
    case .duckdb: "DuckDB"
    case .postgres: "PostgreSQL"
    case .spark: "Spark SQL"
    }
  }

  // MARK: words

  /// A name of a column or a table, in the quotes that keep its letters and signs.
  func quoted(_ name: String) -> String {
    switch self {
    case .duckdb, .postgres: "\"" + name.replacing("\"", with: "\"\"") + "\""
    case .spark: "`" + name.replacing("`", with: "``") + "`"
    }
  }

  /// The most bytes of a name; PostgreSQL cuts longer ones off.
  var longestName: Int { self == .postgres ? 63 : 250 }

  func text(_ value: String) -> String {
    let doubled = value.replacing("'", with: "''")
    // Spark reads backslashes and takes two quotes for two texts side by side.
    return self == .spark
      ? "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'" : "'" + doubled + "'"
  }

  func day(_ day: CivilDate) -> String { "DATE '\(day)'" }

  func typeName(_ type: FactDeclaration.FactType) -> String {
    switch type {
    case .truth: "BOOLEAN"
    case .date, .moment: "DATE"
    case .count: "INTEGER"
    case .state, .choice: textType
    case .states: self == .spark ? "ARRAY<STRING>" : "\(textType)[]"
    }
  }

  var textType: String { self == .spark ? "STRING" : "TEXT" }

  // MARK: lists

  /// Whether a list has one of these texts. Null or false where it has none.
  func has(_ list: String, _ values: [String]) -> String {
    let texts = values.map(text)
    switch self {
    case .duckdb:
      return texts.count == 1 ? "list_contains(\(list), \(texts[0]))" : "list_has_any(\(list), [\(joined(texts))])"
    case .postgres:
      return texts.count == 1 ? "\(texts[0]) = ANY (\(list))" : "\(list) && ARRAY[\(joined(texts))]"
    case .spark:
      return texts.count == 1
        ? "array_contains(\(list), \(texts[0]))" : "arrays_overlap(\(list), array(\(joined(texts))))"
    }
  }

  /// Whether a list has a member for which a condition is true; null counts as not. `member` is what the condition calls it.
  func hasMember(_ list: String, _ member: String, where condition: String) -> String {
    switch self {
    case .duckdb: "len(list_filter(\(list), lambda \(member): \(condition))) > 0"
    case .postgres: "EXISTS (SELECT 1 FROM unnest(\(list)) AS m (\(member)) WHERE \(condition))"
    case .spark: "size(filter(\(list), \(member) -> \(condition))) > 0"
    }
  }

  /// The number of members; null for a null list.
  func count(_ list: String) -> String {
    switch self {
    case .duckdb: "len(\(list))"
    case .postgres: "cardinality(\(list))"
    // `size` of a null list is -1 under old settings.
    case .spark: "array_size(\(list))"
    }
  }

  /// Whether a list that is there has no null among its members: a null stands for somebody nobody knows.
  func hasNoNull(_ list: String) -> String {
    switch self {
    case .duckdb: "len(list_filter(\(list), lambda n: n IS NULL)) = 0"
    case .postgres: "array_position(\(list), NULL) IS NULL"
    case .spark: "size(filter(\(list), n -> n IS NULL)) = 0"
    }
  }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: ", ") }

  // MARK: days

  func add(days: Int, to day: String) -> String {
    self == .spark ? "date_add(\(day), \(days))" : "\(day) \(days < 0 ? "-" : "+") \(abs(days))"
  }

  func days(from a: String, to b: String) -> String {
    self == .spark ? "datediff(\(b), \(a))" : "\(b) - \(a)"
  }

  /// The day that is so many days after 1970-01-01; the number is whole, of whatever type.
  func day(number: String) -> String {
    self == .spark
      ? "date_add(DATE '1970-01-01', CAST(\(number) AS INT))" : "DATE '1970-01-01' + CAST(\(number) AS INTEGER)"
  }

  /// Between texts by their code points, not by the rules of a language.
  var codePointOrder: String { self == .postgres ? " COLLATE \"C\"" : "" }

  // MARK: queries

  /// Keeps the engine from putting a column's expression in place of its name wherever it is used, which would work out
  /// again, and write out again, what is shared.
  var fence: String { self == .postgres ? "  OFFSET 0" : "" }

  /// After `AS`, of what several parts of the query read.
  var materialized: String { self == .spark ? "" : "MATERIALIZED " }
}
