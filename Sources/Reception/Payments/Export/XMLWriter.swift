/// An XML document on its way into bytes, indented by two spaces, with every text escaped.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  mutating func element(
    _ name: StaticString, with attributes: [(String, String)] = [], _ inside: (inout XMLWriter) -> Void
  ) {
    indent()
    open(name, attributes)
    write("\n")
    depth += 1
    inside(&self)
    depth -= 1
    indent()
    close(name)
  }

  mutating func element(_ name: StaticString, _ text: some StringProtocol, with attributes: [(String, String)] = []) {
    indent()
    open(name, attributes)
    escape(text)
    close(name)
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Whether XML 1.0 can hold the character in a text on one line.
  static func canStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: scalar.value & 0xFFFE != 0xFFFE
    default: false
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { write("  ") }
  }

  private mutating func open(_ name: StaticString, _ attributes: [(String, String)]) {
    write("<")
    write(name)
    for (key, value) in attributes {
      write(" ")
      bytes.append(contentsOf: key.utf8)
      write("=\"")
      escape(value)
      write("\"")
    }
    write(">")
  }

  private mutating func close(_ name: StaticString) {
    write("</")
    write(name)
    write(">\n")
  }

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: some StringProtocol) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      default: bytes.append(byte)
      }
    }
  }
}
