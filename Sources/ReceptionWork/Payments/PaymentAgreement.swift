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
      return content.agreesToPayment(through: payment.channel?.kind, on: day) != .true
    }.map(\.id.number)
  }
}

extension ReceptionDesk {
  /// What everybody whom a run pays said; who was changed since they were last read is opened.
  func agreement(to run: PaymentRun, on day: CivilDate, by caller: Caller) async throws -> PaymentAgreement {
    let paid = Set(run.payments.map(\.due.participant))
    let revisions = try await desk.database.read { try $0.participantRevisions(of: caller.organisation) }
    var known = consents.known(of: paid, revisions)
    let unknown = paid.filter { known[$0] == nil && revisions[$0] != nil }
    if !unknown.isEmpty {
      let sealed = try await desk.database.read {
        try $0.sealedParticipants(in: nil, of: caller.organisation).filter { unknown.contains($0.id) }
      }
      let opened = try await Self.inParts(sealed) { part in
        try part.map { ($0.id, KnownConsents.Known(try $0.opened(), revision: $0.revision)) }
      }
      consents.keep(opened)
      for (id, one) in opened { known[id] = one }
    }
    return PaymentAgreement(
      known.map { id, one in
        PaymentAgreement.Answer(
          participant: id, revision: one.revision,
          isGiven: one.content.agreesToPayment(through: run.terms.channelKind, on: day) == .true)
      })
  }
}
