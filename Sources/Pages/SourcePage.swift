package import Record
internal import Register

/// One document: what it is, which files cite it, what rests on it, and what rests on it alone.
package struct SourcePage: Sendable {
  private let document: SourceDocument
  private let catalog: SourceCatalog

  package init(_ document: SourceDocument, _ catalog: SourceCatalog) {
    self.document = document
    self.catalog = catalog
  }

  func text(_ page: inout TextCanvas) {
    page.paragraph(document.title, colour: .bold)
    page.paragraph("\(document.id) · \(document.publisher) · \(document.published?.description ?? "undated")")
    let strength = document.isWeak ? "weak: there is reason to doubt it" : "no doubt recorded"
    page.paragraph("\(document.kind.rawValue) · \(strength)", colour: document.isWeak ? .yellow : .dim)
    page.paragraph(document.url ?? "no address known")
    if let archive = document.archive { page.paragraph(archive, lead: "stored copy: ") }
    if let checked = document.checked { page.paragraph("last read for the register on \(checked)", colour: .dim) }
    if let known = document.knownFrom { page.paragraph("known from \(known)", colour: .dim) }
    let alone = catalog.statementsAlone(on: document)
    let others = catalog.statements(on: document).filter { statement in !alone.contains { $0.id == statement.id } }
    statements("Rests on it alone (\(alone.count))", alone, &page)
    statements("Rests on it and others (\(others.count))", others, &page)
    page.heading("Cited by")
    for mention in document.mentions {
      page.paragraph("\(mention.owner)#\(mention.source.id)", lead: "- ", indent: 2)
      if !mention.source.note.isEmpty { page.paragraph(mention.source.note, indent: 4, colour: .dim) }
    }
    if !document.differences.isEmpty {
      page.paragraph(
        "These files describe it differently: \(Words.list(document.differences.map(\.rawValue))).", lead: "! ",
        colour: .yellow)
    }
  }

  private func statements(_ title: String, _ statements: [Statement], _ page: inout TextCanvas) {
    guard !statements.isEmpty else { return }
    page.heading(title)
    for statement in statements {
      page.paragraph(ChangeWording.english.line(statement.line), lead: "- ", indent: 2)
      let by = statement.by.isEmpty ? "" : " · \(statement.by)"
      let weak = catalog.isWeakOnly(statement) ? " · only weak sources" : ""
      page.paragraph("\(statement.part.rawValue) · \(statement.id)\(by)\(weak)", indent: 4, colour: .dim)
    }
  }

  package var json: JSON {
    let alone = catalog.statementsAlone(on: document)
    return .object(
      [
        ("source", .text(document.id)), ("publisher", .text(document.publisher)), ("title", .text(document.title)),
        ("published", .optional(document.published?.description)), ("url", .optional(document.url)),
        ("archive", .optional(document.archive)), ("kind", .text(document.kind.rawValue)),
        ("weak", .bool(document.isWeak)), ("checked", .optional(document.checked?.description)),
        ("known_from", .optional(document.knownFrom?.description)),
        ("cited_by", .texts(document.mentions.map { "\($0.owner)#\($0.source.id)" })),
        ("differences", .texts(document.differences.map(\.rawValue))),
        (
          "statements",
          .list(
            catalog.statements(on: document).map { statement in
              .object([
                ("statement", .text(statement.id)), ("part", .text(statement.part.rawValue)),
                ("text", .text(ChangeWording.english.line(statement.line))),
                ("by", statement.by.isEmpty ? .null : .text(statement.by)),
                ("alone", .bool(alone.contains { $0.id == statement.id })),
                ("weak_only", .bool(catalog.isWeakOnly(statement))),
              ])
            })
        ),
      ])
  }
}
