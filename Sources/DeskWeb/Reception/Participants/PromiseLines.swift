internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

/// What a programme promises to one participant: of each entitlement the periods of some months back and ahead, those in
/// a row that come to the same on one line.
struct PromiseLines {
  /// What became of what is owed, as the ledger has it.
  enum Paid: Equatable {
    case whole
    case partly(Money)
    case onTheWay
    case not
  }

  /// Periods of one entitlement that come to the same.
  struct Line {
    var outcome: ScheduledPeriod.Outcome
    /// `nil` of what is paid for somebody and not to them, has no price or is to come, and for whoever reads no payments.
    var paid: Paid?
    var days: [CivilDate]
    /// They fall due after today.
    var isToCome: Bool
  }

  struct Promise {
    var entitlement: Register.Entitlement
    var lines: [Line]

    /// Nobody knows of any of its days whether it is owed.
    var isOpen: Bool { lines.allSatisfy { if case .unknown = $0.outcome { true } else { false } } }
  }

  private(set) var promises: [Promise] = []
  private let programmes: ProgrammeSet

  init(_ participant: DeskParticipant, paid: PaidDues?, _ reception: ReceptionDesk) {
    programmes = reception.programmes
    guard let programme = participant.content.enrolment.flatMap({ reception.programmes[$0.programme] }),
      let enrolled = reception.enrolled(
        participant.id, participant.content, in: programme.programme.id, reception.words)
    else { return }
    let today = reception.today
    let span = Period(today.advanced(byMonths: -3), today.advanced(byMonths: 2))
    let periods = programme.schedule(of: enrolled, dueIn: span).filter(participant.content.receives)
    for entitlement in programme.entitlements {
      var lines: [Line] = []
      for period in periods where period.entitlement.id == entitlement.id {
        let isToCome = today < period.on
        let line = Line(
          outcome: period.outcome, paid: paid.flatMap { PromiseLines.paid(period, $0, isToCome) }, days: [period.on],
          isToCome: isToCome)
        if let last = lines.last, PromiseLines.areAlike(last, line) {
          lines[lines.count - 1].days.append(period.on)
        } else {
          lines.append(line)
        }
      }
      if !lines.isEmpty { promises.append(Promise(entitlement: entitlement.entitlement, lines: lines)) }
    }
  }

  private static func paid(_ period: ScheduledPeriod, _ paid: PaidDues, _ isToCome: Bool) -> Paid? {
    let standing = paid[period.key]
    if let standing, standing.inTransit > 0 { return .onTheWay }
    guard let standing, standing.paid > 0 else {
      return period.due != nil && period.entitlement.entitlement.isPaidOut && !isToCome ? .not : nil
    }
    if let due = period.due, standing.paid >= due.amount.minor { return .whole }
    return .partly(Money(minor: standing.paid, standing.currency))
  }

  /// What is not known lacks the same facts, on whatever day.
  private static func areAlike(_ a: Line, _ b: Line) -> Bool {
    guard a.paid == b.paid else { return false }
    if case .unknown(let first, _) = a.outcome, case .unknown(let second, _) = b.outcome { return first == second }
    return a.outcome == b.outcome && a.isToCome == b.isToCome
  }

  /// The facts that would say whether something is owed, those first on which most entitlements turn.
  var lacking: [FactName] {
    var counts: [FactName: Int] = [:]
    var order: [FactName] = []
    for promise in promises {
      let names = promise.lines.flatMap { line -> [FactName] in
        guard case .unknown(let slots, _) = line.outcome else { return [] }
        return programmes.names(of: slots)
      }
      for name in Set(names) { counts[name, default: 0] += 1 }
      for name in names where !order.contains(name) { order.append(name) }
    }
    return order.enumerated().sorted { a, b in
      (counts[b.element] ?? 0, a.offset) < (counts[a.element] ?? 0, b.offset)
    }.map(\.element)
  }

  // MARK: words

  /// What is owed, and whether it was paid.
  func words(_ line: Line, _ context: DeskContext) -> HTML {
    let paid: String? =
      switch line.paid {
      case nil: nil
      case .whole?: context.say(ReceptionPhrase.promisePaid)
      case .partly(let amount)?: context.say(ReceptionPhrase.promisePartlyPaid, ["amount": .text(amount.description)])
      case .onTheWay?: context.say(ReceptionPhrase.promiseOnTheWay)
      case .not?: context.say(ReceptionPhrase.promiseNotPaid)
      }
    guard let paid else { return owed(line, context) }
    let mark: HTML = line.paid == .not ? "<span class=\"now\">\(paid)</span>" : "<b>\(paid)</b>"
    return "\(owed(line, context)): \(mark)"
  }

  private func owed(_ line: Line, _ context: DeskContext) -> HTML {
    let days = Message.Value.text(context.language.list(line.days.map { context.language.say($0) }))
    func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> HTML {
      HTML(context.say(phrase, values.merging(["days": days]) { first, _ in first }))
    }
    switch line.outcome {
    case .owed(let amount?):
      return say(
        line.isToCome ? .promiseComes : .promiseFellDue, ["amount": .text(amount.description)])
    case .owed(nil): return say(line.isToCome ? .promiseComesUnpriced : .promiseFellDueUnpriced)
    case .unknown: return say(.promiseUnknown)
    case .faulted(.amount): return say(.promiseTooLarge)
    case .faulted(.condition(let words)): return "\(say(.promiseFaulted)) <code>\(words)</code>"
    case .notOwed(let reason):
      switch reason {
      case .condition: return say(.promiseCondition)
      case .ended(let day): return say(.promiseEnded, ["day": .text(context.language.say(day))])
      case .programmeNotBegun: return say(.promiseNotBegun)
      case .programmeEnded: return say(.promiseProgrammeEnded)
      case .participantLeft: return say(.promiseLeft)
      case .nobody: return say(.promiseNobody)
      }
    }
  }
}
