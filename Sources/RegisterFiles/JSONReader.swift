package import Register

/// Turns JSON (RFC 8259) into nodes with places. Stricter than YAML, which takes nearly all of JSON and much besides.
package struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  private var line = 1
  private var column = 1

  /// The one value of a text; throws what is wrong with it.
  package static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SourceNode {
    let start = Place(file: file, line: 1, column: 1)
    guard bytes.count <= Limits.fileSize else {
      throw Diagnostic(
        .overLimit, at: start, found: "\(bytes.count) bytes", expected: "at most \(Limits.fileSize) bytes")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic(
        .unreadableFile, at: start, found: "bytes that are not UTF-8", expected: "UTF-8 text",
        remedy: "the text again in UTF-8")
    }
    var reader = JSONReader(bytes: bytes, file: file)
    reader.space()
    let node = try reader.value(depth: 0)
    reader.space()
    guard reader.next == nil else { throw reader.fault("the end of the text") }
    return node
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }
  private var place: Place { Place(file: file, line: line, column: column) }

  private mutating func advance() {
    guard let byte = next else { return }
    index += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  private mutating func space() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { advance() }
  }

  private func fault(_ expected: String) -> Diagnostic {
    let found =
      next.map { byte in
        byte > 0x20 && byte < 0x7F ? "“\(Character(Unicode.Scalar(byte)))”" : "the byte \(String(byte, radix: 16))"
      } ?? "the end of the text"
    return Diagnostic(.notJSON, at: place, found: found, expected: expected)
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws(Diagnostic) {
    guard next == byte else { throw fault(expected) }
    advance()
  }

  // MARK: values

  private mutating func value(depth: Int) throws(Diagnostic) -> SourceNode {
    guard depth < Limits.depth else {
      throw Diagnostic(
        .overLimit, at: place, found: "more than \(Limits.depth) levels of nesting",
        expected: "at most \(Limits.depth) levels")
    }
    let start = place
    switch next {
    case UInt8(ascii: "{"): return SourceNode(.mapping(try members(depth: depth)), at: start)
    case UInt8(ascii: "["): return SourceNode(.sequence(try items(depth: depth)), at: start)
    case UInt8(ascii: "\""): return SourceNode(.scalar(try text(), isPlain: false), at: start, isStraight: false)
    case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return SourceNode(.scalar(try number(), isPlain: true), at: start)
    default:
      for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
        for _ in word.utf8 { advance() }
        return SourceNode(.scalar(word, isPlain: true), at: start)
      }
      throw fault("a value: an object, a list, a text in quotes, a number, true, false or null")
    }
  }

  private mutating func members(depth: Int) throws(Diagnostic) -> [SourceNode.Entry] {
    advance()
    space()
    var entries: [SourceNode.Entry] = []
    var seen: Set<String> = []
    if next == UInt8(ascii: "}") {
      advance()
      return []
    }
    while true {
      let keyPlace = place
      guard next == UInt8(ascii: "\"") else { throw fault("a key in quotes") }
      let key = try text()
      guard seen.insert(key).inserted else {
        throw Diagnostic(
          .duplicateKey, at: keyPlace, found: "the key “\(key)” again", expected: "each key once",
          remedy: "one of the two")
      }
      space()
      try take(UInt8(ascii: ":"), "a colon after the key")
      space()
      entries.append(SourceNode.Entry(key: key, keyPlace: keyPlace, value: try value(depth: depth + 1)))
      space()
      if next == UInt8(ascii: "}") {
        advance()
        return entries
      }
      try take(UInt8(ascii: ","), "a comma or a closing brace")
      space()
    }
  }

  private mutating func items(depth: Int) throws(Diagnostic) -> [SourceNode] {
    advance()
    space()
    var items: [SourceNode] = []
    if next == UInt8(ascii: "]") {
      advance()
      return []
    }
    while true {
      items.append(try value(depth: depth + 1))
      space()
      if next == UInt8(ascii: "]") {
        advance()
        return items
      }
      try take(UInt8(ascii: ","), "a comma or a closing bracket")
      space()
    }
  }

  // MARK: scalars

  private mutating func number() throws(Diagnostic) -> String {
    let start = index
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    if next == UInt8(ascii: "-") { advance() }
    guard isDigit(next) else { throw fault("a digit") }
    if next == UInt8(ascii: "0") { advance() } else { while isDigit(next) { advance() } }
    if next == UInt8(ascii: ".") {
      advance()
      guard isDigit(next) else { throw fault("a digit after the point") }
      while isDigit(next) { advance() }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      advance()
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { advance() }
      guard isDigit(next) else { throw fault("a digit of the exponent") }
      while isDigit(next) { advance() }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func text() throws(Diagnostic) -> String {
    advance()
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character written as \\u00XX") }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        advance()
        continue
      }
      advance()
      let escape = next
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index])
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        text += Array(String(Character(try escaped())).utf8)
        continue
      default: throw fault("one of \" \\ / b f n r t u after a backslash")
      }
      advance()
    }
    try take(UInt8(ascii: "\""), "a closing quote")
    return String(decoding: text, as: UTF8.self)
  }

  /// What follows `\`: `uXXXX`, or two of them for a character outside the basic plane.
  private mutating func escaped() throws(Diagnostic) -> Unicode.Scalar {
    let start = place
    func lone() -> Diagnostic {
      Diagnostic(.notJSON, at: start, found: "half of a surrogate pair", expected: "both halves")
    }
    let first = try unit()
    guard (0xD800..<0xE000).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw lone() }
    advance()
    guard next == UInt8(ascii: "u") else { throw lone() }
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else { throw lone() }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  /// `uXXXX` as a number.
  private mutating func unit() throws(Diagnostic) -> UInt32 {
    advance()
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }
}
