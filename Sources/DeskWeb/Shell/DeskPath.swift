/// An address of the desk that came from outside, such as where somebody wanted to go before they signed in.
enum DeskPath {
  /// The same where it is a plain path of the desk, else the desk itself: no other host, no line break, no way up.
  static func checked(_ text: String?) -> String {
    guard let text, text == "/desk" || text.hasPrefix("/desk/"), text.utf8.count <= 500,
      text.utf8.allSatisfy(isPlain), !text.contains("//"), !text.contains(".."), !text.hasPrefix("/desk/sign-")
    else { return "/desk" }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
