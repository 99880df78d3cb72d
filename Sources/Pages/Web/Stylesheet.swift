/// The one stylesheet of the site. Its path holds a hash of its text, so that browsers may keep it for ever.
package struct Stylesheet: Sendable {
  package let text: String
  package let path: String

  package init(_ text: String) {
    self.text = text
    // FNV-1a: it tells versions apart and protects nothing.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    path = "/style-\(String(hash, radix: 16)).css"
  }

  package static let standard = Stylesheet(
    [tokens, base, head, parts, tables, claims, drawings, norms, findings, check, small, print, onePage].joined(
      separator: "\n"))
}
