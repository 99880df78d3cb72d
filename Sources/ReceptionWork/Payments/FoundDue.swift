internal import Desks
internal import Reception
internal import Register

/// What a look at somebody's file found for a run.
struct FoundDue: Sendable {
  var candidate: PaymentCandidate
  var isOnce: Bool
  /// Of what is owed once to all of them together.
  var household: HouseholdID?
}

/// Which dues a book has under another key than theirs. The key of a due names a participant and days; but what a household
/// is owed together is paid also where another of them was its head then, and what comes once is paid also where somebody
/// left and was enrolled anew, which gives it another day.
struct DuesElsewhere {
  private struct Holder: Hashable {
    var participant: ParticipantID
    var entitlement: EntitlementID
  }

  private var keys: [Holder: [Due.Key]] = [:]

  /// As the book is when a run is prepared: what was recognised or sent, and what runs hold that were not sent yet.
  init(_ book: PaymentBook) {
    for key in book.ledger.dueStandings.keys { add(key) }
    for run in book.runs.values where !run.stage.isSent && run.stage != .cancelled {
      for payment in run.payments { add(payment.due) }
    }
  }

  private mutating func add(_ key: Due.Key) {
    keys[Holder(participant: key.participant, entitlement: key.entitlement), default: []].append(key)
  }

  /// The candidates of a run, those that are paid elsewhere marked so.
  /// `members`: everybody who was ever in a household, also who left it or was erased since.
  mutating func candidates(
    _ found: [FoundDue], members: [HouseholdID: Set<ParticipantID>]
  ) -> [PaymentCandidate] {
    var candidates: [PaymentCandidate] = []
    for due in found {
      var candidate = due.candidate
      let (isOnce, household) = (due.isOnce, due.household)
      let key = candidate.due.key
      if isOnce || household != nil {
        candidate.taken = taken(key, isOnce: isOnce, by: household.flatMap { members[$0] } ?? [])
        // Of two heads of one household in the same run the second finds the first.
        if candidate.taken == nil, household != nil { add(key) }
      }
      candidates.append(candidate)
    }
    return candidates
  }

  private func taken(_ key: Due.Key, isOnce: Bool, by household: Set<ParticipantID>) -> Period? {
    for participant in [key.participant] + household.subtracting([key.participant]).sorted() {
      let held = keys[Holder(participant: participant, entitlement: key.entitlement)] ?? []
      let isOther = participant != key.participant
      if let other = held.first(where: { $0 != key && (isOnce || isOther && $0.period.overlaps(key.period)) }) {
        return other.period
      }
    }
    return nil
  }
}
