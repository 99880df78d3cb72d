/// A piece of SQL and how closely it holds together, so that parentheses stand only where they are needed.
struct SQLText: Hashable, Sendable {
  enum Binding: Int, Comparable, Sendable {
    case or, and, not, comparison, whole
    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  let text: String
  let binding: Binding

  init(_ text: String, _ binding: Binding = .whole) {
    self.text = text
    self.binding = binding
  }

  static let yes = SQLText("TRUE")
  static let no = SQLText("FALSE")
  static let unknown = SQLText("CAST(NULL AS BOOLEAN)")

  static func truth(_ value: Bool) -> SQLText { value ? yes : no }

  /// In parentheses, unless it holds together at least as closely.
  func within(_ binding: Binding) -> String { self.binding >= binding ? text : "(\(text))" }

  static func comparison(_ text: String) -> SQLText { SQLText(text, .comparison) }

  static func and(_ parts: [SQLText], separator: String = " ") -> SQLText {
    joined(parts, "AND", .and, empty: yes, separator)
  }

  static func or(_ parts: [SQLText], separator: String = " ") -> SQLText {
    joined(parts, "OR", .or, empty: no, separator)
  }

  private static func joined(
    _ parts: [SQLText], _ word: String, _ binding: Binding, empty: SQLText, _ separator: String
  ) -> SQLText {
    if parts.isEmpty { return empty }
    if parts.count == 1 { return parts[0] }
    // A comparison inside stands without parentheses; an AND inside an OR has them, for readers.
    return SQLText(parts.map { $0.within(.not) }.joined(separator: "\(separator)\(word) "), binding)
  }

  static prefix func ! (text: SQLText) -> SQLText {
    if text == yes { return no }
    if text == no { return yes }
    return SQLText("NOT \(text.within(.whole))", .not)
  }

  /// `CASE WHEN … THEN … END`: null where nothing applies. Long ones have a line for each case.
  static func cases(_ cases: [(when: SQLText, then: SQLText)], otherwise: SQLText? = nil) -> SQLText {
    let branches =
      cases.map { "WHEN \($0.when.text) THEN \($0.then.text)" } + (otherwise.map { ["ELSE \($0.text)"] } ?? [])
    let isLong = branches.reduce(0) { $0 + $1.utf8.count } > 90
    let inner = isLong ? branches.map { $0.replacing("\n", with: "\n  ") } : branches
    return SQLText("CASE \(inner.joined(separator: isLong ? "\n        " : " ")) END")
  }
}
