internal import Crypto

/// A chain in which each entry carries the digest of all before it: none can be changed, left out or moved unseen.
package enum HashChain {
  /// What the first entry follows: 32 zeros.
  package static let start = [UInt8](repeating: 0, count: SHA256.byteCount)

  /// The digest after `entry`: SHA-256 of the one before and the entry.
  ///
  /// As the first part has always 32 bytes, no two pairs are the same bytes.
  package static func next(_ previous: [UInt8], _ entry: [UInt8]) -> [UInt8] {
    precondition(previous.count == SHA256.byteCount, "a digest of the chain has 32 bytes")
    var hash = SHA256()
    hash.update(data: previous)
    hash.update(data: entry)
    return Array(hash.finalize())
  }
}
