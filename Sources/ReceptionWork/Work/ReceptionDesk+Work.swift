package import Casework
package import DeskSQLite
package import Desks
internal import Pages
package import Reception
package import Register
internal import Safeguards

extension ReceptionDesk {
  // MARK: employers and openings

  package func workBook(by caller: Caller) async throws -> WorkBook {
    try caller.require(.readParticipants)
    return try await desk.reading(.workRead, by: caller) { try Self.book($0, caller) }
  }

  private static func book(_ reader: DeskReader, _ caller: Caller) throws -> WorkBook {
    WorkBook(
      employers: try reader.records(of: caller.organisation), openings: try reader.records(of: caller.organisation))
  }

  /// Keeps a new employer, or one whose last change was `seen`.
  package func keep(_ employer: Employer, seen: Int?, by caller: Caller) async throws {
    try await keep(employer, seen: seen, by: caller) { _ in }
  }

  /// Keeps a new opening of an employer who is there, or one whose last change was `seen`.
  package func keep(_ opening: Opening, seen: Int?, by caller: Caller) async throws {
    try await keep(opening, seen: seen, by: caller) { writer in
      _ = try writer.reader.record(opening.employer, in: caller.organisation, as: Employer.self)
    }
  }

  private func keep<Content: RecordContent>(
    _ content: Content, seen: Int?, by caller: Caller, checking check: @escaping @Sendable (DeskWriter) throws -> Void
  ) async throws {
    try caller.require(.writeParticipants)
    let time = desk.now()
    try await desk.database.write { writer in
      try check(writer)
      if let seen {
        let record = try writer.reader.record(content.id, in: caller.organisation, as: Content.self)
        guard record.revision == seen else { throw DeskFault.changedMeanwhile(record.revision) }
        _ = try writer.replace(record, with: content, at: time)
      } else {
        _ = try writer.create(content, in: caller.organisation, at: time)
      }
      try writer.log(
        .workChanged, by: caller.actor, subject: content.id.text, detail: Content.recordKind.rawValue,
        in: caller.organisation, at: time)
    }
  }

  /// The floors of all programmes under wages of a currency, whenever they hold.
  package func floors(in currency: Currency?) -> [SourcedFloor] {
    programmes.programmes.flatMap { sourced($0.programme) }.filter { sourced in
      sourced.floor.amount.currency == currency
    }
  }

  /// The floors of a programme, each with the sources that it cites.
  package func sourced(_ programme: Programme) -> [SourcedFloor] {
    programme.wageFloors.map { floor in
      SourcedFloor(
        floor: floor, sources: programme.sources.filter { source in floor.sources.contains { $0.value == source.id } })
    }
  }

  // MARK: a participant

  /// Every opening held against a participant, with what they applied for and where they work.
  package func work(of id: ParticipantID, by caller: Caller) async throws -> WorkFile {
    try caller.require(.readParticipants)
    let (today, programmes) = (today, programmes)
    return try await desk.reading(.participantRead, of: id.text, detail: { _ in "work" }, by: caller) { reader in
      let participant = try reader.participant(id, in: caller.organisation)
      let book = try Self.book(reader, caller)
      let openings = book.openings.map(\.content)
      let vocabulary = WorkVocabulary(of: openings)
      let content = participant.content
      let programme = content.enrolment.flatMap { programmes[$0.programme]?.programme }
      let (floors, checks) = (programme?.wageFloors ?? [], programme?.workChecks ?? ProgrammeTerms.usualWorkChecks)
      return WorkFile(
        participant: participant, book: book, vocabulary: vocabulary,
        matches: OpeningSet.compile(openings, in: vocabulary).set.matches(for: content, floors: floors, on: today),
        checks: content.placements.flatMap { $0.followUps(after: checks, on: today) }
          .sorted { $0.daysLate > $1.daysLate })
    }
  }

  /// Applies for an opening: the profile goes to the employer, which the log says, and the application is recorded. While one
  /// for the same opening is pending nothing goes out again.
  package func apply(
    for opening: OpeningID, of id: ParticipantID, seen: Int?, by caller: Caller
  ) async throws -> Disclosure<ApplicantProfile> {
    try caller.require(.writeParticipants)
    let (today, time) = (today, desk.now())
    return try await desk.database.write { writer in
      let participant = try writer.reader.participant(id, in: caller.organisation)
      if let seen, seen != participant.revision { throw DeskFault.changedMeanwhile(participant.revision) }
      let opening = try writer.reader.record(opening, in: caller.organisation, as: Opening.self).content
      let disclosure: Disclosure<ApplicantProfile>
      let employer = try writer.reader.record(opening.employer, in: caller.organisation, as: Employer.self).content
      do throws(ConsentRefusal) {
        disclosure = try participant.content.profile(for: opening, of: employer, on: today)
      } catch {
        throw ReceptionRefusal.consent(error)
      }
      let isPending = participant.content.applications.contains { $0.opening == opening.id && $0.outcome == .pending }
      guard !isPending else { return disclosure }
      let application = JobApplication(
        id: CaseDesk.newID(), opening: opening.id, employer: opening.employer, day: today)
      let change = ParticipantChange(putting: [.application(application)], in: participant.content)
      _ = try Self.write(change, to: participant, by: caller, at: time, writer)
      try writer.log(
        .disclosed, by: caller.actor, subject: id.text,
        detail: "\(disclosure.purpose.rawValue) to \(disclosure.recipient), consent \(disclosure.consent)",
        in: caller.organisation, at: time)
      return disclosure
    }
  }

  /// Changes one placement as it is when it is written.
  package func change(
    placement: EntryID, of id: ParticipantID, seen: Int?, by caller: Caller,
    _ body: @escaping @Sendable (inout Placement) throws -> Void
  ) async throws -> DeskParticipant {
    try await change(id, seen: seen, by: caller) { participant, _ in
      guard var changed = participant.content.placements.first(where: { $0.id == placement }) else {
        throw DeskFault.notFound
      }
      try body(&changed)
      return ParticipantChange(putting: [.placement(changed)], in: participant.content)
    }
  }
}
