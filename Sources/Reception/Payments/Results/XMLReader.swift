/// Reads a document from somebody else: the XML 1.0 that messages are written in, and nothing that could reach out or grow.
///
/// There is no document type and no entity but the five of XML and characters by number; no processing instructions; size,
/// depth, number of elements and of their attributes have ends. It is written here because the room reads bytes only, and
/// because a parser that has entities must be told not to use them.
struct XMLReader {
  static let mostBytes = 128 << 20
  static let mostDepth = 32
  /// Of one element: each is held against those before it.
  static let mostAttributes = 32

  private let bytes: [UInt8]
  private let mostElements: Int
  private var place = 0
  private var line = 1
  private var elements = 0

  static func document(_ bytes: [UInt8], mostElements: Int) throws(ResultFault) -> XMLNode {
    guard bytes.count <= mostBytes else {
      throw ResultFault(line: 1, .tooLarge(bytes: bytes.count, most: mostBytes))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw ResultFault(line: 1, .notUTF8) }
    var reader = XMLReader(bytes: bytes, mostElements: mostElements)
    return try reader.document()
  }

  private init(bytes: [UInt8], mostElements: Int) {
    self.bytes = bytes
    self.mostElements = mostElements
  }

  // MARK: the document

  private mutating func document() throws(ResultFault) -> XMLNode {
    _ = take("\u{FEFF}")
    if starts("<?xml ") || starts("<?xml\t") || starts("<?xml\n") || starts("<?xml\r") { try declaration() }
    try skipBetween()
    guard peek == UInt8(ascii: "<") else { throw fault("a text", "an element") }
    let root = try content()
    try skipBetween()
    guard place == bytes.count else { throw fault("something after the document", "its end") }
    return root
  }

  private mutating func declaration() throws(ResultFault) {
    let start = place
    while place < bytes.count, !starts("?>") { advance() }
    let text = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    guard take("?>") else { throw fault("a declaration without an end", "“?>”") }
    guard !text.contains("encoding") || text.contains("\"utf-8\"") || text.contains("'utf-8'") else {
      throw fault("another encoding", "UTF-8")
    }
  }

  /// Space and comments before and after the document.
  private mutating func skipBetween() throws(ResultFault) {
    while true {
      skipSpace()
      guard try comment() else { break }
    }
    try refuseMarkup()
  }

  /// The element that begins here, with all in it. The open ones are kept in a list, so that depth costs no stack.
  private mutating func content() throws(ResultFault) -> XMLNode {
    var open: [XMLNode] = []
    var texts: [[UInt8]] = []
    repeat {
      if try comment() { continue }
      if take("<![CDATA[") {
        try data(into: &texts)
      } else if starts("</") {
        guard !open.isEmpty else { throw fault("a closing tag that nothing opened", "an element") }
        var node = try close(open.removeLast(), text: texts.removeLast())
        guard !open.isEmpty else { return node }
        node.attributes.removeAll { $0.name.hasPrefix("xmlns") }
        open[open.count - 1].children.append(node)
      } else if starts("<") {
        try refuseMarkup()
        let (node, isEmpty) = try tag()
        if isEmpty, open.isEmpty { return node }
        if isEmpty {
          open[open.count - 1].children.append(node)
        } else {
          guard open.count < XMLReader.mostDepth else {
            throw fault("elements in elements, more than \(XMLReader.mostDepth) deep", "a message of ISO 20022")
          }
          open.append(node)
          texts.append([])
        }
      } else {
        try text(into: &texts)
      }
    } while place < bytes.count
    throw fault("the end of the file in “\(open.last?.name ?? "")”", "“</\(open.last?.name ?? "")>”")
  }

  // MARK: tags

