package import Desks
package import Register
package import Safeguards

/// What an earlier representative is told of an alert: that it is open, its signs without their evidence, and what the
/// register finds for the next State. The reference is that of the case they had, so that no name is needed.
package struct OnwardNotice: Sendable {
  package var caseID: CaseID
  package var since: CivilDate
  package var signs: [Sign]
  package var findings: [NextStateFinding]
  /// Why there is no finding, where there is none.
  package var noFinding: NoFinding?

  /// A sign as far as it concerns somebody outside: what, when and whereto. Who recorded it, and from what, stays inside.
  package struct Sign: Hashable, Sendable, Codable {
    package enum Kind: Hashable, Sendable, Codable {
      case recorded(OnwardSign.Kind)
      case contactLost
    }

    package var kind: Kind
    package var day: CivilDate
    /// The code of the State to which they would go, where it was said.
    package var to: String?

    package init(_ sign: OnwardAlert.Sign) {
      day = sign.day
      switch sign {
      case .recorded(let recorded): (kind, to) = (.recorded(recorded.kind), recorded.to)
      case .contactLost: (kind, to) = (.contactLost, nil)
      }
    }
  }

  package enum NoFinding: Hashable, Sendable {
    /// Nobody said where they would be sent.
    case destinationNotKnown
    /// The register has no file for the State of reception.
    case senderNotInRegister(StateCode)
  }
}

/// Whether anybody outside is told of an alert.
package enum OnwardDelivery: Sendable {
  case to(OrganisationID, Disclosure<OnwardNotice>)
  /// The participant did not link an earlier case, or does not agree to the link any more.
  case noEarlierCase
  /// They did not agree, or no more.
  case withheld(ConsentRefusal)
}

extension ItemContent<ParticipantItem> {
  /// The word that goes out about an alert on a day. The finding is computed at once, from the facts of the person and the
  /// law of the day; without consent nothing leaves, and the alert stays with the organisation.
  package func delivery(
    of alert: OnwardAlert, from country: StateCode, norms: NormSet, facts: Facts, on day: CivilDate
  ) -> OnwardDelivery {
    guard let earlierCase = earlierCase(on: day) else { return .noEarlierCase }
    var notice = OnwardNotice(
      caseID: earlierCase.caseID, since: alert.since, signs: alert.signs.map(OnwardNotice.Sign.init), findings: [],
      noFinding: nil)
    let destinations = alert.destinations.filter { $0 != country }
    if destinations.isEmpty {
      notice.noFinding = .destinationNotKnown
    } else {
      do throws(UnknownSender) {
        notice.findings = try NextStateFinding.compute(norms, facts: facts, sender: country, to: destinations, on: day)
      } catch {
        notice.noFinding = .senderNotInRegister(country)
      }
    }
    do throws(ConsentRefusal) {
      let recipient = Recipient(.representative, earlierCase.organisation.text)
      return .to(
        earlierCase.organisation,
        try Disclosure(of: notice, about: self, to: recipient, for: .onwardAlert, on: day))
    } catch {
      return .withheld(error)
    }
  }
}
