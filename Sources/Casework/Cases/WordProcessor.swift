internal import Foundation
internal import Programs

/// Makes a word processor's file of a page, with pandoc where the machine has it.
///
/// The page goes in and the file comes out through memory, so that nothing of a case is on the disk. The page names nothing to
/// fetch: it has no picture, and what people wrote is escaped. (`--sandbox` of Debian's pandoc 2.17 cannot write this format.)
package final class WordProcessor: Sendable {
  private static let atOnce = 2

  private let path: String
  private let time: Duration
  private let places = Places(WordProcessor.atOnce)

  /// `nil` where there is no pandoc. Whatever takes longer than so many seconds is ended.
  package init?(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", seconds: Double = 20
  ) {
    let found = path.split(separator: ":").map { "\($0)/pandoc" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { return nil }
    self.path = found
    self.time = .seconds(seconds)
  }

  package enum Failure: Error {
    /// Others have all places, and kept them.
    case tooBusy
    case tooLong
    case noFile
  }

  /// The file (Office Open XML) of an HTML document. It takes about a second, and longer while two others are made.
  package func document(html: String) async throws(Failure) -> [UInt8] {
    guard await places.take(within: time) else { throw .tooBusy }
    let launch = Launch(
      path, ["--from", "html", "--to", "docx", "--output", "-"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"])
    // On a thread of its own: what waits would take one of the few on which the server runs.
    let result = await withCheckedContinuation { continuation in
      Thread.detachNewThread { [time] in
        continuation.resume(returning: Result { try launch.run(input: Array(html.utf8), within: time) })
      }
    }
    await places.giveBack()
    guard case .success(let outcome) = result else { throw .noFile }
    if outcome.isLate { throw .tooLong }
    guard outcome.status == 0, !outcome.output.isEmpty else { throw .noFile }
    return outcome.output
  }
}

/// So many may do something at once; the others wait their turn, the first first.
private actor Places {
  private var free: Int
  private var waiting: [(number: Int, gets: CheckedContinuation<Bool, Never>)] = []
  private var lastNumber = 0

  init(_ count: Int) { free = count }

  /// Whether a place was free within the time; whoever took one gives it back.
  func take(within time: Duration) async -> Bool {
    guard free == 0 else {
      free -= 1
      return true
    }
    lastNumber += 1
    let number = lastNumber
    let timer = Task {
      try await Task.sleep(for: time)
      leave(number)
    }
    defer { timer.cancel() }
    return await withCheckedContinuation { waiting.append((number, $0)) }
  }

  func giveBack() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().gets.resume(returning: true) }
  }

  private func leave(_ number: Int) {
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: index).gets.resume(returning: false)
  }
}
