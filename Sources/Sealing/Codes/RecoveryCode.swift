/// A code on paper, for whoever has lost their telephone: 120 random bits as 24 characters of
/// Crockford's base 32. Fewer than 112 would have to be hashed as slowly as a password (OWASP ASVS 5.0, 6.5.2).
package enum RecoveryCode {
  private static let characterCount = 24
  /// What people and word processors put between the groups.
  private static let separators: Set<Character> = [" ", "\u{a0}", "\t", "-", "\u{2010}", "\u{2011}", "\u{2013}"]

  /// New codes, written `xxxx-xxxx-xxxx-xxxx-xxxx-xxxx`.
  package static func random(_ count: Int) -> [String] {
    (0..<count).map { _ in
      let characters = Array(Base32.encoded(RandomBytes.make(15), alphabet: Base32.crockford).lowercased())
      return stride(from: 0, to: characterCount, by: 4).map { String(characters[$0..<$0 + 4]) }.joined(separator: "-")
    }
  }

  /// What is kept of a code, as a person types it; `nil` for what cannot be one.
  ///
  /// Small and capital letters, spaces and hyphens of every kind, O and 0, I, L and 1 are not told apart. SHA-256 is enough: 120 random
  /// bits cannot be tried out.
  package static func digest(_ typed: String) -> [UInt8]? {
    // Beyond this no code is meant, and nothing is worth normalizing.
    guard typed.utf8.count <= 100 else { return nil }
    var canonical: [UInt8] = []
    for character in typed.uppercased() where !separators.contains(character) {
      let read: Character =
        switch character {
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      guard Base32.crockford.contains(read), let code = read.asciiValue else { return nil }
      canonical.append(code)
    }
    return canonical.count == characterCount ? SHA.sha256(canonical) : nil
  }
}
