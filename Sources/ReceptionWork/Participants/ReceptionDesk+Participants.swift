package import Casework
package import DeskSQLite
package import Desks
internal import Pages
package import Reception
package import Register

extension ReceptionDesk {
  // MARK: reading

  package func participants(
    _ filter: ParticipantFilter, by caller: Caller
  ) async throws -> (lines: [ParticipantLine], count: Int) {
    try caller.require(.readParticipants)
    return try await desk.reading(
      .participantsListed, detail: { "\($0.lines.count) participants" }, by: caller
    ) { reader in
      (
        lines: try reader.participants(filter, in: caller.organisation),
        count: try reader.count(filter, in: caller.organisation, upTo: ParticipantFilter.mostCounted)
      )
    }
  }

  /// A participant, with the entry of the log that somebody read them.
  package func open(_ id: ParticipantID, detail: String = "", by caller: Caller) async throws -> DeskParticipant {
    try caller.require(.readParticipants)
    return try await desk.reading(.participantRead, of: id.text, detail: { _ in detail }, by: caller) {
      try $0.participant(id, in: caller.organisation)
    }
  }

  package func history(
    of id: ParticipantID, by caller: Caller
  ) async throws -> (DeskParticipant, [RecordedParticipantChange]) {
    try caller.require(.readParticipants)
    return try await desk.reading(.participantHistoryRead, of: id.text, by: caller) {
      (try $0.participant(id, in: caller.organisation), try $0.changes(of: id, in: caller.organisation))
    }
  }

  // MARK: writing

