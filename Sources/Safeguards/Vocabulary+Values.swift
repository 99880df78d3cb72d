package import CEL
package import Register

extension Vocabulary {
  /// A fact as a value of CEL; `nil` when it is unknown.
  ///
  /// Waiting time owed to a person: a bare day counts at its last moment. A period running against the person: at its
  /// first (design, "Time").
  package func value(_ fact: FactValue, slot: Int, zone: Int32, bareDaysAtTheirEnd: Bool) -> Value? {
    switch fact {
    case .unknown: return nil
    case .truth(let value): return .bool(value)
    case .date(let day): return .date(day)
    case .moment(.vague): return nil
    case .moment(.day(let day)):
      let seconds =
        bareDaysAtTheirEnd
        ? zones.startOfDay(Int64(day.days + 1), zone: zone) - 1 : zones.startOfDay(Int64(day.days), zone: zone)
      return .moment(seconds: Int(seconds), zone: zone)
    case .moment(.moment(let moment)):
      return .moment(seconds: moment.seconds, zone: TimeZones.fixed(minutes: moment.offset / 60) ?? zone)
    case .state(let code): return .string(code.text)
    case .states(let codes, let isComplete):
      return .list(
        List(
          elements: codes.map { .string($0.text) }, isComplete: isComplete,
          missing: isComplete ? Unknown([]) : Unknown(slot)))
    case .choice(let value): return .string(value)
    case .count(let n): return .int(Int64(n))
    }
  }
}
