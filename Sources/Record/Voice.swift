package import Register

/// One claim that an arrangement came so far, or that it did not: who says it, of when, on which sources.
package struct Voice: Sendable {
  /// How surely the day of the claim lies on or before the day asked about: a month or a year is an interval.
  package enum Reach: String, Sendable {
    case certain
    /// The day asked about lies within it, or nobody gives a date.
    case possible
    case after
  }

  package var date: SourceDate?
  package var stage: Event.Stage
  /// Empty for what the register itself puts together: the line of force.
  package var by: String
  package var claim: String
  package var conflict: String
  package var sources: [Located<String>]
  package var isRetracted: Bool
  /// It is a day of the line of force, and not an event.
  package var isForce: Bool

  init(_ event: Event) {
    date = event.date
    stage = event.stage
    by = event.claim.by
    claim = event.claim.claim
    conflict = event.claim.conflict
    sources = event.claim.sources
    // What is said in place of a corrected claim is an event of its own, where it is one.
    isRetracted = event.claim.retraction != nil
    isForce = false
  }

  init(force time: LegalTime, _ stage: Event.Stage, _ interval: ForceInterval) {
    date = SourceDate(time)
    self.stage = stage
    by = ""
    claim = interval.note
    conflict = ""
    sources = interval.sources
    isRetracted = false
    isForce = true
  }

  package func reach(_ day: CivilDate) -> Reach {
    guard let date else { return .possible }
    if date.last <= day { return .certain }
    return date.first <= day ? .possible : .after
  }

  /// By which day of a month or a year claims are put in order.
  enum Order: CaseIterable {
    case last, first
  }

  /// What has no date comes last.
  static func isEarlier(_ a: Voice, _ b: Voice, by order: Order = .last) -> Bool {
    guard let one = a.date, let other = b.date else { return a.date != nil && b.date == nil }
    switch order {
    case .last: return (one.last, one.first) < (other.last, other.first)
    case .first: return (one.first, one.last) < (other.first, other.last)
    }
  }

  /// In order, with those of one date as they stand.
  static func sorted(_ voices: [Voice], by order: Order) -> [Voice] {
    voices.enumerated().sorted { a, b in
      isEarlier(a.element, b.element, by: order)
        || (!isEarlier(b.element, a.element, by: order) && a.offset < b.offset)
    }.map(\.element)
  }
}
