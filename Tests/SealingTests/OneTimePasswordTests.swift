import Testing

@testable import Sealing

/// Codes are those of RFC 6238, each good once and for a minute and a half.
struct OneTimePasswordTests {
  let password = OneTimePassword(secret: Array("12345678901234567890".utf8))

  @Test(
    "The codes of RFC 6238, appendix B, in their last six digits",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
  func vectors(_ seconds: Int, _ code: String) {
    #expect(password.code(atStep: seconds / 30) == code)
    #expect(password.step(of: code, at: seconds, after: -1) == seconds / 30)
  }

  @Test("A code is good one step early and late, and no more")
  func window() {
    let step = 1_000
    let code = password.code(atStep: step)
    for (seconds, isGood) in [
      (step * 30 - 31, false), (step * 30 - 30, true), (step * 30, true), (step * 30 + 29, true),
      (step * 30 + 59, true), (step * 30 + 60, false),
    ] {
      #expect(password.step(of: code, at: seconds, after: 0) == (isGood ? step : nil), "\(seconds)")
    }
  }

  @Test("A code is good once, and none from before it is good again")
  func replay() {
    let now = 1_000 * 30
    let last = password.step(of: password.code(atStep: 1_000), at: now, after: 0)
    #expect(last == 1_000)
    #expect(password.step(of: password.code(atStep: 1_000), at: now, after: 1_000) == nil)
    #expect(password.step(of: password.code(atStep: 999), at: now, after: 1_000) == nil)
    #expect(password.step(of: password.code(atStep: 1_001), at: now, after: 1_000) == 1_001)
  }

  @Test("A code may be typed with a space, and is nothing but six digits")
  func typed() {
    let now = 1_111_111_111
    #expect(password.step(of: "050 471", at: now, after: 0) != nil)
    for other in ["", "05047", "0504711", "50471", "O50471", "٠٥٠٤٧١", "05047\u{0}"] {
      #expect(password.step(of: other, at: now, after: 0) == nil)
    }
  }

  @Test("Another secret's code is not admitted, and no time makes it stop")
  func otherSecret() {
    let code = password.code(atStep: 1_000)
    #expect(OneTimePassword(secret: [1, 2, 3]).step(of: code, at: 30_000, after: 0) == nil)
    #expect(password.step(of: password.code(atStep: 0), at: 0, after: -1) == 0)
    #expect(password.step(of: code, at: -100, after: -1) == nil)
  }

  @Test("New secrets have the length of a SHA-1")
  func random() {
    #expect(OneTimePassword.random().secret.count == 20)
    #expect(OneTimePassword.random().secret != OneTimePassword.random().secret)
  }

  @Test("What the picture says escapes what addresses know")
  func uri() {
    #expect(
      password.uri(issuer: "Aid & Harbour", account: "jané@example.org")
        == "otpauth://totp/Aid%20%26%20Harbour:jan%C3%A9%40example.org"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Aid%20%26%20Harbour&algorithm=SHA1&digits=6&period=30")
  }

  @Test(
    "Base 32 as in RFC 4648, without padding",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(_ text: String, _ expected: String) {
    #expect(Base32.encoded(Array(text.utf8)) == expected)
  }
}
