/// A fact of a case with its evidence. Name and values are kept as a case file writes them: the register gives them their
/// meaning, and a later register may know a fact no more that this case still holds.
package struct RecordedFact: Hashable, Sendable, Codable {
  package struct Value: Hashable, Sendable, Codable {
    /// `true`, `[IRQ, more]`, `2025-05-07`, `unknown`.
    package var text: String
    /// The day or moment from which it holds.
    package var from: String?

    package init(_ text: String, from: String? = nil) {
      self.text = text
      self.from = from
    }
  }

  /// `person.nationality`, or `notice.written@LBY`.
  package var key: String
  package var values: [Value]
  package var evidence: Evidence
  /// The step with which it was recorded, where it was.
  package var step: EntryID?

  package init(key: String, values: [Value], evidence: Evidence, step: EntryID? = nil) {
    self.key = key
    self.values = values
    self.evidence = evidence
    self.step = step
  }
}

/// How something is known: what it rests on, of which day, and who wrote it down when.
package struct Evidence: Hashable, Sendable, Codable {
  /// Such as “letter of the client's sister”; may be empty.
  package var source: String
  /// The day of the source, as `2025-05-07`; empty where it has none.
  package var day: String
  package var recordedBy: MemberID?
  package var recordedAt: DeskTime

  package init(source: String, day: String, recordedBy: MemberID?, recordedAt: DeskTime) {
    self.source = source
    self.day = day
    self.recordedBy = recordedBy
    self.recordedAt = recordedAt
  }
}
