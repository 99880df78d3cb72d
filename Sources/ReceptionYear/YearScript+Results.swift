internal import Desks
package import Reception
internal import Register

extension YearScript {
  /// Two reports of each run, days apart. What the provider does is written down here as it does it; the desk learns of it
  /// by reading the file.
  mutating func planResults(of provider: YearProvider, isShown: Bool) {
    let isBank = provider.kind == .bankAccount
    let (first, second) = (today.advanced(by: isBank ? 2 : 3), today.advanced(by: isBank ? 6 : 9))
    let comesBack = provider.orders.contains { if case .returned = $0.fate { true } else { false } }
    // Reports overtake each other: then the older one still says what the newer left out.
    let hasBoth = !provider.later.isEmpty && provider.later.count < provider.orders.count
    let overtakes = isBank && hasBoth && !comesBack && dice.chance(200)
    on(overtakes ? second : first) { script in
      if overtakes { try script.takeReport(2, of: provider, written: second, isShown: false) }
      try script.takeReport(1, of: provider, written: first, isShown: isShown)
      // Whoever did not come for their cash is on the next list; they need no other channel.
      for order in provider.orders where order.fate == .failed && provider.kind != .cash {
        try script.hearOfFailure(of: order.payment.due.participant)
      }
    }
    if !overtakes, !provider.later.isEmpty {
      on(second) { try $0.takeReport(2, of: provider, written: second, isShown: false) }
    }
    on(second.advanced(by: 1)) { script in
      try script.book.commit(script.book.close(provider.run, by: script.staff.preparer, at: script.time(16)))
      script.note(.closed, about: provider.kind.rawValue, id: provider.run.text)
    }
  }

  private mutating func takeReport(
    _ number: Int, of provider: YearProvider, written day: CivilDate, isShown: Bool
  ) throws {
    let isBank = provider.kind == .bankAccount
    let bytes: [UInt8]
    if isBank {
      bytes = provider.statusReport(number, written: DeskTime(day.days * 86_400 + 6 * 3_600))
    } else {
      // Now and then a table has a line too many, and is refused whole.
      if dice.chance(120) {
        let id = InstructionID(provider.run, provider.orders.count + 1).endToEnd
        try refuse(provider.table(number, foreign: id), of: provider, "line of a payment that was never sent")
      }
      bytes = provider.table(number)
    }
    try take(bytes, of: provider)
    for order in number == 1 ? provider.orders : provider.later { note(order, of: provider, in: number, written: day) }
    if dice.chance(150) { try refuse(bytes, of: provider, "file again") }
    if isShown { month.append(.init(results: bytes, provider.kind)) }
  }

  private func read(_ bytes: [UInt8], _ kind: PaymentChannel.Kind) -> ReadResults {
    kind == .bankAccount ? StatusReport.read(bytes) : DeliveryTable.read(bytes, named: "results of \(today)")
  }

  private mutating func take(_ bytes: [UInt8], of provider: YearProvider) throws {
    switch read(bytes, provider.kind) {
    case .faults(let faults): throw PaymentRefusal.results(faults)
    case .results(let results):
      try book.commit(book.book(results, for: provider.run, by: staff.preparer, on: today, at: time(14)))
    }
  }

  /// A file that must change nothing; it is an error of the program where it does.
  private mutating func refuse(_ bytes: [UInt8], of provider: YearProvider, _ why: String) throws {
    do {
      try take(bytes, of: provider)
    } catch is PaymentRefusal {
      return note(.refused, about: provider.kind.rawValue, why, id: provider.run.text)
    }
    throw YearFault.wasTaken(why, provider.run)
  }

  /// What the provider did, as it would write it down itself.
  private mutating func note(_ order: YearProvider.Order, of provider: YearProvider, in report: Int, written: CivilDate)
  {
    let amount = order.payment.amount.minor
    let arrived = provider.kind == .bankAccount ? written : order.day ?? today
    func note(_ kind: YearEvent.Kind, _ minor: Int, on day: CivilDate) -> (inout YearScript) -> Void {
      { script in
        script.note(
          kind, of: script.person(order.payment.due.participant), about: order.payment.due.entitlement.name, on: day,
          period: order.payment.due.period, amount: script.money(minor), id: order.payment.id.endToEnd)
      }
    }
    switch (order.fate, report) {
    case (.paid, _), (.returned, 1), (.paidLater, 2), (.failedThenPaid, 2): note(.paid, amount, on: arrived)(&self)
    case (.paidLater, _): break
    case (.failed, _), (.failedThenPaid, _): note(.failed, amount, on: arrived)(&self)
    // The day of a table is that of the delivery, so that what came back counts from the day on which it was heard of.
    case (.returned(let minor), _): note(.returned, minor, on: today)(&self)
    case (.inPart(let minor), _):
      note(.paid, minor, on: arrived)(&self)
      note(.failed, amount - minor, on: arrived)(&self)
    }
  }

  /// Whose payment failed is asked for another account or number, where anybody reaches them. A wallet that takes a part is
  /// mostly kept.
  private mutating func hearOfFailure(of id: ParticipantID) throws {
    guard let index = indices[id], people[index].isWithUs(on: today),
      dice.chance(people[index].fate.hasLowLimit ? 60 : 600)
    else { return }
    try takeMobile(index)
  }
}

/// Something that must not happen in a scripted year.
package enum YearFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file of results that was to be refused was booked.
  case wasTaken(String, RunID)

  package var description: String {
    switch self {
    case .wasTaken(let file, let run): "found that a \(file) was booked for the run \(run); expected that it is refused"
    }
  }
}
