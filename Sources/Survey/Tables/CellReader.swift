internal import Register
internal import Safeguards

/// The words of all facts, numbered; made once for all readers of a table.
struct CellWords {
  let states: StateTable
  let stateCodes: [StateCode]
  /// By slot, for facts that are choices.
  let choices: [Int: WordTable]

  init(_ vocabulary: Vocabulary) {
    states = StateTable(vocabulary.stateCodes)
    stateCodes = vocabulary.stateCodes.map { StateCode($0) }
    var choices: [Int: WordTable] = [:]
    for (slot, fact) in vocabulary.facts.enumerated() where fact.type == .choice {
      choices[slot] = WordTable(fact.options.map(\.value))
    }
    self.choices = choices
  }
}

/// Reads the cells of one column of the file.
struct CellReader {
  let meaning: TableHeader.Meaning
  private let type: FactDeclaration.FactType
  /// `nil` for a fact that no condition reads: its cells are only looked at.
  private let column: Column?
  private let words: CellWords
  private let choice: WordTable?
  /// By State's number: the place of its bit.
  private let bits: [(plane: Int, mask: UInt8)]

  init(
    _ meaning: TableHeader.Meaning, table: ColumnTable, words: CellWords, vocabulary: Vocabulary
  ) {
    self.meaning = meaning
    self.words = words
    guard case .fact(let key) = meaning else {
      type = .truth
      column = nil
      choice = nil
      bits = []
      return
    }
    type = vocabulary.facts[key.slot].type
    choice = words.choices[key.slot]
    let column = table.layout.index[key] != nil ? table[key] : nil
    self.column = column
    bits = words.stateCodes.map { code in
      guard let column, case .set = column.form else { return (0, 0) }
      return column.bits[code] ?? column.others
    }
  }

  /// Reads a cell that is not empty; false when it is none of what the fact can be, and then nothing is written.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Bool {
    switch type {
    case .truth:
      guard let value = CellText.truth(bytes) else { return CellText.isUnknown(bytes) }
      column?.setTruth(value, row: row)
    case .date:
      guard let day = CellText.day(bytes) else { return CellText.isUnknown(bytes) }
      column?.numbers[row] = day
    case .count:
      guard let n = CellText.count(bytes) else { return CellText.isUnknown(bytes) }
      column?.numbers[row] = n
    case .state: return code(words.states.number(bytes), bytes, row)
    case .choice: return code(choice?.number(bytes) ?? 0, bytes, row)
    case .states: return set(bytes, row)
    case .moment: return moment(bytes, row)
    }
    return true
  }

  private func code(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Bool {
    guard number > 0 else { return CellText.isUnknown(bytes) }
    guard let column else { return true }
    if column.form == .byte {
      column.bytes[row] = UInt8(truncatingIfNeeded: number)
    } else {
      column.numbers[row] = Int32(number)
    }
    return true
  }

  private func moment(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Bool {
    if CellText.isUnknown(bytes) { return true }
    do throws(DateFault) {
      let time = try DateParsing.legalTime(String(decoding: bytes, as: UTF8.self))
      column?.setMoment(time, row: row)
      return true
    } catch {
      return false
    }
  }

  /// `IRQ;SYR`, `IRQ;more` where there may be others, `none` for a set that is known to be empty.
  private func set(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Bool {
    if CellText.isUnknown(bytes) { return true }
    var isComplete = true
    if !CellText.equals(bytes, "none") {
      // First whether all of it is sound, so that nothing is half written.
      for writes in [false, true] {
        var start = 0
        while start <= bytes.count {
          var end = start
          while end < bytes.count, bytes[end] != UInt8(ascii: ";") { end += 1 }
          let part = CellText.trimmed(UnsafeBufferPointer(rebasing: bytes[start..<end]))
          let number = words.states.number(part)
          if number == 0 {
            guard CellText.equals(part, "more") else { return false }
            isComplete = false
          } else if writes, let column {
            let bit = bits[number - 1]
            column.planes[bit.plane][row] |= bit.mask
          }
          start = end + 1
        }
      }
    }
    if isComplete { column?.setComplete(row: row) }
    return true
  }
}
