/// Writes JSON: an answer for every destination has tens of megabytes, most of them said before.
///
/// What is new goes into a buffer. What repeats an earlier part with another code is not written again but noted as a
/// piece, and made when the pieces are handed out: it never takes room in memory.
struct JSONWriter: ~Copyable {
  static let width = 110
  private var bytes: GrowingBytes

  /// What was written of a shared part: where, and where the codes in it stand.
  private struct Written {
    var range: Range<Int>
    var codes: Range<Int>
  }

  private struct Key: Hashable {
    var part: ObjectIdentifier
    /// -1 for the form on one line.
    var indent: Int
  }

  /// An earlier part again, at an offset of the buffer.
  private struct Repeat {
    var offset: Int
    var part: Written
    var code: String
  }

  private var written: [Key: Written] = [:]
  /// Parts that go with the item of a series in which they stand.
  private var passing: [Key] = []
  /// Offsets of the codes of `coded` texts, ascending.
  private var codes: [Int] = []
  /// Offsets of blanks, ascending.
  private var blanks: [Int] = []
  private var repeats: [Repeat] = []
  /// How many shared parts are being written: what lies within one must be in the buffer.
  private var depth = 0

  init(room: Int = 32 * 1024) { bytes = GrowingBytes(capacity: room) }

  /// Ends a text on one line.
  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// All that was written, copied once.
  var allBytes: [UInt8] {
    var size = bytes.count
    for entry in repeats { size += entry.part.range.count }
    return Array(unsafeUninitializedCapacity: size) { room, count in
      forEachPiece { piece in
        _ = UnsafeMutableBufferPointer(rebasing: room[count...]).update(fromContentsOf: piece)
        count += piece.count
      }
    }
  }

  /// What was written before, between and after the blanks.
  var piecesBetweenBlanks: [[UInt8]] {
    zip([0] + blanks, blanks + [bytes.count]).map { start, end in bytes.lend(start..<end) { Array($0) } }
  }

