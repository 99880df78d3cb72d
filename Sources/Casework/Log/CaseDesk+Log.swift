internal import DeskSQLite
package import Desks

/// Some entries of the log, with the names of those who are in it.
package struct LogPage: Sendable {
  /// The latest first.
  package var entries: [AuditEntry]
  package var names: [MemberID: String]
  package var hasOlder: Bool
  /// How many entries the log has.
  package var count: Int

  package static let none = LogPage(entries: [], names: [:], hasOlder: false, count: 0)
}

extension CaseDesk {
  /// The latest entries, or those before a number; about one case or member where one is given.
  package func log(
    about subject: String? = nil, before number: Int? = nil, limit: Int = 100, by caller: Caller
  ) async throws -> LogPage {
    try caller.require(.readLog)
    return try await reading(.logRead, of: subject, by: caller) { reader in
      let found = try reader.latestLog(
        of: caller.organisation, subject: subject, before: number ?? .max, limit: limit + 1)
      let names = Dictionary(
        uniqueKeysWithValues: try reader.members(of: caller.organisation).map { ($0.id, $0.name) })
      return LogPage(
        entries: found.prefix(limit).map(\.entry), names: names, hasOlder: found.count > limit,
        count: try reader.logHead(of: caller.organisation).number)
    }
  }

  /// How many entries are written at once: few enough that nobody waits for the end of a write.
  private static let entriesAtOnce = 500

  /// An entry for each of many cases that somebody was shown, so that the log of each has it.
  func note(_ action: AuditAction, of cases: [CaseID], detail: String, by caller: Caller) async throws {
    let time = now()
    for start in stride(from: 0, to: cases.count, by: CaseDesk.entriesAtOnce) {
      let part = cases[start..<min(cases.count, start + CaseDesk.entriesAtOnce)]
      try await database.write { writer in
        for id in part {
          try writer.log(
            action, by: caller.actor, subject: id.text, detail: detail, in: caller.organisation, at: time)
        }
      }
    }
  }

  /// Notes that a member tried what they may not. `detail` is a permission, or the route that a form was sent to.
  package func noteRefused(_ action: AuditAction, _ detail: String, by caller: Caller) async throws {
    let time = now()
    try await database.write { writer in
      try writer.log(action, by: caller.actor, detail: detail, in: caller.organisation, at: time)
    }
  }

  /// The whole log as ``AuditExport`` writes it.
  package func exportLog(by caller: Caller) async throws -> String {
    try caller.require(.readLog)
    let time = now()
    try await database.write { writer in
      try writer.log(.logExported, by: caller.actor, in: caller.organisation, at: time)
    }
    return try await database.read { try AuditExport.text(of: caller.organisation, at: time, $0) }
  }
}
