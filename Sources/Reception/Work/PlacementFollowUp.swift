package import Desks
package import Register

/// A follow-up of a placement that is due at an agreed interval.
package struct PlacementFollowUp: Hashable, Sendable {
  package var placement: EntryID
  package var day: CivilDate
  /// How late it is; 0 where it is due today, negative where it is yet to come.
  package var daysLate: Int
}

extension Placement {
  /// Follow-ups not yet made, those most late first. One check stands for all intervals that had run out by its day: whoever
  /// asks after six months need not ask what they found after three.
  package func followUps(after intervals: [Int], on today: CivilDate) -> [PlacementFollowUp] {
    let last = checks.map(\.day).filter { $0 <= today }.max()
    return intervals.sorted().map { start.advanced(by: $0) }
      .filter { due in last.map { $0 < due } ?? true && end.map { due < $0.day } ?? true }
      .map { PlacementFollowUp(placement: id, day: $0, daysLate: today.days - $0.days) }
  }
}
