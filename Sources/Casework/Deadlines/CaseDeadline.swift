package import Desks
package import Pages
package import Register

/// A time that a case turns on.
package struct CaseDeadline: Sendable {
  package var caseID: CaseID
  package var reference: String
  /// Kind, rule, norm and time; its destination is the first of `destinations`.
  package var time: AnswerTime
  /// For which destinations it is the same.
  package var destinations: [StateCode]

  /// In the order of a list: by day, those with an hour before those that have the whole day.
  static func sorted(_ deadlines: [CaseDeadline]) -> [CaseDeadline] {
    let keyed = deadlines.map { deadline in
      let seconds = if case .moment(let moment) = deadline.time.time { moment.seconds } else { Int.max }
      return (key: (deadline.time.time.lastDay.days, seconds), deadline: deadline)
    }
    return keyed.sorted { a, b in
      a.key == b.key ? a.deadline.reference < b.deadline.reference : a.key < b.key
    }.map(\.deadline)
  }
}
