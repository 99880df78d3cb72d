package import Casework
internal import DeskSQLite
package import Desks
internal import Pages
package import Reception
package import Register
internal import RegisterFiles
internal import Safeguards

extension ReceptionDesk {
  /// What is promised, held and missed of a participant, and whether they are to be moved on; with the entry of the log.
  package func welfare(of id: ParticipantID, by caller: Caller) async throws -> WelfareFile {
    try caller.require(.readParticipants)
    let (site, today, programmes) = (desk.site(), today, programmes)
    let words = desk.words(site)
    let (file, earlier) = try await desk.reading(
      .participantRead, of: id.text, detail: { _ in "follow-ups" }, by: caller
    ) { reader -> (WelfareFile, (CaseID, OrganisationID)?) in
      let participant = try reader.participant(id, in: caller.organisation)
      let content = participant.content
      let programme = content.enrolment.flatMap { programmes[$0.programme]?.programme }
      let work = OnwardWork(participant, programme, reader: reader, site: site, words: words, today: today)
      let file = WelfareFile(
        participant: participant, programme: programme,
        followUps: content.followUps(of: programme?.followUps ?? [], as: id, on: today),
        contact: content.contactState(ContactRule(of: programme), on: today), alert: try work?.open())
      return (file, try work?.earlierCase().map { ($0.id, $0.organisation) })
    }
    // The facts of another organisation's case were read for it, and that organisation's log says so.
    if let (caseID, organisation) = earlier, organisation != caller.organisation {
      let time = desk.now()
      try await desk.database.write { writer in
        try writer.log(
          .caseFindingsRead, by: .program, subject: caseID.text, detail: "onward-alert", in: organisation, at: time)
      }
    }
    return file
  }

  /// Records a follow-up that was held, with its answers.
  package func hold(
    _ name: String, on day: CivilDate, _ written: [String: String], of id: ParticipantID, seen: Int?,
    by caller: Caller
  ) async throws -> DeskParticipant {
    let (programmes, today) = (programmes, today)
    return try await change(id, seen: seen, by: caller) { participant, _ in
      guard let enrolment = participant.content.enrolment,
        let programme = programmes[enrolment.programme]?.programme,
        let followUp = programme.followUps.first(where: { $0.name == name })
      else { throw DeskFault.notFound }
      guard (enrolment.day...max(today, enrolment.day)).contains(day) else {
        throw DeskRefusal.mistakes([
          DeskMistake(
            field: "day", found: .verbatim(day.description),
            expected: .reception(
              .expectedDayOfStay, ["from": .verbatim(enrolment.day.description), "to": .verbatim(today.description)]))
        ])
      }
      var answers: QuestionnaireAnswers?
      if let questionnaire = programme.questionnaires.first(where: { $0.name == followUp.questionnaire?.value }) {
        do throws(AnswersRefusal) { answers = try QuestionnaireAnswers(written, to: questionnaire) } catch {
          throw ReceptionRefusal.answers(error)
        }
      }
      return ParticipantChange(
        putting: [.followUp(HeldFollowUp(name: name, day: day, by: caller.member.id, answers: answers))],
        in: participant.content)
    }
  }

  /// Records a try to reach somebody. Where it opens an alert, or is a further sign, word goes out.
  package func record(
    _ attempt: ContactAttempt, of id: ParticipantID, seen: Int?, by caller: Caller
  ) async throws -> DeskParticipant {
    try await record(.attempt(attempt), of: id, seen: seen, by: caller)
  }

  /// Records a sign that somebody is to be moved on; where they agreed, word goes out at once.
  package func record(
    _ sign: OnwardSign, of id: ParticipantID, seen: Int?, by caller: Caller
  ) async throws -> DeskParticipant {
    try await record(.sign(sign), of: id, seen: seen, by: caller)
  }

  /// What is recorded and the word of it are one transaction: no sign is kept whose word a crash swallowed.
  private func record(
    _ item: ParticipantItem, of id: ParticipantID, seen: Int?, by caller: Caller
  ) async throws -> DeskParticipant {
    let telling = OnwardTelling(self, by: caller)
    return try await change(id, seen: seen, by: caller) { participant, _ in
      ParticipantChange(putting: [item], in: participant.content)
    } then: { participant, writer in
      do {
        _ = try telling.tell(of: participant, writer)
      } catch DeskFault.damaged, DeskFault.erased {
        // An earlier case that cannot be opened keeps nobody from writing down a sign; the page says that no word went.
      }
    }
  }

  /// Records that a sign is over from a day on.
  package func settle(
    _ sign: EntryID, on day: CivilDate, of id: ParticipantID, seen: Int?, by caller: Caller
  ) async throws -> DeskParticipant {
    try await change(id, seen: seen, by: caller) { participant, _ in
      guard var settled = participant.content.signs.first(where: { $0.id == sign }) else { throw DeskFault.notFound }
      guard day >= settled.day else {
        throw DeskRefusal.mistakes([
          DeskMistake(
            field: "day", found: .verbatim(day.description),
            expected: .reception(.expectedDaySince, ["day": .verbatim(settled.day.description)]))
        ])
      }
      settled.settled = day
      return ParticipantChange(putting: [.sign(settled)], in: participant.content)
    }
  }

  /// Sends word of an open alert to the earlier representative, where the participant agrees: an alert of their case, with
  /// an entry in either log, in one transaction. Nothing goes out twice: of signs that were told already there is no word.
  /// `false` where nothing went out.
  package func tell(_ id: ParticipantID, by caller: Caller) async throws -> Bool {
    try caller.require(.writeParticipants)
    let telling = OnwardTelling(self, by: caller)
    return try await desk.database.write { writer in
      try telling.tell(of: writer.reader.participant(id, in: caller.organisation), writer)
    }
  }
}
