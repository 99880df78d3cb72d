/// Numbers as texts.
enum NumberText {
  /// The shortest text that reads back as the same double, in the style of C's `%g`:
  /// plain from 1e-4 to below 1e6, with an exponent of at least two digits beyond. Google's engines do the same.
  static func shortest(_ double: Double) -> String {
    // With its sign, as Google's C++ writes it: what 0.0 / 0.0 comes to is negative on some processors.
    if double.isNaN { return double.sign == .minus ? "-nan" : "nan" }
    if double.isInfinite { return double < 0 ? "-inf" : "inf" }
    if double == 0 { return double.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimal(double)
    let sign = double < 0 ? "-" : ""
    if -4..<6 ~= exponent {
      if exponent < 0 { return sign + "0." + zeros(-exponent - 1) + digits }
      if digits.utf8.count <= exponent + 1 { return sign + digits + zeros(exponent + 1 - digits.utf8.count) }
      let cut = digits.index(digits.startIndex, offsetBy: exponent + 1)
      return sign + digits[..<cut] + "." + digits[cut...]
    }
    let head = digits.prefix(1)
    let rest = digits.dropFirst()
    return sign + head + (rest.isEmpty ? "" : "." + rest) + exponentText(exponent)
  }

  /// As `format` writes it: `NaN`, `Infinity`, else the shortest text.
  static func formatted(_ double: Double) -> String {
    if double.isNaN { return "NaN" }
    if double.isInfinite { return double < 0 ? "-Infinity" : "Infinity" }
    return shortest(double)
  }

  static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }

  static func exponentText(_ exponent: Int) -> String {
    (exponent < 0 ? "e-" : "e+") + (exponent.magnitude < 10 ? "0" : "") + String(exponent.magnitude)
  }

  /// The shortest digits of a finite double other than 0, without trailing zeros, and the power of ten of the first.
  private static func decimal(_ double: Double) -> (digits: String, exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    var bytes = Array(double.magnitude.description.utf8)
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes = Array(bytes[..<mark])
    }
    for byte in bytes {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    exponent += (point ?? digits.count) - 1
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), exponent)
  }
}
