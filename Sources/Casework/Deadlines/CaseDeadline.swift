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

  /// The order of a list: by day, those with an hour before those that have the whole day.
  package static func isBefore(_ a: CaseDeadline, _ b: CaseDeadline) -> Bool {
    (a.time.time.lastDay, a.seconds, a.reference) < (b.time.time.lastDay, b.seconds, b.reference)
  }

  private var seconds: Int {
    if case .moment(let moment) = time.time { moment.seconds } else { .max }
  }
}
