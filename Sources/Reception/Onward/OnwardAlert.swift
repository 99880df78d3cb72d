package import Desks
package import Register

/// Signs that somebody is to be moved on, taken together. It is worked out from what is recorded, so that it is open as
/// long as a sign is, and closes by itself.
package struct OnwardAlert: Hashable, Sendable {
  package enum Sign: Hashable, Sendable {
    case recorded(OnwardSign)
    /// Nobody reached them any more.
    case contactLost(ContactState)

    package var day: CivilDate {
      switch self {
      case .recorded(let sign): sign.day
      case .contactLost(let state): state.lastContact
      }
    }
  }

  package var participant: ParticipantID
  /// In the order of their days.
  package var signs: [Sign]

  /// The day of the first sign.
  package var since: CivilDate

  /// States to which they would go, as far as it was said, the latest word first.
  package var destinations: [StateCode] {
    var seen: Set<String> = []
    return signs.reversed().compactMap { sign in
      guard case .recorded(let recorded) = sign, let to = recorded.to, seen.insert(to).inserted else { return nil }
      return StateCode(to)
    }
  }
}

extension ItemContent<ParticipantItem> {
  /// The alert that is open on a day; `nil` where nothing says that they are to be moved on, or where they left the country
  /// of their own will or died. Any other exit from the programme closes none.
  package func onwardAlert(as id: ParticipantID, _ rule: ContactRule, on today: CivilDate) -> OnwardAlert? {
    if let exit, exit.day <= today, exit.reason.endsOnwardAlert { return nil }
    var open: [OnwardAlert.Sign] = signs.filter { sign in
      sign.day <= today && sign.settled.map { today < $0 } ?? true
    }
    .map { .recorded($0) }
    if let state = contactState(rule, on: today), state.isLost { open.append(.contactLost(state)) }
    open.sort { $0.day < $1.day }
    guard let first = open.first else { return nil }
    return OnwardAlert(participant: id, signs: open, since: first.day)
  }
}
