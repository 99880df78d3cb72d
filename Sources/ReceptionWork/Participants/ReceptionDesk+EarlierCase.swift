package import Casework
internal import DeskSQLite
package import Desks
package import Reception
package import Register
package import Sealing

/// The case that preceded arrival, as far as whoever looks may know it.
package struct LinkedCase: Hashable, Sendable {
  package let id: CaseID
  /// `nil` for a case of another organisation, or for one that is gone.
  package let reference: String?
}

extension ReceptionDesk {
  /// Links a case of the caller's own organisation, by its reference, where the participant agrees to it today.
  package func linkEarlierCase(
    _ reference: String, to id: ParticipantID, seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    try caller.require(.readCases)
    let today = today
    return try await change(id, seen: seen, by: caller) { participant, reader in
      // Before the case is looked for: whether there is one is said to nobody without consent.
      do throws(ConsentRefusal) {
        _ = try participant.content.consent(
          to: .earlierCase, Recipient(.representative, caller.organisation.text), on: today)
      } catch { throw ReceptionRefusal.consent(error) }
      guard let found = try reader.caseID(reference: reference, in: caller.organisation) else {
        throw ReceptionRefusal.noCase(reference)
      }
      do throws(ConsentRefusal) {
        let link = try EarlierCase(found, of: caller.organisation, participant: participant.content, on: today)
        return ParticipantChange(putting: [.earlierCase(link)], in: participant.content)
      } catch { throw ReceptionRefusal.consent(error) }
    }
  }

  /// Links the case of a code that another organisation gave to the participant, where they agree to it today. The code is
  /// used up.
  package func linkEarlierCase(
    code: Token, to id: ParticipantID, seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    let (today, time) = (today, desk.now())
    return try await change(id, seen: seen, by: caller) { participant, reader in
      guard let found = try reader.caseCode(code.digest, at: time) else { throw ReceptionRefusal.noCase(code.text) }
      do throws(ConsentRefusal) {
        let link = try EarlierCase(
          found.caseID, of: found.organisation, participant: participant.content, on: today)
        return ParticipantChange(putting: [.earlierCase(link)], in: participant.content)
      } catch { throw ReceptionRefusal.consent(error) }
    } then: { _, writer in
      try writer.endCaseCode(code.digest)
    }
  }

  /// The linked case, while the participant agrees to the link.
  package func earlierCase(of participant: DeskParticipant, by caller: Caller) async throws -> LinkedCase? {
    guard let link = participant.content.earlierCase(on: today) else { return nil }
    guard link.organisation == caller.organisation, caller.may(.readCases) else {
      return LinkedCase(id: link.caseID, reference: nil)
    }
    let reference = try await desk.database.read { try? $0.reference(of: link.caseID, in: caller.organisation) }
    return LinkedCase(id: link.caseID, reference: reference)
  }
}
