package import Casework
package import Desks
package import Pages
package import Reception
package import Register
package import RegisterFiles
internal import Safeguards
internal import Synchronization

/// What can be done at the reception desk: participants, what they are promised and paid, work, welfare, complaints and the
/// report. As at the case desk, each function asks for its permission, changes in one transaction together with the entry of
/// the log that tells of it, and finds nothing of another organisation.
package final class ReceptionDesk: Sendable {
  /// The desk whose store, clock, register and accounts it shares.
  package let desk: CaseDesk
  private let known = Mutex<KnownProgrammes?>(nil)
  let books: PaymentBooks
  let consents = KnownConsents()

  package init(_ desk: CaseDesk) {
    self.desk = desk
    books = PaymentBooks(desk.database)
  }

  private struct KnownProgrammes {
    var register: String
    var programmes: ProgrammeSet
    var words: CaseWords
  }

  /// The programmes of the register as it is now; made once for each register.
  package var programmes: ProgrammeSet { current.programmes }

  /// The words in which facts of participants are written.
  package var words: CaseWords { current.words }

  private var current: KnownProgrammes {
    let site = desk.site()
    return known.withLock { known in
      if let known, known.register == site.digest { return known }
      let corpus = site.norms.corpus
      let made = KnownProgrammes(
        register: site.digest, programmes: ProgrammeSet.compile(corpus).programmes,
        words: CaseWords(facts: corpus.participantFacts, states: corpus.states))
      known = made
      return made
    }
  }

  package var today: CivilDate { desk.today() }

  /// A programme of the register by its id; `noProgramme` where there is none.
  package func programme(_ id: ProgrammeID) throws -> CompiledProgramme {
    guard let programme = programmes[id] else { throw ReceptionRefusal.noProgramme(id) }
    return programme
  }

  /// A participant as schedules take them; `nil` who is not enrolled in this programme.
  package func enrolled(
    _ id: ParticipantID, _ content: ParticipantContent, in programme: ProgrammeID, _ words: CaseWords
  ) -> EnrolledParticipant? {
    guard let enrolment = content.enrolment, enrolment.programme == programme else { return nil }
    return EnrolledParticipant(
      id: id, enrolledOn: enrolment.day, leftOn: content.exit?.day, facts: CaseFacts.facts(content.facts, words).facts)
  }
}

/// Why something is not done at the reception desk, beside what the store and the case desk say.
package enum ReceptionRefusal: Error, Hashable, Sendable {
  case noProgramme(ProgrammeID)
  case enrolment(EnrolmentRefusal)
  case consent(ConsentRefusal)
  case payment(PaymentRefusal)
  case answers(AnswersRefusal)
  /// Payments to the participant are on their way or in a run that was not sent: these runs.
  case paymentsOpen([RunID])
  /// A member would take back that they are a participant, or close to one.
  case ownMark
  case household(HouseholdRefusal)
  /// The organisation has no case with this reference.
  case noCase(String)
  /// Nobody leaves a programme in which they are not, or before the day of their enrolment.
  case exit(enrolledOn: CivilDate?)
}
