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
    return isSame(String(text.dropFirst(nonceLength)), proof(String(text.prefix(nonceLength)), token))
  }

  private static func proof(_ nonce: String, _ token: Token) -> String {
    SHA.hex(SHA.hmac(Array(token.text.utf8), Array("safethird form \(nonce)".utf8)))
  }

  /// In a time that does not depend on where two texts differ.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
