package import Register

/// How many people are said to have been moved under an arrangement by a day.
package struct PeopleMoved: Hashable, Sendable {
  /// The reported arrivals added up; of accounts of one event that contradict one another, the smallest number.
  /// `nil` where no arrival with a number is reported.
  package let arrivals: Int?
  /// The largest running total that anybody gives.
  package let largestTotal: Int?

  package init(_ arrangement: Arrangement, on day: CivilDate) {
    var counts: [Int] = []
    var contested: [String: Int] = [:]
    var totals: [Int] = []
    for transfer in arrangement.transfers {
      guard let count = transfer.count, transfer.claim.retraction == nil,
        transfer.date.map({ $0.first <= day }) ?? true
      else { continue }
      switch transfer.kind {
      case .arrival:
        let date = transfer.date?.description ?? ""
        let key = transfer.claim.conflict.isEmpty ? "" : "\(transfer.claim.conflict) \(date)"
        if key.isEmpty { counts.append(count) } else { contested[key] = min(contested[key] ?? count, count) }
      case .cumulative: totals.append(count)
      case .onward, .attempt: break
      }
    }
    counts += contested.values
    arrivals = counts.isEmpty ? nil : counts.reduce(0, +)
    largestTotal = totals.max()
  }
}
