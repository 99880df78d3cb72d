internal import Crypto
internal import Foundation

/// A key of 256 bits, with which values are sealed and other keys are wrapped: AES-256-GCM (NIST SP 800-38D).
///
/// A sealed value is one byte of version, a nonce of 12 random bytes, the encrypted text and a tag of 16 bytes. The version
/// and the `context` are authenticated with it: a value that is moved to another row, or a wrapped key that is offered as a
/// text, does not open. Nonces are random, so one key may seal 2³² values (SP 800-38D, 8.3) before it must be changed.
package struct SealingKey: Sendable {
  /// How many bytes a key has.
  package static let byteCount = 32
  /// How many bytes a sealed value has beyond its text.
  package static let overhead = 1 + nonceCount + tagCount
  private static let nonceCount = 12
  private static let tagCount = 16

  /// What was sealed; the first byte.
  private enum Version: UInt8 {
    case text = 1
    case key = 2
  }

  /// Swift Crypto wipes it from memory with its last copy.
  private let key: SymmetricKey

  private init(key: SymmetricKey) { self.key = key }

  /// A new key from the system's generator of random numbers.
  package static func random() -> SealingKey { SealingKey(key: SymmetricKey(size: .bits256)) }

  /// The key of these 32 bytes.
  package init(bytes: [UInt8]) throws(SealingFault) {
    guard bytes.count == Self.byteCount else { throw .wrongLength(bytes.count) }
    key = SymmetricKey(data: bytes)
  }

  // MARK: Values

  /// `plain`, sealed for the place that `context` names.
  package func seal(_ plain: [UInt8], context: String) throws -> [UInt8] {
    try seal(plain, as: .text, context: context)
  }

  /// What was sealed with this key for `context`.
  package func open(_ sealed: [UInt8], context: String) throws(SealingFault) -> [UInt8] {
    [UInt8](try opened(sealed, as: .text, context: context))
  }

  // MARK: Keys

  /// Another key, sealed under this one.
  package func wrap(_ key: SealingKey, context: String) throws -> [UInt8] {
    try seal(key.key.withUnsafeBytes { [UInt8]($0) }, as: .key, context: context)
  }

  /// The key that was wrapped under this one for `context`.
  package func unwrap(_ wrapped: [UInt8], context: String) throws(SealingFault) -> SealingKey {
    let plain = try opened(wrapped, as: .key, context: context)
    guard plain.count == Self.byteCount else { throw .wrongLength(plain.count) }
    return SealingKey(key: SymmetricKey(data: plain))
  }

  /// A key for one purpose, from which this one cannot be found: HKDF with SHA-256 (RFC 5869).
  package func derived(for purpose: String) -> SealingKey {
    SealingKey(
      key: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, info: Array(purpose.utf8), outputByteCount: Self.byteCount))
  }

  // MARK: What may be known without the key

  /// Equal for equal texts, and of no use without the key: what sealed values are looked up by. HMAC with SHA-256 under a
  /// key of its own, for a key should have one use.
  package func blindIndex(_ text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: derived(for: "blind index").key))
  }

  /// Sixteen hexadecimal digits that tell keys apart and reveal nothing of them.
  package var fingerprint: String {
    SHA.hex(derived(for: "fingerprint").key.withUnsafeBytes { Array($0.prefix(8)) })
  }

  // MARK: The seal

  private static func authenticated(_ version: Version, _ context: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 + context.utf8.count)
    bytes.append(version.rawValue)
    bytes.append(contentsOf: context.utf8)
    return bytes
  }

  private func seal(_ plain: [UInt8], as version: Version, context: String) throws -> [UInt8] {
    let box = try AES.GCM.seal(plain, using: key, authenticating: Self.authenticated(version, context))
    var sealed: [UInt8] = []
    sealed.reserveCapacity(Self.overhead + plain.count)
    sealed.append(version.rawValue)
    sealed.append(contentsOf: box.nonce)
    sealed.append(contentsOf: box.ciphertext)
    sealed.append(contentsOf: box.tag)
    return sealed
  }

  private func opened(_ sealed: [UInt8], as version: Version, context: String) throws(SealingFault) -> Data {
    guard sealed.count >= Self.overhead, sealed[0] == version.rawValue else { throw .malformed }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
      return try AES.GCM.open(box, using: key, authenticating: Self.authenticated(version, context))
    } catch {
      throw .wrongKeyOrChanged
    }
  }
}
