package import CEL
package import Register

/// What becomes of one period of one entitlement for one participant, as the facts stand.
package struct ScheduledPeriod: Sendable {
  package enum Outcome: Hashable, Sendable {
    /// The amount; `nil` for what has no price.
    case owed(Money?)
    case notOwed(Reason)
    /// Nobody has said what decides it: the slots of the facts, and the day of which they are asked.
    case unknown(Unknown, on: CivilDate)
    /// It cannot be worked out, which is never taken for no.
    case faulted(Fault)
  }

  package enum Reason: Hashable, Sendable {
    /// Its condition (`when`) does not hold.
    case condition
    /// That until which it runs held first on this day.
    case ended(CivilDate)
    case programmeNotBegun
    case programmeEnded
    case participantLeft
    /// There is nobody in the household for whom it is.
    case nobody
  }

  package enum Fault: Hashable, Sendable {
    /// The amount for so many people does not fit.
    case amount(MoneyFault)
    /// A condition could not be evaluated.
    case condition(String)
  }

  package let participant: ParticipantID
  package let entitlement: CompiledEntitlement
  package let period: Period
  /// The day on which it falls due, and by whose facts it is judged. Of what comes once and has not come: the first day of
  /// the span on which it might have.
  package let on: CivilDate
  package let outcome: Outcome

  package var key: Due.Key { Due.Key(participant, entitlement.id, period) }

  /// What is to be paid; `nil` where nothing is owed, or nothing that has a price.
  package var due: Due? {
    guard case .owed(let amount?) = outcome else { return nil }
    return Due(key, on: on, amount: amount)
  }
}
