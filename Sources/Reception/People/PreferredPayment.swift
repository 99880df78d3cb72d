/// How somebody wants to be paid.
package enum PreferredPayment: Hashable, Sendable, Codable {
  /// By a run of payments.
  case channel(PaymentChannel)
  /// By hand.
  case cash

  /// A number for mobile money as people write it, with spaces and with or without a plus; it has to be in its international
  /// form.
  package static func mobileMoney(written text: String) throws(ChannelFault) -> PreferredPayment {
    let number = text.filter { !" -().".contains($0) }
    return .channel(.mobileMoney(try MobileNumber(number.hasPrefix("+") ? number : "+" + number)))
  }
}
