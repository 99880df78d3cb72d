internal import Crypto
package import Geography
internal import Pages
internal import Record
package import Register

/// The register as files for others: one JSON document with its schema, tables, a map, and a description of them all.
///
/// The same register and engine give the same bytes: there is no time of writing in them.
package struct RegisterExport: Sendable {
  /// By which a folder is known to hold an export.
  package static let packageName = "safethird-register"
  package static let packageFile = "datapackage.json"

  private let document: RegisterDocument
  private let tables: Tables
  private let map: RegisterMap

  /// `known`: the corpus is what was public on that day.
  package init(corpus: Corpus, known: CivilDate? = nil, outlines: Outlines, digest: String, engine: String) {
    let catalog = SourceCatalog(corpus)
    document = RegisterDocument(
      corpus: corpus, known: known, shapes: Shapes(catalog: catalog), digest: digest, engine: engine)
    tables = Tables(corpus: corpus, catalog: catalog)
    map = RegisterMap(corpus: corpus, outlines: outlines)
  }

  /// The JSON Schema of the document, as it is published with the project.
  package static var schema: String { RegisterDocument.schema.written() + "\n" }

  /// All files, the description last.
  package var files: [ExportedFile] {
    let json = [
      ExportedFile(name: "register.json", text: document.json.written() + "\n"),
      ExportedFile(name: RegisterDocument.schemaFile, text: RegisterExport.schema),
    ]
    let maps = [
      ExportedFile(name: "arrangements.geojson", text: map.arrangements),
      ExportedFile(name: "states.geojson", text: map.states),
    ]
    let tables = tables.all.map { (table: $0, file: ExportedFile(name: $0.path, text: $0.csv)) }
    let resources =
      [
        resource(json[0], "register", "The whole register as one document", "json", "application/json"),
        resource(json[1], "register-schema", "The JSON Schema of the document", "json", "application/schema+json"),
      ]
      + [
        resource(
          maps[0], "arrangements-map", "Arrangements as lines between States", "geojson", "application/geo+json"),
        resource(maps[1], "states-map", "States of arrangements as points", "geojson", "application/geo+json"),
      ] + tables.map { resource($0.table, $0.file) }
    let description = JSON.object([
      ("profile", .text("data-package")),
      ("name", .text(RegisterExport.packageName)),
      ("title", .text("The register of SafeThird: transfers of people to third countries")),
      (
        "description",
        .text(
          "Norms and arrangements, each claim with who says it and when; conflicts stand side by side. "
            + "Not legal advice, and not complete.")
      ),
      ("version", .text(document.engine)), ("register", .text(document.digest)),
      ("known", .optional(document.known?.description)),
      (
        "licenses",
        .list([
          .object([
            ("name", .text("CC0-1.0")), ("title", .text("Creative Commons Zero 1.0")),
            ("path", .text("https://creativecommons.org/publicdomain/zero/1.0/")),
          ])
        ])
      ),
      ("counts", .object(document.counts.map { ($0, .number($1)) })),
      ("resources", .list(resources)),
    ])
    let package = ExportedFile(name: RegisterExport.packageFile, text: description.written() + "\n")
    return json + tables.map(\.file) + maps + [package]
  }

  private func resource(
    _ file: ExportedFile, _ name: String, _ title: String, _ format: String, _ mediaType: String
  ) -> JSON {
    .object([
      ("name", .text(name)), ("type", .text("file")), ("title", .text(title)), ("path", .text(file.name)),
      ("format", .text(format)),
      ("mediatype", .text(mediaType)), ("encoding", .text("utf-8")), ("bytes", .number(file.text.utf8.count)),
      ("hash", .text(RegisterExport.hash(file.text))),
    ])
  }

  private func resource(_ table: Table, _ file: ExportedFile) -> JSON {
    .object([
      ("name", .text(table.name)), ("profile", .text("tabular-data-resource")), ("type", .text("table")),
      ("title", .text(table.title)),
      ("path", .text(file.name)), ("format", .text("csv")), ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")), ("bytes", .number(file.text.utf8.count)),
      ("hash", .text(RegisterExport.hash(file.text))), ("fields", .number(table.fields.count)),
      ("rows", .number(table.rows.count)),
      ("schema", table.schema),
    ])
  }

  private static func hash(_ text: String) -> String {
    let digits = SHA256.hash(data: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }
    return "sha256:" + digits.joined()
  }
}
