internal import Desks
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Survey

/// Reads facts of cases into cells of a table; what many cases say alike is read once.
final class FactCells {
  /// What a fact puts into a table.
  struct Known {
    /// The destination that it is about; `nil` where it is said of all.
    var destination: StateCode?
    /// `nil` where nothing turns on the fact.
    var column: Int?
    var cell: Column.Cell
  }

  /// Of days and moments there are many.
  private static let mostKept = 1 << 17

  private let words: CaseWords
  private let vocabulary: Vocabulary
  private let time: AssessedTime
  private let table: ColumnTable
  /// `nil` for what this register does not know or reads otherwise.
  private var kept: [BytesKey: Known?] = [:]

  /// The values are those at `time`: what happens after it has not happened.
  init(_ words: CaseWords, _ vocabulary: Vocabulary, time: AssessedTime, table: ColumnTable) {
    self.words = words
    self.vocabulary = vocabulary
    self.time = time
    self.table = table
  }

  func read(_ fact: ArraySlice<UInt8>) throws -> Known? {
    let key = BytesKey(bytes: fact)
    if let known = kept[key] { return known }
    let known = try work(fact)
    if kept.count >= FactCells.mostKept { kept.removeAll(keepingCapacity: true) }
    kept.updateValue(known, forKey: key.alone)
    return known
  }

  private func work(_ fact: ArraySlice<UInt8>) throws -> Known? {
    let (key, values) = try FactsCode.fact(fact)
    guard let stated = CaseFacts.stated(key, values, words), let slot = vocabulary.slots[stated.key.name],
      let declaration = vocabulary.fact(at: slot)
    else { return nil }
    let destination = stated.key.destination
    let value = Facts([stated.key: stated.values]).value(
      of: declaration, at: destination ?? StateCode(""), time: time)
    guard let column = table.layout.index[ColumnKey(slot: slot)] else {
      return Known(destination: destination, column: nil, cell: .unknown)
    }
    return Known(
      destination: destination, column: column,
      cell: table.columns[column].cell(of: value, codes: table.layout.codes[slot]))
  }
}
