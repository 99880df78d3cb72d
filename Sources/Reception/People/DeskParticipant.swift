package import Desks
package import Register

/// A participant at a moment: what the desk holds of them after the last of their changes.
package struct DeskParticipant: Sendable {
  package var id: ParticipantID
  package var organisation: OrganisationID
  package var content: ParticipantContent
  /// The number of the last change; a form says which one it saw, so that two people do not overwrite each other.
  package var revision: Int
  package var created: DeskTime
  package var changed: DeskTime

  package init(
    id: ParticipantID, organisation: OrganisationID, content: ParticipantContent, revision: Int, created: DeskTime,
    changed: DeskTime
  ) {
    self.id = id
    self.organisation = organisation
    self.content = content
    self.revision = revision
    self.created = created
    self.changed = changed
  }
}

/// How far somebody has come in a programme, whatever the day is: as lists tell participants apart.
package enum ParticipantStage: String, CaseIterable, Sendable {
  /// Asked for their consent, and not enrolled.
  case asked
  case enrolled
  /// An exit is recorded.
  case left
}

extension ItemContent<ParticipantItem> {
  package var stage: ParticipantStage {
    if enrolment == nil { return .asked }
    return exit == nil ? .enrolled : .left
  }
}
