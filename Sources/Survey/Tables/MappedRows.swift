internal import Register
internal import Safeguards

/// Reads the facts of rows of another table, once the cells of a record have been found; for one thread.
final class MappedRows {
  enum Outcome {
    case read, otherSender
    /// Sent to a State that is not asked for, or nobody knows where.
    case boundElsewhere, withoutDestination
    /// A cell that the mapping (`cells`) or the fact behind it cannot be.
    case wrong(field: Int, cells: MappedCells, TableHeader.Meaning)
  }

  private let mapping: TableMapping
  private let facts: [(fact: TableMapping.Fact, reader: CellReader, isSet: Bool)]
  private let sender: [UInt8]
  private let destinations: StateTable
  private let states: StateTable
  /// A cell whose quotes were taken off, as long as it is looked at.
  private var unquoted: UnsafeMutablePointer<UInt8>
  private var room = 256
  private var joined: [UInt8] = []
  /// The number of the last row's destination among those asked for.
  private(set) var destination = 0

  init(_ mapping: TableMapping, table: ColumnTable, words: CellWords, vocabulary: Vocabulary, sender: StateCode) {
    self.mapping = mapping
    facts = mapping.facts.map { fact in
      let reader = CellReader(.fact(fact.key), table: table, words: words, vocabulary: vocabulary)
      return (fact, reader, vocabulary.facts[fact.key.slot].type == .states)
    }
    self.sender = Array(sender.text.utf8)
    destinations = StateTable(mapping.destinations.map(\.text))
    states = words.states
    unquoted = .allocate(capacity: room)
  }

  deinit { unquoted.deallocate() }

  /// `ranges`: where in the text the cells are, by column. Their quotes are sound.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>], row: Int) -> Outcome {
    if let cells = mapping.sender {
      let outcome = state(cells, text, ranges) { $0.elementsEqual(sender) ? .read : .otherSender }
      guard case .read = outcome else { return outcome ?? .otherSender }
    }
    if let cells = mapping.destination {
      let outcome = state(cells, text, ranges) { code in
        let number = destinations.number(code)
        destination = number - 1
        return number > 0 ? .read : .boundElsewhere
      }
      guard case .read = outcome else { return outcome ?? .withoutDestination }
    }
    for (fact, reader, isSet) in facts {
      switch fact.origin {
      case .constant(let value): _ = value.withUnsafeBufferPointer { reader.read($0, row) }
      case .cells(let cells):
        let wrong = isSet ? readSet(cells, reader, text, ranges, row) : readOne(cells, reader, text, ranges, row)
        if let wrong { return .wrong(field: wrong, cells: cells, .fact(fact.key)) }
      }
    }
    return .read
  }

  /// One State of a cell; `nil` where it is not known.
  private func state(
    _ cells: MappedCells, _ text: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>],
    _ body: (UnsafeBufferPointer<UInt8>) -> Outcome
  ) -> Outcome? {
    guard let field = cells.fields.first else { return nil }
    let bytes = cell(text, ranges[field])
    if bytes.isEmpty { return nil }
    switch cells.meaning(of: bytes) {
    case .unknown: return nil
    case .text(let code): return code.withUnsafeBufferPointer(body)
    case .itself where states.number(bytes) > 0: return body(bytes)
    case .itself, .wrong: return .wrong(field: field, cells: cells, .sender)
    }
  }

  /// The column of a cell that is wrong; `nil` when all is well.
  private func readOne(
    _ cells: MappedCells, _ reader: CellReader, _ text: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>], _ row: Int
  ) -> Int? {
    guard let field = cells.fields.first else { return nil }
    let bytes = cell(text, ranges[field])
    if bytes.isEmpty { return nil }
    switch cells.meaning(of: bytes) {
    case .unknown: return nil
    case .text(let value): return value.withUnsafeBufferPointer { reader.read($0, row) } ? nil : field
    case .itself: return reader.read(bytes, row) ? nil : field
    case .wrong: return field
    }
  }

  /// A set is known in whole where the mapping says that its columns name all, and each cell could be read.
  private func readSet(
    _ cells: MappedCells, _ reader: CellReader, _ text: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>], _ row: Int
  ) -> Int? {
    joined.removeAll(keepingCapacity: true)
    var isNone = false
    var isWhole = cells.isWhole
    var isPartUnknown = false
    func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      if CellText.equals(bytes, "none") { return isNone = true }
      if CellText.isUnknown(bytes) { return isPartUnknown = true }
      if !joined.isEmpty { joined.append(UInt8(ascii: ";")) }
      joined += bytes
    }
    for field in cells.fields {
      let bytes = cell(text, ranges[field])
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != cells.split { end += 1 }
        let part = CellText.trimmed(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
        if part.isEmpty { continue }
        switch cells.meaning(of: part) {
        case .unknown: isPartUnknown = true
        case .text(let value): value.withUnsafeBufferPointer(add)
        case .itself: add(part)
        case .wrong: return field
        }
      }
    }
    if joined.isEmpty {
      guard isNone, !isPartUnknown else { return nil }
      joined += "none".utf8
      isWhole = true
    } else if isPartUnknown || !isWhole {
      joined += ";more".utf8
    }
    return joined.withUnsafeBufferPointer { reader.read($0, row) } ? nil : cells.fields.first
  }

  /// A cell without quotes and without white space at its ends.
  private func cell(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    var bytes = UnsafeBufferPointer(rebasing: text[range])
    if bytes.count >= 2, bytes.first == 0x22 {
      bytes = UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)])
      if bytes.contains(0x22) { bytes = withSingleQuotes(bytes) }
    }
    return CellText.trimmed(bytes)
  }
  private func withSingleQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if bytes.count > room {
      unquoted.deallocate()
      room = bytes.count
      unquoted = .allocate(capacity: room)
    }
    var count = 0
    var isSecond = false
    for byte in bytes {
      // Two quotation marks are one.
      if byte == 0x22, isSecond {
        isSecond = false
        continue
      }
      isSecond = byte == 0x22
      unquoted[count] = byte
      count += 1
    }
    return UnsafeBufferPointer(start: unquoted, count: count)
  }
}
