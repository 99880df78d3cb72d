package import Register

/// The day or moment for which an answer is wanted.
package struct AssessedTime: Sendable, Hashable {
  /// The civil day in whose law the answer is given.
  package var day: CivilDate
  /// Seconds since 1970: the moment against which waiting times are held; of a bare day its first.
  package var now: Int
  /// Seconds since 1970: the moment whose law holds, where the law changed within the day.
  package var law: Int
  /// Only the day was asked for.
  package var isWholeDay: Bool

  package init(day: CivilDate, now: Int, law: Int, isWholeDay: Bool) {
    self.day = day
    self.now = now
    self.law = law
    self.isWholeDay = isWholeDay
  }

  /// Whether a fact dated so has happened.
  func hasReached(_ time: LegalTime) -> Bool {
    switch time {
    case .day(let day): day <= self.day
    case .moment(let moment): moment.seconds <= now
    case .vague(let date): date.last <= day
    }
  }
}
