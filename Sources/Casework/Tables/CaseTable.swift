internal import Desks
internal import Pages
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
    /// Cells of columns that name no fact of this register.
    var others: [(column: String, cell: String)] = []
    var source = ""
    var sourceDay = ""
  }

  private(set) var rows: [Row] = []
  private(set) var mistakes: [DeskMistake] = []
  /// What is wrong with columns that name no fact of this register. The table of all cases has a column for each fact that
  /// is recorded, also where a later register knows it no more: such a column is a mistake only where a cell of it says
  /// something new.
  private(set) var strangeColumns: [String: [DeskMistake]] = [:]

  /// More rows than this are taken in by several tables: a preview is read by a person.
  static let mostRows = 5_000
  static let ownColumns = ["case", "sender", "source", "source_day"]

  private let words: CaseWords

  /// All mistakes are found at once; with any of them, nothing is taken in.
  init(_ bytes: [UInt8], _ words: CaseWords) {
    self.words = words
    let text = SeparatedRows(bytes)
    note(text.faults)
    guard mistakes.isEmpty else { return }
    // A line that is an empty cell in quotes says as little as one without anything.
    let records = text.rows.filter { $0.cells != [""] }
    guard let header = records.first, records.count > 1 else {
      note(
        1, .desk(records.isEmpty ? .foundEmptyTable : .foundNoRows), .desk(.expectedTable),
        .verbatim("case,sender,person.nationality"))
      return
    }
    guard records.count - 1 <= CaseTable.mostRows else {
      note(
        1, .desk(.foundRows, ["count": .number(records.count - 1)]),
        .desk(.expectedAtMost, ["count": .number(CaseTable.mostRows)]), .desk(.remedySeveralTables))
      return
    }
    let names = header.cells.map(\.trimmed)
    let columns = columns(names)
    guard mistakes.isEmpty else { return }
    for record in records.dropFirst() { read(record, names, columns) }
    findRepeated()
  }

  /// A quote where none is expected is read as most programs do: people look at what a table of cases would do before it is
  /// taken in.
  private mutating func note(_ faults: [SeparatedRows.Fault]) {
    for fault in faults {
      switch fault.kind {
      case .notUTF8:
        mistakes.append(
          DeskMistake(
            field: "file", found: .desk(.foundNotUTF8), expected: .desk(.expectedUTF8), remedy: .desk(.remedyUTF8)))
      case .openQuote:
        mistakes.append(
          DeskMistake(
            field: "file", line: fault.line, found: .desk(.foundOpenQuote), expected: .desk(.expectedEndOfCell),
            remedy: .desk(.remedyEndOfCell)))
      case .quoteInCell, .afterQuote: break
      }
    }
  }

  private mutating func note(_ line: Int, _ found: Wording, _ expected: Wording, _ remedy: Wording) {
    mistakes.append(DeskMistake(field: "file", line: line, found: found, expected: expected, remedy: remedy))
  }

  private mutating func note(_ diagnostics: [Diagnostic]) {
    mistakes += diagnostics.map { DeskMistake($0, field: "file") }
  }

  /// For each column its fact; `nil` for those that are none.
  private mutating func columns(_ names: [String]) -> [(FactKey, FactDeclaration)?] {
    if !names.contains("case") {
      note(1, .desk(.foundNoCaseColumn), .desk(.expectedCaseColumn), .verbatim("case"))
    }
    var seen: Set<String> = []
    var columns: [(FactKey, FactDeclaration)?] = []
    for name in names {
      if !seen.insert(name).inserted {
        note(
          1, .desk(.foundColumnAgain, ["name": .verbatim(name)]), .desk(.expectedColumnOnce), .desk(.remedyOneOfTwo))
      }
      guard !CaseTable.ownColumns.contains(name) else {
        columns.append(nil)
        continue
      }
      let reading = Reading()
      let column = CaseReader(words, reading: reading).key(name, at: Place(file: "the table", line: 1, column: 1))
      columns.append(column)
      if column == nil {
        strangeColumns[name] = reading.diagnostics.map { DeskMistake($0, field: "file") }
      } else {
        note(reading.diagnostics)
      }
    }
    return columns
  }

  private mutating func read(
    _ record: SeparatedRows.Row, _ names: [String], _ columns: [(FactKey, FactDeclaration)?]
  ) {
    guard record.cells.count == names.count else {
      note(
        record.line, .desk(.foundCells, ["count": .number(record.cells.count)]),
        .desk(.expectedCells, ["count": .number(names.count)]), .desk(.remedyQuotes))
      return
    }
    var row = Row(line: record.line)
    for (index, cell) in record.cells.enumerated() {
      let cell = cell.trimmed
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
      case "source_day":
        guard !cell.isEmpty else { continue }
        row.sourceDay = cell
        do throws(DateFault) { _ = try DateParsing.day(cell) } catch {
          note(record.line, error.foundWording, error.expectedWording, .verbatim("2025-05-07"))
        }
      default:
        guard !cell.isEmpty else { continue }
        guard let (key, declaration) = columns[index] else {
          row.others.append((names[index], cell))
          continue
        }
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
          row.line, .desk(.foundCaseAgain, ["reference": .verbatim(row.reference), "line": .number(line)]),
          .desk(.expectedRowOnce), .desk(.remedyOneOfTwo))
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
    let members = cell.split(separator: ";").map { scalar(String($0).trimmed) }
    let reading = Reading()
    let value = CaseReader(words, reading: reading).value(
      isSet ? SourceNode(.sequence(members), at: place) : scalar(cell), of: declaration)
    note(reading.diagnostics)
    return value?.description
  }
}
