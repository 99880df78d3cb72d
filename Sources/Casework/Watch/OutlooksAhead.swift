internal import Desks
internal import Register

/// Outlooks of many cases that somebody makes or changes, worked out before the transaction that writes them.
struct OutlooksAhead: Sendable {
  private let digest: String
  private let day: CivilDate
  private let found: [CaseOutlook?]

  init(_ outlooks: Outlooks, of cases: [CaseDesk.CaseInHand]) throws {
    (digest, day) = (outlooks.digest, outlooks.day)
    found = try outlooks.outlooks(of: cases.map(\.content))
  }

  /// In the order of the cases; `nil` where the register or the day is another one by now.
  func found(by outlooks: Outlooks) -> [CaseOutlook?]? {
    digest == outlooks.digest && day == outlooks.day ? found : nil
  }
}
