internal import Pages
internal import Register

/// A table as CSV and as a table schema (Frictionless Data), with its rows written out.
struct Table: Sendable {
  struct Field: Sendable {
    let name: String
    let schema: JSON
  }

  struct ForeignKey: Sendable {
    let field: String
    let table: String
    let target: String
  }

  let name: String
  let title: String
  let fields: [Field]
  let rows: [[String]]
  let primaryKey: [String]
  let foreignKeys: [ForeignKey]

  init<Row>(
    _ name: String, _ title: String, key: [String], references: [(field: String, table: String, target: String)] = [],
    _ columns: [Column<Row>], _ rows: [Row]
  ) {
    self.name = name
    self.title = title
    fields = columns.map { Field(name: $0.name, schema: $0.schema) }
    self.rows = rows.map { row in columns.map { $0.value(row) ?? "" } }
    primaryKey = key
    foreignKeys = references.map { ForeignKey(field: $0.field, table: $0.table, target: $0.target) }
  }

  var path: String { name + ".csv" }

  /// In UTF-8, with a header.
  var csv: String { CSV.text(fields.map(\.name), rows) }

  var schema: JSON {
    var pairs: [(String, JSON)] = [
      ("fields", .list(fields.map(\.schema))), ("primaryKey", .texts(primaryKey)), ("missingValues", .texts([""])),
    ]
    if !foreignKeys.isEmpty {
      pairs.append(
        (
          "foreignKeys",
          .list(
            foreignKeys.map {
              .object([
                ("fields", .text($0.field)),
                ("reference", .object([("resource", .text($0.table)), ("fields", .text($0.target))])),
              ])
            })
        ))
    }
    return .object(pairs)
  }
}
