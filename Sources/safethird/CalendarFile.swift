internal import Foundation
internal import Pages
internal import Register

/// The deadlines of an answer as a file that calendars read.
struct CalendarFile {
  let answer: Answer

  init(_ answer: Answer) { self.answer = answer }

  /// Of no deadline there is no file: a calendar without an entry is not valid, and the reader is told.
  func write(to path: String) throws {
    let now = Moment(seconds: Int(Date().timeIntervalSince1970.rounded(.down)), offset: 0)
    guard let text = text(stamp: now) else {
      Terminal.error("no deadline runs and no step has a first moment; \(path) was not written")
      return
    }
    try OutputFile.write(text, to: path, "the calendar")
  }

  func text(stamp: Moment) -> String? { DeadlineCalendar(answer).text(stamp: stamp, sha256: Receipt.sha256) }
}
