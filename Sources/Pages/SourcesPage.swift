package import Record
internal import Register

/// The sources of a register, each document once, with how much rests on it.
package struct SourcesPage: Sendable {
  private let catalog: SourceCatalog
  private let documents: [SourceDocument]

  /// `onlyWeak`: those that there is reason to doubt; `onlyAlone`: those without which something would have no source.
  /// `onlyDiffering`: those that files describe in ways that cannot all be right.
  package init(
    _ catalog: SourceCatalog, onlyWeak: Bool = false, onlyAlone: Bool = false, onlyDiffering: Bool = false
  ) {
    self.catalog = catalog
    documents = catalog.documents.filter { document in
      (!onlyWeak || document.isWeak) && (!onlyDiffering || !document.differences.isEmpty)
        && (!onlyAlone || !catalog.statementsAlone(on: document).isEmpty)
    }
  }

  /// Those that somebody else has chosen and ordered.
  init(_ catalog: SourceCatalog, listed documents: [SourceDocument]) {
    self.catalog = catalog
    self.documents = documents
  }

  private var weakOnly: Int { catalog.statements.count(where: catalog.isWeakOnly) }

  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    page.paragraph(
      "\(documents.count) of \(catalog.documents.count) sources; \(catalog.documents.count(where: \.isWeak)) are weak. "
        + "\(catalog.statements.count) claims, rules and other statements cite them, \(weakOnly) rest on weak ones only."
    )
    page.blank()
    for document in documents {
      let weak = document.isWeak ? " · weak" : ""
      page.paragraph("\(document.id)\(weak)", indent: 2, colour: document.isWeak ? .yellow : nil)
      page.paragraph(
        "\(document.publisher), “\(document.title)”, \(document.published?.description ?? "undated")", indent: 6)
      let alone = catalog.statementsAlone(on: document).count
      page.paragraph(
        "\(document.kind.rawValue) · \(catalog.statements(on: document).count) rest on it, \(alone) on it alone",
        indent: 6, colour: .dim)
      if !document.differences.isEmpty {
        let files = document.mentions.map { "\($0.owner)#\($0.source.id)" }
        page.paragraph(
          "described differently (\(Words.list(document.differences.map(\.rawValue)))): \(Words.list(files))",
          indent: 6, colour: .dim)
      }
    }
    return page.text
  }

  package var json: JSON {
    .object([
      (
        "numbers",
        .object([
          ("sources", .number(catalog.documents.count)), ("weak", .number(catalog.documents.count(where: \.isWeak))),
          ("statements", .number(catalog.statements.count)), ("statements_weak_only", .number(weakOnly)),
          ("listed", .number(documents.count)),
        ])
      ),
      (
        "sources",
        .list(
          documents.map { document in
            .object([
              ("source", .text(document.id)), ("publisher", .text(document.publisher)),
              ("title", .text(document.title)), ("published", .optional(document.published?.description)),
              ("url", .optional(document.url)), ("archive", .optional(document.archive)),
              ("kind", .text(document.kind.rawValue)), ("weak", .bool(document.isWeak)),
              ("checked", .optional(document.checked?.description)),
              ("statements", .number(catalog.statements(on: document).count)),
              ("statements_alone", .number(catalog.statementsAlone(on: document).count)),
              ("differences", .texts(document.differences.map(\.rawValue))),
            ])
          })
      ),
    ])
  }
}
