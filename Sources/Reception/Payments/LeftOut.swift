package import Register

/// A due that a run does not pay, and why.
package struct LeftOut: Hashable, Sendable, Codable {
  package enum Reason: Hashable, Sendable, Codable {
    /// It is not known whether it is owed.
    case unknownEntitlement(missing: [String])
    case noConsent
    /// Nobody has asked the participant.
    case unaskedConsent
    case noChannel
    /// The participant is paid through another kind of channel than the run.
    case otherChannel(kind: PaymentChannel.Kind)
    case otherProgramme(programme: ProgrammeID)
    case otherCurrency(currency: Currency)
    /// It is more than the provider takes in one payment.
    case aboveCeiling(ceiling: Money)
    case notDue(until: CivilDate)
    /// Another run has it, which was not sent yet.
    case reserved(run: RunID)
    /// It is on its way.
    case inTransit
    case paid
    /// Another due of the same entitlement was paid, sent, found to be owed or taken into the run, and shares a day with it.
    case overlaps(period: Period)
    /// The same due was named twice.
    case repeated
    case noAmount
  }

  package var due: Due
  package var reason: Reason

  package init(_ due: Due, _ reason: Reason) {
    self.due = due
    self.reason = reason
  }
}

extension LeftOut.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownEntitlement(let missing): "it is not known whether it is owed: \(missing.joined(separator: ", "))"
    case .noConsent: "the participant does not agree that the provider learns where to pay"
    case .unaskedConsent: "nobody asked the participant whether the provider may learn where to pay"
    case .noChannel: "the participant has no channel of payment"
    case .otherChannel(let kind): "the participant is paid through \(kind.rawValue)"
    case .otherProgramme(let programme): "it is of the programme \(programme)"
    case .otherCurrency(let currency): "it is in \(currency)"
    case .aboveCeiling(let ceiling): "it is more than \(ceiling), which the provider takes in one payment"
    case .notDue(let day): "it falls due on \(day)"
    case .reserved(let run): "the run \(run) has it"
    case .inTransit: "it is on its way"
    case .paid: "it was paid"
    case .overlaps(let period): "it shares days with what is or was paid for \(period)"
    case .repeated: "it was named before"
    case .noAmount: "it has no amount above nothing that fits a payment"
    }
  }
}
