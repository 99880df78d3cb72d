/// Rows of comma-separated values as RFC 4180 has them, with the line on which each begins: cells between commas, quoted where
/// they hold commas, quotes or line breaks.
///
/// A line break is LF, CR LF or CR; a byte order mark, which spreadsheets write, and lines without anything are passed over.
/// Where a text is not as the standard has it, it is read on as most programs would, and what is wrong is told beside the rows:
/// whoever reads them decides what to refuse.
package struct SeparatedRows: Sendable {
  package struct Row: Hashable, Sendable {
    package var line: Int
    package var cells: [String]
  }

  package struct Fault: Hashable, Sendable {
    package enum Kind: Sendable {
      case notUTF8
      /// A quoted cell does not end. It has all that follows.
      case openQuote
      /// A cell that does not begin with a quote has one. It is kept.
      case quoteInCell
      /// There is something between the end of a quoted cell and the next comma. It is kept.
      case afterQuote
    }

    /// That of the cell, for a quote without an end.
    package var line: Int
    package var kind: Kind

    package init(line: Int, kind: Kind) {
      self.line = line
      self.kind = kind
    }
  }

  package private(set) var rows: [Row] = []
  /// In the order in which they stand.
  package private(set) var faults: [Fault] = []

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var line = 1

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    place = self.bytes.startIndex
    guard String(validating: bytes, as: UTF8.self) != nil else {
      faults.append(Fault(line: 1, kind: .notUTF8))
      return
    }
    while place < self.bytes.endIndex {
      if takeLineBreak() { continue }
      var row = Row(line: line, cells: [cell()])
      while take(UInt8(ascii: ",")) { row.cells.append(cell()) }
      rows.append(row)
      _ = takeLineBreak()
    }
  }

  /// Up to the comma or line break that ends it.
  private mutating func cell() -> String {
    guard take(UInt8(ascii: "\"")) else { return rest(of: [], fault: .quoteInCell) }
    let start = line
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard take(UInt8(ascii: "\"")) else { return rest(of: text, fault: .afterQuote) }
      } else if byte == 0x0A {
        line += 1
      }
      text.append(byte)
    }
    faults.append(Fault(line: start, kind: .openQuote))
    return String(decoding: text, as: UTF8.self)
  }

  /// What follows without quotes. After a closing quote anything is a fault, else a quote is.
  private mutating func rest(of text: [UInt8], fault: Fault.Kind) -> String {
    let start = place
    while place < bytes.endIndex, bytes[place] != UInt8(ascii: ","), bytes[place] != 0x0A, bytes[place] != 0x0D {
      place += 1
    }
    let rest = bytes[start..<place]
    if fault == .afterQuote ? !rest.isEmpty : rest.contains(UInt8(ascii: "\"")) {
      faults.append(Fault(line: line, kind: fault))
    }
    return text.isEmpty ? String(decoding: rest, as: UTF8.self) : String(decoding: text + rest, as: UTF8.self)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.endIndex, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func takeLineBreak() -> Bool {
    let isReturn = take(0x0D)
    guard take(0x0A) || isReturn else { return false }
    line += 1
    return true
  }
}
