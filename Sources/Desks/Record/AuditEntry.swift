/// One line of the log of an organisation: who did what to which case, and when. It holds ids and words of this program
/// and nothing that a person wrote, so that the log can be read and handed out without a key.
package struct AuditEntry: Hashable, Sendable {
  /// From 1, without gaps.
  package var number: Int
  package var at: DeskTime
  package var actor: Actor
  package var action: AuditAction
  package var subject: String?
  /// A word or number that says more: kinds of items, how many cases, a revision.
  package var detail: String

  /// Who did it.
  package enum Actor: Hashable, Sendable {
    case member(MemberID)
    /// The program itself, such as the watch.
    case program
    /// Whoever has a shell on the machine.
    case operatorOfMachine
    /// Whoever holds a token or tried to sign in, not known as a member.
    case outside

    package var text: String {
      switch self {
      case .member(let id): id.text
      case .program: "program"
      case .operatorOfMachine: "operator"
      case .outside: "outside"
      }
    }

    package init?(_ text: String) {
      switch text {
      case "program": self = .program
      case "operator": self = .operatorOfMachine
      case "outside": self = .outside
      default:
        guard let id = MemberID(text) else { return nil }
        self = .member(id)
      }
    }
  }

  package init(
    number: Int, at: DeskTime, actor: Actor, action: AuditAction, subject: String?, detail: String
  ) {
    self.number = number
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.detail = detail
  }

  /// The bytes that the chain is made of: each part behind its length, so that no two entries have the same. The
  /// organisation is the first part, so that an entry cannot be moved into another's log.
  package func bytes(of organisation: OrganisationID) -> [UInt8] {
    var bytes: [UInt8] = []
    let parts = [
      "safethird-audit-1", organisation.text, String(number), String(at.seconds), actor.text, action.rawValue,
      subject ?? "", detail,
    ]
    for part in parts {
      let utf8 = Array(part.utf8)
      withUnsafeBytes(of: UInt32(utf8.count).bigEndian) { bytes += $0 }
      bytes += utf8
    }
    return bytes
  }
}

/// What the log tells apart.
package enum AuditAction: String, CaseIterable, Sendable {
  case organisationCreated = "organisation-created"
  case organisationChanged = "organisation-changed"
  case memberInvited = "member-invited"
  case invitationWithdrawn = "invitation-withdrawn"
  case memberJoined = "member-joined"
  case memberRoleChanged = "member-role-changed"
  case memberEnded = "member-ended"
  case memberLetIn = "member-let-in"
  case memberReset = "member-reset"
  case signedIn = "signed-in"
  case signInFailed = "sign-in-failed"
  case signedOut = "signed-out"
  case sessionEnded = "session-ended"
  case passwordChanged = "password-changed"
  case secondFactorChanged = "second-factor-changed"
  case recoveryCodeUsed = "recovery-code-used"
  case recoveryCodesChanged = "recovery-codes-changed"
  /// A role did not allow what was asked for.
  case refused = "refused"
  /// A form came without the mark of its session, or from another site.
  case foreignForm = "foreign-form"
  case casesListed = "cases-listed"
  case caseCreated = "case-created"
  case caseRead = "case-read"
  case caseChanged = "case-changed"
  case caseHistoryRead = "case-history-read"
  case caseFindingsRead = "case-findings-read"
  case caseExported = "case-exported"
  case caseCodeMade = "case-code-made"
  /// Comes before the key is destroyed, so that who did it is known wherever a machine stops.
  case caseErasureBegun = "case-erasure-begun"
  case caseErased = "case-erased"
  case documentRead = "document-read"
  case casesImported = "cases-imported"
  case casesExported = "cases-exported"
  case casesEvaluated = "cases-evaluated"
  case deadlinesRead = "deadlines-read"
  case alertsRead = "alerts-read"
  case alertSeen = "alert-seen"
  case feedCreated = "feed-created"
  case feedRead = "feed-read"
  case feedRevoked = "feed-revoked"
  case webhookCreated = "webhook-created"
  case webhookEnded = "webhook-ended"
  case deliveryRetried = "delivery-retried"
  case receptionRead = "reception-read"
  case participantsListed = "participants-listed"
  case participantCreated = "participant-created"
  case participantRead = "participant-read"
  case participantChanged = "participant-changed"
  case participantHistoryRead = "participant-history-read"
  /// Comes before the key is destroyed, as for a case.
  case participantErasureBegun = "participant-erasure-begun"
  case participantErased = "participant-erased"
  /// Something about a participant went to somebody outside; the detail names recipient and consent.
  case disclosed
  /// Word about a case's client came in from a programme of reception.
  case onwardWordReceived = "onward-word-received"
  case paymentsRead = "payments-read"
  case paymentRunPrepared = "payment-run-prepared"
  case paymentRunChecked = "payment-run-checked"
  case paymentRunApproved = "payment-run-approved"
  case paymentRunExported = "payment-run-exported"
  case paymentRunClosed = "payment-run-closed"
  case paymentRunCancelled = "payment-run-cancelled"
  case paymentFileRead = "payment-file-read"
  case paymentResultsBooked = "payment-results-booked"
  case ledgerRead = "ledger-read"
  case ledgerWritten = "ledger-written"
  case workRead = "work-read"
  case workChanged = "work-changed"
  case reportRead = "report-read"
  case complaintReceived = "complaint-received"
  case complaintsRead = "complaints-read"
  case complaintChanged = "complaint-changed"
  case complaintLinkMade = "complaint-link-made"
  case complaintLinkEnded = "complaint-link-ended"
  case logRead = "log-read"
  case logExported = "log-exported"
  case backupMade = "backup-made"
  case restored = "restored"
  case keysRotated = "keys-rotated"
}
