/// A step that was taken with the person at an instant: a notice served, a fear stated, a screening, a filing.
package struct ServedStep: Hashable, Sendable, Codable {
  package var id: EntryID
  /// One of `StepKind`, by its name.
  package var kind: StepKind
  /// The code of the destination that it is about, where it is about one.
  package var destination: String?
  /// `2025-07-10T14:00-04:00`, or a bare day whose hour is not known.
  package var at: String
  /// The zone in which it was typed, such as `America/New_York`; the offset in `at` is what counts.
  package var zone: String
  package var evidence: Evidence

  package init(
    id: EntryID, kind: StepKind, destination: String?, at: String, zone: String, evidence: Evidence
  ) {
    self.id = id
    self.kind = kind
    self.destination = destination
    self.at = at
    self.zone = zone
    self.evidence = evidence
  }
}
