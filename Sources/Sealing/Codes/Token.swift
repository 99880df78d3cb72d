/// A secret that a browser, an invitation or a feed carries: 256 random bits, 43 characters that fit into an address.
///
/// What is kept is its digest. As no token can be guessed, a plain SHA-256 is enough.
package struct Token: Hashable, Sendable {
  private static let byteCount = 32
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A new token.
  package static func random() -> Token { Token(bytes: RandomBytes.make(byteCount)) }

  /// The token that somebody shows; `nil` for what cannot be one.
  package init?(text: String) {
    guard text.utf8.count == 43, let bytes = Base64.decodedFromAddress(text), bytes.count == Self.byteCount else {
      return nil
    }
    self.bytes = bytes
  }

  /// The token as its holder gets it (base64url, RFC 4648).
  package var text: String { Base64.encodedForAddress(bytes) }
  /// What is kept of it: SHA-256.
  package var digest: [UInt8] { SHA.sha256(bytes) }
}
