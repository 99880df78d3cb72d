package import Casework
package import DeskSQLite
package import Desks
package import Reception
package import Register

/// With whom somebody is enrolled.
package enum HouseholdChoice: Hashable, Sendable {
  /// In a household of their own.
  case own
  /// In that of the participant with this reference.
  case with(String)
}

/// Why somebody is not put into a household.
package enum HouseholdRefusal: Error, Hashable, Sendable {
  /// Nobody has this reference, or they are not enrolled in the same programme.
  case nobody(String)
  /// It is the reference of the participant themself.
  case themself
  /// Its entitlements are paid in the name of this participant already.
  case hasHead(String)
  case notEnrolled
}

extension ReceptionDesk {
  /// Others of the household of a participant, in the order of references.
  package func household(of participant: DeskParticipant, by caller: Caller) async throws -> [OpenedParticipant] {
    try caller.require(.readParticipants)
    guard let enrolment = participant.content.enrolment else { return [] }
    // Enrolments are sealed, so that all of the programme are opened to find who is in the household.
    let sealed = try await desk.reading(.receptionRead, detail: { "\($0.count) participants" }, by: caller) {
      try $0.sealedParticipants(in: enrolment.programme, of: caller.organisation)
    }
    return try await Self.opened(sealed).filter {
      $0.id != participant.id && $0.content.enrolment?.household == enrolment.household
    }
  }

  /// Enrols a participant in a household of their own or in that of another.
  package func enrol(
    _ id: ParticipantID, in programme: ProgrammeID, on day: CivilDate, _ choice: HouseholdChoice, isHead: Bool,
    seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    try caller.require(.writeParticipants)
    let compiled = try self.programme(programme).programme
    let people = try await snapshot(of: programme, by: caller)
    let own: HouseholdID = CaseDesk.newID()
    return try await change(id, seen: seen, by: caller) { participant, reader in
      let household = try people.household(choice, own, of: id, isHead: isHead, caller, reader)
      let enrolment = Enrolment(
        programme: programme, day: day, household: household, isHeadOfHousehold: isHead || choice == .own,
        by: caller.member.id)
      let taken = try reader.enrolledCount(in: programme, of: caller.organisation)
      do throws(EnrolmentRefusal) {
        return try participant.content.enrolling(in: compiled, enrolment, taken: taken)
      } catch { throw ReceptionRefusal.enrolment(error) }
    }
  }

  /// Puts an enrolled participant into another household, or makes them its head or no head any more. `nil`: it stays.
  package func move(
    _ id: ParticipantID, to choice: HouseholdChoice?, isHead: Bool, seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    try caller.require(.writeParticipants)
    let participant = try await desk.database.read { try $0.participant(id, in: caller.organisation) }
    guard let programme = participant.content.enrolment?.programme else {
      throw ReceptionRefusal.household(.notEnrolled)
    }
    let people = try await snapshot(of: programme, by: caller)
    let (own, today): (HouseholdID, CivilDate) = (CaseDesk.newID(), today)
    return try await change(id, seen: seen, by: caller) { participant, reader in
      guard var enrolment = participant.content.enrolment, enrolment.programme == programme else {
        throw ReceptionRefusal.household(.notEnrolled)
      }
      if let choice {
        enrolment.household = try people.household(choice, own, of: id, isHead: isHead, caller, reader)
      } else if isHead {
        try people.check(enrolment.household, hasNoHeadBut: id, caller, reader)
      }
      let wasHead = enrolment.isHeadOfHousehold && enrolment.household == participant.content.enrolment?.household
      enrolment.isHeadOfHousehold = isHead || choice == .own
      // Nobody is paid for days on which another was the head, or there was no such household.
      if !enrolment.isHeadOfHousehold { enrolment.headSince = nil } else if !wasHead { enrolment.headSince = today }
      return ParticipantChange(putting: [.enrolment(enrolment)], in: participant.content)
    }
  }

  private func snapshot(of programme: ProgrammeID, by caller: Caller) async throws -> HouseholdSnapshot {
    let sealed = try await desk.database.read { try $0.sealedParticipants(in: programme, of: caller.organisation) }
    return HouseholdSnapshot(programme: programme, today: today, sealed: sealed, opened: try await Self.opened(sealed))
  }
}

/// The people of a programme as they were before a change, opened on all processors. Whoever changed since is opened again in
/// the transaction that writes, so that a household never has two heads: its entitlements would be paid twice.
struct HouseholdSnapshot: Sendable {
  let programme: ProgrammeID
  let today: CivilDate
  private let revisions: [ParticipantID: Int]
  private let people: [ParticipantID: OpenedParticipant]

  init(
    programme: ProgrammeID, today: CivilDate, sealed: [SealedParticipant] = [], opened: [OpenedParticipant] = []
  ) {
    self.programme = programme
    self.today = today
    revisions = Dictionary(sealed.map { ($0.id, $0.revision) }, uniquingKeysWith: { first, _ in first })
    people = Dictionary(opened.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func now(_ caller: Caller, _ reader: DeskReader) throws -> [OpenedParticipant] {
    try reader.sealedParticipants(in: programme, of: caller.organisation).map { sealed in
      if revisions[sealed.id] == sealed.revision, let known = people[sealed.id] { return known }
      return OpenedParticipant(id: sealed.id, reference: sealed.reference, content: try sealed.opened())
    }
  }

  func household(
    _ choice: HouseholdChoice, _ own: HouseholdID, of id: ParticipantID, isHead: Bool, _ caller: Caller,
    _ reader: DeskReader
  ) throws -> HouseholdID {
    guard case .with(let reference) = choice else { return own }
    let folded = CaseReference.folded(reference)
    guard
      let other = try now(caller, reader).first(where: { CaseReference.folded($0.reference) == folded }),
      let household = other.content.enrolment?.household
    else { throw ReceptionRefusal.household(.nobody(reference)) }
    guard other.id != id else { throw ReceptionRefusal.household(.themself) }
    if isHead { try check(household, hasNoHeadBut: id, caller, reader) }
    return household
  }

  func check(_ household: HouseholdID, hasNoHeadBut id: ParticipantID, _ caller: Caller, _ reader: DeskReader) throws {
    let head = try now(caller, reader).first {
      $0.id != id && $0.content.exit.map { today < $0.day } ?? true && $0.content.enrolment?.household == household
        && $0.content.enrolment?.isHeadOfHousehold == true
    }
    if let head { throw ReceptionRefusal.household(.hasHead(head.reference)) }
  }
}
