package import Casework
internal import DeskSQLite
package import Desks
package import Reception

/// An opening beside a participant who may apply for it.
package struct PlannedApplication: Sendable {
  package let participant: DeskParticipant
  package let opening: Opening
  package let employer: Employer
  /// What the employer would be sent; a refusal says why nothing may go.
  package let profile: Result<Disclosure<ApplicantProfile>, ConsentRefusal>
}

extension ReceptionDesk {
  /// An opening and what its employer would be sent, before anything is. No requirement is judged for it: whether to try is
  /// for the person to say.
  package func application(
    for opening: OpeningID, of id: ParticipantID, by caller: Caller
  ) async throws -> PlannedApplication {
    try caller.require(.readParticipants)
    let today = today
    return try await desk.reading(.participantRead, of: id.text, detail: { _ in "work" }, by: caller) { reader in
      let participant = try reader.participant(id, in: caller.organisation)
      let opening = try reader.record(opening, in: caller.organisation, as: Opening.self).content
      let employer = try reader.record(opening.employer, in: caller.organisation, as: Employer.self).content
      let profile = Result { () throws(ConsentRefusal) in
        try participant.content.profile(for: opening, of: employer, on: today)
      }
      return PlannedApplication(participant: participant, opening: opening, employer: employer, profile: profile)
    }
  }
}
