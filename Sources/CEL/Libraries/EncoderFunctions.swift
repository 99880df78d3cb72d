/// The encoders library: base 64 of RFC 4648; padding is optional when read, and blanks are passed over.
enum EncoderFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    table.add("base64.encode", .pure(.unary(encode)), ("base64_encode_bytes", [.bytes], .string, false))
    table.add("base64.decode", .pure(.unary(decode)), ("base64_decode_string", [.string], .bytes, false))
    return table
  }()

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  @Sendable private static func encode(_ value: Value) -> Value {
    guard case .bytes(let bytes) = value else { return noOverload("base64.encode", value) }
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        out.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return .string(String(decoding: out, as: UTF8.self))
  }

  @Sendable private static func decode(_ value: Value) -> Value {
    guard case .string(let string) = value else { return noOverload("base64.decode", value) }
    var text = Array(string.utf8).filter { $0 != 0x20 && !(0x09...0x0D ~= $0) }
    let malformed = Value.error(.invalidConversion, "the text is no base 64")
    if text.count % 4 == 0 {
      for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
    }
    guard text.count % 4 != 1 else { return malformed }
    var out: [UInt8] = []
    var bits = 0
    var count = 0
    for letter in text {
      let digit: UInt8
      switch letter {
      case 0x41...0x5A: digit = letter - 0x41
      case 0x61...0x7A: digit = letter - 0x61 + 26
      case 0x30...0x39: digit = letter - 0x30 + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      default: return malformed
      }
      bits = (bits << 6 | Int(digit)) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return .bytes(out)
  }
}
