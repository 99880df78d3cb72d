internal import Register

/// The periods of dues by participant and entitlement, no two of which share a day.
///
/// They are kept in order, so that a year of days is searched in nine steps.
struct PeriodIndex: Sendable {
  private struct Holder: Hashable {
    var participant: ParticipantID
    var entitlement: EntitlementID

    init(_ due: Due.Key) { (participant, entitlement) = (due.participant, due.entitlement) }
  }

  private var periods: [Holder: [Period]] = [:]

  /// The period that shares a day with that of the due, which may be the same.
  func overlapping(_ due: Due.Key) -> Period? {
    guard let periods = periods[Holder(due)] else { return nil }
    let place = PeriodIndex.place(of: due.period, in: periods)
    return place < periods.count && periods[place].overlaps(due.period) ? periods[place] : nil
  }

  /// Only one that overlaps none may be put in.
  mutating func insert(_ due: Due.Key) {
    let holder = Holder(due)
    let place = PeriodIndex.place(of: due.period, in: periods[holder] ?? [])
    periods[holder, default: []].insert(due.period, at: place)
  }

  mutating func remove(_ due: Due.Key) {
    let holder = Holder(due)
    periods[holder]?.removeAll { $0 == due.period }
    if periods[holder]?.isEmpty == true { periods[holder] = nil }
  }

  /// The first that ends on the day on which the period begins, or later: what shares no day ends in the order in which it
  /// begins.
  private static func place(of period: Period, in periods: [Period]) -> Int {
    var (low, high) = (0, periods.count)
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].last < period.first { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
