import Sealing
import Testing

/// Length counts, and that nobody would guess it.
struct PasswordRulesTests {
  @Test("From 12 to 128 characters")
  func length() {
    let long = Self.scattered(128)
    #expect(PasswordRules.fault(in: "", forbidden: []) == .tooShort(0))
    #expect(PasswordRules.fault(in: "mit Zug nac", forbidden: []) == .tooShort(11))
    #expect(PasswordRules.fault(in: "mit Zug nach", forbidden: []) == nil)
    #expect(PasswordRules.fault(in: long, forbidden: []) == nil)
    #expect(PasswordRules.fault(in: long + "x", forbidden: []) == .tooLong(129))
  }

  @Test("Characters are counted as they are kept: é is one, however it was typed")
  func scalars() {
    #expect(PasswordRules.fault(in: String(repeating: "e\u{301}", count: 11), forbidden: []) == .tooShort(11))
  }

  @Test(
    "What a guesser tries first is refused",
    arguments: [
      "password1234", "Password123!", "P@ssw0rd1234", "passwordpassword", "princess2024!", "Summer2024!!",
      "123456789012", "210987654321", "abcdefghijkl", "aaaaaaaaaaaa", "ababababababab", "qwertyuiop12",
      "q1w2e3r4t5y6", "iloveyou12345", "letmein letmein", "liverpool2024", "dragon19701980", "xyzxyzxyzxyz",
      "1qaz2wsx3edc", "leavemealone", "            ", "Passw0rd2023!",
    ])
  func common(_ password: String) {
    #expect(PasswordRules.fault(in: password, forbidden: []) == .easilyGuessed)
  }

  @Test(
    "Nothing else is asked: no capitals, digits or signs",
    arguments: [
      "correct horse battery staple", "correcthorsebatterystaple", "tanzende teekanne", "7hq2-xk9d-p4mz",
      "Два козла у моста", "我們在橋上等你回來一起吃飯", "🐐 am Brückengeländer",
    ])
  func passphrases(_ password: String) {
    #expect(PasswordRules.fault(in: password, forbidden: ["jane.doe@example.org", "Legal Aid Harbour"]) == nil)
  }

  @Test(
    "What says the person or the organisation is refused, and named",
    arguments: [
      ("jane.doe@example.org", "example"), ("JaneDoe2024!", "jane"), ("h4rbour-2026-!", "harbour"),
      ("legalaidharbour", "harbour"), ("Jané Doe Jané", "jané"),
    ])
  func own(_ password: String, _ word: String) {
    let fault = PasswordRules.fault(in: password, forbidden: ["jane.doe@example.org", "Jané Doe", "Legal Aid Harbour"])
    #expect(fault == .madeOf(word))
  }

  @Test("A name with much beside it is allowed")
  func nameBeside() {
    #expect(PasswordRules.fault(in: "jane fährt 17 Ziegen", forbidden: ["Jane Doe"]) == nil)
  }

  @Test("The longest password is judged while its owner waits")
  func longest() {
    let clock = ContinuousClock()
    let password = Self.scattered(128)
    let time = clock.measure { _ = PasswordRules.fault(in: password, forbidden: ["jane.doe@example.org"]) }
    #expect(time < .seconds(5))
  }

  /// Letters and signs without an order.
  private static func scattered(_ count: Int) -> String {
    var text = ""
    for index in 0..<count {
      let code = 33 + (index * 37 + index / 7) % 90
      text.unicodeScalars.append(UnicodeScalar(UInt8(code)))
    }
    return text
  }
}
