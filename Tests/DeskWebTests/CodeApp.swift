import Sealing
import TestWire
import Testing

/// An app for one-time codes: it reads the secret that a page shows for it, and makes codes of it.
enum CodeApp {
  static func secret(_ page: Wire.Reply) throws -> String {
    String(try #require(page.text.firstMatch(of: /class="secret">([A-Z2-7]+)</), "no secret on the page").output.1)
  }

  static func code(_ secret: String, at seconds: Int) -> String {
    var (bytes, buffer, bits) = ([UInt8](), 0, 0)
    for letter in secret {
      buffer = (buffer << 5 | (Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").firstIndex(of: letter) ?? 0)) & 0xFFFF
      bits += 5
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(buffer >> bits & 0xFF))
    }
    return OneTimePassword(secret: bytes).code(atStep: seconds / OneTimePassword.period)
  }
}
