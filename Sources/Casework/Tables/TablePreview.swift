package import Desks

/// What a table will change, case by case, before it does.
package struct TablePreview: Sendable {
  package struct Line: Sendable {
    package var line: Int
    package var reference: String
    /// `nil` for a new case.
    package var id: CaseID?
    package var sender: String
    package var change: CaseChange
    /// Facts with what is recorded now, `nil` for nothing, and what will be.
    package var facts: [(key: String, before: String?, after: String)]
  }

  package var lines: [Line] = []
  /// Cases that the table names and does not change.
  package var unchanged = 0
  package var mistakes: [DeskMistake] = []
  /// Of what will be changed, and from what: a table is taken in only as it was shown.
  package var digest = ""

  package var created: Int { lines.filter { $0.id == nil }.count }
  package var changed: Int { lines.count - created }
}
