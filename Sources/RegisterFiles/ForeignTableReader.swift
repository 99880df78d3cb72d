package import Register

/// Reads mapping files: how the columns and words of another table are read as facts (docs/guide/survey-mapping.md).
package struct ForeignTableReader {
  static let tableKeys = [
    "mapping", "title", "source", "note", "separator", "sender", "case", "to", "missing", "words", "facts", "leave_out",
  ]
  static let cellKeys = [
    "column", "all_of", "optional", "words", "others", "dates", "zone", "split", "whole", "value", "note",
  ]

  private let facts: CaseReader
  private let reading: Reading
  private let asState: FactDeclaration

  package init(_ words: CaseWords, reading: Reading) {
    facts = CaseReader(words, reading: reading)
    self.reading = reading
    asState = FactDeclaration(
      name: FactName("a State"), type: .state, isPerDestination: false, options: [], question: "", help: "", law: [],
      place: Place(file: "", line: 1, column: 1))
  }

  /// `nil` after a diagnostic.
  package func read(_ node: SourceNode) -> ForeignTable? {
    let before = reading.diagnostics.count
    guard let fields = Fields(node, of: "a mapping", keys: Self.tableKeys, reading: reading),
      let name = fields.required("mapping", example: "a-short-name")
    else { return nil }
    var table = ForeignTable(name: name.value, place: node.place)
    table.separator = separator(fields) ?? UInt8(ascii: ",")
    table.missing = fields.texts("missing").map(\.value)
    let dictionaries = dictionaries(fields)
    if let node = fields.node("case") { table.reference = column(node, "case") }
    if let node = fields.node("to") { table.destination = cells(node, of: "the destination", dictionaries) }
    if let node = fields.node("sender") { table.sender = sender(node, dictionaries) }
    if let node = fields.node("leave_out") {
      if node.scalarText == "others" {
        table.leavesOthers = true
      } else {
        table.leftOut = Set(fields.texts("leave_out").map(\.value))
      }
    }
    readFacts(fields, dictionaries, into: &table)
    return reading.diagnostics.count == before ? table : nil
  }

  private static let separators: [String: UInt8] = [
    ",": UInt8(ascii: ","), ";": UInt8(ascii: ";"), "|": UInt8(ascii: "|"), "tab": 0x09, "\t": 0x09,
  ]

  private func separator(_ fields: Fields) -> UInt8? {
    guard let node = fields.node("separator") else { return nil }
    if case .scalar(let text, _) = node.content, let byte = Self.separators[text] { return byte }
    reading.report(
      .wrongValue, at: node.place, found: "\(node.shape) for “separator”", expected: "\",\", \";\", \"|\" or tab",
      remedy: "separator: \";\"")
    return nil
  }

  private func sender(_ node: SourceNode, _ dictionaries: [String: SourceNode]) -> ForeignTable.Sender? {
    guard case .scalar(let text, _) = node.content else {
      return cells(node, of: "the sender", dictionaries).map { .cells($0) }
    }
    let code = node.located(text)
    return facts.check(Located(StateCode(code.value), at: code.place)) ? .constant(StateCode(code.value)) : nil
  }

  // MARK: facts

  private func readFacts(
    _ fields: Fields, _ dictionaries: [String: SourceNode], into table: inout ForeignTable
  ) {
    guard let node = fields.node("facts") else { return }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "facts by name",
        remedy: "facts: {person.final_order: {column: Final Order}}")
      return
    }
    var seen: Set<FactKey> = []
    for entry in entries {
      guard let (key, declaration) = facts.key(entry.key, at: entry.keyPlace) else { continue }
      guard seen.insert(key).inserted else {
        reading.report(
          .duplicateKey, at: entry.keyPlace, found: "the fact \(key) again", expected: "each fact once",
          remedy: "one of the two")
        continue
      }
      guard let origin = origin(entry.value, of: declaration, dictionaries) else { continue }
      table.facts.append(ForeignTable.Fact(key: key, origin: origin, place: entry.keyPlace))
    }
  }

  private func origin(
    _ node: SourceNode, of declaration: FactDeclaration, _ dictionaries: [String: SourceNode]
  ) -> ForeignTable.Fact.Origin? {
    guard case .mapping(let entries) = node.content, entries.contains(where: { $0.key == "value" }) else {
      return cells(node, of: declaration.name.text, declaration, dictionaries).map { .cells($0) }
    }
    guard let fields = Fields(node, of: "a fact that every row has", keys: ["value", "note"], reading: reading) else {
      return nil
    }
    guard let note = fields.required("note", example: "why every row of this table has it") else { return nil }
    guard let inner = fields.node("value") else {
      fields.missing("value", example: "true")
      return nil
    }
    return value(inner, of: declaration).map { .constant($0, note: note.value) }
  }

  // MARK: cells

  private func cells(
    _ node: SourceNode, of subject: String, _ dictionaries: [String: SourceNode]
  ) -> ForeignTable.Cells? {
    cells(node, of: subject, asState, dictionaries)
  }

  private func cells(
    _ node: SourceNode, of subject: String, _ declaration: FactDeclaration, _ dictionaries: [String: SourceNode]
  ) -> ForeignTable.Cells? {
    guard let fields = Fields(node, of: "what \(subject) is read from", keys: Self.cellKeys, reading: reading) else {
      return nil
    }
    let isOptional = fields.flag("optional")
    guard let columns = columns(fields, of: declaration, isOptional: isOptional) else { return nil }
    var cells = ForeignTable.Cells(columns: columns)
    let before = reading.diagnostics.count
    if fields.has("words") { cells.words = words(fields, of: declaration, dictionaries) }
    cells.others = fields.word("others", ForeignTable.Others.self) ?? (fields.has("words") ? .refuse : .asWritten)
    readDates(fields, of: declaration, into: &cells)
    if let split = fields.node("split") {
      let byte = split.scalarText.flatMap { text -> UInt8? in text.utf8.count == 1 ? text.utf8.first : nil }
      if declaration.type != .states || byte == nil {
        reading.report(
          .wrongValue, at: split.place, found: "\(split.shape) for “split” of \(declaration.name)",
          expected: "one character, for a fact that is a set", remedy: "split: \"/\"")
      }
      cells.split = byte
    }
    readWhole(fields, of: declaration, into: &cells)
    return reading.diagnostics.count == before ? cells : nil
  }

  private func readWhole(_ fields: Fields, of declaration: FactDeclaration, into cells: inout ForeignTable.Cells) {
    if declaration.type == .states {
      guard fields.has("whole") else { return fields.missing("whole", example: "false, where there may be others") }
      cells.isWhole = fields.flag("whole")
    } else if let node = fields.node("whole") {
      reading.report(
        .wrongValue, at: node.place, found: "“whole” for \(declaration.name)",
        expected: "it with a fact that is a set of States alone")
    }
  }

  private func columns(
    _ fields: Fields, of declaration: FactDeclaration, isOptional: Bool
  ) -> [ForeignTable.Column]? {
    switch (fields.node("column"), fields.node("all_of")) {
    case (let node?, nil): return column(node, "column", isOptional: isOptional).map { [$0] }
    case (nil, let node?):
      guard declaration.type == .states else {
        reading.report(
          .wrongValue, at: node.place, found: "several columns for \(declaration.name)",
          expected: "one column: this fact is no set", remedy: "column: …")
        return nil
      }
      let names = fields.texts("all_of")
      return names.isEmpty ? nil : names.map { ForeignTable.Column(names: [$0], isOptional: isOptional) }
    case (_?, let node?):
      reading.report(
        .wrongValue, at: node.place, found: "“column” and “all_of” together", expected: "one of them")
      return nil
    case (nil, nil):
      fields.missing("column", example: "the name of a column")
      return nil
    }
  }

  private func column(_ node: SourceNode, _ key: String, isOptional: Bool = false) -> ForeignTable.Column? {
    let nodes: [SourceNode]
    if case .sequence(let items) = node.content { nodes = items } else { nodes = [node] }
    var names: [Located<String>] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content, !node.isNull else {
        reading.report(
          .wrongShape, at: node.place, found: node.shape,
          expected: "the name of a column, or a list of them, for “\(key)”")
        return nil
      }
      names.append(node.located(text))
    }
    return names.isEmpty ? nil : ForeignTable.Column(names: names, isOptional: isOptional)
  }

  private func readDates(_ fields: Fields, of declaration: FactDeclaration, into cells: inout ForeignTable.Cells) {
    guard let node = fields.node("dates") else { return }
    guard declaration.type == .date || declaration.type == .moment else {
      return reading.report(
        .wrongValue, at: node.place, found: "“dates” for \(declaration.name)",
        expected: "it with a fact that is a date or a moment")
    }
    var nodes = [node]
    if case .sequence(let items) = node.content { nodes = items }
    for node in nodes {
      guard let text = node.scalarText, let date = CellDate(text) else {
        reading.report(
          .wrongValue, at: node.place, found: "\(node.shape) for “dates”", expected: CellDate.expected)
        continue
      }
      if let other = cells.dates.first(where: { $0.isConfusable(with: date) }) {
        reading.report(
          .wrongValue, at: node.place, found: "\(date.pattern) beside \(other.pattern)",
          expected: "one of the two: 03/04/2025 could be either day")
      }
      cells.dates.append(date)
    }
    readZone(fields, of: declaration, into: &cells)
  }

  private func readZone(_ fields: Fields, of declaration: FactDeclaration, into cells: inout ForeignTable.Cells) {
    let needsZone = declaration.type == .moment && cells.dates.contains { $0.hasTime && !$0.hasZone }
    guard let zone = fields.located("zone") else {
      if needsZone { fields.missing("zone", example: "\"-05:00\", or zone: none to keep the day alone") }
      return
    }
    if zone.value == "none" { return }
    do { cells.offset = try DateParsing.moment("2000-01-01T00:00\(zone.value)").offset } catch {
      reading.report(
        .wrongValue, at: zone.place, found: "“\(zone.value)” for “zone”",
        expected: "hours from UTC such as \"-05:00\", or none to keep the day alone")
    }
  }

  // MARK: words

  private func dictionaries(_ fields: Fields) -> [String: SourceNode] {
    guard let node = fields.node("words") else { return [:] }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "lists of words by name",
        remedy: "words: {countries: {MEXICO: MEX}}")
      return [:]
    }
    return Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func words(
    _ fields: Fields, of declaration: FactDeclaration, _ dictionaries: [String: SourceNode]
  ) -> [(word: String, value: FactValue)] {
    guard var node = fields.node("words") else { return [] }
    if let name = node.scalarText {
      guard let dictionary = dictionaries[name] else {
        reading.report(
          .wrongValue, at: node.place, found: "the words “\(name)”",
          expected:
            "one of the lists under “words” of the mapping (\(dictionaries.keys.sorted().joined(separator: ", ")))",
          remedy: NearestName.nearest(to: name, in: dictionaries.keys.sorted()) ?? "")
        return []
      }
      node = dictionary
    }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "words with what each means",
        remedy: "words: {\"Y\": true, \"N\": false}")
      return []
    }
    return entries.compactMap { entry in
      value(entry.value, of: declaration).map { (entry.key.trimmed, $0) }
    }
  }

  /// A value as in a cell of a table of facts: `IRQ;SYR` is a set as well.
  private func value(_ node: SourceNode, of declaration: FactDeclaration) -> FactValue? {
    if declaration.type == .states, case .scalar(let text, _) = node.content, !node.isNull, text != "none",
      text != "unknown"
    {
      let items = text.split(separator: ";", omittingEmptySubsequences: false).map {
        SourceNode(.scalar(String($0), isPlain: true), at: node.place, isStraight: false)
      }
      return facts.value(SourceNode(.sequence(items), at: node.place), of: declaration)
    }
    return facts.value(node, of: declaration)
  }
}
