/// A telephone number in the international form of E.164.
package struct MobileNumber: Hashable, Sendable {
  /// With its plus sign: `+250700000001`.
  package let text: String

  package init(_ text: some StringProtocol) throws(ChannelFault) {
    let digits = text.utf8.dropFirst()
    let isWellFormed =
      text.utf8.first == UInt8(ascii: "+") && (8...15).contains(digits.count) && digits.allSatisfy(\.isDigit)
      && digits.first != UInt8(ascii: "0")
    guard isWellFormed else { throw .notANumber(String(text)) }
    self.text = String(text)
  }

  /// As operators of mobile money have it, without the plus sign.
  package var msisdn: Substring { text.dropFirst() }
}
