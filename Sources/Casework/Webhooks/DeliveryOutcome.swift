/// What came of an attempt to send an alert. It stands outside what is sealed, so that it names no address.
package enum DeliveryOutcome: Hashable, Sendable {
  /// The receiver answered with a status of HTTP; 200 to 299 is done, anything else is tried again.
  case status(Int)
  case notReached
  case timedOut
  /// The name leads to a network to which nothing is sent.
  case forbiddenAddress
  /// The receiver's certificate is not valid, or no safe connection came about.
  case notTrusted
  /// libcurl is not on the machine.
  case noLibrary
  /// The case was erased, or the address is not open to us any more.
  case gone
  case failed

  package var isDone: Bool {
    switch self {
    case .status(let status): (200...299).contains(status)
    case .gone: true
    case .notReached, .timedOut, .forbiddenAddress, .notTrusted, .noLibrary, .failed: false
    }
  }

  package var text: String {
    switch self {
    case .status(let status): "status \(status)"
    case .notReached: "not reached"
    case .timedOut: "timed out"
    case .forbiddenAddress: "forbidden address"
    case .notTrusted: "not trusted"
    case .noLibrary: "no library"
    case .gone: "gone"
    case .failed: "failed"
    }
  }

  /// As it was kept; `nil` for a delivery that was not tried, or ended with its webhook.
  package init?(_ text: String) {
    let others: [DeliveryOutcome] = [
      .notReached, .timedOut, .forbiddenAddress, .notTrusted, .noLibrary, .gone, .failed,
    ]
    if let other = others.first(where: { $0.text == text }) {
      self = other
    } else if text.hasPrefix("status "), let status = Int(text.dropFirst(7)) {
      self = .status(status)
    } else {
      return nil
    }
  }
}
