/// Why a text is no date; in English for the person who wrote it.
package struct DateFault: Error, Hashable, Sendable {
  package enum Flaw: Hashable, Sendable {
    case noSuchMonth
    /// The month has fewer days.
    case noSuchDay(month: String, length: Int)
    /// Only a month or a year where a day is needed; with a day of it.
    case noDay(example: String)
    case noZone, unreadableZone
    case noMoment, noDate
  }

  /// What was written.
  package let text: String
  package let flaw: Flaw

  package var found: String {
    switch flaw {
    case .noSuchMonth: "the date \(text), which has no such month"
    case .noSuchDay: "the date \(text), which does not exist"
    case .noDay: "\(text), which has no day"
    case .noZone: "\(text), which has no zone"
    case .unreadableZone: "\(text), whose zone cannot be read"
    case .noMoment: text
    case .noDate: text.isEmpty ? "nothing" : text
    }
  }

  package var expected: String {
    switch flaw {
    case .noSuchMonth: "a month from 01 to 12"
    case .noSuchDay(let month, let length): "a day from 01 to \(length) in \(month)"
    case .noDay(let example): "a whole date such as \(example)"
    case .noZone, .unreadableZone, .noMoment: "a moment with its zone, such as 2025-07-10T14:00-04:00"
    case .noDate: "a date such as 2025-04-18, or a month 2025-04 where the day is not known"
    }
  }
}
