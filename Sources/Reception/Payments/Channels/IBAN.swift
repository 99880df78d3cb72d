/// An International Bank Account Number (ISO 13616). Rwanda has none.
package struct IBAN: Hashable, Sendable {
  /// Without spaces.
  package let text: String

  package init(_ text: some StringProtocol) throws(ChannelFault) {
    let compact = text.utf8.filter { $0 != UInt8(ascii: " ") }
    let isWellFormed =
      (15...34).contains(compact.count) && compact.prefix(2).allSatisfy(\.isCapital)
      && compact.dropFirst(2).prefix(2).allSatisfy(\.isDigit)
      && compact.dropFirst(4).allSatisfy { $0.isCapital || $0.isDigit }
    guard isWellFormed else { throw .notAnIBAN(String(text)) }
    guard IBAN.remainder(compact[4...] + compact[..<4]) == 1 else { throw .checkDigits(String(text)) }
    self.text = String(decoding: compact, as: UTF8.self)
  }

  /// Of the number that the text makes when A is 10 and Z is 35, divided by 97 (ISO 7064).
  private static func remainder(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { remainder, byte in
      byte.isDigit
        ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
        : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
    }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
