internal import Desks

extension InstructionID {
  /// The UUID by which an operator of mobile money knows the payment (RFC 9562, version 4). Its bits are those of the run's id,
  /// which are random, stirred with the number: the same instruction has the same UUID whenever its file is written.
  package var referenceUUID: String {
    var (high, low) = runBits
    low = InstructionID.stirred(low &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    high = InstructionID.stirred(high ^ low)
    high = high & ~0xF000 | 0x4000
    low = low & ~(3 << 62) | 2 << 62
    let digits = InstructionID.hexadecimal(high) + InstructionID.hexadecimal(low)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { text += "-" }
      text.append(digit)
    }
    return text
  }

  /// The 128 bits that the run's id is written from, in base32.
  private var runBits: (high: UInt64, low: UInt64) {
    var (high, low) = (UInt64(0), UInt64(0))
    // 26 letters are 130 bits, of which the last two say nothing.
    for letter in run.text.utf8.dropLast() {
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(InstructionID.value(of: letter))
    }
    let last = UInt64(InstructionID.value(of: run.text.utf8.last ?? UInt8(ascii: "a")) >> 2)
    return (high << 3 | low >> 61, low << 3 | last)
  }

  private static func value(of letter: UInt8) -> UInt8 {
    letter.isDigit ? letter - UInt8(ascii: "2") + 26 : letter - UInt8(ascii: "a")
  }

  /// A permutation of 64 bits in which each depends on all (the finalizer of SplitMix64).
  private static func stirred(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func hexadecimal(_ bits: UInt64) -> String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
