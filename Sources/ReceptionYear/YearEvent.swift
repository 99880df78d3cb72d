package import Reception
package import Register

/// Something that happened in a scripted year, as whoever did it would write it down: small values, and no figure of any
/// report. The script writes them as it acts; nothing of them is read from the ledger.
package struct YearEvent: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Terms: an entitlement and a follow-up of the programme's file, and how the report is counted.
    case entitlement, followUpTerms = "follow-up-terms", reportTerms = "report-terms"
    case enrolled, exit, fact, consent, channel
    case funded, prepared, cancelled, approved, recognised, sent, paid, failed, returned, released, closed
    /// What the program did not let happen, and why.
    case refused
    /// What no run pays reached somebody.
    case delivered
    case opening, applied, placed, check, leftWork = "left-work"
    case followUp = "follow-up", attempt, sign, notice, complaint
  }

  package var recorded: CivilDate
  package var kind: Kind
  /// The reference of the participant; empty for what is of nobody.
  package var participant = ""
  /// An entitlement, a fact, a run: what it is about.
  package var about = ""
  package var value = ""
  /// The day on which it counts; that on which it was recorded, unless it says otherwise.
  package var day: CivilDate
  package var period: Period?
  package var amount: Money?
  /// The id of a payment, or of a placement.
  package var id = ""

  package static let columns = [
    "recorded", "event", "participant", "about", "value", "day", "first", "last", "amount", "currency", "id",
  ]

  package var cells: [String] {
    [
      recorded.description, kind.rawValue, participant, about, value, day.description,
      period?.first.description ?? "", period?.last.description ?? "", amount?.decimal ?? "",
      amount?.currency.code ?? "", id,
    ]
  }
}
