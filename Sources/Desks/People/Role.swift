/// What a member of an organisation may do; docs/guide/desk.md has the table.
package enum Role: String, CaseIterable, Sendable, Codable {
  /// Everything, and whom to let in.
  case owner
  /// Everything about cases, and what is relied on.
  case representative
  /// Reads cases and records facts, steps, notes and documents.
  case caseworker
  /// Approves what others have prepared to be paid, sends it and books what came of it; reads no case and no participant.
  case approver
  /// Reads the log and no case.
  case auditor
  /// Reads cases and changes nothing.
  case reader

  package var permissions: Set<Permission> {
    switch self {
    case .owner: Set(Permission.allCases)
    case .representative:
      [
        .readCases, .writeCases, .assignPeople, .relyOnFindings, .moveCases, .eraseCases, .readAlerts,
        .readParticipants, .writeParticipants, .eraseParticipants, .readReports,
      ]
    case .caseworker:
      [
        .readCases, .writeCases, .readAlerts, .readParticipants, .writeParticipants, .readPayments, .preparePayments,
        .readReports,
      ]
    case .approver: [.readPayments, .approvePayments, .readReports]
    case .auditor: [.readLog]
    case .reader: [.readCases, .readAlerts, .readParticipants, .readPayments, .readReports]
    }
  }

  package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

/// One thing that a role may or may not allow. What everyone may do with an account of their own is not listed.
package enum Permission: String, CaseIterable, Sendable {
  case readCases = "read-cases"
  case writeCases = "write-cases"
  case assignPeople = "assign-people"
  /// Keeps a receipt of a finding that something was done on.
  case relyOnFindings = "rely-on-findings"
  /// Takes many cases in or out: import and export.
  case moveCases = "move-cases"
  case eraseCases = "erase-cases"
  case readAlerts = "read-alerts"
  /// Participants of programmes of reception, employers and openings.
  case readParticipants = "read-participants"
  case writeParticipants = "write-participants"
  case eraseParticipants = "erase-participants"
  /// Runs, their payments and the ledger, with references in the place of people.
  case readPayments = "read-payments"
  case preparePayments = "prepare-payments"
  /// Approves what another has prepared, sends it, books results and what the programme was given.
  case approvePayments = "approve-payments"
  case readReports = "read-reports"
  /// Complaints go past those who work with the participants.
  case readComplaints = "read-complaints"
  case readLog = "read-log"
  /// Invites, changes roles, lets nobody in any more.
  case managePeople = "manage-people"
  /// Name, feeds, webhooks.
  case manageOrganisation = "manage-organisation"
}
