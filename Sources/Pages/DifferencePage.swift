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
      page.heading("\(Self.title(section)) (\(changes.count))")
      var last = ""
      for change in changes {
        if change.subject != last { page.paragraph(change.subject, indent: 2) }
        last = change.subject
        page.paragraph(Self.words(change), lead: "\(change.kind.rawValue): ", indent: 4)
      }
    }
    return page.text
  }

  static func title(_ section: Change.Section) -> String {
    switch section {
    case .norms: "Norms"
    case .rules: "Rules"
    case .conditions: "Conditions"
    case .force: "Force"
    case .relations: "Acts and links"
    case .arrangements: "Arrangements"
    case .events: "Events"
    case .claims: "Claims of scope, terms and reception"
    case .transfers: "Transfers"
    case .states: "States"
    case .facts: "Facts"
    case .sources: "Sources"
    }
  }

  static func words(_ change: Change) -> String {
    switch change.kind {
    case .new: change.after
    case .gone: change.before
    case .changed: "\(change.part.isEmpty ? "" : change.part + " ")was “\(change.before)”, is “\(change.after)”"
    }
  }

  package var json: JSON {
    .object([
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
              ("kind", .text(change.kind.rawValue)), ("part", change.part.isEmpty ? .null : .text(change.part)),
              ("before", change.before.isEmpty ? .null : .text(change.before)),
              ("after", change.after.isEmpty ? .null : .text(change.after)), ("says", .text(Self.words(change))),
            ])
          })
      ),
    ])
  }
}
