internal import ColumnKernels
package import Register
package import Safeguards

/// Reads records of a CSV text (RFC 4180) into columns. For one thread at a time.
///
/// An empty cell is unknown. A record with a mistake is reported with its place, counted and left out; what follows is
/// read as if it had not been there.
package final class RecordParser {
  /// What rows of the table at hand are called, as places in the text at hand; quotes are still on.
  package struct Reference: Sendable {
    var range: Range<Int>
    var line: Int
  }

  package let table: ColumnTable
  package private(set) var references: [Reference] = []
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var malformed = 0
  /// Rows of other senders, which are left out.
  package private(set) var ofOthers = 0
  /// Of rows that have a destination of their own: those whose destination is not asked for or not known, left out too.
  package private(set) var boundElsewhere = 0
  package private(set) var withoutDestination = 0
  /// The number of each row's own destination among those asked for; none where rows have none of their own.
  package private(set) var destinations: [UInt16] = []
  /// The most mistakes that are described; the rest are counted.
  package static let mostDescribed = 100

  private let header: TableHeader
  private let file: String
  private let sender: [UInt8]
  private let describer: CellDescriber
  private let cells: [CellReader]
  private let mapped: MappedRows?
  private let hasDestination: Bool
  /// Where the cells of the record at hand are, for a mapping.
  private var ranges: [Range<Int>]
  private let fast: UnsafeMutablePointer<FastCell>
  private let fastWords: [FastWords]
  private var places: UnsafeMutablePointer<UInt32>
  private var room = 1 << 16
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var unquoted: [UInt8] = []
  private var separator = UInt8(ascii: ",")

  package init(
    _ header: TableHeader, layout: ColumnLayout, vocabulary: Vocabulary, states: [State], sender: StateCode,
    file: String, rows: Int = Machine.rowsOfBlock * 8, mapping: TableMapping? = nil
  ) {
    self.header = header
    self.file = file
    self.sender = Array(sender.text.utf8)
    separator = mapping?.separator ?? UInt8(ascii: ",")
    let table = ColumnTable(layout, capacity: rows)
    self.table = table
    describer = CellDescriber(vocabulary: vocabulary, states: states)
    let words = CellWords(vocabulary)
    cells = header.meanings.map { CellReader($0, table: table, words: words, vocabulary: vocabulary) }
    mapped = mapping.map { MappedRows($0, table: table, words: words, vocabulary: vocabulary, sender: sender) }
    hasDestination = mapping?.hasDestination ?? false
    ranges = mapping == nil ? [] : header.meanings.map { _ in 0..<0 }
    fast = .allocate(capacity: max(1, cells.count))
    fast.initialize(repeating: FastCell(), count: cells.count)
    var kept: [FastWords] = []
    let stateWords = FastWords(states: words.stateCodes)
    kept.append(stateWords)
    for (index, meaning) in header.meanings.enumerated() {
      guard case .fact(let key) = meaning, layout.index[key] != nil else { continue }
      let fact = vocabulary.facts[key.slot]
      var own: FastWords?
      if fact.type == .choice {
        let choice = FastWords(choice: fact.options.map(\.value))
        kept.append(choice)
        own = choice
      } else if fact.type == .state {
        own = stateWords
      }
      fast[index] = FastCell(fact.type, table[key], own)
    }
    fastWords = kept
    places = .allocate(capacity: room)
  }

  deinit {
    places.deallocate()
    fast.deallocate()
  }

  /// Reads all records of a text that begins and ends where records do. `full` is called whenever the table has no more
  /// room, and at the end; it empties the table.
  package func parse(
    _ text: UnsafeBufferPointer<UInt8>, firstLine: Int, strict: Bool, full: (RecordParser) throws -> Void
  ) throws {
    self.text = text
    var place = 0
    var line = firstLine
    var isAfterStray = false
    while place < text.count {
      // Where quotation marks stray, each line may be a new beginning: only a little is looked at then.
      let window = self.window(from: place, atLeast: isAfterStray ? 1 << 10 : 1 << 16)
      isAfterStray = false
      let count = index(place..<window)
      var next = 0
      var resync: Int?
      while next < count || place < window {
        if table.count == table.capacity { try flush(full) }
        let before = malformed
        let record = self.record(from: place, separators: next, count: count, window: window, line: line)
        if strict, malformed > before, let last = diagnostics.last { throw last }
        if let stray = record.stray {
          line += 1
          resync = stray
          break
        }
        place = record.end
        next = record.next
        line += record.lines
      }
      if let resync {
        place = resync
        isAfterStray = true
      }
    }
    try flush(full)
  }

  private func flush(_ full: (RecordParser) throws -> Void) throws {
    if table.count > 0 { try full(self) }
    table.clear()
    references.removeAll(keepingCapacity: true)
    destinations.removeAll(keepingCapacity: true)
  }

  package func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  // MARK: records

  /// The end of the last record within so many bytes, or of the first one where it is longer.
  private func window(from place: Int, atLeast least: Int) -> Int {
    guard let base = text.baseAddress else { return text.count }
    var length = least
    while true {
      let rest = text.count - place
      if rest <= length { return text.count }
      var lines: UInt64 = 0
      let end = ct_last_record_end(base + place, length, &lines)
      if end > 0 { return place + end }
      length *= 2
    }
  }

  private func index(_ range: Range<Int>) -> Int {
    guard let base = text.baseAddress else { return 0 }
    if range.count > room {
      places.deallocate()
      room = range.count
      places = .allocate(capacity: room)
    }
    return ct_index(base + range.lowerBound, range.count, separator, places)
  }

  private struct Record {
    var end: Int
    var next: Int
    var lines: Int
    /// Where to go on after a quotation mark that belongs nowhere: the next line.
    var stray: Int?
  }

  /// Reads one record; `places` are relative to the first byte of the window, which is where its first record began.
  private func record(from start: Int, separators first: Int, count: Int, window: Int, line: Int) -> Record {
    var next = first
    var field = 0
    var begin = start
    var lines = 1
    let row = table.count
    var fault: Fault?
    var isOther = false
    var reference = 0..<0
    let base = window0(window, start, first)
    let cellCount = cells.count
    let mappedCount = ranges.count
    while true {
      let isLast = next >= count
      let end = isLast ? window : base + Int(places[next])
      let isEnd = isLast || text[end] == 0x0A
      var stop = end
      if isEnd, stop > begin, text[stop - 1] == 0x0D { stop -= 1 }
      if field == 0, isEnd, stop == begin, cellCount > 1 || isLast {
        // An empty line.
        return Record(end: min(window, end + 1), next: next + 1, lines: 1)
      }
      if field < mappedCount { ranges[field] = begin..<stop }
      // The last bytes of the text are left to the slow way, which looks at no byte beyond.
      if stop > begin,
        fault != nil || field >= cellCount || begin + 16 > text.count
          || !fast[field].read(text.baseAddress.unsafelyUnwrapped, begin, stop, row)
      {
        if fault == nil, field < cellCount {
          switch read(field, begin..<stop, row, &lines) {
          case .read: break
          case .reference: reference = begin..<stop
          case .otherSender: isOther = true
          case .stray: return stray(begin, start, row, line)
          case .wrong: fault = Fault(field: field, range: begin..<stop)
          }
        } else if !areQuotesSound(begin..<stop, &lines) {
          return stray(begin, start, row, line)
        }
      }
      field += 1
      next += 1
      begin = end + 1
      if isEnd { break }
    }
    let record = Record(end: min(window, begin), next: next, lines: lines)
    if next > count, record.end - start >= TableSource.longestRecord {
      report(
        .overLimit, line, start, start, "a record of more than \(TableSource.longestRecord >> 20) MB",
        "a shorter one, or the end of its line", "")
      clear(row)
    } else if field != cellCount {
      report(
        .wrongShape, line, start, start, "\(field) cell\(field == 1 ? "" : "s")",
        "\(cells.count), as the first line has", "")
      clear(row)
    } else if let fault {
      describe(fault, line, start)
      clear(row)
    } else if isOther {
      ofOthers += 1
      clear(row)
    } else if let mapped {
      readMapped(mapped, Reference(range: reference, line: line), start)
    } else {
      add(Reference(range: reference, line: line))
    }
    return record
  }

  private func add(_ reference: Reference) {
    table.fallBack(row: table.count)
    references.append(reference)
    table.count += 1
  }

  private func readMapped(_ mapped: MappedRows, _ reference: Reference, _ start: Int) {
    let row = table.count
    switch mapped.read(text, ranges, row: row) {
    case .read:
      if hasDestination { destinations.append(UInt16(mapped.destination)) }
      return add(reference)
    case .otherSender: ofOthers += 1
    case .boundElsewhere: boundElsewhere += 1
    case .withoutDestination: withoutDestination += 1
    case .wrong(let field, let cells, let meaning):
      describe(
        Fault(field: field, range: ranges[field], cells: cells, meaning: meaning), reference.line, start)
    }
    clear(row)
  }

  /// A quotation mark that belongs nowhere must not swallow what follows: it goes on at the next line.
  private func stray(_ at: Int, _ start: Int, _ row: Int, _ line: Int) -> Record {
    report(
      .wrongShape, line, at, start, "a quotation mark inside a cell, or one that is not closed",
      "quotation marks around the whole cell, and two for each one within", "")
    clear(row)
    return Record(end: 0, next: 0, lines: 1, stray: nextLine(after: start))
  }

  private var windowStart = 0

  /// Separators are counted from the beginning of their window.
  private func window0(_ window: Int, _ start: Int, _ first: Int) -> Int {
    if first == 0 { windowStart = start }
    return windowStart
  }

  private func nextLine(after start: Int) -> Int {
    var place = start
    while place < text.count, text[place] != 0x0A { place += 1 }
    return min(text.count, place + 1)
  }

  // MARK: cells

  private struct Fault {
    var field: Int
    var range: Range<Int>
    /// Of a mapping, with what the cells would have been read as.
    var cells: MappedCells?
    var meaning: TableHeader.Meaning?
  }

  private enum Outcome { case read, reference, otherSender, stray, wrong }

  private func read(_ field: Int, _ range: Range<Int>, _ row: Int, _ lines: inout Int) -> Outcome {
    let bytes = UnsafeBufferPointer(rebasing: text[range])
    if bytes[0] != 0x22 {
      // The index takes quotes for what they are not when they stand inside a cell. A short cell that is read as a fact
      // is looked through only when it is none.
      if bytes.count > 64 || !cells[field].meaning.refusesQuotes, bytes.contains(0x22) { return .stray }
      return read(field, bytes, row)
    }
    guard unquote(bytes, &lines) else { return .stray }
    let outcome = unquoted.withUnsafeBufferPointer { $0.isEmpty ? .read : read(field, $0, row) }
    // Its quotes are where they belong, also those within.
    if case .stray = outcome { return .wrong }
    return outcome
  }

  private func read(_ field: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Outcome {
    switch cells[field].meaning {
    case .ignored, .mapped: return .read
    case .reference: return .reference
    case .sender:
      if bytes.elementsEqual(sender) { return .read }
      if describer.isState(bytes) { return .otherSender }
      return bytes.contains(0x22) ? .stray : .wrong
    case .fact:
      if cells[field].read(bytes, row) { return .read }
      return bytes.contains(0x22) ? .stray : .wrong
    }
  }

  /// Whether a cell that is not read has quotes around it or none; counts its lines.
  private func areQuotesSound(_ range: Range<Int>, _ lines: inout Int) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text[range])
    return bytes[0] == 0x22 ? unquote(bytes, &lines) : !bytes.contains(0x22)
  }

  /// The cell without its quotes; false when they do not fit.
  private func unquote(_ bytes: UnsafeBufferPointer<UInt8>, _ lines: inout Int) -> Bool {
    unquoted.removeAll(keepingCapacity: true)
    var place = 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 {
        if place + 1 == bytes.count { return true }
        guard bytes[place + 1] == 0x22 else { return false }
        place += 1
      } else if byte == 0x0A {
        lines += 1
      }
      unquoted.append(byte)
      place += 1
    }
    return false
  }

  private func clear(_ row: Int) {
    for column in table.columns { column.clear(row: row) }
  }

  // MARK: what is wrong

  private func describe(_ fault: Fault, _ line: Int, _ start: Int) {
    var lines = 0
    let raw = UnsafeBufferPointer(rebasing: text[fault.range])
    let bytes = raw.first == 0x22 && unquote(raw, &lines) ? unquoted : Array(raw)
    let name = header.names[fault.field]
    if let cells = fault.cells, cells.refuses(bytes) {
      let text = String(decoding: bytes, as: UTF8.self)
      let (expected, remedy) = cells.expected(insteadOf: text)
      return report(.wrongValue, line, fault.range.lowerBound, start, "“\(text)” in \(name)", expected, remedy)
    }
    let (kind, found, expected, remedy) = describer.describe(
      bytes, in: name, fault.meaning ?? cells[fault.field].meaning)
    report(kind, line, fault.range.lowerBound, start, found, expected, remedy)
  }

  private func report(
    _ kind: Diagnostic.Kind, _ line: Int, _ at: Int, _ start: Int, _ found: String, _ expected: String, _ remedy: String
  ) {
    malformed += 1
    guard diagnostics.count < Self.mostDescribed else { return }
    let column = String(decoding: text[start..<at], as: UTF8.self).unicodeScalars.count + 1
    diagnostics.append(
      Diagnostic(
        kind, at: Place(file: file, line: line, column: column), found: found, expected: expected, remedy: remedy))
  }

  /// The reference of a row in the text at hand, without quotes; its line where the table has no references.
  package func reference(_ row: Int) -> String {
    let reference = references[row]
    guard !reference.range.isEmpty else { return header.hasReference ? "" : "line \(reference.line)" }
    let raw = UnsafeBufferPointer(rebasing: text[reference.range])
    var lines = 0
    if raw.first == 0x22, unquote(raw, &lines) { return String(decoding: unquoted, as: UTF8.self) }
    return String(decoding: raw, as: UTF8.self)
  }
}
