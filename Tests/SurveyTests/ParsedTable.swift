import Register
import RegisterFiles
import Safeguards
import Survey
import TestRegisters
import Testing

/// A text read as a table of facts of the invented register, row by row.
struct ParsedTable {
  struct Row {
    var reference: String
    /// By name of the column's fact, only what is known.
    var facts: [String: FactValue] = [:]
  }

  static let fixture = Fixture(["norms/base.yaml": Fixture.base, "states/xaa.yaml": Fixture.sender])

  var rows: [Row] = []
  var malformed = 0
  var ofOthers = 0
  var boundElsewhere = 0
  var withoutDestination = 0
  var destinations: [Int] = []
  /// Mistakes of the columns, the mapping and the rows.
  var diagnostics: [Diagnostic] = []

  /// `mapping`: the text of a mapping file.
  init(
    _ bytes: [UInt8], ignoring: Set<String> = [], mapping yaml: String? = nil, to: [String] = ["XBB", "XCC"],
    capacity: Int = 64
  ) throws {
    let vocabulary = Self.fixture.norms.vocabulary
    let states = Self.fixture.corpus.states
    let end = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    let place = Place(file: "table", line: 1, column: 1)
    var mapping: TableMapping?
    let header: TableHeader
    if let yaml {
      let reading = Reading()
      let node = try YAMLReader.read(Array(yaml.utf8), file: "mapping")
      let words = CaseWords(facts: Self.fixture.corpus.facts, states: states)
      let foreign = ForeignTableReader(words, reading: reading).read(node)
      diagnostics = reading.diagnostics
      guard let foreign else { return }
      let read = TableHeader.read(
        TableHeader.cells(of: Array(bytes[..<end]), separator: foreign.separator), at: place, mapping: foreign,
        vocabulary: vocabulary, states: states, ignoring: ignoring)
      header = read.header
      mapping = read.mapping
      mapping?.destinations = to.map { StateCode($0) }
      diagnostics += read.diagnostics
    } else {
      let read = TableHeader.read(
        TableHeader.cells(of: Array(bytes[..<end])), at: place, vocabulary: vocabulary, states: states,
        ignoring: ignoring)
      header = read.header
      diagnostics = read.diagnostics
    }
    guard diagnostics.isEmpty else { return }
    let layout = ColumnLayout(header.schema.columns, vocabulary: vocabulary)
    let parser = RecordParser(
      header, layout: layout, vocabulary: vocabulary, states: states, sender: StateCode("XAA"), file: "table",
      rows: capacity, mapping: mapping)
    try bytes[end...].withUnsafeBufferPointer { text in
      try parser.parse(text, firstLine: 2, strict: false) { parser in
        for row in 0..<parser.table.count { rows.append(Self.row(row, parser, vocabulary)) }
        destinations += parser.destinations.map(Int.init)
      }
    }
    malformed = parser.malformed
    ofOthers = parser.ofOthers
    boundElsewhere = parser.boundElsewhere
    withoutDestination = parser.withoutDestination
    diagnostics = parser.takeDiagnostics()
  }

  init(
    _ text: String, ignoring: Set<String> = [], mapping: String? = nil, to: [String] = ["XBB", "XCC"],
    capacity: Int = 64
  ) throws {
    try self.init(Array(text.utf8), ignoring: ignoring, mapping: mapping, to: to, capacity: capacity)
  }

  private static func row(_ row: Int, _ parser: RecordParser, _ vocabulary: Vocabulary) -> Row {
    var result = Row(reference: parser.reference(row))
    let layout = parser.table.layout
    for (key, column) in zip(layout.keys, parser.table.columns) {
      guard let fact = vocabulary.fact(at: key.slot) else { continue }
      let value = column.value(row: row, of: fact, codes: layout.codes[key.slot])
      if value != .unknown { result.facts[FactKey(fact.name, at: key.destination).description] = value }
    }
    return result
  }

  var messages: [String] { diagnostics.map(\.description) }
  func facts(_ row: Int) -> [String: FactValue] { rows.indices.contains(row) ? rows[row].facts : [:] }
}
