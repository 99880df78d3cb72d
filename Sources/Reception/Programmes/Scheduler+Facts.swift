internal import CEL
internal import Register
internal import Safeguards

extension Scheduler {
  mutating func take(_ participant: EnrolledParticipant) {
    for slot in filled { activation[slot] = .unknown(Unknown(slot)) }
    filled.removeAll(keepingCapacity: true)
    dated.removeAll(keepingCapacity: true)
    day = nil
    for entry in participant.facts.entries {
      let (key, values) = (entry.key, entry.values)
      guard key.destination == nil, let slot = vocabulary.slots[key.name] else { continue }
      filled.append(slot)
      if values.contains(where: { $0.from != nil }) {
        dated.append((slot, values))
      } else {
        set(slot, values.last?.value ?? .unknown)
      }
    }
  }

  /// The facts as they hold on a day.
  mutating func turn(to day: CivilDate) {
    guard self.day != day else { return }
    self.day = day
    set(vocabulary.day, .date(day))
    let end = (day.days + 1) * 86_400 - 1
    let time = AssessedTime(day: day, now: end, law: end, isWholeDay: true)
    for (slot, values) in dated { set(slot, Facts.current(of: values, time: time)) }
  }

  private mutating func set(_ slot: Int, _ value: FactValue) {
    activation[slot] =
      vocabulary.value(value, slot: slot, zone: 0, bareDaysAtTheirEnd: false) ?? .unknown(Unknown(slot))
  }

  /// Neither the day nor a fact that turns with it is read.
  func isConstant(_ entitlement: CompiledEntitlement) -> Bool {
    !entitlement.readsDay && !dated.contains { entitlement.slots.contains($0.slot) }
  }
}

extension LegalTime {
  /// The first day on which it has been reached, with days counted as `Scheduler` does.
  var firstDayReached: CivilDate {
    switch self {
    case .day(let day): day
    case .moment(let moment): CivilDate(days: moment.seconds.flooredDivision(by: 86_400))
    case .vague(let date): date.last
    }
  }
}
