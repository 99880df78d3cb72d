internal import Register

/// A fact of a case with its evidence. Name and values are kept as a case file writes them: the register gives them their
/// meaning, and a later register may know a fact no more that this case still holds.
package struct RecordedFact: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
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
package struct Evidence: Hashable, Sendable {
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

// MARK: as they are kept

// As lists, the parts in this order (`How items are kept` in docs/guide/desk-storage.md says why).

extension RecordedFact: Codable {
  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    key = try list.decode(String.self)
    evidence = try list.decode(Evidence.self)
    step = try list.decodeOptional(String.self).map { try EntryID.decoded($0, decoder) }
    values = []
    while !list.isAtEnd {
      values.append(Value(try list.decode(String.self), from: try list.decodeOptional(String.self)))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(key)
    try list.encode(evidence)
    try list.encode(step)
    for value in values {
      try list.encode(value.text)
      try list.encode(value.from)
    }
  }
}

extension Evidence: Codable {
  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    source = try list.decode(String.self)
    day = try list.decode(String.self)
    recordedBy = try list.decodeOptional(String.self).map { try MemberID.decoded($0, decoder) }
    recordedAt = DeskTime(try list.decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(source)
    try list.encode(day)
    try list.encode(recordedBy)
    try list.encode(recordedAt)
  }
}
