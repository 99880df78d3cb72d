package import Register

/// A stretch of days with the same force of a norm or of one of its rules, whoever the person is.
package struct ForceSpan: Sendable {
  /// Whether it has force.
  package enum State: String, CaseIterable, Sendable {
    case inForce = "in-force"
    case notInForce = "not-in-force"
    /// Somebody denies it, its day is not known, or the words of a norm that acts on it were not seen.
    case disputed
    /// A norm that acts on it concerns only some people or destinations.
    case depends
  }

  /// `nil`: from the beginning.
  package var from: CivilDate?
  /// The first day after it; `nil` where nothing that is recorded ends it.
  package var until: CivilDate?
  package var state: State
  /// What opened it.
  package var changes: [ForceChange]
}

/// Why the force of a norm or a rule changed on a day.
package struct ForceChange: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Days of force of its own.
    case own
    /// What `norm` does to it.
    case act(Act.Kind)
    /// It amends `norm` and has force only while that has.
    case amended
    /// The sender became, or is no longer, party to the treaty.
    case membership
  }

  package var cause: Cause
  package var norm: NormID
  /// Whether that began on the day; it ended otherwise.
  package var begins: Bool
}