  /// Hands out all that was written, in order. A piece is only lent.
  func forEachPiece(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var position = 0
    for entry in repeats {
      bytes.lend(position..<entry.offset, to: body)
      var copy = GrowingBytes(capacity: entry.part.range.count)
      bytes.lend(entry.part.range) { copy.append($0) }
      for code in codes[entry.part.codes] { copy.replace(at: code - entry.part.range.lowerBound, with: entry.code) }
      copy.lend(0..<copy.count, to: body)
      position = entry.offset
    }
    bytes.lend(position..<bytes.count, to: body)
  }

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .shared(let part):
      again(part, indent) { $0.write(part.value, indent: indent) }
      return
    case .recoded(let part, let code):
      againRecoded(part, code, indent) { $0.write(part.value, indent: indent) }
      return
    case .filled(let form, let values):
      write(form.filled(with: values), indent: indent)
      return
    case .null, .bool, .number, .text, .coded, .blank: return writeFlat(value)
    case .list, .object, .series: break
    }
    if fits(value, within: Self.width - indent) { return writeFlat(value) }
    switch value {
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for index in items.indices {
        next(index, indent + 2)
        write(items[index], indent: indent + 2)
      }
      line(indent)
      bytes.append(UInt8(ascii: "]"))
    case .series(let series):
      bytes.append(UInt8(ascii: "["))
      for index in 0..<series.count {
        next(index, indent + 2)
        writeItem(index, of: series) { $0.write($1, indent: indent + 2) }
      }
      line(indent)
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      for index in pairs.indices {
        next(index, indent + 2)
        quote(pairs[index].0)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        write(pairs[index].1, indent: indent + 2)
      }
      line(indent)
      bytes.append(UInt8(ascii: "}"))
    default: writeFlat(value)
    }
  }

  mutating func writeFlat(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let n): bytes.append(String(n))
    case .text(let text): quote(text)
    case .coded(let text, let code):
      quote(text)
      bytes.removeLast()
      codes.append(bytes.count)
      bytes.append(code)
      bytes.append(UInt8(ascii: "\""))
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for index in items.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeFlat(items[index])
      }
      bytes.append(UInt8(ascii: "]"))
    case .series(let series):
      bytes.append(UInt8(ascii: "["))
      for index in 0..<series.count {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeItem(index, of: series) { $0.writeFlat($1) }
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      for index in pairs.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        quote(pairs[index].0)
        bytes.append(UInt8(ascii: ":"))
        writeFlat(pairs[index].1)
      }
      bytes.append(UInt8(ascii: "}"))
    case .blank: blanks.append(bytes.count)
    case .filled(let form, let values):
      bytes.append(form.pieces[0])
      for index in values.indices {
        writeFlat(values[index])
        bytes.append(form.pieces[index + 1])
      }
    case .shared(let part): again(part, -1) { $0.writeFlat(part.value) }
    case .recoded(let part, let code):
      againRecoded(part, code, -1) { $0.writeFlat(part.value) }
    }
  }

  // MARK: parts that were written before

  /// Copies what stands in the buffer already; else writes it and remembers where.
  private mutating func again(_ part: SharedJSON, _ indent: Int, _ write: (inout JSONWriter) -> Void) {
    let key = Key(part: ObjectIdentifier(part), indent: indent)
    let start = bytes.count
    guard let earlier = written[key] else {
      let first = codes.count
      depth += 1
      write(&self)
      depth -= 1
      written[key] = Written(range: start..<bytes.count, codes: first..<codes.count)
      if !part.isLasting { passing.append(key) }
      return
    }
    bytes.append(again: earlier.range)
    for index in earlier.codes { codes.append(codes[index] - earlier.range.lowerBound + start) }
  }

  private mutating func againRecoded(
    _ part: SharedJSON, _ code: String, _ indent: Int, _ write: (inout JSONWriter) -> Void
  ) {
    let key = Key(part: ObjectIdentifier(part), indent: indent)
    if depth == 0, let earlier = written[key] {
      repeats.append(Repeat(offset: bytes.count, part: earlier, code: code))
      return
    }
    let first = codes.count
    let known = written[key] != nil ? nil : written
    again(part, indent, write)
    // What bears another code now must not be copied as if it bore its own.
    if let known { written = known }
    for offset in codes[first...] { bytes.replace(at: offset, with: code) }
  }

  /// One item of a series, which is there only until it is written: so are the parts that it alone has.
  private mutating func writeItem(_ index: Int, of series: JSONSeries, _ write: (inout JSONWriter, JSON) -> Void) {
    let outer = passing
    passing = []
    write(&self, series.item(index))
    for key in passing { written[key] = nil }
    passing = outer
  }

  // MARK: layout

  /// Begins the line of an item.
  private mutating func next(_ index: Int, _ indent: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    line(indent)
  }

  private mutating func line(_ indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(UInt8(ascii: " "), times: indent)
  }

  private func fits(_ value: JSON, within width: Int) -> Bool {
    var room = width
    return JSONWriter.take(value, &room)
  }

  /// What a value takes of the width of a line.
  static func width(of value: JSON) -> Int {
    let all = Int.max / 2
    var room = all
    _ = take(value, &room)
    return all - room
  }

  /// Takes the flat size from the room, and stops as soon as there is none.
  private static func take(_ value: JSON, _ room: inout Int) -> Bool {
    switch value {
    case .null, .bool, .number: room -= 5
    case .text(let text): room -= text.utf8.count + 2
    case .coded(let text, let code): room -= text.utf8.count + code.utf8.count + 2
    case .blank: break
    case .filled(let form, let values):
      room -= form.width
      for value in values { guard room >= 0, take(value, &room) else { return false } }
    case .shared(let part), .recoded(let part, _): return take(part.value, &room)
    case .series(let series): room -= series.count == 0 ? 2 : width + 1
    case .list(let items):
      room -= 2
      for item in items {
        room -= 1
        guard room >= 0, take(item, &room) else { return false }
      }
    case .object(let pairs):
      room -= 2
      for pair in pairs {
        room -= pair.0.utf8.count + 4
        guard room >= 0, take(pair.1, &room) else { return false }
      }
    }
    return room >= 0
  }

  // MARK: texts

  private mutating func append(_ text: StaticString) {
    bytes.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      // Runs without anything to escape, which is nearly every text, are copied whole.
      var rest = UnsafeBufferPointer(rebasing: source[...])
      while true {
        let plain = JSONWriter.plainPrefix(rest)
        bytes.append(UnsafeBufferPointer(rebasing: rest.prefix(plain)))
        guard plain < rest.count else { break }
        escape(rest[plain])
        rest = UnsafeBufferPointer(rebasing: rest.dropFirst(plain + 1))
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// How many bytes from the start stand for themselves in a JSON text. Looked at eight at a time: in each byte of a
  /// word `(x - n) & ~x` sets the high bit of the lowest byte below `n`, and so finds whether there is one.
  private static func plainPrefix(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let found =
        ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
      if found & (ones &* 0x80) != 0 { break }
      index += 8
    }
    while index < raw.count, !needsEscape(raw[index]) { index += 1 }
    return index
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u00")
      bytes.append(String(byte, radix: 16))
    }
  }
}
