import Casework
import Foundation
import Testing

@Suite("Word processors' files")
struct WordProcessorTests {
  /// A folder with a program of this name that does what a shell says.
  private func folder(_ script: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pandoc-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/pandoc"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    return folder
  }

  @Test("What the program writes is the file, and where it fails there is none")
  func made() throws {
    let good = try folder("cat")
    let bad = try folder("cat > /dev/null; exit 3")
    defer { for folder in [good, bad] { try? FileManager.default.removeItem(atPath: folder) } }
    let processor = try #require(WordProcessor(path: good))
    #expect(try processor.document(html: "<p>A</p>") == Array("<p>A</p>".utf8))
    #expect(throws: WordProcessor.Failure.noFile) {
      try #require(WordProcessor(path: bad)).document(html: "<p>A</p>")
    }
    #expect(WordProcessor(path: "/nowhere") == nil)
  }

  @Test("What takes too long is ended, and its place is free again")
  func tooLong() throws {
    let folder = try folder("exec sleep 60")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let processor = try #require(WordProcessor(path: folder, seconds: 0.2))
    let start = ContinuousClock.now
    for _ in 0..<3 {
      #expect(throws: WordProcessor.Failure.tooLong) { try processor.document(html: "<p>A</p>") }
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("Two are made at once, and a third waits no longer than one may take")
  func atOnce() async throws {
    let folder = try folder("exec sleep 60")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let processor = try #require(WordProcessor(path: folder, seconds: 1))
    let outcomes = await withTaskGroup(of: WordProcessor.Failure?.self) { group in
      for _ in 0..<3 {
        group.addTask {
          await withCheckedContinuation { continuation in
            let thread = Thread {
              do {
                _ = try processor.document(html: "<p>A</p>")
                continuation.resume(returning: nil)
              } catch { continuation.resume(returning: error as? WordProcessor.Failure) }
            }
            thread.start()
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    // The third gets a place when the first is ended, or none: by then both are about to be over.
    #expect(outcomes.filter { $0 == .tooLong }.count >= 2)
    #expect(outcomes.allSatisfy { $0 != nil && $0 != .noFile })
  }
}
