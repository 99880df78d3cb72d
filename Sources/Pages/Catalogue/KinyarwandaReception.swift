extension Kinyarwanda {
  /// What the pages of the reception desk say, part by part.
  static let reception: [ReceptionPhrase: String] = receptionParts.reduce(into: [:]) { all, part in
    all.merge(part) { first, _ in first }
  }

  private static let receptionParts: [[ReceptionPhrase: String]] = [
    receptionToday, receptionParticipants, receptionPerson, receptionConsent, receptionFollowUps, receptionWork,
    receptionWorkOfParticipant, receptionPayments, receptionLedger, receptionReport, receptionComplaints,
    receptionRefusals,
  ]
}
