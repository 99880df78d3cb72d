internal import Desks
internal import Register

/// The times of an organisation's cases, as they were worked out last: what did not change is not worked out again.
struct DeadlineCache: Sendable {
  struct Entry: Sendable {
    var revision: Int
    var times: [DeadlineFinder.Found]
  }

  let register: String
  let day: CivilDate
  let entries: [CaseID: Entry]
  /// All of them, the next first.
  let sorted: [CaseDeadline]
}
