/// A row of a table, with the line on which it begins.
struct CSVRow: Hashable, Sendable {
  var line: Int
  var cells: [String]
}

/// Reads a table as RFC 4180 has it: cells between commas, quoted where they hold commas, quotes or line breaks. Empty lines
/// are passed over.
struct CSVReader {
  static let mostBytes = 64 << 20

  static func rows(_ bytes: [UInt8]) throws(ResultFault) -> [CSVRow] {
    guard bytes.count <= mostBytes else {
      throw ResultFault(line: 1, .tooLarge(bytes: bytes.count, most: mostBytes))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw ResultFault(line: 1, .notUTF8) }
    var reader = CSVReader(bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    return try reader.rows()
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var line = 1

  private init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  private mutating func rows() throws(ResultFault) -> [CSVRow] {
    var rows: [CSVRow] = []
    while place < bytes.endIndex {
      if takeLineBreak() { continue }
      var row = CSVRow(line: line, cells: [try cell()])
      while place < bytes.endIndex, bytes[place] == UInt8(ascii: ",") {
        place += 1
        row.cells.append(try cell())
      }
      guard place == bytes.endIndex || takeLineBreak() else {
        throw fault("something after a closing quote", "a comma or the end of the line")
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func cell() throws(ResultFault) -> String {
    guard place < bytes.endIndex, bytes[place] == UInt8(ascii: "\"") else {
      let start = place
      while place < bytes.endIndex, bytes[place] != UInt8(ascii: ","), bytes[place] != 0x0A, bytes[place] != 0x0D {
        guard bytes[place] != UInt8(ascii: "\"") else { throw fault("a quote in a cell", "the cell in quotes") }
        place += 1
      }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    let start = line
    place += 1
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < bytes.endIndex, bytes[place] == UInt8(ascii: "\"") else {
          return String(decoding: text, as: UTF8.self)
        }
        place += 1
      } else if byte == 0x0A {
        line += 1
      }
      text.append(byte)
    }
    line = start
    throw fault("a quote without an end", "a closing quote")
  }

  /// LF, CR LF or CR.
  private mutating func takeLineBreak() -> Bool {
    guard place < bytes.endIndex, bytes[place] == 0x0A || bytes[place] == 0x0D else { return false }
    let isReturn = bytes[place] == 0x0D
    place += 1
    if isReturn, place < bytes.endIndex, bytes[place] == 0x0A { place += 1 }
    line += 1
    return true
  }

  private func fault(_ found: String, _ expected: String) -> ResultFault {
    ResultFault(line: line, .malformed(found: found, expected: expected))
  }
}