  private mutating func tag() throws(ResultFault) -> (node: XMLNode, isEmpty: Bool) {
    let start = line
    advance()
    elements += 1
    guard elements <= mostElements else {
      throw fault("more than \(mostElements) elements", "a file for each run")
    }
    let parts = try name().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), let local = parts.last else {
      throw fault("a name with a colon too many", "a name")
    }
    var node = XMLNode(name: String(local), prefix: parts.count == 2 ? String(parts[0]) : "", line: start)
    while true {
      let hadSpace = skipSpace()
      if take("/>") { return (node, true) }
      if take(">") { return (node, false) }
      guard hadSpace else { throw fault("no space before an attribute", "a space or “>”") }
      let attribute = try attribute()
      guard node.attribute(attribute.name) == nil else {
        throw fault("the attribute “\(attribute.name)” twice", "each attribute once")
      }
      guard node.attributes.count < XMLReader.mostAttributes else {
        throw fault("an element with more than \(XMLReader.mostAttributes) attributes", "a message of ISO 20022")
      }
      node.attributes.append(attribute)
    }
  }

  private mutating func attribute() throws(ResultFault) -> XMLNode.Attribute {
    let name = try name()
    skipSpace()
    guard take("=") else { throw fault("the attribute “\(name)” without a value", "“=”") }
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw fault("the attribute “\(name)” without quotes", "a value in quotes")
    }
    advance()
    var value: [UInt8] = []
    while let byte = peek, byte != quote {
      guard byte != UInt8(ascii: "<") else { throw fault("“<” in an attribute", "“&lt;”") }
      try character(into: &value)
    }
    guard peek == quote else { throw fault("an attribute without an end", "a quote") }
    advance()
    return XMLNode.Attribute(name: name, value: String(decoding: value, as: UTF8.self))
  }

  private mutating func close(_ node: XMLNode, text: [UInt8]) throws(ResultFault) -> XMLNode {
    _ = take("</")
    let name = try name()
    let expected = node.prefix.isEmpty ? node.name : "\(node.prefix):\(node.name)"
    guard name == expected else { throw fault("“</\(name)>”", "“</\(expected)>”") }
    skipSpace()
    guard take(">") else { throw fault("a closing tag without an end", "“>”") }
    var node = node
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) {
      node.text = String(decoding: text[first...last], as: UTF8.self)
    }
    return node
  }

  private mutating func name() throws(ResultFault) -> String {
    let start = place
    while let byte = peek, XMLReader.isNamePart(byte) { place += 1 }
    guard place > start, !bytes[start].isDigit, bytes[start] != UInt8(ascii: "-"), bytes[start] != UInt8(ascii: ".")
    else { throw fault("a tag without a name", "a name") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isCapital || byte.isSmallLetter || byte >= 0x80 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  // MARK: text

  private mutating func text(into texts: inout [[UInt8]]) throws(ResultFault) {
    guard !texts.isEmpty else { throw fault("a text", "an element") }
    while let byte = peek, byte != UInt8(ascii: "<") { try character(into: &texts[texts.count - 1]) }
  }

  private mutating func data(into texts: inout [[UInt8]]) throws(ResultFault) {
    guard !texts.isEmpty else { throw fault("a text", "an element") }
    while place < bytes.count, !starts("]]>") { try plain(into: &texts[texts.count - 1]) }
    guard take("]]>") else { throw fault("data without an end", "“]]>”") }
  }

  /// One byte of text, or what a reference stands for.
  private mutating func character(into text: inout [UInt8]) throws(ResultFault) {
    guard peek == UInt8(ascii: "&") else { return try plain(into: &text) }
    let start = place
    while place < bytes.count, place - start < 12, bytes[place] != UInt8(ascii: ";") { place += 1 }
    let reference = String(decoding: bytes[start..<place], as: UTF8.self)
    guard take(";") else { throw fault("“&” without “;”", "“&amp;”") }
    switch reference {
    case "&amp": text.append(UInt8(ascii: "&"))
    case "&lt": text.append(UInt8(ascii: "<"))
    case "&gt": text.append(UInt8(ascii: ">"))
    case "&quot": text.append(UInt8(ascii: "\""))
    case "&apos": text.append(UInt8(ascii: "'"))
    default:
      guard let scalar = XMLReader.scalar(reference.dropFirst()) else {
        throw fault("the entity “\(reference);”", "the character itself")
      }
      text.append(contentsOf: String(Character(scalar)).utf8)
    }
  }

  private static func scalar(_ reference: Substring) -> Unicode.Scalar? {
    guard reference.hasPrefix("#") else { return nil }
    let digits = reference.dropFirst()
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let value, !digits.contains("+"), let scalar = Unicode.Scalar(value) else { return nil }
    return XMLWriter.canStand(scalar) || value == 9 || value == 10 || value == 13 ? scalar : nil
  }

  private mutating func plain(into text: inout [UInt8]) throws(ResultFault) {
    let byte = bytes[place]
    guard byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
      throw fault("a control character", "a text")
    }
    text.append(byte)
    advance()
  }

  // MARK: what is skipped, and what is refused

  private mutating func comment() throws(ResultFault) -> Bool {
    guard take("<!--") else { return false }
    while place < bytes.count, !starts("--") { advance() }
    guard take("-->") else { throw fault("a comment without an end", "“-->”") }
    return true
  }

  private func refuseMarkup() throws(ResultFault) {
    if starts("<?") { throw fault("a processing instruction", "elements alone") }
    if starts("<!DOCTYPE") { throw fault("a document type", "a document without one, and without entities") }
    if starts("<!") { throw fault("a declaration", "elements alone") }
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = place
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { advance() }
    return place > start
  }

  // MARK: bytes

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func advance() {
    if bytes[place] == 0x0A { line += 1 }
    place += 1
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    return text.withUTF8Buffer { wanted in
      for offset in 0..<count where bytes[place + offset] != wanted[offset] { return false }
      return true
    }
  }

  /// Only for what holds no line break.
  private mutating func take(_ text: StaticString) -> Bool {
    guard starts(text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private func fault(_ found: String, _ expected: String) -> ResultFault {
    ResultFault(line: line, .malformed(found: found, expected: expected))
  }
}
