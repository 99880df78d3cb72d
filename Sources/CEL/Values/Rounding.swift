/// Rounding of doubles in plain arithmetic, so that the module needs no C mathematics library.
extension Double {
  /// The int this is exactly, or nil.
  var exactInt: Int64? {
    guard self >= -0x1p63, self < 0x1p63 else { return nil }
    let int = Int64(self)
    return Double(int) == self ? int : nil
  }

  /// The uint this is exactly, or nil.
  var exactUInt: UInt64? {
    guard self >= 0, self < 0x1p64 else { return nil }
    let uint = UInt64(self)
    return Double(uint) == self ? uint : nil
  }

  /// Without its fraction. From 2⁵² on, doubles have none; NaN and infinities stay.
  var truncated: Double {
    guard magnitude < 0x1p52 else { return self }
    let whole = Double(Int64(self))
    return self.sign == .minus ? -whole.magnitude : whole
  }

  /// The greatest whole number that is not greater.
  var roundedDown: Double {
    let whole = truncated
    return whole > self ? whole - 1 : whole
  }

  /// The least whole number that is not less.
  var roundedUp: Double { -(-self).roundedDown }

  /// The nearest whole number; halves go away from zero.
  var roundedHalfAway: Double {
    let whole = truncated
    guard (self - whole).magnitude >= 0.5 else { return whole }
    return self < 0 ? whole - 1 : whole + 1
  }
}

extension Double {
  /// The correctly rounded square root, in integers (C's `sqrt` is in a library that this module does without).
  var integerSquareRoot: Double {
    if isNaN || self == 0 || self == .infinity { return self }
    // The NaN that the processor makes, which may have a sign.
    guard self > 0 else { return (self - self) / (self - self) }
    // self = m · 2^e with m of 53 bits at most and e even; the root is √(m · 2^58) · 2^(e/2 - 29).
    var exponent = Int(exponentBitPattern) - 1075
    var significand = significandBitPattern
    if exponentBitPattern == 0 { exponent += 1 } else { significand |= 1 << 52 }
    while significand < 1 << 52 {
      significand <<= 1
      exponent -= 1
    }
    if exponent % 2 != 0 {
      significand <<= 1
      exponent -= 1
    }
    let square = UInt128(significand) << 58
    var root: UInt128 = 0
    var bit: UInt128 = 1 << 56
    while bit > 0 {
      let candidate = root | bit
      if candidate * candidate <= square { root = candidate }
      bit >>= 1
    }
    // The last bit says whether something is left over, so that rounding to 53 bits is right.
    let sticky = root * root == square ? root : root | 1
    return Double(UInt64(sticky)) * Double(sign: .plus, exponent: exponent / 2 - 29, significand: 1)
  }
}
