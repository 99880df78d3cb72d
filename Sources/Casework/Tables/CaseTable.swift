internal import Desks
internal import Register
internal import RegisterFiles

/// A table of cases: a row for each, named by its reference, with columns named like facts. An empty cell leaves what is
/// recorded as it is; `unknown` records that it is not known.
struct CaseTable {
  struct Row {
    var line: Int
    var reference = ""
    /// Empty where the table does not say.
    var sender = ""
    /// Facts by key with the value as a case file writes it.
    var facts: [(key: String, value: String)] = []
    var source = ""
    var sourceDay = ""
  }

  private(set) var rows: [Row] = []
  private(set) var mistakes: [DeskMistake] = []

  /// More rows than this are taken in by several tables: a preview is read by a person.
  static let mostRows = 5_000
  static let ownColumns = ["case", "sender", "source", "source_day"]

  private let words: CaseWords

  /// All mistakes are found at once; with any of them, nothing is taken in.
  init(_ bytes: [UInt8], _ words: CaseWords) {
    self.words = words
    let text = DelimitedText(bytes)
    mistakes = text.mistakes
    guard mistakes.isEmpty else { return }
    guard let header = text.records.first, text.records.count > 1 else {
      note(
        1, found: text.records.isEmpty ? "an empty table" : "a heading and no row",
        expected: "a heading with the column case, and a row for each case", remedy: "case,sender,person.nationality")
      return
    }
    guard text.records.count - 1 <= CaseTable.mostRows else {
      note(
        1, found: "\(text.records.count - 1) rows", expected: "at most \(CaseTable.mostRows) at once",
        remedy: "several tables")
      return
    }
    let names = header.cells.map(CaseTable.trimmed)
    let columns = columns(names)
    guard mistakes.isEmpty else { return }
    for record in text.records.dropFirst() { read(record, names, columns) }
    findRepeated()
  }

  private mutating func note(_ line: Int, found: String, expected: String, remedy: String) {
    mistakes.append(DeskMistake(field: "file", line: line, found: found, expected: expected, remedy: remedy))
  }

  private mutating func note(_ diagnostics: [Diagnostic]) {
    mistakes += diagnostics.map { DeskMistake($0, field: "file") }
  }

  /// For each column its fact; `nil` for those that are no fact.
  private mutating func columns(_ names: [String]) -> [(FactKey, FactDeclaration)?] {
    if !names.contains("case") {
      note(
        1, found: "no column case", expected: "the reference of each case in a column of that name", remedy: "case")
    }
    var seen: Set<String> = []
    var columns: [(FactKey, FactDeclaration)?] = []
    for name in names {
      if !seen.insert(name).inserted {
        note(1, found: "the column \(name) again", expected: "each column once", remedy: "one of the two")
      }
      guard !CaseTable.ownColumns.contains(name) else {
        columns.append(nil)
        continue
      }
      let reading = Reading()
      columns.append(CaseReader(words, reading: reading).key(name, at: Place(file: "the table", line: 1, column: 1)))
      note(reading.diagnostics)
    }
    return columns
  }

  private mutating func read(
    _ record: DelimitedText.Record, _ names: [String], _ columns: [(FactKey, FactDeclaration)?]
  ) {
    guard record.cells.count == names.count else {
      note(
        record.line, found: "\(record.cells.count) cells", expected: "\(names.count), as in the heading",
        remedy: "quotes around a cell with a comma in it")
      return
    }
    var row = Row(line: record.line)
    for (index, cell) in record.cells.enumerated() {
      let cell = CaseTable.trimmed(cell)
      switch names[index] {
      case "case":
        guard let reference = CaseReference.tidied(cell) else {
          var mistake = CaseDesk.referenceMistake(cell)
          mistake.line = record.line
          mistakes.append(mistake)
          return
        }
        row.reference = reference
      case "sender": row.sender = cell.uppercased()
      case "source": row.source = cell
      case "source_day": row.sourceDay = cell
      default:
        guard !cell.isEmpty, let (key, declaration) = columns[index] else { continue }
        if let value = value(cell, declaration, line: record.line) { row.facts.append((key.description, value)) }
      }
    }
    rows.append(row)
  }

  private mutating func findRepeated() {
    var lines: [String: Int] = [:]
    for row in rows {
      let folded = CaseReference.folded(row.reference)
      if let line = lines[folded] {
        note(
          row.line, found: "\(row.reference) again (first on line \(line))", expected: "a row for each case",
          remedy: "one of the two")
      } else {
        lines[folded] = row.line
      }
    }
  }

  /// A cell as a case file would have it.
  private mutating func value(_ cell: String, _ declaration: FactDeclaration, line: Int) -> String? {
    let place = Place(file: "the table", line: line, column: 1)
    func scalar(_ text: String) -> SourceNode { SourceNode(.scalar(text, isPlain: true), at: place) }
    let isSet = declaration.type == .states && cell != "none" && cell != "unknown"
    let members = cell.split(separator: ";").map { scalar(CaseTable.trimmed(String($0))) }
    let reading = Reading()
    let value = CaseReader(words, reading: reading).value(
      isSet ? SourceNode(.sequence(members), at: place) : scalar(cell), of: declaration)
    note(reading.diagnostics)
    return value?.description
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(scalars.reversed().drop { $0.properties.isWhitespace }.reversed()))
  }
}
