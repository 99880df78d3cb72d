internal import Dispatch
internal import Foundation

/// Makes a word processor's file of a page, with pandoc where the machine has it.
///
/// The page goes in and the file comes out by pipes, so that nothing of a case is on the disk. The page names nothing to fetch:
/// it has no picture, and what people wrote is escaped. (`--sandbox` of Debian's pandoc 2.17 cannot write this format.)
package final class WordProcessor: Sendable {
  private static let atOnce = 2

  private let path: String
  private let seconds: Double
  private let places = DispatchSemaphore(value: WordProcessor.atOnce)

  /// `nil` where there is no pandoc. Whatever takes longer than so many seconds is ended.
  package init?(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", seconds: Double = 20
  ) {
    let found = path.split(separator: ":").map { "\($0)/pandoc" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { return nil }
    self.path = found
    self.seconds = seconds
  }

  package enum Failure: Error {
    /// Others have all places, and kept them.
    case tooBusy
    case tooLong
    case noFile
  }

  /// The file (Office Open XML) of an HTML document. It blocks for about a second, and longer while two others are made.
  package func document(html: String) throws -> [UInt8] {
    guard places.wait(timeout: .now() + seconds) == .success else { throw Failure.tooBusy }
    defer { places.signal() }
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["--from", "html", "--to", "docx", "--output", "-"]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let ended = DispatchSemaphore(value: 0)
    let killer = Thread { [seconds, id = process.processIdentifier] in
      if ended.wait(timeout: .now() + seconds) == .timedOut { kill(id, SIGKILL) }
    }
    killer.start()
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(html.utf8))
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    ended.signal()
    guard process.terminationReason == .exit else { throw Failure.tooLong }
    guard process.terminationStatus == 0, !bytes.isEmpty else { throw Failure.noFile }
    return bytes
  }
}
