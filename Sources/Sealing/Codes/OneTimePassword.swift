internal import Crypto

/// The secret that a person's app shares with the desk, and the codes of it: TOTP (RFC 6238) with SHA-1, six digits and
/// 30 seconds, the only form that every app knows.
package struct OneTimePassword: Sendable {
  /// Seconds a step.
  package static let period = 30
  /// Digits a code.
  package static let digits = 6
  /// Steps that a clock may be ahead or behind.
  private static let drift = 1

  /// 20 bytes, the length of a SHA-1 (RFC 4226, 4).
  package let secret: [UInt8]

  /// A new secret.
  package static func random() -> OneTimePassword { OneTimePassword(secret: RandomBytes.make(20)) }

  /// The secret that was kept.
  package init(secret: [UInt8]) { self.secret = secret }

  /// The code of a step, counted from the beginning of 1970.
  package func code(atStep step: Int) -> String {
    let counter = withUnsafeBytes(of: UInt64(max(step, 0)).bigEndian) { Array($0) }
    let hash = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    // Dynamic truncation (RFC 4226, 5.3).
    let offset = Int(hash[hash.count - 1] & 15)
    let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7fff_ffff
    let text = String(number % 1_000_000)
    return String(repeating: "0", count: Self.digits - text.count) + text
  }

  /// The step of a code that is valid now, one step early or late allowed; `nil` for any other.
  ///
  /// Never `lastStep` or one before it: a code that was used, or seen over a shoulder, is of no use again. Every step is
  /// compared, in the same time.
  package func step(of code: String, at seconds: Int, after lastStep: Int) -> Int? {
    // As apps show it: 123 456.
    let typed = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
    let now = seconds / Self.period
    var found: Int?
    for step in now - Self.drift...now + Self.drift where step >= 0 {
      let isRight = ConstantTime.equal(typed, Array(self.code(atStep: step).utf8))
      if isRight, step > lastStep { found = step }
    }
    return found
  }

  /// The secret for whoever cannot scan a picture.
  package var base32: String { Base32.encoded(secret) }

  /// What the picture says, as the apps read it (Google Authenticator's key URI format).
  package func uri(issuer: String, account: String) -> String {
    let issuer = Self.escaped(issuer)
    return "otpauth://totp/\(issuer):\(Self.escaped(account))?secret=\(base32)&issuer=\(issuer)"
      + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.period)"
  }

  /// Percent-encoded, but for what RFC 3986 calls unreserved.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + SHA.hex([byte]).uppercased()
      }
    }.joined()
  }
}
