/// The Business Identifier Code of a bank (ISO 9362).
package struct BIC: Hashable, Sendable {
  package let text: String

  package init(_ text: some StringProtocol) throws(ChannelFault) {
    let bytes = Array(text.utf8)
    let isWellFormed =
      (bytes.count == 8 || bytes.count == 11) && bytes.allSatisfy { $0.isCapital || $0.isDigit }
      && bytes[4].isCapital && bytes[5].isCapital
    guard isWellFormed else { throw .notABIC(String(text)) }
    self.text = String(text)
  }
}
