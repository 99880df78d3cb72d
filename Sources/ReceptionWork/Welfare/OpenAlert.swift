package import DeskSQLite
package import Desks
package import Reception
package import Register

/// An alert of an onward removal that is open, with what the register finds for the next State, and what became of the word
/// to the participant's earlier representative.
package struct OpenAlert: Sendable {
  package enum Word: Sendable {
    /// It went out, the last time at this time, and nothing has come since that it did not tell.
    case told(DeskTime)
    /// It may go to this organisation, and has not told of all signs.
    case ready(OrganisationID)
    /// The participant did not link an earlier case, or does not agree to the link any more.
    case noEarlierCase
    /// They did not agree to the word, or no more.
    case withheld(ConsentRefusal)
    /// The linked case is not at this desk, or no more.
    case caseNotHere
  }

  package var alert: OnwardAlert
  /// The State of reception, which would send them now.
  package var country: StateCode
  package var findings: [NextStateFinding]
  /// Why there is no finding, where there is none.
  package var noFinding: OnwardNotice.NoFinding?
  /// Whether the facts of the earlier case were taken in.
  package var knowsEarlierCase: Bool
  package var word: Word
}

/// Follow-ups, contact and the alert of one participant, as they stand today.
package struct WelfareFile: Sendable {
  package var participant: DeskParticipant
  /// The programme in which they are or were; `nil` where the register has it no more, or they were never enrolled.
  package var programme: Programme?
  package var followUps: [ScheduledFollowUp]
  package var contact: ContactState?
  package var alert: OpenAlert?
}
