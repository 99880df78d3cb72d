package import Desks
package import Pages

extension AuditAction {
  /// In words.
  package var phrase: DeskPhrase {
    switch self {
    case .organisationCreated: .actionOrganisationCreated
    case .organisationChanged: .actionOrganisationChanged
    case .memberInvited: .actionMemberInvited
    case .invitationWithdrawn: .actionInvitationWithdrawn
    case .memberJoined: .actionMemberJoined
    case .memberRoleChanged: .actionMemberRoleChanged
    case .memberEnded: .actionMemberEnded
    case .memberLetIn: .actionMemberLetIn
    case .memberReset: .actionMemberReset
    case .signedIn: .actionSignedIn
    case .signInFailed: .actionSignInFailed
    case .signedOut: .actionSignedOut
    case .sessionEnded: .actionSessionEnded
    case .passwordChanged: .actionPasswordChanged
    case .secondFactorChanged: .actionSecondFactorChanged
    case .recoveryCodeUsed: .actionRecoveryCodeUsed
    case .recoveryCodesChanged: .actionRecoveryCodesChanged
    case .refused: .actionRefused
    case .foreignForm: .actionForeignForm
    case .casesListed: .actionCasesListed
    case .caseCreated: .actionCaseCreated
    case .caseRead: .actionCaseRead
    case .caseChanged: .actionCaseChanged
    case .caseHistoryRead: .actionCaseHistoryRead
    case .caseFindingsRead: .actionCaseFindingsRead
    case .caseExported: .actionCaseExported
    case .caseErasureBegun: .actionCaseErasureBegun
    case .caseErased: .actionCaseErased
    case .documentRead: .actionDocumentRead
    case .casesImported: .actionCasesImported
    case .casesExported: .actionCasesExported
    case .casesEvaluated: .actionCasesEvaluated
    case .deadlinesRead: .actionDeadlinesRead
    case .alertsRead: .actionAlertsRead
    case .alertSeen: .actionAlertSeen
    case .feedCreated: .actionFeedCreated
    case .feedRead: .actionFeedRead
    case .feedRevoked: .actionFeedRevoked
    case .webhookCreated: .actionWebhookCreated
    case .webhookEnded: .actionWebhookEnded
    case .logRead: .actionLogRead
    case .logExported: .actionLogExported
    case .backupMade: .actionBackupMade
    case .restored: .actionRestored
    case .keysRotated: .actionKeysRotated
    case .deliveryRetried: .actionDeliveryRetried
    }
  }
}
