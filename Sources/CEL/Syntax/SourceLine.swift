/// The line around an offset, for a message with a caret below it.
struct SourceLine {
  /// Counted from 1, in Unicode scalars for the column.
  let line: Int
  let column: Int
  let text: String
  let width: Int

  init(of source: String, at offset: Int, length: Int) {
    let bytes = Array(source.utf8)
    let offset = min(max(offset, 0), bytes.count)
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    line = bytes[..<start].count { $0 == 0x0A } + 1
    // Long lines are cut around the place, so that a caret is readable in any terminal.
    let from = max(start, offset - 60)
    let to = min(end, offset + 40)
    let before = String(decoding: bytes[from..<offset], as: UTF8.self)
    let after = String(decoding: bytes[offset..<to], as: UTF8.self)
    text = (from > start ? "…" : "") + before + after + (to < end ? "…" : "")
    column = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1
    let marked = String(decoding: bytes[offset..<min(to, offset + max(length, 0))], as: UTF8.self)
    width = max(1, marked.unicodeScalars.count)
    indent = before.unicodeScalars.count + (from > start ? 1 : 0)
  }

  private let indent: Int

  func rendered(message: String) -> String {
    let gutter = "\(line):\(column): "
    return gutter + message + "\n | " + text + "\n | " + String(repeating: " ", count: indent)
      + String(repeating: "^", count: width)
  }
}
