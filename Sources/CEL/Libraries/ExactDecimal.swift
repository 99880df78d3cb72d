/// A finite double written out in full, for rounding to any number of digits as the exact amount demands.
struct ExactDecimal {
  private let isNegative: Bool
  /// Decimal digits without leading zeros; empty for 0.
  private let digits: [UInt8]
  /// How many of the digits come before the point (may be negative).
  private let point: Int

  init(_ double: Double) {
    isNegative = double.sign == .minus
    guard double != 0 else {
      digits = []
      point = 0
      return
    }
    // double = significand · 2^exponent; with a negative exponent k, that is significand · 5^k / 10^k.
    var significand = double.significandBitPattern
    var exponent = Int(double.exponentBitPattern) - 1075
    if double.exponentBitPattern == 0 { exponent += 1 } else { significand |= 1 << 52 }
    while significand & 1 == 0 {
      significand >>= 1
      exponent += 1
    }
    var number = BigNumber(significand)
    for _ in 0..<max(0, exponent) { number.multiply(by: 2) }
    for _ in 0..<max(0, -exponent) { number.multiply(by: 5) }
    digits = number.digits
    point = digits.count - max(0, -exponent)
  }

  /// The digits rounded so that `count` are kept (half to even), and where the point is then.
  private func rounded(keeping count: Int) -> (digits: [UInt8], point: Int) {
    guard count < digits.count else { return (digits, point) }
    guard count >= 0 else { return ([], point) }
    var kept = Array(digits[..<count])
    let rest = digits[count...]
    let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    guard isHalf ? (kept.last ?? 0) % 2 == 1 : (rest.first ?? 0) >= 5 else { return (kept, point) }
    var place = count - 1
    while place >= 0, kept[place] == 9 {
      kept[place] = 0
      place -= 1
    }
    if place >= 0 {
      kept[place] += 1
      return (kept, point)
    }
    return ([1] + kept, point + 1)
  }

  /// As `%.Nf`.
  func fixed(_ precision: Int) -> String {
    let (kept, point) = rounded(keeping: point + precision)
    func digit(_ place: Int) -> Character {
      kept.indices.contains(place) ? Character(UnicodeScalar(kept[place] + 48)) : "0"
    }
    var out = isNegative ? "-" : ""
    if point <= 0 { out += "0" } else { for place in 0..<point { out.append(digit(place)) } }
    if precision > 0 {
      out += "."
      for place in point..<point + precision { out.append(place < 0 ? "0" : digit(place)) }
    }
    return out
  }

  /// As `%g`: six digits that matter, without zeros at the end.
  func general() -> String {
    let exponent = (digits.isEmpty ? 1 : rounded(keeping: 6).point) - 1
    var text = -4..<6 ~= exponent ? fixed(max(0, 5 - exponent)) : scientific(5)
    var tail = ""
    if let mark = text.firstIndex(of: "e") {
      tail = String(text[mark...])
      text = String(text[..<mark])
    }
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + tail
  }

  /// As `%.Ne`.
  func scientific(_ precision: Int) -> String {
    let (kept, point) = digits.isEmpty ? ([], 1) : rounded(keeping: precision + 1)
    var out = isNegative ? "-" : ""
    for place in 0...precision {
      out.append(place < kept.count ? Character(UnicodeScalar(kept[place] + 48)) : "0")
      if place == 0, precision > 0 { out += "." }
    }
    return out + NumberText.exponentText(point - 1)
  }
}

/// A whole number of any size, as far as `ExactDecimal` needs it. Base 10⁹, least first.
struct BigNumber {
  private var limbs: [UInt64]

  init(_ value: UInt64) {
    limbs = [value % 1_000_000_000, value / 1_000_000_000 % 1_000_000_000, value / 1_000_000_000_000_000_000]
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for place in limbs.indices {
      let product = limbs[place] * factor + carry
      limbs[place] = product % 1_000_000_000
      carry = product / 1_000_000_000
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// Without leading zeros.
  var digits: [UInt8] {
    var out: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        out.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while out.last == 0 { out.removeLast() }
    return out.reversed()
  }
}
