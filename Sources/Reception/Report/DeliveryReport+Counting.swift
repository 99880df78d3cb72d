internal import Kleene
internal import Register

extension DeliveryReport {
  static func deliveries(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate, _ terms: Terms
  ) throws(MoneyFault) -> [Slot: Delivery] {
    let results = Dictionary(grouping: record.results.filter { $0.day <= asOf }, by: \.key)
    var deliveries: [Slot: Delivery] = [:]
    for promise in record.promises {
      let month = Month(of: promise.day)
      guard months.contains(month), promise.truth != .false else { continue }
      let slot = Slot(promise.key.entitlement, month)
      guard promise.truth == .true else {
        deliveries[slot, default: Delivery()].unknown.add(promise.key.participant)
        continue
      }
      let own = results[promise.key] ?? []
      let outcome = try DueOutcome(promise, own, grace: terms.graceDays, asOf: asOf)
      try deliveries[slot, default: Delivery()].add(promise, own, outcome)
    }
    return deliveries
  }

  static func currencies(_ record: ReportRecord) -> [EntitlementID: [Currency]] {
    var found: [EntitlementID: Set<Currency>] = [:]
    for promise in record.promises {
      if let amount = promise.amount { found[promise.key.entitlement, default: []].insert(amount.currency) }
    }
    for result in record.results {
      switch result.kind {
      case .delivered(let money?), .returned(let money):
        found[result.key.entitlement, default: []].insert(money.currency)
      case .delivered(nil), .failed: continue
      }
    }
    return found.mapValues { $0.sorted() }
  }

  static func work(
    _ record: ReportRecord, _ months: ClosedRange<Month>, _ asOf: CivilDate, after count: Int
  ) -> Work {
    var work = Work(months: count)
    for person in record.people {
      let begun = person.content.placements.filter { months.contains(Month(of: $0.start)) && $0.start <= asOf }
      guard !begun.isEmpty else { continue }
      work.placed += 1
      // Of several the best that is known counts: somebody who left one job for another that they kept is in work. Nobody has
      // left while the months of a later job run.
      let marks = begun.map { ($0, $0.start.advanced(byMonths: count)) }.filter { $0.1 <= asOf }
      let held = marks.map { placement, mark in placement.isHeld(on: mark, knownOn: asOf) }
      if held.contains(.true) {
        work.stillThere += 1
      } else if marks.count < begun.count {
        work.open += 1
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
        counts[scheduled.name, default: FollowUps()].add(scheduled)
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
  ) throws(MoneyFault) {
    let participant = promise.key.participant
    promised.add(participant)
    if let amount = promise.amount { try promisedAmount.add(amount) }
    for result in results {
      switch result.kind {
      case .delivered(let money?): try arrivedAmount.add(money)
      case .delivered(nil): continue
      case .failed: failures.add(participant)
      case .returned(let money):
        failures.add(participant)
        try arrivedAmount.subtract(money)
      }
    }
    switch outcome {
    case .onTime: onTime.add(participant)
    case .late: late.add(participant)
    case .partly: partly.add(participant)
    case .unpaid: unpaid.add(participant)
    case .open: open.add(participant)
    }
  }
}

extension DeliveryReport.FollowUps {
  fileprivate mutating func add(_ followUp: ScheduledFollowUp) {
    scheduled.add(followUp.participant)
    switch followUp.state {
    case .done(_, daysLate: 0): inTime.add(followUp.participant)
    case .done: late.add(followUp.participant)
    case .missed: missed.add(followUp.participant)
    case .due, .upcoming: open.add(followUp.participant)
    case .lapsed: lapsed.add(followUp.participant)
    }
  }
}
