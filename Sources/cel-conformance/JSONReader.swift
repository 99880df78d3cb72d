/// Reads JSON as RFC 8259 has it.
struct JSONReader {
  /// What is wrong with a text, and where.
  struct Malformed: Error, CustomStringConvertible {
    let offset: Int
    let line: Int
    let message: String
    var description: String { "line \(line), byte \(offset): \(message)" }
  }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func read() throws -> JSON {
    let json = try value()
    skipBlank()
    guard position == bytes.count else { throw malformed("something after the end of the value") }
    return json
  }

  /// The line of a byte, from 1.
  func line(of offset: Int) -> Int { bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } + 1 }

  private func malformed(_ message: String) -> Malformed {
    Malformed(offset: position, line: line(of: position), message: message)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlank() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func accept(_ byte: UnicodeScalar) -> Bool {
    skipBlank()
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws -> JSON {
    skipBlank()
    depth += 1
    defer { depth -= 1 }
    guard depth <= 1000 else { throw malformed("values nested deeper than 1000") }
    let start = position
    switch peek {
    case UInt8(ascii: "{"): return JSON(content: .object(try object()), offset: start)
    case UInt8(ascii: "["): return JSON(content: .array(try array()), offset: start)
    case UInt8(ascii: "\""): return JSON(content: .string(try string()), offset: start)
    case nil: throw malformed("the end, expected a value")
    default: return JSON(content: try word(), offset: start)
    }
  }

  private mutating func object() throws -> [(key: String, value: JSON)] {
    position += 1
    var entries: [(key: String, value: JSON)] = []
    if accept("}") { return entries }
    repeat {
      skipBlank()
      guard peek == UInt8(ascii: "\"") else { throw malformed("no key in quotes") }
      let key = try string()
      guard accept(":") else { throw malformed("no ':' after the key '\(key)'") }
      entries.append((key, try value()))
    } while accept(",")
    guard accept("}") else { throw malformed("no ',' or '}'") }
    return entries
  }

  private mutating func array() throws -> [JSON] {
    position += 1
    var elements: [JSON] = []
    if accept("]") { return elements }
    repeat { elements.append(try value()) } while accept(",")
    guard accept("]") else { throw malformed("no ',' or ']'") }
    return elements
  }

  private mutating func word() throws -> JSON.Content {
    let start = position
    while let byte = peek, byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || 0x2B...0x39 ~= byte && byte != 0x2C {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    // Python writes the last three for doubles.
    case "NaN", "Infinity", "-Infinity": return .number(text)
    default:
      guard Double(text) != nil, text.utf8.first.map({ $0 == 0x2D || 0x30...0x39 ~= $0 }) == true else {
        position = start
        throw malformed("no value")
      }
      return .number(text)
    }
  }

  private mutating func string() throws -> String {
    position += 1
    var out: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\"") {
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        continue
      }
      guard let letter = peek else { break }
      position += 1
      switch letter {
      case UInt8(ascii: "b"): out.append(8)
      case UInt8(ascii: "f"): out.append(12)
      case UInt8(ascii: "n"): out.append(10)
      case UInt8(ascii: "r"): out.append(13)
      case UInt8(ascii: "t"): out.append(9)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(letter)
      case UInt8(ascii: "u"): out += Array(String(Character(try escapedScalar())).utf8)
      default: throw malformed("an unknown escape in a text")
      }
    }
    guard peek != nil else { throw malformed("a text without an end") }
    position += 1
    return String(decoding: out, as: UTF8.self)
  }

  /// Four digits, or a pair of surrogates; a lone surrogate is U+FFFD.
  private mutating func escapedScalar() throws -> UnicodeScalar {
    let first = try fourDigits()
    if 0xD800..<0xDC00 ~= first, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      let start = position
      position += 2
      let second = try fourDigits()
      if 0xDC00..<0xE000 ~= second, let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) {
        return scalar
      }
      position = start
    }
    return UnicodeScalar(first) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let number = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw malformed("no four digits after \\u") }
    position += 4
    return number
  }
}
