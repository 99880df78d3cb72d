internal import DeskSQLite
internal import Desks

/// Opens cases and finds which of them have news; for the pages of one round.
final class RoundEvaluator {
  /// Where the sheets put what they find.
  private final class Found {
    var outlooks: [(number: Int, outlook: CaseOutlook)] = []
  }

  private let found: Found
  private let sheets: OutlookSheets
  private let cause: AlertCause
  /// Cases that could not be opened: a damaged one does not keep the others from being watched.
  private(set) var unopened = 0

  init(_ outlooks: Outlooks, cause: AlertCause) {
    let found = Found()
    self.found = found
    self.cause = cause
    sheets = OutlookSheets(outlooks) { found.outlooks.append(($0, $1)) }
  }

  /// Cases that have no outlook yet get one without an alert.
  func news(of page: [WatchedCase]) throws -> [CaseNews] {
    var opened: [OpenedCase] = []
    for watched in page {
      do {
        let one = try watched.opened()
        try sheets.add(opened.count, facts: one.facts, earlier: one.outlook)
        opened.append(one)
      } catch DeskFault.damaged { unopened += 1 }
    }
    sheets.finish()
    defer { found.outlooks.removeAll(keepingCapacity: true) }
    return try found.outlooks.map { number, outlook in
      let one = opened[number]
      let isOfRegister = try FactsCode(one.facts).watched.isEmpty
      let changes =
        one.outlook.map { outlook.changes(since: OutlookCode.decode($0), ofRegister: isOfRegister) } ?? []
      return try one.news(outlook, changes, cause: cause)
    }
  }
}
