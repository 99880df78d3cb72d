package import Desks
internal import Foundation

/// The time in the name of a copy, such as `2026-11-26T120000Z`: of UTC, and in the order of names.
package enum CopyStamp {
  private static var formatter: DateFormatter {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyy-MM-dd'T'HHmmss'Z'"
    return formatter
  }

  package static func text(of time: DeskTime) -> String {
    formatter.string(from: Date(timeIntervalSince1970: TimeInterval(time.seconds)))
  }

  package static func time(of text: String) -> DeskTime? {
    formatter.date(from: text).map { DeskTime(Int($0.timeIntervalSince1970)) }
  }

  /// `nil` for a file with another name, such as one that somebody put there.
  static func time(ofFile path: String) -> DeskTime? {
    guard let match = path.wholeMatch(of: /(?:.*\/)?(?:desk|keys)-([^\/]*)\.sqlite/) else { return nil }
    return time(of: String(match.output.1))
  }
}
