internal import Register

/// What came of one due by a day.
enum DueOutcome: Hashable, Sendable {
  case onTime, late, partly, unpaid
  /// Its day and the days of grace are not over, and nothing arrived.
  case open

  /// From what was reported of it, in any order. What arrived in another currency than was promised makes nothing whole.
  init(
    _ promise: ReportRecord.Promise, _ results: [ReportRecord.Result], grace: Int, asOf today: CivilDate
  ) throws(MoneyFault) {
    let lastDay = promise.day.advanced(by: grace)
    var sums = MoneySums()
    var whole: CivilDate?
    // Of what happened on one day, arrivals come first: what comes back had arrived.
    for result in results.filter({ $0.day <= today }).sorted(by: Self.precedes) {
      switch (result.kind, promise.amount) {
      case (.failed, _): continue
      case (.delivered, nil): whole = whole ?? result.day
      case (.returned, nil): whole = nil
      case (.delivered(let money), let amount?):
        if let money { try sums.add(money) }
        if sums[amount.currency].minor >= amount.minor { whole = whole ?? result.day }
      case (.returned(let money), let amount?):
        try sums.subtract(money)
        if sums[amount.currency].minor < amount.minor { whole = nil }
      }
    }
    if let whole {
      self = whole <= lastDay ? .onTime : .late
    } else if sums.isPositive {
      self = .partly
    } else {
      self = today > lastDay ? .unpaid : .open
    }
  }

  private static func precedes(_ a: ReportRecord.Result, _ b: ReportRecord.Result) -> Bool {
    a.day != b.day ? a.day < b.day : !a.isReturn && b.isReturn
  }
}

extension ReportRecord.Result {
  fileprivate var isReturn: Bool { if case .returned = kind { true } else { false } }
}
