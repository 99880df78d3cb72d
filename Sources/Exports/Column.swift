internal import Pages
internal import Register

/// A column of a table: its name, its type for readers, and the cell of a row; no value is an empty cell.
struct Column<Row>: Sendable {
  let name: String
  let schema: JSON
  let value: @Sendable (Row) -> String?

  private init(
    _ name: String, _ type: String, _ description: String, constraints: [(String, JSON)] = [],
    value: @escaping @Sendable (Row) -> String?
  ) {
    var pairs: [(String, JSON)] = [("name", .text(name)), ("type", .text(type))]
    if !description.isEmpty { pairs.append(("description", .text(description))) }
    if !constraints.isEmpty { pairs.append(("constraints", .object(constraints))) }
    self.name = name
    schema = .object(pairs)
    self.value = value
  }

  static func id(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self(name, "string", description, constraints: [("required", .bool(true)), ("unique", .bool(true))], value: value)
  }

  static func text(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> String?) -> Self {
    Self(name, "string", description, value: value)
  }

  static func required(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> String) -> Self {
    Self(name, "string", description, constraints: [("required", .bool(true))], value: value)
  }

  /// Several values in one cell, joined by semicolons.
  static func list(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> [String]) -> Self {
    Self(name, "string", description + (description.isEmpty ? "" : "; ") + "joined by semicolons") {
      value($0).joined(separator: ";")
    }
  }

  static func flag(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> Bool) -> Self {
    Self(name, "boolean", description, constraints: [("required", .bool(true))]) { value($0) ? "true" : "false" }
  }

  static func number(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> Int?) -> Self {
    Self(name, "integer", description, constraints: [("minimum", .number(0))]) { value($0).map { String($0) } }
  }

  static func day(_ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> CivilDate?) -> Self {
    Self(name, "date", description) { value($0)?.description }
  }

  /// A date as precise as its source, then the first and the last day that it may mean.
  static func date(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> SourceDate?
  ) -> [Self] {
    [
      Self(name, "string", description, constraints: [("pattern", .text(Pattern.sourceDate))]) {
        value($0)?.description
      },
      day("\(name)_first", "The first day that it may mean") { value($0)?.first },
      day("\(name)_last", "The last day that it may mean") { value($0)?.last },
    ]
  }

  /// A code of a closed set, and beside it the label.
  static func code<Word: Labelled>(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> Word?
  ) -> [Self] {
    let words = JSON.texts(Word.allCases.map(\.rawValue))
    return [
      Self(name, "string", description, constraints: [("enum", words)]) { value($0)?.rawValue },
      text("\(name)_label", "") { value($0)?.label },
    ]
  }

  /// The code of a State, and beside it the name.
  static func state(
    _ name: String, _ description: String, _ names: [StateCode: String],
    _ value: @escaping @Sendable (Row) -> StateCode?
  ) -> [Self] {
    [
      Self(name, "string", description, constraints: [("pattern", .text(Pattern.state))]) { value($0)?.text },
      text("\(name)_label", "") { value($0).map { names[$0] ?? $0.text } },
    ]
  }
}
