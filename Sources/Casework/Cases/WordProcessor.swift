internal import Foundation

/// Makes a word processor's file of a page, with pandoc where the machine has it.
///
/// The page goes in and the file comes out by pipes, so that nothing of a case is on the disk. The page names nothing to fetch:
/// it has no picture, and what people wrote is escaped. (`--sandbox` of Debian's pandoc 2.17 cannot write this format.)
package struct WordProcessor: Sendable {
  private let path: String

  /// `nil` where there is no pandoc.
  package init?() {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let found = folders.map { "\($0)/pandoc" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return nil }
    path = found
  }

  package struct Failure: Error {}

  /// The file (Office Open XML) of an HTML document. It blocks for about a second.
  package func document(html: String) throws -> [UInt8] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["--from", "html", "--to", "docx", "--output", "-"]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(html.utf8))
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    guard process.terminationStatus == 0, !bytes.isEmpty else { throw Failure() }
    return bytes
  }
}
