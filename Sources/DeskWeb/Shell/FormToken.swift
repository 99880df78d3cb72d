internal import Sealing

/// What every form sends, so that no page of another site can send one: it is made of the token in the cookie, which only
/// a page of this desk knows something about.
///
/// Each page has another one: a text that stays the same in compressed pages can be guessed from their length (BREACH).
enum FormToken {
  private static let nonceLength = 32

  static func make(for token: Token) -> String {
    let nonce = SHA.hex(RandomBytes.make(nonceLength / 2))
    return nonce + proof(nonce, token)
  }

  static func admits(_ text: String, for token: Token) -> Bool {
    guard text.utf8.count == nonceLength + 64 else { return false }
    return ConstantTime.equal(
      Array(text.utf8.dropFirst(nonceLength)), Array(proof(String(text.prefix(nonceLength)), token).utf8))
  }

  private static func proof(_ nonce: String, _ token: Token) -> String {
    SHA.hex(SHA.hmac(Array(token.text.utf8), Array("safethird form \(nonce)".utf8)))
  }
}
