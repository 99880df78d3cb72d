package import Desks
package import Register

/// That something which no payment run pays reached a participant for one of its periods: a month of housing, a course, a
/// premium that the programme paid to an insurer.
package struct RecordedDelivery: Hashable, Sendable, Codable {
  package var entitlement: EntitlementID
  package var period: Period
  /// On which day it was there.
  package var day: CivilDate
  package var evidence: Evidence

  package init(_ entitlement: EntitlementID, _ period: Period, on day: CivilDate, evidence: Evidence) {
    self.entitlement = entitlement
    self.period = period
    self.day = day
    self.evidence = evidence
  }
}

extension ItemContent<ParticipantItem> {
  package var deliveries: [RecordedDelivery] {
    items.compactMap { if case .delivery(let delivery) = $0 { delivery } else { nil } }
  }
}
