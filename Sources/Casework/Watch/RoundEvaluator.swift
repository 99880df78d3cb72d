internal import DeskSQLite
internal import Desks

/// Opens cases and finds which of them have news; for the pages of one round.
final class RoundEvaluator {
  /// Where the sheets put what they find.
  private final class Found {
    var outlooks: [FoundOutlook] = []
  }

  private let found: Found
  private let sheets: OutlookSheets
  private let cause: AlertCause
  /// What alerts say: the same for all cases that go from one outlook to the same other.
  private var alerts: [AlertKey: [UInt8]?] = [:]
  private static let mostAlerts = 2_048

  private struct AlertKey: Hashable {
    var earlier: BytesKey
    var found: BytesKey
    var isOfRegister: Bool
  }

  /// Cases that could not be opened: a damaged one does not keep the others from being watched.
  private(set) var unopened = 0

  init(_ outlooks: Outlooks, cause: AlertCause) {
    let found = Found()
    self.found = found
    self.cause = cause
    sheets = OutlookSheets(outlooks) { found.outlooks.append($0) }
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
    return try found.outlooks.map { found in
      let one = opened[found.number]
      return try one.news(outlook: found.code, alert: try alert(found, one))
    }
  }

  private func alert(_ found: FoundOutlook, _ one: OpenedCase) throws -> [UInt8]? {
    guard found.hasOtherFindings, let earlier = one.outlook else { return nil }
    let isOfRegister = try FactsCode(one.facts).watched.isEmpty
    let key = AlertKey(
      earlier: BytesKey(bytes: earlier[...]), found: BytesKey(bytes: found.code[...]), isOfRegister: isOfRegister)
    if let known = alerts[key] { return known }
    let changes = found.outlook.changes(since: OutlookCode.decode(earlier), ofRegister: isOfRegister)
    let alert = try CaseNews.alert(changes, cause: cause)
    if alerts.count >= RoundEvaluator.mostAlerts { alerts.removeAll(keepingCapacity: true) }
    alerts[key] = .some(alert)
    return alert
  }
}
