/// Cuts the source into tokens, one at a time.
struct Lexer {
  let bytes: [UInt8]
  var position = 0

  init(_ source: String) { bytes = Array(source.utf8) }

  func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x5F }

  mutating func skipBlank() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return
      }
    }
  }

  /// The next token; `.end` for ever after the last.
  mutating func next() throws(Refusal) -> Token {
    skipBlank()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, range: start..<start) }
    let byte = bytes[start]
    if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1))) {
      return Token(kind: try number(), range: start..<position)
    }
    if isLetter(byte) {
      if let prefix = stringPrefix() {
        return Token(kind: try string(prefix), range: start..<position)
      }
      while isLetter(peek()) || isDigit(peek()) { position += 1 }
      return Token(
        kind: .identifier(String(decoding: bytes[start..<position], as: UTF8.self)),
        range: start..<position)
    }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      return Token(kind: try string(StringPrefix()), range: start..<position)
    }
    if byte == UInt8(ascii: "`") { return Token(kind: try quoted(), range: start..<position) }
    return Token(kind: .symbol(try symbol()), range: start..<position)
  }

  private mutating func symbol() throws(Refusal) -> Token.Symbol {
    let one = String(UnicodeScalar(peek()))
    let two = one + (peek(1) < 0x80 ? String(UnicodeScalar(peek(1))) : "")
    if let symbol = Token.Symbol(rawValue: two), two.utf8.count == 2 {
      position += 2
      return symbol
    }
    if peek() < 0x80, let symbol = Token.Symbol(rawValue: one) {
      position += 1
      return symbol
    }
    throw strange()
  }

  /// The error for a character that begins no token, with a remedy for the usual slips.
  private func strange() -> Refusal {
    let rest = bytes[position..<min(position + 4, bytes.count)]
    let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first ?? " "
    let remedy: String? =
      switch scalar {
      case "=" where peek(1) == UInt8(ascii: "<"): "write <="
      case "=" where peek(1) == UInt8(ascii: ">"): "write >=; there are no functions to define"
      case "=" where position > 0 && bytes[position - 1] == UInt8(ascii: "="): "two = suffice"
      case "=" where position > 0 && [0x2B, 0x2D, 0x2A, 0x2F].contains(bytes[position - 1]):
        "expressions change nothing: write n + 1, or == to compare"
      case "=": "write == to compare"
      case "^": "write != for one or the other, but not both; multiply for powers"
      case "~": "write text.matches(pattern) for a pattern"
      case "#": "write // before a remark"
      case "$", "@": "names have letters, digits, '_' and dots only"
      case "&": "write && for and"
      case "|": "write || for or"
      case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}":
        "write straight quotes: 'text'"
      case "\u{2013}", "\u{2014}", "\u{2212}": "write a plain minus: -"
      case "\u{2264}": "write <="
      case "\u{2265}": "write >="
      case "\u{2260}": "write !="
      case "\u{A0}": "write an ordinary space"
      case ";": "leave it out: one expression has no end mark"
      default: nil
      }
    let shown =
      scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{A0}"
      ? "the character U+" + hexadecimal(UInt64(scalar.value), width: 4) : "'\(scalar)'"
    return Refusal(
      offset: position, length: scalar.utf8.count, found: shown,
      expected: "a value, a name or an operator", suggestion: remedy)
  }

  private mutating func quoted() throws(Refusal) -> Token.Kind {
    let start = position
    position += 1
    while isLetter(peek()) || isDigit(peek()) || [0x2E, 0x2D, 0x2F, 0x20].contains(peek()) { position += 1 }
    guard peek() == UInt8(ascii: "`"), position > start + 1 else {
      throw Refusal(
        offset: start, length: position - start, found: "an unfinished `name`",
        expected: "letters, digits, '_', '.', '-', '/' or ' ', and a closing `")
    }
    position += 1
    return .quoted(String(decoding: bytes[start + 1..<position - 1], as: UTF8.self))
  }
}

/// A number in upper-case base 16, filled with zeros.
func hexadecimal(_ number: UInt64, width: Int) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
