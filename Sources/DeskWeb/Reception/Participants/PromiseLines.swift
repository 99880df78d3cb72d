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
  /// Periods of one entitlement that come to the same.
  struct Line {
    var outcome: ScheduledPeriod.Outcome
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

  init(_ participant: DeskParticipant, _ reception: ReceptionDesk) {
    programmes = reception.programmes
    guard let programme = participant.content.enrolment.flatMap({ reception.programmes[$0.programme] }),
      let enrolled = reception.enrolled(
        participant.id, participant.content, in: programme.programme.id, reception.words)
    else { return }
    let today = reception.today
    let span = Period(today.advanced(byMonths: -3), today.advanced(byMonths: 2))
    let periods = programme.schedule(of: enrolled, dueIn: span)
    for entitlement in programme.entitlements {
      var lines: [Line] = []
      for period in periods where period.entitlement.id == entitlement.id {
        let isToCome = today < period.on
        if let last = lines.last, PromiseLines.areAlike(last, period.outcome, isToCome) {
          lines[lines.count - 1].days.append(period.on)
        } else {
          lines.append(Line(outcome: period.outcome, days: [period.on], isToCome: isToCome))
        }
      }
      if !lines.isEmpty { promises.append(Promise(entitlement: entitlement.entitlement, lines: lines)) }
    }
  }

  /// What is not known lacks the same facts, on whatever day.
  private static func areAlike(_ line: Line, _ outcome: ScheduledPeriod.Outcome, _ isToCome: Bool) -> Bool {
    if case .unknown(let first, _) = line.outcome, case .unknown(let second, _) = outcome { return first == second }
    return line.outcome == outcome && line.isToCome == isToCome
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

  func words(_ line: Line, _ context: DeskContext) -> HTML {
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
