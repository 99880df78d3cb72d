import Sealing
import Testing

/// Tokens and recovery codes: what is shown comes back to the digest that was kept.
struct TokenTests {
  @Test("A token comes back from its text, and keeps its digest")
  func tokens() throws {
    let token = Token.random()
    #expect(token.text.wholeMatch(of: /[A-Za-z0-9_\-]{43}/) != nil)
    let shown = try #require(Token(text: token.text))
    #expect(shown == token && shown.digest == token.digest && token.digest.count == 32)
    #expect(Token.random().digest != token.digest)
  }

  @Test("A token is written in one way only")
  func oneForm() throws {
    let zeros = String(repeating: "A", count: 43)
    #expect(Token(text: zeros) != nil)
    // The last character has two spare bits.
    for text in [
      "", zeros.dropLast() + "B", zeros + "A", zeros + "=", "+" + zeros.dropFirst(), " " + zeros.dropFirst(),
    ] {
      #expect(Token(text: String(text)) == nil, "\(text)")
    }
  }

  @Test("Recovery codes are six groups of four, and all different")
  func codes() {
    let codes = RecoveryCode.random(10)
    #expect(Set(codes).count == 10)
    for code in codes {
      #expect(code.wholeMatch(of: /([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}/) != nil, "\(code)")
    }
  }

  @Test(
    "A code may be typed in capitals, with spaces, and with letters that look like digits",
    arguments: [
      "0123-4567-89ab-cdef-ghjk-mnpq", "O I23 4567 89AB CDEF GHJK MNPQ", "ol234567 89abcdef ghjkmnpq",
      " 0123–4567-89ab-cdef-ghjk-mnpq",
    ])
  func typed(_ text: String) {
    let right = RecoveryCode.digest("0123456789abcdefghjkmnpq")
    #expect(right?.count == 32)
    // An en dash, as word processors make it, is a hyphen too.
    #expect(RecoveryCode.digest(text) == right)
  }

  @Test(
    "What cannot be a code has no digest",
    arguments: [
      "", "0123", "0123-4567-89ab-cdef", "0123-4567-89ab-cdef-ghjk-mnpu", "0123-4567-89ab-cdef-ghjk-mnpq0",
      "0123-4567-89ab-cdef-ghjk-mnp!", "ß123-4567-89ab-cdef-ghjk-mnpq",
    ])
  func malformed(_ text: String) {
    #expect(RecoveryCode.digest(text) == nil)
    #expect(RecoveryCode.digest(String(repeating: " ", count: 1_000_000) + "0123-4567-89ab-cdef-ghjk-mnpq") == nil)
  }
}
