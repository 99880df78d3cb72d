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

  @Test("Recovery codes are four groups of four, and all different")
  func codes() {
    let codes = RecoveryCode.random(10)
    #expect(Set(codes).count == 10)
    for code in codes {
      #expect(code.wholeMatch(of: /([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}/) != nil, "\(code)")
    }
  }

  @Test(
    "A code may be typed in capitals, with spaces, and with letters that look like digits",
    arguments: ["0123-4567-89ab-cdef", "O I23 4567 89AB CDEF", "ol234567 89abcdef", " 0123–4567-89ab-cdef"])
  func typed(_ text: String) {
    let right = RecoveryCode.digest("0123456789abcdef")
    #expect(right?.count == 32)
    // An en dash, as word processors make it, is a hyphen too.
    #expect(RecoveryCode.digest(text) == right)
  }

  @Test(
    "What cannot be a code has no digest",
    arguments: [
      "", "0123", "0123-4567-89ab-cdeu", "0123-4567-89ab-cdef0", "0123-4567-89ab-cde!", "ß123-4567-89ab-cdef",
    ])
  func malformed(_ text: String) {
    #expect(RecoveryCode.digest(text) == nil)
    #expect(RecoveryCode.digest(String(repeating: " ", count: 1_000_000) + "0123-4567-89ab-cdef") == nil)
  }
}
