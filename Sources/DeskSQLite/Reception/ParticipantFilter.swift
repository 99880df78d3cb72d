package import Desks
package import Reception
package import Register

/// A participant as a list shows them.
package struct ParticipantLine: Sendable {
  package var id: ParticipantID
  package var reference: String
  package var programme: ProgrammeID?
  package var stage: ParticipantStage
  package var changed: DeskTime
  package var assignees: [MemberID]
}

/// Which participants a list shows.
package struct ParticipantFilter: Hashable, Sendable {
  /// What the reference begins with, in any case of letters.
  package var reference = ""
  /// `nil`: of every stage.
  package var stage: ParticipantStage?
  package var programme: ProgrammeID?
  package var assignee: MemberID?
  package var limit = 50
  package var offset = 0
  /// Participants are counted up to here.
  package static let mostCounted = 5_000

  package init() {}
}
