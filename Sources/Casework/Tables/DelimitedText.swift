internal import Desks
internal import Pages

/// Comma-separated values as RFC 4180 has them, with the line on which each record begins. A table of cases is small beside
/// those of a survey, whose reader works in columns and keeps no texts.
struct DelimitedText {
  struct Record {
    var line: Int
    var cells: [String]
  }

  private(set) var records: [Record] = []
  private(set) var mistakes: [DeskMistake] = []

  init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    // A byte order mark, which spreadsheets write.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      mistakes.append(
        DeskMistake(
          field: "file", found: .desk(.foundNotUTF8), expected: .desk(.expectedUTF8), remedy: .desk(.remedyUTF8)))
      return
    }
    read(bytes)
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    let (comma, quote, feed) = (UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"))
    var (cells, cell): ([String], [UInt8]) = ([], [])
    var (line, start) = (1, 1)
    var isQuoted = false
    var index = bytes.startIndex
    func text(_ cell: [UInt8]) -> String { String(decoding: cell, as: UTF8.self) }
    /// A line without anything is no record.
    func record(_ cells: [String]) -> [Record] { cells == [""] ? [] : [Record(line: start, cells: cells)] }
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == feed { line += 1 }
      if isQuoted {
        if byte != quote {
          cell.append(byte)
        } else if index < bytes.endIndex, bytes[index] == quote {
          cell.append(quote)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case quote where cell.isEmpty: isQuoted = true
      case comma:
        cells.append(text(cell))
        cell = []
      case feed:
        if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
        records += record(cells + [text(cell)])
        (cells, cell, start) = ([], [], line)
      default: cell.append(byte)
      }
    }
    if isQuoted {
      mistakes.append(
        DeskMistake(
          field: "file", line: start, found: .desk(.foundOpenQuote), expected: .desk(.expectedEndOfCell),
          remedy: .desk(.remedyEndOfCell)))
    } else if !cell.isEmpty || !cells.isEmpty {
      records += record(cells + [text(cell)])
    }
  }
}
