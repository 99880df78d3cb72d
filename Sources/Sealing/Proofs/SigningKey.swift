internal import Crypto

/// A key that signs, with a public half by which anybody can check: Ed25519 (RFC 8032).
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new key from the system's generator of random numbers.
  package static func random() -> SigningKey { SigningKey(key: Curve25519.Signing.PrivateKey()) }

  private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

  /// The key of these 32 bytes, RFC 8032's seed.
  package init(bytes: [UInt8]) throws(SealingFault) {
    guard bytes.count == 32 else { throw .wrongLength(bytes.count) }
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    } catch {
      throw .malformed
    }
  }

  /// The secret, 32 bytes: to be sealed before it is kept.
  package var bytes: [UInt8] { Array(key.rawRepresentation) }
  /// What others check signatures with, 32 bytes.
  package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The signature, 64 bytes.
  package func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }

  /// Whether the holder of `publicKey` signed exactly these bytes. False also where key or signature are malformed.
  package static func verify(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard publicKey.count == 32, signature.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
