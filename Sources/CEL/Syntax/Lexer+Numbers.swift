extension Lexer {
  /// An int, uint or double. The minus is not part of it.
  mutating func number() throws(Refusal) -> Token.Kind {
    let start = position
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") {
      position += 2
      return try whole(from: start, digitsFrom: position, radix: 16)
    }
    while isDigit(peek()) { position += 1 }
    var isDouble = false
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      isDouble = true
      position += 1
      while isDigit(peek()) { position += 1 }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if isDigit(peek(signed ? 2 : 1)) {
        isDouble = true
        position += signed ? 2 : 1
        while isDigit(peek()) { position += 1 }
      }
    }
    guard isDouble else { return try whole(from: start, digitsFrom: start, radix: 10) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // What exceeds a double is infinite, as in Google's C++ and in `double('1e400')`.
    guard let double = Double(text.hasPrefix(".") ? "0" + text : text) else {
      throw Refusal(
        offset: start, length: position - start, found: "the number \(text)", expected: "a double such as 1.5 or 2e10")
    }
    return .double(double)
  }

  private mutating func whole(from start: Int, digitsFrom: Int, radix: UInt64) throws(Refusal) -> Token.Kind {
    var value: UInt64 = 0
    var overflow = false
    position = digitsFrom
    while true {
      let byte = peek()
      let digit: UInt64
      switch byte {
      case 0x30...0x39: digit = UInt64(byte - 0x30)
      case 0x41...0x46 where radix == 16: digit = UInt64(byte - 0x41 + 10)
      case 0x61...0x66 where radix == 16: digit = UInt64(byte - 0x61 + 10)
      default: digit = 99
      }
      if digit == 99 { break }
      let (product, first) = value.multipliedReportingOverflow(by: radix)
      let (sum, second) = product.addingReportingOverflow(digit)
      overflow = overflow || first || second
      value = sum
      position += 1
    }
    let isEmpty = position == digitsFrom
    let isUnsigned = peek() | 0x20 == UInt8(ascii: "u") && !isEmpty
    if isUnsigned { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // (`1in [1]` needs no blank: a name cannot begin with a digit.)
    let isIn = peek() == UInt8(ascii: "i") && peek(1) == UInt8(ascii: "n") && !isLetter(peek(2)) && !isDigit(peek(2))
    if isEmpty || (isLetter(peek()) && !isIn) {
      throw Refusal(
        offset: start, length: max(1, position - start + (isEmpty ? 0 : 1)), found: "'\(text)' run into a name",
        expected: "a whole number", suggestion: "put a space or an operator after the number")
    }
    if overflow || (!isUnsigned && value > UInt64(Int64.max) + 1) {
      throw Refusal(
        offset: start, length: position - start, found: "the number \(text)",
        expected: isUnsigned
          ? "at most 18446744073709551615u" : "a whole number between -9223372036854775808 and 9223372036854775807")
    }
    if isUnsigned { return .uint(value) }
    return Int64(exactly: value).map(Token.Kind.int) ?? .bigInt(value)
  }
}
