package import Record

/// What changed between two registers, in words, by section.
package struct DifferencePage: Sendable {
  private let difference: RegisterDifference
  private let from: String
  private let to: String

  package init(_ difference: RegisterDifference, from: String, to: String) {
    self.difference = difference
    self.from = from
    self.to = to
  }

  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    let count = difference.changes.count
    page.paragraph(
      count == 0
        ? "Nothing changed from \(from) to \(to)."
        : "\(count) change\(count == 1 ? "" : "s") from \(from) to \(to).", colour: .bold)
    for section in Change.Section.allCases {
      let changes = difference.changes(in: section)
      guard !changes.isEmpty else { continue }
      page.heading("\(ChangeWording.english.title(section)) (\(changes.count))")
      var last = ""
      for change in changes {
        if change.subject != last { page.paragraph(change.subject, indent: 2) }
        last = change.subject
        page.paragraph(ChangeWording.english.says(change), lead: "\(change.kind.rawValue): ", indent: 4)
      }
    }
    return page.text
  }

  package var json: JSON {
    let words = ChangeWording.english
    return .object([
      ("from", .text(from)), ("to", .text(to)),
      (
        "numbers",
        .object(Change.Section.allCases.map { ($0.rawValue, .number(difference.changes(in: $0).count)) })
      ),
      (
        "changes",
        .list(
          difference.changes.map { change in
            .object([
              ("section", .text(change.section.rawValue)), ("subject", .text(change.subject)),
              ("kind", .text(change.kind.rawValue)), ("part", .optional(words.part(change.part))),
              ("before", .optional(change.before.map(words.line))),
              ("after", .optional(change.after.map(words.line))), ("says", .text(words.says(change))),
            ])
          })
      ),
    ])
  }
}
