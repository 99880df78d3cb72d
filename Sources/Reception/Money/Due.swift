package import Desks
package import Register

/// Somebody in a programme of reception.
package enum Participant {}
package typealias ParticipantID = DeskID<Participant>

/// An entitlement within its programme: `rwa/integration#stipend`.
package struct EntitlementID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var programme: ProgrammeID
  package var name: String

  package init(_ programme: ProgrammeID, _ name: String) {
    self.programme = programme
    self.name = name
  }

  package static func < (a: Self, b: Self) -> Bool { (a.programme.text, a.name) < (b.programme.text, b.name) }
  package var description: String { "\(programme)#\(name)" }
}

/// Days from the first to the last, both in it.
package struct Period: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package var first: CivilDate
  package var last: CivilDate

  package init(_ first: CivilDate, _ last: CivilDate) {
    self.first = first
    self.last = last
  }

  /// Whether a day is in both.
  package func overlaps(_ other: Period) -> Bool { first <= other.last && other.first <= last }

  package static func < (a: Period, b: Period) -> Bool { (a.first, a.last) < (b.first, b.last) }

  /// `2026-11-01 to 2026-11-30`.
  package var description: String { "\(first) to \(last)" }
}

/// What is owed to one participant for one period of one entitlement. There is at most one for each three of them, and the
/// ledger recognises no two whose periods share a day: that keeps anything from being paid twice.
package struct Due: Hashable, Sendable, Codable {
  package struct Key: Hashable, Comparable, Sendable, Codable {
    package var participant: ParticipantID
    package var entitlement: EntitlementID
    package var period: Period

    package init(_ participant: ParticipantID, _ entitlement: EntitlementID, _ period: Period) {
      self.participant = participant
      self.entitlement = entitlement
      self.period = period
    }

    /// Whether both are of one participant and entitlement.
    package func isOfSameEntitlement(as other: Key) -> Bool {
      participant == other.participant && entitlement == other.entitlement
    }

    /// Whether both are of one participant and entitlement, and a day is in the periods of both.
    package func overlaps(_ other: Key) -> Bool {
      isOfSameEntitlement(as: other) && period.overlaps(other.period)
    }

    package static func < (a: Key, b: Key) -> Bool {
      (a.participant, a.entitlement, a.period) < (b.participant, b.entitlement, b.period)
    }
  }

  package var key: Key
  /// The day on which it is to be paid.
  package var on: CivilDate
  package var amount: Money

  package init(_ key: Key, on: CivilDate, amount: Money) {
    self.key = key
    self.on = on
    self.amount = amount
  }
}
