package import Desks
package import Reception
package import Register

extension ReceptionDesk {
  /// The item that records a value of a fact. With a day it stands beside the values of earlier days, which dues of those
  /// days were judged by; without one it takes the place of all of them.
  package static func recording(
    _ value: RecordedFact.Value, of key: String, evidence: Evidence, in content: ParticipantContent
  ) -> ParticipantItem {
    let recorded = content.facts.first { $0.key == key }?.values ?? []
    guard let from = value.from.flatMap({ CivilDate($0) }) else {
      return .fact(RecordedFact(key: key, values: [value], evidence: evidence))
    }
    let earlier = recorded.compactMap { old -> RecordedFact.Value? in
      guard let day = old.from else {
        return RecordedFact.Value(old.text, from: beforeAll(from, content).description)
      }
      return CivilDate(day).map { $0 < from } ?? false ? old : nil
    }
    return .fact(RecordedFact(key: key, values: earlier + [value], evidence: evidence))
  }

  /// A day before another, until which nothing fell due: nobody is enrolled before they agreed to it. What always held holds
  /// from there on where a later value stands beside it, since each of several values has its day.
  private static func beforeAll(_ day: CivilDate, _ content: ParticipantContent) -> CivilDate {
    let agreed = content.consents.filter { $0.purpose == .enrolment }.map(\.day)
    return (agreed + [content.enrolment?.day ?? day, day.advanced(by: -1)]).min() ?? day
  }
}
