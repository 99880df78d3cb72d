internal import Desks
package import Register

/// What the ledger keeps amounts of, apart for each currency.
///
/// Debits are positive. `funds`, `inTransit` and `returned` are money that the programme has, and never fall below nothing.
package enum Account: Hashable, Comparable, Sendable {
  /// What was given to the programme.
  case grant(ProgrammeID)
  /// What lies with the bank or the operator, to be paid from.
  case funds(ProgrammeID)
  /// What participants were found to be owed.
  case assistance(EntitlementID)
  /// What one participant is still owed.
  case owed(ParticipantID)
  /// What was sent and of which nothing final is known yet.
  case inTransit(ProgrammeID)
  /// What came back after it had been delivered, until it is put back to the funds.
  case returned(ProgrammeID)

  /// Whether a balance below nothing would be money that nobody has.
  package var isAsset: Bool {
    switch self {
    case .funds, .inTransit, .returned: true
    case .grant, .assistance, .owed: false
    }
  }
}

extension Account: CustomStringConvertible {
  /// `funds:rwa/integration`, `owed:…`.
  package var description: String {
    switch self {
    case .grant(let programme): "grant:\(programme)"
    case .funds(let programme): "funds:\(programme)"
    case .assistance(let entitlement): "assistance:\(entitlement)"
    case .owed(let participant): "owed:\(participant)"
    case .inTransit(let programme): "in-transit:\(programme)"
    case .returned(let programme): "returned:\(programme)"
    }
  }

  /// As `description` writes it; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let programme = ProgrammeID(String(parts[1]))
    switch parts[0] {
    case "grant": self = .grant(programme)
    case "funds": self = .funds(programme)
    case "in-transit": self = .inTransit(programme)
    case "returned": self = .returned(programme)
    case "assistance":
      guard let entitlement = EntitlementID(parts[1]) else { return nil }
      self = .assistance(entitlement)
    case "owed":
      guard let participant = ParticipantID(parts[1]) else { return nil }
      self = .owed(participant)
    default: return nil
    }
  }
}

extension Account: TextCodable {
  package static var textForm: String { "an account such as funds:rwa/integration" }
}