  /// Opens a participant with what was asked of them; a reference is among the items.
  package func create(_ items: [ParticipantItem], by caller: Caller) async throws -> DeskParticipant {
    try caller.require(.writeParticipants)
    let id: ParticipantID = CaseDesk.newID()
    let time = desk.now()
    let change = ParticipantChange(putting: items, in: ParticipantContent())
    var content = ParticipantContent()
    change.apply(to: &content)
    guard CaseReference.tidied(content.reference) == content.reference else {
      throw DeskRefusal.mistakes([CaseDesk.referenceMistake(content.reference)])
    }
    return try await desk.writing([id], in: caller.organisation, at: time) { writer in
      try Self.check(change, by: caller, writer)
      let participant = try writer.create(id, in: caller.organisation, change, by: caller.member.id, at: time)
      try writer.log(.participantCreated, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
      return participant
    }
  }

  /// Puts items in their places and takes others away. `seen` is the number of the last change that the caller saw: where
  /// another came since that touched the same places, nothing is written and `changedMeanwhile` is thrown.
  package func change(
    _ id: ParticipantID, putting items: [ParticipantItem], removing keys: [ItemKey] = [], seen: Int? = nil,
    by caller: Caller
  ) async throws -> DeskParticipant {
    for case .reference(let text) in items where CaseReference.tidied(text) != text {
      throw DeskRefusal.mistakes([CaseDesk.referenceMistake(text)])
    }
    return try await change(id, seen: seen, by: caller) { participant, _ in
      ParticipantChange(putting: items, removing: keys, in: participant.content)
    }
  }

  /// Makes a change of what is there when it is written, in the transaction that writes it; what is done `then`, with the
  /// changed participant, belongs to the same transaction.
  package func change(
    _ id: ParticipantID, seen: Int? = nil, by caller: Caller,
    _ body: @escaping @Sendable (DeskParticipant, DeskReader) throws -> ParticipantChange,
    then: @escaping @Sendable (DeskParticipant, DeskWriter) throws -> Void = { _, _ in }
  ) async throws -> DeskParticipant {
    try caller.require(.writeParticipants)
    let time = desk.now()
    return try await desk.database.write { writer in
      let participant = try writer.reader.participant(id, in: caller.organisation)
      let change = try body(participant, writer.reader)
      if let seen, seen != participant.revision {
        let touched = Set(change.replacements.map(\.key))
        let since = try writer.reader.changes(of: id, in: caller.organisation).filter { $0.number > seen }
        if since.contains(where: { $0.change.replacements.contains { touched.contains($0.key) } }) {
          throw DeskFault.changedMeanwhile(participant.revision)
        }
      }
      let changed = try Self.write(change, to: participant, by: caller, at: time, writer)
      try then(changed, writer)
      return changed
    }
  }

  /// Takes back a change, as a change of its own: nothing of the history is lost.
  package func undo(_ number: Int, of id: ParticipantID, by caller: Caller) async throws -> DeskParticipant {
    let today = today
    return try await change(id, by: caller) { participant, reader in
      guard
        let recorded = try reader.changes(of: id, in: caller.organisation).first(where: { $0.number == number }),
        number > 1
      else { throw DeskFault.notFound }
      guard let undo = recorded.change.undone(number: number, in: participant.content) else {
        throw DeskRefusal.notUndoable(number)
      }
      // What somebody took back or refused, nobody agrees to for them: they are asked again.
      guard !undo.replacements.contains(where: \.restoresConsent) else { throw DeskRefusal.notUndoable(number) }
      var content = participant.content
      undo.apply(to: &content)
      if undo.kinds.contains("enrolment") || undo.kinds.contains("exit"), content.isEnrolled(on: today),
        let enrolment = content.enrolment, enrolment.isHeadOfHousehold
      {
        try HouseholdSnapshot(programme: enrolment.programme, today: today)
          .check(enrolment.household, hasNoHeadBut: id, caller, reader)
      }
      return undo
    }
  }

  /// Whether the caller may make a change, whichever way it comes; asked in the transaction that writes it.
  private static func check(_ change: ParticipantChange, by caller: Caller, _ writer: DeskWriter) throws {
    try caller.require(for: change)
    for replacement in change.replacements {
      // Whoever is close to somebody does not take back that they are, to approve what is paid to them.
      if case .payee(caller.member.id)? = replacement.before, replacement.after == nil {
        throw ReceptionRefusal.ownMark
      }
      switch replacement.after {
      case .assignee(let member)?, .payee(let member)?:
        // Of another organisation there is no such member.
        _ = try writer.reader.member(member, in: caller.organisation)
      default: break
      }
    }
  }

  static func write(
    _ change: ParticipantChange, to participant: DeskParticipant, by caller: Caller, at time: DeskTime,
    _ writer: DeskWriter
  ) throws -> DeskParticipant {
    guard !change.isEmpty else { return participant }
    try check(change, by: caller, writer)
    let changed = try writer.apply(change, to: participant, by: caller.member.id, at: time)
    try writer.log(
      .participantChanged, by: caller.actor, subject: participant.id.text,
      detail:
        "\(changed.revision): \(change.undoes.map { "undoes \($0), " } ?? "")\(change.kinds.joined(separator: ", "))",
      in: caller.organisation, at: time)
    return changed
  }

  // MARK: enrolment and consent

  /// Enrols a participant who has agreed to it, where the programme has a place on that day.
  package func enrol(
    _ id: ParticipantID, _ enrolment: Enrolment, seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    let (programme, today) = (try programme(enrolment.programme).programme, today)
    return try await change(id, seen: seen, by: caller) { participant, reader in
      if enrolment.isHeadOfHousehold {
        try HouseholdSnapshot(programme: programme.id, today: today)
          .check(enrolment.household, hasNoHeadBut: id, caller, reader)
      }
      let taken = try reader.enrolledCount(in: programme.id, of: caller.organisation)
      do throws(EnrolmentRefusal) {
        return try participant.content.enrolling(in: programme, enrolment, taken: taken)
      } catch { throw ReceptionRefusal.enrolment(error) }
    }
  }

  /// Records that a participant is no more in their programme.
  package func leave(
    _ id: ParticipantID, _ exit: ProgrammeExit, seen: Int? = nil, by caller: Caller
  ) async throws -> DeskParticipant {
    try await change(id, seen: seen, by: caller) { participant, _ in
      let enrolled = participant.content.enrolment?.day
      guard let enrolled, enrolled <= exit.day else { throw ReceptionRefusal.exit(enrolledOn: enrolled) }
      return ParticipantChange(putting: [.exit(exit)], in: participant.content)
    }
  }

  /// Takes a consent back from a day on, with the link to an earlier case that rested on it.
  package func withdraw(
    _ consent: EntryID, of id: ParticipantID, on day: CivilDate, by caller: Caller
  ) async throws -> DeskParticipant {
    try await change(id, by: caller) { participant, _ in
      guard let change = participant.content.withdrawing(consent, on: day) else { throw DeskFault.notFound }
      return change
    }
  }

  // MARK: erasing

  /// What has to be typed to erase a participant; also of one that cannot be opened any more.
  package func referenceToErase(_ id: ParticipantID, by caller: Caller) async throws -> String {
    try caller.require(.eraseParticipants)
    return try await desk.database.read { try $0.reference(of: id, in: caller.organisation) }
  }

  /// Destroys the key of a participant and takes them away. There is no undo. The ledger keeps what was paid under an id that
  /// stands for nobody any more, and no run keeps to which account or number. Refused while a payment to them may still be
  /// sent, or has no result.
  package func erase(_ id: ParticipantID, by caller: Caller) async throws {
    try caller.require(.eraseParticipants)
    let open = try await openRuns(paying: id, by: caller)
    guard open.isEmpty else { throw ReceptionRefusal.paymentsOpen(open) }
    try await desk.eraseHolder(id, by: caller)
    consents.forget(id)
  }
}

extension ParticipantChange.Replacement {
  /// Whether a consent that was refused or withdrawn would hold again.
  fileprivate var restoresConsent: Bool {
    guard case .consent(let before)? = before, case .consent(let after)? = after else { return false }
    return after.answer == .given && after.withdrawn == nil && (before.answer == .refused || before.withdrawn != nil)
  }
}
