package import Register
package import Safeguards

/// Rows of a table as columns.
package final class ColumnTable: @unchecked Sendable {
  // `@unchecked`: filled by one thread and then only read.

  package let layout: ColumnLayout
  package let columns: [Column]
  package let capacity: Int
  package var count = 0

  package init(_ layout: ColumnLayout, capacity: Int) {
    self.layout = layout
    self.capacity = (capacity + Column.rowsOfGroup - 1) / Column.rowsOfGroup * Column.rowsOfGroup
    let room = self.capacity
    columns = layout.keys.map { Column(layout.form(of: $0), capacity: room) }
  }

  /// Puts what is said of all where a destination's own cell is empty.
  package func fallBack(row: Int) {
    for (own, general) in layout.fallbacks where !columns[own].isKnown(row: row) {
      columns[own].copy(row: row, from: columns[general], row: row)
    }
  }

  package subscript(_ key: ColumnKey) -> Column { columns[layout.index[key] ?? 0] }

  package func clear() {
    count = 0
    for column in columns { column.clear() }
  }

  /// The rows of a person's facts, for tests and small tables.
  package func append(_ value: (ColumnKey) -> FactValue) {
    precondition(count < capacity, "the table has room for another row")
    for (key, column) in zip(layout.keys, columns) {
      column.set(value(key), row: count, codes: layout.codes[key.slot])
    }
    count += 1
  }
}

/// Which columns a table has and how each is held.
package struct ColumnLayout: Sendable {
  package let keys: [ColumnKey]
  package let index: [ColumnKey: Int]
  package let facts: [FactDeclaration]
  /// By slot.
  package let codes: [FactCodes]
  /// Columns of one destination, each with that of all where there is one.
  let fallbacks: [(own: Int, general: Int)]
  /// By slot: the States that have a bit.
  private let members: [Int: [StateCode]]
  /// Counts that a byte can hold: one more than their value, as 0 is unknown.
  package let narrowCounts: Set<Int>
  /// In the order of their numbers.
  package let stateCodes: [StateCode]

  /// `members`: the States that some condition looks for in a set; a slot that is not there gets a bit for each State. `narrowCounts`: slots of counts of at most 254.
  package init(
    _ keys: some Sequence<ColumnKey>, vocabulary: Vocabulary, members: [Int: [StateCode]] = [:],
    narrowCounts: Set<Int> = []
  ) {
    self.narrowCounts = narrowCounts
    self.keys = Set(keys).sorted()
    index = Dictionary(uniqueKeysWithValues: self.keys.enumerated().map { ($1, $0) })
    let index = index
    fallbacks = self.keys.enumerated().compactMap { place, key in
      guard key.destination != nil, let general = index[ColumnKey(slot: key.slot)] else { return nil }
      return (place, general)
    }
    facts = vocabulary.facts
    let states = vocabulary.stateCodes
    stateCodes = states.map { StateCode($0) }
    codes = vocabulary.facts.map { FactCodes($0, states: $0.type == .choice || $0.type == .state ? states : []) }
    var all = members
    for (slot, fact) in vocabulary.facts.enumerated() where fact.type == .states && all[slot] == nil {
      all[slot] = states.map { StateCode($0) }
    }
    self.members = all
  }

  package func form(of key: ColumnKey) -> Column.Form {
    switch facts[key.slot].type {
    case .truth: .truth
    case .count where narrowCounts.contains(key.slot): .byte
    case .date, .count: .number
    case .moment: .moment
    case .choice, .state: codes[key.slot].words.count <= 255 ? .byte : .number
    case .states: .set(members[key.slot] ?? [])
    }
  }
}
