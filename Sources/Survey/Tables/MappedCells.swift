internal import Register

/// Cells of another table as one value: of one column, or of several that make a set.
struct MappedCells: Sendable {
  enum Meaning: Sendable {
    case unknown
    /// Written as a cell of a table of facts.
    case text([UInt8])
    /// The cell is already so.
    case itself
    /// Nothing that the mapping knows.
    case wrong
  }

  /// Columns of the file.
  let fields: [Int]
  let isWhole: Bool
  let split: UInt8?
  private let numbers: WordTable
  private let meanings: [Meaning]
  private let others: ForeignTable.Others
  private let dates: [CellDate]
  private let offset: Int?
  private let isMoment: Bool
  private let words: [String]

  /// `missing`: words that say nothing. `isWhole` is taken back where a column of the set is not in the table.
  init(
    _ cells: ForeignTable.Cells, fields: [Int], missing: [String], type: FactDeclaration.FactType
  ) {
    self.fields = fields
    isWhole = cells.isWhole && fields.count == cells.columns.count
    split = cells.split
    others = cells.others
    dates = cells.dates
    offset = cells.offset
    isMoment = type == .moment
    let words = cells.words.map(\.word)
    self.words = words
    // What the fact's own words say goes before what says nothing anywhere.
    let nothing = Set(missing).subtracting(words).sorted()
    numbers = WordTable(words + nothing)
    meanings = cells.words.map { Self.meaning($0.value) } + nothing.map { _ in .unknown }
  }

  static func meaning(_ value: FactValue) -> Meaning { cellText(value).map { .text(Array($0.utf8)) } ?? .unknown }

  /// As in a cell of a table of facts; `nil` for what is unknown.
  static func cellText(_ value: FactValue) -> String? {
    switch value {
    case .unknown: return nil
    case .states(let codes, let isComplete):
      if codes.isEmpty { return isComplete ? "none" : nil }
      return (codes.map(\.text) + (isComplete ? [] : ["more"])).joined(separator: ";")
    case .truth, .date, .moment, .state, .choice, .count: return value.description
    }
  }

  /// What a cell without white space at its ends means.
  func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
    let number = numbers.number(bytes)
    if number > 0 { return meanings[number - 1] }
    if !dates.isEmpty {
      for date in dates { if let value = date.read(bytes) { return .text(Array(text(value).utf8)) } }
      return others == .unknown ? .unknown : .wrong
    }
    switch others {
    case .unknown: return .unknown
    case .refuse: return .wrong
    case .asWritten: return .itself
    }
  }

  private func text(_ value: CellDate.Value) -> String {
    guard isMoment, let second = value.second, let offset = value.offset ?? offset else { return value.day.description }
    return Moment(seconds: value.day.days * 86_400 + second - offset, offset: offset).description
  }

  /// Whether it is the mapping that refuses a cell, and not the fact.
  func refuses(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if case .wrong = meaning(of: CellText.trimmed(bytes)) { return true }
      return false
    }
  }

  /// What was expected instead of a cell, where the mapping itself refuses it.
  func expected(insteadOf text: String) -> (expected: String, remedy: String) {
    if !dates.isEmpty { return ("a date as \(dates.map(\.pattern).joined(separator: " or "))", "") }
    let near = NearestName.nearest(to: text, in: words)
    return (
      "a word that the mapping knows (\(words.prefix(12).joined(separator: ", "))\(words.count > 12 ? ", …" : ""))",
      near.map { "\($0), or the word under “words” of the mapping" } ?? "the word under “words” of the mapping"
    )
  }
}
