internal import Casework
internal import DeskSQLite
internal import Desks
internal import Kleene
internal import Reception
internal import Register

/// Who of those that a run pays agrees that the provider learns where to pay, with the number of the last change of each that
/// was read for it.
struct PaymentAgreement: Sendable {
  struct Answer: Sendable {
    var participant: ParticipantID
    var revision: Int
    var isGiven: Bool
  }

  private let answers: [ParticipantID: Answer]

  init(_ answers: [Answer]) {
    self.answers = Dictionary(answers.map { ($0.participant, $0) }, uniquingKeysWith: { $1 })
  }

  /// The numbers of the payments to whoever does not agree, or is not there any more. Whoever was changed since is asked for
  /// again: in the transaction that counts the money as sent nobody can withdraw their consent meanwhile.
  func ended(
    in run: PaymentRun, on day: CivilDate, _ organisation: OrganisationID, _ reader: DeskReader
  ) throws -> [Int] {
    let revisions = try reader.participantRevisions(of: organisation)
    return try run.payments.filter { payment in
      let id = payment.due.participant
      guard let revision = revisions[id] else { return true }
      if let answer = answers[id], answer.revision == revision { return !answer.isGiven }
      let content = try reader.participant(id, in: organisation).content
      return CandidateFinder.consent(of: content, on: day) != .true
    }.map(\.id.number)
  }
}

extension ReceptionDesk {
  /// Opens everybody whom a run pays.
  func agreement(to run: PaymentRun, on day: CivilDate, by caller: Caller) async throws -> PaymentAgreement {
    let paid = Set(run.payments.map(\.due.participant))
    let sealed = try await desk.database.read {
      try $0.sealedParticipants(in: nil, of: caller.organisation).filter { paid.contains($0.id) }
    }
    return PaymentAgreement(
      try await Self.inParts(sealed) { part in
        try part.map { sealed in
          PaymentAgreement.Answer(
            participant: sealed.id, revision: sealed.revision,
            isGiven: CandidateFinder.consent(of: try sealed.opened(), on: day) == .true)
        }
      })
  }
}
