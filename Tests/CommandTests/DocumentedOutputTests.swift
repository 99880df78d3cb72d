import Foundation
import Testing

/// What the README and the guide show after `$ safethird …` is what the program prints: every line of it, in order;
/// `…` stands for lines left out.
struct DocumentedOutputTests {
  struct Example: CustomTestStringConvertible {
    var page: String
    var line: Int
    var arguments: [String]
    var shown: [String]
    var testDescription: String { "\(page):\(line) \(arguments.joined(separator: " "))" }
  }

  /// Interviews need somebody who answers; receipts and folders of the reader's own are not there; and no example may
  /// write into the project.
  private static func isSelfContained(_ arguments: [String]) -> Bool {
    arguments.first != "ask" && !arguments.contains { ["my-register", "r.json", "export", "new"].contains($0) }
  }

  static let examples: [Example] = {
    let guide = Program.root.appending(path: "docs/guide")
    let pages = (try? FileManager.default.contentsOfDirectory(at: guide, includingPropertiesForKeys: nil)) ?? []
    let all = [Program.root.appending(path: "README.md")] + pages.filter { $0.pathExtension == "md" }
    return all.sorted { $0.path < $1.path }.flatMap { page -> [Example] in
      let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
      var examples: [Example] = []
      var isOpen = false
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if line.hasPrefix("```") {
          isOpen = false
        } else if line.hasPrefix("$ safethird ") || line.hasPrefix("$ ./run ") {
          let words = line.split(separator: " ").dropFirst(2).map(String.init)
          examples.append(Example(page: page.lastPathComponent, line: index + 1, arguments: words, shown: []))
          isOpen = true
        } else if isOpen, !line.hasPrefix("$ ") {
          examples[examples.count - 1].shown.append(String(line))
        }
      }
      return examples.filter { isSelfContained($0.arguments) }
    }
  }()

  @Test func thereAreExamples() { #expect(Self.examples.count >= 8) }

  @Test(arguments: examples) func isWhatTheProgramPrints(_ example: Example) throws {
    let process = try Program.run(example.arguments)
    var printed = (process.out + process.err).split(separator: "\n", omittingEmptySubsequences: false)[...]
    for shown in example.shown where !shown.isEmpty && shown.trimmingCharacters(in: .whitespaces) != "…" {
      guard let index = printed.firstIndex(where: { $0 == shown }) else {
        Issue.record("\(example.testDescription) does not print, after what came before: \(shown)")
        return
      }
      printed = printed[(index + 1)...]
    }
  }
}
