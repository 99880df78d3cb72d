internal import DeskSQLite
package import Desks
internal import Pages
internal import Register

/// What a round of the watch did for an organisation.
package struct WatchRound: Hashable, Sendable {
  package var cases = 0
  /// Cases of which some finding changed.
  package var changed = 0
  /// Cases that could not be opened, as they are damaged.
  package var unopened = 0
  package var milliseconds = 0
}

extension CaseDesk {
  /// How many cases are taken from the store at once, and how many are written at once: few enough that nobody waits for
  /// the end of a read or a write.
  private static let (readAtOnce, writtenAtOnce) = (1_000, 250)

  /// While a round was under way, the register or the day became another one.
  private struct Overtaken: Error {}

  /// Looks at every open case again where the register or the day is another one than at the last round; `nil` where both
  /// are the same. Findings that changed become alerts.
  ///
  /// It blocks the thread that calls it: a round belongs on a thread of its own. Beside it one other writes, and waits for
  /// the disk most of the time: the rest of the machine is for people.
  package func watch(_ organisation: OrganisationID) throws -> WatchRound? {
    while true {
      let outlooks = outlooks()
      let before = try database.readNow { try $0.evaluation(of: organisation) }
      if let before, before.isOf(outlooks) { return nil }
      do { return try round(organisation, outlooks, since: before) } catch is Overtaken { continue }
    }
  }

  private func round(
    _ organisation: OrganisationID, _ outlooks: Outlooks, since before: Evaluation?
  ) throws -> WatchRound {
    let start = ContinuousClock.now
    let evaluator = RoundEvaluator(outlooks, cause: AlertCause(since: before, outlooks))
    let writer = NewsWriter { [self] in try write($0, of: organisation, outlooks) }
    defer { writer.wait() }
    var round = WatchRound()
    /// What somebody changed between the read and the write is looked at again: its news would be lost otherwise.
    func finish() throws {
      var written = try writer.finish()
      round.changed += written.changed
      while !written.missed.isEmpty {
        let page = try database.readNow { [missed = written.missed] in
          try $0.watchedCases(missed, of: organisation)
        }
        written = try write(try evaluator.news(of: page), of: organisation, outlooks)
        round.changed += written.changed
      }
    }
    var position: Int64 = 0
    while true {
      let page = try database.readNow { [position] in
        try $0.watchedCases(of: organisation, after: position, limit: CaseDesk.readAtOnce)
      }
      guard let end = page.last else { break }
      position = end.position
      round.cases += page.count
      let news = try evaluator.news(of: page)
      try finish()
      writer.start(news)
    }
    try finish()
    round.unopened = evaluator.unopened
    let elapsed = (ContinuousClock.now - start).components
    round.milliseconds = Int(elapsed.seconds) * 1_000 + Int(elapsed.attoseconds / 1_000_000_000_000_000)
    try record(round, of: organisation, outlooks)
    return round
  }

  private func write(
    _ news: [CaseNews], of organisation: OrganisationID, _ outlooks: Outlooks
  ) throws -> NewsWriter.Written {
    var result = NewsWriter.Written()
    var start = 0
    repeat {
      let part = news[start..<min(news.count, start + CaseDesk.writtenAtOnce)]
      start = part.endIndex
      let time = now()
      // Where there is no news this asks nothing of the store, and still whether the round is overtaken.
      try checkIsCurrent(outlooks)
      guard !part.isEmpty else { continue }
      let written = try database.writeNow { writer in
        // Here and not before: whoever changes a case after this sees the same register.
        try checkIsCurrent(outlooks)
        return try part.map { try writer.write($0, of: organisation, at: time) }
      }
      for (item, isWritten) in zip(part, written) {
        if !isWritten { result.missed.append(item.id) } else if item.isAlert { result.changed += 1 }
      }
    } while start < news.count
    return result
  }

  private func record(_ round: WatchRound, of organisation: OrganisationID, _ outlooks: Outlooks) throws {
    let time = now()
    try database.writeNow { writer in
      try checkIsCurrent(outlooks)
      try writer.setEvaluation(
        Evaluation(
          register: outlooks.digest, day: outlooks.day.description, at: time, cases: round.cases,
          changed: round.changed, milliseconds: round.milliseconds), of: organisation)
      var detail = "\(round.cases) cases, \(round.changed) changed"
      if round.unopened > 0 { detail += ", \(round.unopened) damaged" }
      try writer.log(
        .casesEvaluated, by: .program, detail: "\(detail), \(outlooks.digest), \(outlooks.day)", in: organisation,
        at: time)
    }
  }

  private func checkIsCurrent(_ outlooks: Outlooks) throws {
    guard site().digest == outlooks.digest, today() == outlooks.day else { throw Overtaken() }
  }

  // MARK: changes of people

  /// A case that somebody makes or changes.
  struct CaseInHand: Sendable {
    var id: CaseID
    /// `nil` of a new case.
    var before: CaseContent?
    var content: CaseContent
  }

  /// Sets the outlooks of cases that somebody makes or changes, in the transaction that does it: a round of the watch that
  /// comes after it begins with the same register.
  ///
  /// Where the register or the day changed since the last round, what that did to a case as it was is an alert first: a
  /// round that comes later sees only what the person made of it.
  func renewOutlooks(
    of cases: [CaseInHand], _ ahead: OutlooksAhead? = nil, in organisation: OrganisationID, at time: DeskTime,
    _ writer: DeskWriter
  ) throws {
    let outlooks = outlooks()
    let evaluation = try writer.reader.evaluation(of: organisation)
    if evaluation?.isOf(outlooks) != true {
      let open = cases.filter { $0.before?.isClosed == false }
      let cause = AlertCause(since: evaluation, outlooks)
      for (item, outlook) in zip(open, try outlooks.outlooks(of: open.compactMap(\.before))) {
        guard let outlook, let earlier = try writer.reader.outlook(of: item.id, in: organisation) else { continue }
        let changes = outlook.changes(since: earlier, ofRegister: item.before?.watched.isEmpty == true)
        guard !changes.isEmpty else { continue }
        try writer.addAlert(changes, cause: cause, of: item.id, in: organisation, at: time)
      }
    }
    let found = try ahead?.found(by: outlooks) ?? outlooks.outlooks(of: cases.map(\.content))
    for (item, outlook) in zip(cases, found) {
      if let outlook { try writer.setOutlook(outlook, of: item.id, in: organisation) }
    }
  }
}

extension Evaluation {
  fileprivate func isOf(_ outlooks: Outlooks) -> Bool {
    register == outlooks.digest && day == outlooks.day.description
  }
}

extension AlertCause {
  fileprivate init(since before: Evaluation?, _ outlooks: Outlooks) {
    self.init(
      registerBefore: before?.register ?? outlooks.digest, registerAfter: outlooks.digest,
      dayBefore: before?.day ?? outlooks.day.description, dayAfter: outlooks.day.description)
  }
}
