package import Kleene
package import Register

/// All that a report is counted from: what was owed, what came of it, and the participants.
package struct ReportRecord: Sendable {
  /// That something was owed, or may have been.
  package struct Promise: Hashable, Sendable {
    package var key: Due.Key
    package var day: CivilDate
    /// `nil` for what has no price.
    package var amount: Money?
    /// Whether the facts of the participant decide that it is owed.
    package var truth: Truth

    package init(key: Due.Key, day: CivilDate, amount: Money?, truth: Truth) {
      self.key = key
      self.day = day
      self.amount = amount
      self.truth = truth
    }
  }

  /// What a provider reported of a payment, or somebody of a delivery.
  package struct Result: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// So much arrived; `nil` for what has no price.
      case delivered(Money?)
      case failed
      /// So much of what had arrived came back.
      case returned(Money)
    }

    package var key: Due.Key
    package var day: CivilDate
    package var kind: Kind

    package init(key: Due.Key, day: CivilDate, kind: Kind) {
      self.key = key
      self.day = day
      self.kind = kind
    }
  }

  /// A participant as they are in the record; the report reads enrolment, exit, placements, follow-ups and attempts.
  package struct Person: Sendable {
    package var id: ParticipantID
    package var content: ParticipantContent

    package init(id: ParticipantID, content: ParticipantContent) {
      self.id = id
      self.content = content
    }
  }

  package var programme: ProgrammeID
  /// In the order of the programme's file.
  package var entitlements: [EntitlementID]
  package var followUps: [FollowUp]
  package var promises: [Promise]
  package var results: [Result]
  package var people: [Person]

  package init(
    programme: ProgrammeID, entitlements: [EntitlementID], followUps: [FollowUp], promises: [Promise],
    results: [Result], people: [Person]
  ) {
    self.programme = programme
    self.entitlements = entitlements
    self.followUps = followUps
    self.promises = promises
    self.results = results
    self.people = people
  }
}
