package import DeskSQLite
package import Desks

extension CaseDesk {
  /// Those who work for the caller's organisation or did: whoever reads cases sees who wrote in them.
  package func members(by caller: Caller) async throws -> [Member] {
    try await database.read { try $0.members(of: caller.organisation) }
  }

  /// Alerts of the organisation, the latest first.
  package func alerts(before number: Int = .max, limit: Int = 50, by caller: Caller) async throws -> [Alert] {
    try caller.require(.readAlerts)
    return try await reading(.alertsRead, detail: { "\($0.count) alerts" }, by: caller) {
      try $0.alerts(of: caller.organisation, before: number, limit: limit)
    }
  }

  /// Alerts of one case, which the caller has opened.
  package func alerts(of id: CaseID, by caller: Caller) async throws -> [Alert] {
    try caller.require(.readAlerts)
    return try await database.read { try $0.alerts(of: id, in: caller.organisation, limit: 50) }
  }

  /// Notes that somebody has seen an alert; the others of the organisation are shown it no more as new.
  package func see(alert number: Int, by caller: Caller) async throws -> Alert {
    try caller.require(.readAlerts)
    // Whoever only reads changes nothing, and it is no longer new to the others either.
    try caller.require(.writeCases)
    let time = now()
    return try await database.write { writer in
      let alert = try writer.reader.alert(number, in: caller.organisation)
      try writer.setSeen(number, by: caller.member.id, in: caller.organisation, at: time)
      try writer.log(
        .alertSeen, by: caller.actor, subject: alert.caseID.text, detail: String(number), in: caller.organisation,
        at: time)
      return alert
    }
  }
}
