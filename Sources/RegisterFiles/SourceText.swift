internal import Yams

/// The bytes of a file with a cursor: says whether a text stands in it letter for letter.
///
/// The parser hands the values over in the order of the file, so the cursor moves forward only and the whole file
/// costs one pass.
struct SourceText {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  private var line = 0
  private var column = 1
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// Whether `text` begins at this mark, after the quote if there is one. False for what is folded over lines or
  /// written with escapes: an offset into such a text is no offset in the file.
  mutating func holds(_ text: String, at mark: Mark, isQuoted: Bool) -> Bool {
    guard var start = offset(of: mark) else { return false }
    if isQuoted { start += 1 }
    var text = text
    return text.withUTF8 { wanted in
      guard start + wanted.count <= bytes.count else { return false }
      return bytes[start..<(start + wanted.count)].elementsEqual(wanted) && !wanted.contains(0x0A)
    }
  }

  private mutating func offset(of mark: Mark) -> Int? {
    guard mark.line >= 1, mark.line <= lineStarts.count else { return nil }
    if mark.line != line || mark.column < column {
      line = mark.line
      column = 1
      index = lineStarts[line - 1]
    }
    while column < mark.column, index < bytes.count {
      index += 1
      // Columns count characters of Unicode: the bytes that continue one do not count.
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      column += 1
    }
    return column == mark.column ? index : nil
  }
}
