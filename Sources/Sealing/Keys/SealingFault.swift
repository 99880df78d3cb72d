/// Why something sealed could not be opened, or bytes are no key.
package enum SealingFault: Error, Hashable, Sendable {
  /// The key is another one, a byte was changed, or the value was moved to where it does not belong. Authenticated
  /// encryption cannot tell these apart.
  case wrongKeyOrChanged
  /// The bytes are nothing that this program has sealed.
  case malformed
  /// So many bytes, where a key has 32.
  case wrongLength(Int)
  /// The master key of this fingerprint is not among those that were given.
  case noSuchMasterKey(String)
}

extension SealingFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongKeyOrChanged:
      "found a sealed value that does not open; expected one sealed with this key for this place, and not changed since"
    case .malformed:
      "found bytes that are no sealed value; expected a version, a nonce, the text and a tag"
    case .wrongLength(let count):
      "found a key of \(count) bytes; expected 32"
    case .noSuchMasterKey(let id):
      "found a value under the master key \(id), which was not given; add its line to the file of master keys"
    }
  }
}
