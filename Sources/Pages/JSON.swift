/// A JSON value whose keys keep the order in which they are written, so that the same answer is the same bytes.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  package static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
  package static func texts(_ items: some Sequence<String>) -> JSON { .list(items.map { .text($0) }) }

  /// Two spaces a level; what fits on a line of 110 bytes stays on it.
  package func written() -> String {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// On one line.
  package var flat: String {
    var writer = JSONWriter()
    writer.writeFlat(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes into one buffer: an answer for many destinations has megabytes.
private struct JSONWriter {
  static let width = 110
  var bytes: [UInt8] = []

  mutating func write(_ value: JSON, indent: Int) {
    if fits(value, within: Self.width - indent) { return writeFlat(value) }
    switch value {
    case .list(let items):
      open("[", items, indent) { writer, item in writer.write(item, indent: indent + 2) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      open("{", pairs, indent) { writer, pair in
        writer.quote(pair.0)
        writer.bytes += [UInt8(ascii: ":"), UInt8(ascii: " ")]
        writer.write(pair.1, indent: indent + 2)
      }
      bytes.append(UInt8(ascii: "}"))
    case .null, .bool, .number, .text: writeFlat(value)
    }
  }

  private mutating func open<Item>(
    _ bracket: Unicode.Scalar, _ items: [Item], _ indent: Int, _ each: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: bracket))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      line(indent + 2)
      each(&self, item)
    }
    line(indent)
  }

  private mutating func line(_ indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indent)
  }

  mutating func writeFlat(_ value: JSON) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let n): bytes += String(n).utf8
    case .text(let text): quote(text)
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
    }
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

  mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
