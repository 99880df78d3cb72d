internal import DeskSQLite
internal import Desks
internal import Dispatch
internal import Pages
internal import Register
internal import Synchronization

extension CaseDesk {
  /// The times of all open cases that are not over, the next first.
  package func deadlines(by caller: Caller) async throws -> [CaseDeadline] {
    try caller.require(.readCases)
    let deadlines = try await currentDeadlines(of: caller.organisation)
    let time = now()
    try await database.write { writer in
      try writer.log(
        .deadlinesRead, by: caller.actor, detail: "\(deadlines.count) deadlines", in: caller.organisation, at: time)
    }
    return deadlines
  }

  /// Worked out on a queue of its own: many cases take their time, and nobody should wait for a thread meanwhile.
  func currentDeadlines(of organisation: OrganisationID) async throws -> [CaseDeadline] {
    try await withCheckedThrowingContinuation { continuation in
      deadlineQueue.async { [self] in
        continuation.resume(with: Result { try renewDeadlines(of: organisation) })
      }
    }
  }

  /// How many cases are taken from the store at once.
  private static let pageSize = 500

  /// The same for a thread that has nothing else to do.
  func renewDeadlinesInTurn(of organisation: OrganisationID) throws {
    _ = try deadlineQueue.sync { try renewDeadlines(of: organisation) }
  }

  /// Works out what changed since the last time.
  private func renewDeadlines(of organisation: OrganisationID) throws -> [CaseDeadline] {
    let outlooks = outlooks()
    let open = try database.readNow { try $0.openCases(of: organisation) }
    var cache = deadlineCaches.withLock { $0[organisation] }
    if cache?.register != outlooks.digest || cache?.day != outlooks.day { cache = nil }
    let before = cache?.entries ?? [:]
    var entries: [CaseID: DeadlineCache.Entry] = [:]
    entries.reserveCapacity(open.count)
    var stale: [CaseID] = []
    for line in open {
      if let known = before[line.id], known.revision == line.revision {
        entries[line.id] = known
      } else {
        stale.append(line.id)
      }
    }
    if let cache, stale.isEmpty, before.count == entries.count { return cache.sorted }
    let finder = DeadlineFinder(outlooks)
    for start in stride(from: 0, to: stale.count, by: CaseDesk.pageSize) {
      let ids = Array(stale[start..<min(stale.count, start + CaseDesk.pageSize)])
      for watched in try database.readNow({ try $0.watchedCases(ids, of: organisation) }) {
        // A damaged case says so where it is opened; here it is passed over.
        guard let opened = try? watched.opened() else { continue }
        let times = try finder.times(of: FactsCode(opened.facts))
        entries[opened.id] = DeadlineCache.Entry(revision: opened.revision, times: times)
      }
    }
    let deadlines = open.flatMap { line in
      (entries[line.id]?.times ?? []).map {
        CaseDeadline(caseID: line.id, reference: line.reference, time: $0.time, destinations: $0.destinations)
      }
    }
    let made = DeadlineCache(
      register: outlooks.digest, day: outlooks.day, entries: entries, sorted: CaseDeadline.sorted(deadlines))
    deadlineCaches.withLock { $0[organisation] = made }
    return made.sorted
  }
}
