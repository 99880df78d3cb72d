/// Bytes as letters and digits that people can read out, five bits a character.
enum Base32 {
  /// The alphabet of RFC 4648, which apps for one-time codes read.
  static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  /// The alphabet of Douglas Crockford, without the letters I, L, O and U.
  static let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Without padding at the end, which the apps do not want.
  static func encoded(_ bytes: [UInt8], alphabet: [Character] = standard) -> String {
    var text = ""
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[buffer >> bits & 31])
      }
      buffer &= 1 << bits - 1
    }
    if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
    return text
  }
}
