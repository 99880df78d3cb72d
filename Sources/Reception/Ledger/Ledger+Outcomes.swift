package import Register

extension Ledger {
  /// What came of a due on a day. Together they are what a report of a programme counts.
  package struct Outcome: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case delivered, failed, returned
    }

    package var due: Due.Key
    package var day: CivilDate
    package var kind: Kind
    package var amount: Money

    package init(_ due: Due.Key, _ kind: Kind, _ amount: Money, on day: CivilDate) {
      self.due = due
      self.day = day
      self.kind = kind
      self.amount = amount
    }
  }

  /// Every result that stands, in the order in which it was written. What was reversed never happened.
  package var outcomes: [Outcome] {
    entries.compactMap { entry in
      guard !isReversed(entry.number), let due = entry.purpose.due, let amount = entry.postings.first?.amount else {
        return nil
      }
      let kind: Outcome.Kind? =
        switch entry.kind {
        case .settlement: .delivered
        case .failure: .failed
        case .return: .returned
        case .funding, .recognition, .dispatch, .release, .reversal: nil
        }
      // The first posting of a result is the one into an account.
      return kind.map { Outcome(due, $0, amount, on: entry.day) }
    }
  }
}
