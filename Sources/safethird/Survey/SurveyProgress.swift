internal import Foundation
internal import Survey
internal import Glibc

/// A bar on the terminal that says how much of the table has been read; nothing where standard error is no terminal.
final class SurveyProgress {
  private let thread: Thread?

  init(_ source: TableSource) {
    guard isatty(STDERR_FILENO) == 1 else {
      thread = nil
      return
    }
    let thread = Thread {
      while !Thread.current.isCancelled {
        Thread.sleep(forTimeInterval: 0.25)
        if !Thread.current.isCancelled { Self.draw(source) }
      }
    }
    thread.start()
    self.thread = thread
  }

  private static func draw(_ source: TableSource) {
    let read = source.bytesRead
    let megabytes = "\(read >> 20) MB"
    guard let length = source.length, length > 0 else {
      Terminal.errorPart("\r\u{1B}[K\(megabytes) read")
      return
    }
    let share = min(100, read * 100 / length)
    let full = share * 30 / 100
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
    Terminal.errorPart("\r\u{1B}[K\(bar) \(share) % of \(length >> 20) MB")
  }

  func end() {
    guard let thread else { return }
    thread.cancel()
    Terminal.errorPart("\r\u{1B}[K")
  }
}
