package import Register
package import Safeguards

extension TableHeader {
  /// The first record of another table, with what a mapping says of its columns.
  package static func read(
    _ names: [String], at place: Place, mapping: ForeignTable, vocabulary: Vocabulary, states: [State],
    ignoring: Set<String> = [], ignoresOthers: Bool = false
  ) -> (header: TableHeader, mapping: TableMapping, diagnostics: [Diagnostic]) {
    var columns = MappedColumns(names, at: place)
    let reference = mapping.reference.flatMap {
      columns.index(of: $0, remedy: "no “case”, where rows have no reference")
    }
    var sender: MappedCells?
    if case .cells(let cells)? = mapping.sender {
      sender = columns.cells(cells, mapping.missing, .state)
    }
    let destination = mapping.destination.flatMap { columns.cells($0, mapping.missing, .state) }
    var facts: [TableMapping.Fact] = []
    var stated: [(fact: ForeignTable.Fact, key: ColumnKey)] = []
    for fact in mapping.facts {
      guard let found = columns.fact(fact, mapping.missing, vocabulary) else { continue }
      facts.append(found)
      stated.append((fact, found.key))
    }
    let read = columns.read.union(reference.map { [$0] } ?? []).map { names[$0] }
    let plain = TableHeader.read(
      names, at: place, vocabulary: vocabulary, states: states,
      ignoring: ignoring.union(mapping.leftOut).union(read), ignoresOthers: ignoresOthers || mapping.leavesOthers)
    var meanings = plain.header.meanings
    for index in columns.read { meanings[index] = .mapped }
    if let reference {
      for index in meanings.indices where meanings[index] == .reference { meanings[index] = .ignored }
      meanings[reference] = .reference
    }
    for (fact, key) in stated where meanings.contains(.fact(key)) {
      columns.report(
        .duplicateKey, at: fact.place, found: "the fact \(fact.key), which has a column of its own in the table too",
        expected: "each fact once", remedy: "--ignore '\(fact.key)', or no such fact in the mapping")
    }
    let header = TableHeader(names: names, meanings: meanings, mapped: Set(facts.map(\.key)))
    return (
      header,
      TableMapping(separator: mapping.separator, facts: facts, sender: sender, destination: destination),
      plain.diagnostics + columns.diagnostics
    )
  }
}

/// The columns of a table, looked up for a mapping.
private struct MappedColumns {
  private let names: [String]
  private let place: Place
  private var indices: [String: Int] = [:]
  private var repeated: Set<String> = []
  /// Columns of which the mapping reads something.
  private(set) var read: Set<Int> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ names: [String], at place: Place) {
    self.names = names
    self.place = place
    for (index, name) in names.enumerated() {
      if indices[name] == nil { indices[name] = index } else { repeated.insert(name) }
    }
  }

  mutating func report(_ kind: Diagnostic.Kind, at place: Place, found: String, expected: String, remedy: String) {
    diagnostics.append(Diagnostic(kind, at: place, found: found, expected: expected, remedy: remedy))
  }

  /// `nil` where the table has none of the names.
  mutating func index(
    of column: ForeignTable.Column, remedy: String = "optional: true, where a table may be without it"
  ) -> Int? {
    for name in column.names {
      guard let index = indices[name.value] else { continue }
      if repeated.remove(name.value) != nil {
        report(
          .duplicateKey, at: place, found: "the column “\(name.value)” a second time",
          expected: "each column once, as the mapping reads it", remedy: "")
      }
      return index
    }
    guard !column.isOptional, let first = column.names.first else { return nil }
    let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    let near = NearestName.nearest(to: first.value, in: names)
    report(
      .wrongValue, at: first.place,
      found: "the column “\(column.names.map(\.value).joined(separator: "” or “"))”, which \(place.file) has not",
      expected: "a column of the table (\(list))",
      remedy: near ?? remedy)
    return nil
  }

  /// `nil` where no column is there; a set may be read from those that are.
  mutating func cells(
    _ cells: ForeignTable.Cells, _ missing: [String], _ type: FactDeclaration.FactType
  ) -> MappedCells? {
    var fields: [Int] = []
    for column in cells.columns { if let index = index(of: column) { fields.append(index) } }
    read.formUnion(fields)
    return fields.isEmpty ? nil : MappedCells(cells, fields: fields, missing: missing, type: type)
  }

  mutating func fact(
    _ fact: ForeignTable.Fact, _ missing: [String], _ vocabulary: Vocabulary
  ) -> TableMapping.Fact? {
    guard let slot = vocabulary.slots[fact.key.name] else { return nil }
    let key = ColumnKey(slot: slot, destination: fact.key.destination)
    switch fact.origin {
    case .constant(let value, _):
      guard let text = MappedCells.cellText(value) else { return nil }
      return TableMapping.Fact(key: key, origin: .constant(Array(text.utf8)))
    case .cells(let cells):
      return self.cells(cells, missing, vocabulary.facts[slot].type).map {
        TableMapping.Fact(key: key, origin: .cells($0))
      }
    }
  }
}
