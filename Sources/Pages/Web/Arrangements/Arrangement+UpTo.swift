internal import Record
internal import Register

extension Arrangement {
  /// What can have been said and done by a day; what has no date may have been.
  func upTo(_ day: CivilDate) -> Arrangement {
    func isPast(_ date: SourceDate?) -> Bool { date.map { $0.first <= day } ?? true }
    var copy = self
    copy.events.removeAll { !isPast($0.date) }
    copy.scope.removeAll { !isPast($0.date) }
    copy.terms.removeAll { !isPast($0.date) }
    copy.reception.removeAll { !isPast($0.date) }
    copy.transfers.removeAll { !isPast($0.date) }
    copy.refuses.removeAll { $0.interval.from.map { $0.day > day } ?? false }
    return copy
  }
}
