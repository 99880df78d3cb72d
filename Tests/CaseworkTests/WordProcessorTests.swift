import Casework
import Foundation
import Glibc
import Programs
import Testing

@Suite("Word processors' files")
struct WordProcessorTests {
  /// A folder with a program of this name that does what a shell says.
  private func folder(_ script: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pandoc-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/pandoc"
    // Written by another program: where this one had it open to write, a program started by another test at that moment
    // would have it open as well, and what is open to write cannot be run.
    let text = Array("#!/bin/sh\n\(script)\n".utf8)
    try #require(Launch("/bin/sh", ["-c", "cat > '\(path)'; chmod 700 '\(path)'"]).run(input: text).status == 0)
    return folder
  }

  @Test("What the program writes is the file, and where it fails there is none")
  func made() async throws {
    let good = try folder("cat")
    let bad = try folder("cat > /dev/null; exit 3")
    defer { for folder in [good, bad] { try? FileManager.default.removeItem(atPath: folder) } }
    let processor = try #require(WordProcessor(path: good))
    let long = String(repeating: "<p>A</p>", count: 100_000)
    for page in ["<p>A</p>", long] { #expect(try await processor.document(html: page) == Array(page.utf8)) }
    let failing = try #require(WordProcessor(path: bad))
    await #expect(throws: WordProcessor.Failure.noFile) { try await failing.document(html: long) }
    #expect(WordProcessor(path: "/nowhere") == nil)
  }

  @Test("A program that ends without reading its page, or ends itself, leaves no file")
  func deaf() async throws {
    for script in ["exit 3", "exec true", "kill -9 $$", "exec < /dev/null; echo x; kill -11 $$"] {
      let folder = try folder(script)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let processor = try #require(WordProcessor(path: folder))
      let page = String(repeating: "<p>A</p>", count: 100_000)
      await #expect(throws: WordProcessor.Failure.noFile) { try await processor.document(html: page) }
    }
  }

  @Test("What takes too long is ended, and its place is free again")
  func tooLong() async throws {
    let folder = try folder("exec sleep 600")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let processor = try #require(WordProcessor(path: folder, seconds: 0.2))
    let start = ContinuousClock.now
    for _ in 0..<3 {
      await #expect(throws: WordProcessor.Failure.tooLong) { try await processor.document(html: "<p>A</p>") }
    }
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test("Two are made at once, and a third waits no longer than one may take")
  func atOnce() async throws {
    let folder = try folder("exec sleep 600")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let processor = try #require(WordProcessor(path: folder, seconds: 1))
    let outcomes = await withTaskGroup(of: WordProcessor.Failure?.self) { group in
      for _ in 0..<3 {
        group.addTask {
          do throws(WordProcessor.Failure) {
            _ = try await processor.document(html: "<p>A</p>")
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    // The third gets a place when the first is ended, or none: by then both are about to be over.
    #expect(outcomes.filter { $0 == .tooLong }.count >= 2)
    #expect(outcomes.allSatisfy { $0 != nil && $0 != .noFile })
  }
}
