internal import Foundation

/// The master keys: the first wraps, all unwrap, so that a key can be changed while the old one still opens what is there.
///
/// The text is that of a file: a key a line, 32 bytes in base64 (RFC 4648). Empty lines, and lines that begin with `#`, are
/// passed over.
package struct MasterKeys: Sendable {
  /// The key that wraps.
  package let current: SealingKey
  /// The fingerprint of the key that wraps.
  package let currentID: String
  private let byID: [String: SealingKey]

  /// A new key as a line for the file.
  package static func newText() -> String { Data(RandomBytes.make(SealingKey.byteCount)).base64EncodedString() }

  /// The keys of a file or of the environment.
  package init(text: String) throws(MasterKeyMistake) {
    var first: (key: SealingKey, id: String)?
    var byID: [String: SealingKey] = [:]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, raw) in lines.enumerated() {
      let line = raw.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let key = try Self.key(line, at: index + 1)
      let id = key.fingerprint
      guard byID.updateValue(key, forKey: id) == nil else {
        throw MasterKeyMistake(
          line: index + 1, found: "a key that stands in an earlier line too", expected: "each key once",
          remedy: "delete one of the two lines; the first key of the file wraps")
      }
      if first == nil { first = (key, id) }
    }
    guard let first else {
      throw MasterKeyMistake(
        line: nil, found: "no key", expected: "at least one line of 32 bytes in base64", remedy: Self.makeOne)
    }
    (current, currentID) = first
    self.byID = byID
  }

  /// The fingerprints of all keys, in order of their letters.
  package var ids: [String] { byID.keys.sorted() }

  /// A key, wrapped under the current master key, with the fingerprint by which to find that again.
  package func wrap(_ key: SealingKey, context: String) throws -> (masterID: String, wrapped: [UInt8]) {
    (currentID, try current.wrap(key, context: context))
  }

  /// The key that was wrapped under the master key with the fingerprint `masterID`.
  package func unwrap(_ wrapped: [UInt8], masterID: String, context: String) throws(SealingFault) -> SealingKey {
    guard let master = byID[masterID] else { throw .noSuchMasterKey(masterID) }
    return try master.unwrap(wrapped, context: context)
  }

  private static let makeOne = "make one with `safethird keys new`"

  private static func key(_ line: String, at number: Int) throws(MasterKeyMistake) -> SealingKey {
    guard let data = Data(base64Encoded: line) else {
      throw MasterKeyMistake(
        line: number, found: "\(line.count) characters that are not base64",
        expected: "44 characters: letters, digits, + and /, and = at the end", remedy: makeOne)
    }
    guard data.count == SealingKey.byteCount, let key = try? SealingKey(bytes: [UInt8](data)) else {
      throw MasterKeyMistake(
        line: number, found: "\(data.count) bytes", expected: "32 bytes, which are 44 characters of base64",
        remedy: makeOne)
    }
    // What people write to try a thing out, and then leave.
    guard Set(data).count > 1 else {
      throw MasterKeyMistake(
        line: number, found: "the same byte 32 times", expected: "32 random bytes", remedy: makeOne)
    }
    return key
  }
}
