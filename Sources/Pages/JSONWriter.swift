/// Writes JSON: an answer for every destination has tens of megabytes, most of them said before.
///
/// What is new goes into a buffer. What repeats an earlier part with another code is not written again but noted as a
/// piece, and made when the pieces are handed out: it never takes room in memory.
struct JSONWriter {
  static let width = 110
  private var bytes: [UInt8] = []

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
  /// Offsets of the codes of `coded` texts, ascending.
  private var codes: [Int] = []
  private var repeats: [Repeat] = []
  /// How many shared parts are being written: what lies within one must be in the buffer.
  private var depth = 0

  /// Hands out all that was written, in order. A piece is only lent.
  func forEachPiece(_ body: (ArraySlice<UInt8>) -> Void) {
    var position = 0
    var copy: [UInt8] = []
    for entry in repeats {
      body(bytes[position..<entry.offset])
      copy.removeAll(keepingCapacity: true)
      copy += bytes[entry.part.range]
      let letters = Array(entry.code.utf8)
      for code in codes[entry.part.codes] {
        let start = code - entry.part.range.lowerBound
        for (index, byte) in letters.enumerated() where start + index < copy.count { copy[start + index] = byte }
      }
      body(copy[...])
      position = entry.offset
    }
    body(bytes[position...])
  }

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .shared(let part):
      again(part, indent) { $0.write(part.value, indent: indent) }
      return
    case .recoded(let part, let code):
      againRecoded(part, code, indent) { $0.write(part.value, indent: indent) }
      return
    case .null, .bool, .number, .text, .coded: return writeFlat(value)
    case .list, .object: break
    }
    if fits(value, within: Self.width - indent) { return writeFlat(value) }
    switch value {
    case .list(let items):
      open(UInt8(ascii: "["), items, indent) { writer, item in writer.write(item, indent: indent + 2) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      open(UInt8(ascii: "{"), pairs, indent) { writer, pair in
        writer.quote(pair.0)
        writer.bytes.append(UInt8(ascii: ":"))
        writer.bytes.append(UInt8(ascii: " "))
        writer.write(pair.1, indent: indent + 2)
      }
      bytes.append(UInt8(ascii: "}"))
    default: writeFlat(value)
    }
  }

  mutating func writeFlat(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let n): bytes += String(n).utf8
    case .text(let text): quote(text)
    case .coded(let text, let code):
      quote(text)
      bytes.removeLast()
      codes.append(bytes.count)
      bytes += code.utf8
      bytes.append(UInt8(ascii: "\""))
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeFlat(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      for (index, pair) in pairs.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        quote(pair.0)
        bytes.append(UInt8(ascii: ":"))
        writeFlat(pair.1)
      }
      bytes.append(UInt8(ascii: "}"))
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
      return
    }
    // A slice of the buffer would share it and make the append copy all of it.
    bytes.append(contentsOf: repeatElement(0, count: earlier.range.count))
    bytes.withUnsafeMutableBytes { all in
      all[start...].copyBytes(from: UnsafeRawBufferPointer(rebasing: all[earlier.range]))
    }
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
    for offset in codes[first...] {
      for (index, byte) in code.utf8.enumerated() where offset + index < bytes.count { bytes[offset + index] = byte }
    }
  }

  // MARK: layout

  private mutating func open<Item>(
    _ bracket: UInt8, _ items: [Item], _ indent: Int, _ each: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(bracket)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      line(indent + 2)
      each(&self, item)
    }
    line(indent)
  }

  private mutating func line(_ indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private func fits(_ value: JSON, within width: Int) -> Bool {
    var room = width
    return take(value, &room)
  }

  /// Takes the flat size from the room, and stops as soon as there is none.
  private func take(_ value: JSON, _ room: inout Int) -> Bool {
    switch value {
    case .null, .bool, .number: room -= 5
    case .text(let text): room -= text.utf8.count + 2
    case .coded(let text, let code): room -= text.utf8.count + code.utf8.count + 2
    case .shared(let part), .recoded(let part, _): return take(part.value, &room)
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
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      // Runs without anything to escape, which is nearly every text, are copied whole.
      var start = 0
      for index in source.indices {
        let byte = source[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: source[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: source[start...])
    }
    bytes.append(UInt8(ascii: "\""))
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
      bytes += String(byte, radix: 16).utf8
    }
  }
}
