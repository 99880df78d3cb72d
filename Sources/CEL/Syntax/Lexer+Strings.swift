extension Lexer {
  /// What stands before the quote: `b` for bytes, `r` for raw.
  struct StringPrefix {
    var length = 0
    var isBytes = false
    var isRaw = false
  }

  /// The prefix if a string begins here; a name otherwise.
  func stringPrefix() -> StringPrefix? {
    var prefix = StringPrefix()
    if peek() | 0x20 == UInt8(ascii: "b") {
      prefix.isBytes = true
      prefix.length = 1
    }
    if peek(prefix.length) | 0x20 == UInt8(ascii: "r") {
      prefix.isRaw = true
      prefix.length += 1
    }
    let quote = peek(prefix.length)
    return prefix.length > 0 && (quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")) ? prefix : nil
  }

  /// A string or bytes literal with its prefix, quotes and escapes.
  mutating func string(_ prefix: StringPrefix) throws(Refusal) -> Token.Kind {
    let start = position
    position += prefix.length
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    var out: [UInt8] = []
    while true {
      guard position < bytes.count, isTriple || (peek() != 0x0A && peek() != 0x0D) else {
        let mark = String(repeating: String(UnicodeScalar(quote)), count: isTriple ? 3 : 1)
        throw Refusal(
          offset: start, length: position - start, found: "text without an end",
          expected: "a closing \(mark)",
          suggestion: position < bytes.count
            ? "write \\n for a new line, or use three quotes"
            : "add a closing \(mark), or write \\\(String(UnicodeScalar(quote))) for one inside the text")
      }
      let byte = peek()
      if byte == quote && (!isTriple || (peek(1) == quote && peek(2) == quote)) {
        position += isTriple ? 3 : 1
        break
      }
      if byte == UInt8(ascii: "\\"), !prefix.isRaw {
        try escape(into: &out, isBytes: prefix.isBytes)
      } else if byte == 0x0D {
        // Ends of lines in the source are line feeds in the text, whatever the editor writes (as in Google's engines).
        out.append(0x0A)
        position += peek(1) == 0x0A ? 2 : 1
      } else {
        out.append(byte)
        position += 1
      }
    }
    if prefix.isBytes { return .bytes(out) }
    return .string(String(decoding: out, as: UTF8.self))
  }

  private mutating func escape(into out: inout [UInt8], isBytes: Bool) throws(Refusal) {
    let start = position
    let letter = peek(1)
    position += 2
    switch letter {
    case UInt8(ascii: "a"): out.append(7)
    case UInt8(ascii: "b"): out.append(8)
    case UInt8(ascii: "f"): out.append(12)
    case UInt8(ascii: "n"): out.append(10)
    case UInt8(ascii: "r"): out.append(13)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "v"): out.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      out.append(letter)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      try append(digits(2, radix: 16, from: start), to: &out, isBytes: isBytes, from: start)
    case UInt8(ascii: "u") where !isBytes:
      try append(digits(4, radix: 16, from: start), to: &out, isBytes: false, from: start)
    case UInt8(ascii: "U") where !isBytes:
      try append(digits(8, radix: 16, from: start), to: &out, isBytes: false, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      try append(digits(3, radix: 8, from: start), to: &out, isBytes: isBytes, from: start)
    default:
      position = min(position, bytes.count)
      throw Refusal(
        offset: start, length: 1, found: "a backslash that begins no escape",
        expected: "\\n, \\t, \\\\, \\', \\\", \\x41 or another escape",
        suggestion: "write \\\\ for a backslash, or r'…' for raw text")
    }
  }

  private mutating func digits(_ count: Int, radix: UInt32, from start: Int) throws(Refusal) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      let byte = peek()
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x41...0x46: digit = UInt32(byte - 0x41 + 10)
      case 0x61...0x66: digit = UInt32(byte - 0x61 + 10)
      default: digit = 99
      }
      guard digit < radix else {
        throw Refusal(
          offset: start, length: position - start, found: "an unfinished escape",
          expected: "\(count) digits of base \(radix)")
      }
      value = value &* radix &+ digit
      position += 1
    }
    return value
  }

  private func append(_ value: UInt32, to out: inout [UInt8], isBytes: Bool, from start: Int) throws(Refusal) {
    if isBytes {
      out.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = UnicodeScalar(value) {
      out.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      throw Refusal(
        offset: start, length: position - start, found: "an escape that is no character",
        expected: "a Unicode scalar value (not a surrogate, at most 10FFFF)")
    }
  }
}
