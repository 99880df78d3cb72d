internal import Kleene
internal import Register

extension DeliveryReport {
  static func deliveries(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate, _ terms: Terms
  ) -> [Slot: Delivery] {
    let results = Dictionary(grouping: record.results.filter { $0.day <= asOf }, by: \.key)
    var deliveries: [Slot: Delivery] = [:]
    for promise in record.promises {
      let month = Month(of: promise.day)
      guard months.contains(month), promise.truth != .false else { continue }
      let slot = Slot(promise.key.entitlement, month)
      guard promise.truth == .true else {
        deliveries[slot, default: Delivery()].unknown += 1
        continue
      }
      let own = results[promise.key] ?? []
      let outcome = DueOutcome(promise, own, grace: terms.graceDays, asOf: asOf)
      deliveries[slot, default: Delivery()].add(promise, own, outcome)
    }
    return deliveries
  }

  static func work(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate, after count: Int
  ) -> Work {
    var work = Work(months: count)
    for person in record.people {
      let begun = person.content.placements.filter { months.contains(Month(of: $0.start)) && $0.start <= asOf }
      guard !begun.isEmpty else { continue }
      work.placed += 1
      // Of several the best that is known counts: somebody who left one job for another that they kept is in work.
      let marks = begun.map { ($0, $0.start.advanced(byMonths: count)) }.filter { $0.1 <= asOf }
      let held = marks.map { placement, mark in placement.isHeld(on: mark, knownOn: asOf) }
      if held.isEmpty {
        work.open += 1
      } else if held.contains(.true) {
        work.stillThere += 1
      } else if held.contains(.unknown) {
        work.unknown += 1
      } else {
        work.left += 1
      }
    }
    return work
  }

  static func followUps(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate
  ) -> [String: FollowUps] {
    var counts = Dictionary(record.followUps.map { ($0.name, FollowUps()) }, uniquingKeysWith: { first, _ in first })
    for person in record.people {
      for scheduled in person.content.followUps(of: record.followUps, as: person.id, on: asOf)
      where months.contains(Month(of: scheduled.day)) {
        counts[scheduled.name, default: FollowUps()].add(scheduled.state)
      }
    }
    return counts
  }

  static func contact(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate, _ rule: ContactRule
  ) -> [Month: Contact] {
    var contact: [Month: Contact] = [:]
    for month in months where month.first <= asOf {
      let day = min(month.last, asOf)
      var count = Contact()
      for person in record.people where person.content.isEnrolled(on: day) {
        count.enrolled += 1
        if person.content.contactState(rule, on: day)?.isLost == true {
          count.lost += 1
        } else {
          count.inContact += 1
        }
      }
      contact[month] = count
    }
    return contact
  }
}

extension DeliveryReport.Delivery {
  fileprivate mutating func add(
    _ promise: ReportRecord.Promise, _ results: [ReportRecord.Result], _ outcome: DueOutcome
  ) {
    promised += 1
    promisedAmount += promise.amount?.minor ?? 0
    for result in results {
      switch result.kind {
      case .delivered(let money): arrivedAmount += money?.minor ?? 0
      case .failed: failures += 1
      case .returned(let money):
        failures += 1
        arrivedAmount -= money.minor
      }
    }
    switch outcome {
    case .onTime: onTime += 1
    case .late: late += 1
    case .partly: partly += 1
    case .unpaid: unpaid += 1
    case .open: open += 1
    }
  }
}

extension DeliveryReport.FollowUps {
  fileprivate mutating func add(_ state: ScheduledFollowUp.State) {
    scheduled += 1
    switch state {
    case .done(_, daysLate: 0): inTime += 1
    case .done: late += 1
    case .missed: missed += 1
    case .due, .upcoming: open += 1
    case .lapsed: lapsed += 1
    }
  }
}
