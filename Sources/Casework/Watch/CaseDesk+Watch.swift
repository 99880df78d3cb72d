internal import DeskSQLite
package import Desks
internal import Dispatch
internal import Pages
internal import Register
internal import Safeguards
internal import Synchronization

/// What a round of the watch did for an organisation.
package struct WatchRound: Hashable, Sendable {
  package var cases: Int
  /// Cases of which some finding changed.
  package var changed: Int
  package var milliseconds: Int
}

extension CaseDesk {
  /// How many cases are taken from the store at once: few enough that nobody waits for the end of a read or a write.
  private static let pageSize = 1_000

  /// Looks at every open case again where the register or the day is another one than at the last round; `nil` where both
  /// are the same. Findings that changed become alerts.
  ///
  /// It blocks the thread that calls it: a round belongs on a thread of its own.
  package func watch(_ organisation: OrganisationID) throws -> WatchRound? {
    let (site, day) = (site(), today())
    let before = try database.readNow { try $0.evaluation(of: organisation) }
    if let before, before.register == site.digest, before.day == day.description { return nil }
    let start = ContinuousClock.now
    let outlooks = Outlooks(site, day: day)
    let cause = AlertCause(
      registerBefore: before?.register ?? site.digest, registerAfter: site.digest,
      dayBefore: before?.day ?? day.description, dayAfter: day.description)
    var round = WatchRound(cases: 0, changed: 0, milliseconds: 0)
    var last: CaseID?
    while true {
      let page = try database.readNow { [last] in
        try $0.watchedCases(of: organisation, after: last, limit: CaseDesk.pageSize)
      }
      guard let end = page.last else { break }
      last = end.id
      round.cases += page.count
      let news = try CaseDesk.evaluate(page, outlooks)
      guard !news.isEmpty else { continue }
      let time = now()
      round.changed += try database.writeNow { writer in
        var changed = 0
        for item in news where try writer.isUnchanged(item.id, since: item.revision) {
          try writer.setOutlook(item.outlook, of: item.id, in: organisation)
          guard !item.changes.isEmpty else { continue }
          changed += 1
          try writer.addAlert(item.changes, cause: cause, of: item.id, in: organisation, at: time)
        }
        return changed
      }
    }
    let elapsed = (ContinuousClock.now - start).components
    round.milliseconds = Int(elapsed.seconds) * 1_000 + Int(elapsed.attoseconds / 1_000_000_000_000_000)
    let time = now()
    try database.writeNow { [round] writer in
      try writer.setEvaluation(
        Evaluation(
          register: site.digest, day: day.description, at: time, cases: round.cases, changed: round.changed,
          milliseconds: round.milliseconds), of: organisation)
      try writer.log(
        .casesEvaluated, by: .program,
        detail: "\(round.cases) cases, \(round.changed) changed, \(site.digest), \(day)", in: organisation, at: time)
    }
    return round
  }

  private struct News: Sendable {
    var id: CaseID
    var revision: Int
    var outlook: CaseOutlook
    var changes: [FindingChange]
  }

  /// Opens and evaluates on both cores; each case is a matter of its own.
  private static func evaluate(_ page: [WatchedCase], _ outlooks: Outlooks) throws -> [News] {
    let parts = 2
    let results = Mutex<[Int: Result<[News], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = (page.count * part / parts)..<(page.count * (part + 1) / parts)
      let result = Result { try page[range].compactMap { try news($0, outlooks) } }
      results.withLock { $0[part] = result }
    }
    let found = results.withLock { $0 }
    return try (0..<parts).flatMap { try found[$0]?.get() ?? [] }
  }

  private static func news(_ watched: WatchedCase, _ outlooks: Outlooks) throws -> News? {
    let (bytes, earlier) = try watched.opened()
    let (file, destinations) = try CaseFacts.read(bytes, outlooks.words)
    guard let change = outlooks.change(file, watched: destinations, since: earlier) else { return nil }
    return News(id: watched.id, revision: watched.revision, outlook: change.outlook, changes: change.changes)
  }
}
