internal import Foundation

/// Base64 without padding (RFC 4648): the standard alphabet in password hashes, the one for addresses in tokens.
enum Base64 {
  /// The alphabet with `+` and `/`.
  static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("=", with: "")
  }

  /// The bytes of a text of the standard alphabet, written in the only right way.
  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: text + padding) else { return nil }
    let bytes = [UInt8](data)
    // Spare bits at the end could say the same bytes in several ways.
    return encoded(bytes) == text ? bytes : nil
  }

  /// The alphabet with `-` and `_`, for addresses and file names.
  static func encodedForAddress(_ bytes: [UInt8]) -> String {
    encoded(bytes).replacing("+", with: "-").replacing("/", with: "_")
  }

  /// The bytes of a text of the alphabet for addresses.
  static func decodedFromAddress(_ text: some StringProtocol) -> [UInt8]? {
    guard !text.contains("+"), !text.contains("/") else { return nil }
    return decoded(String(text).replacing("-", with: "+").replacing("_", with: "/"))
  }
}
