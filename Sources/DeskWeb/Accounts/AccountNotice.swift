internal import Pages

/// What was just done, as the address of the next page says it.
enum AccountNotice: String, Sendable {
  case saved, password, session, role, ended
  case secondFactor = "second-factor"
  case letIn = "let-in"
  case withdrawn

  init?(_ text: String?) {
    guard let text else { return nil }
    self.init(rawValue: text)
  }

  var phrase: DeskPhrase {
    switch self {
    case .saved: .doneSaved
    case .password: .donePassword
    case .session: .doneSession
    case .secondFactor: .doneSecondFactor
    case .role: .doneRole
    case .ended: .doneEnded
    case .letIn: .doneLetIn
    case .withdrawn: .doneInvitationWithdrawn
    }
  }

  /// With what undoes it, where something does.
  func html(_ context: DeskContext, undo: HTML = .empty) -> HTML {
    "<div class=\"notice\" role=\"status\"><p>\(context.say(phrase))</p>\(undo)</div>"
  }
}
