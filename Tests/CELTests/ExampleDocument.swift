import Foundation

/// A page with examples, taken apart.
///
/// - A block of code marked `swift` is an example; those of one page follow on each other.
/// - A line `expression  // → text` says what the expression is, as text.
/// - A block marked `text` after an example is what the example prints.
struct ExampleDocument {
  struct Example {
    /// The line of the page on which the code begins.
    var line: Int
    var code: [Substring]
    /// What it prints, if the page says so.
    var output: String?
  }

  let path: String
  private(set) var examples: [Example] = []
  /// How often the page says that a block is Swift, wherever it stands.
  let fences: Int

  init(path: String, text: String) {
    self.path = path
    fences = text.ranges(of: "```swift").count
    var fence: Substring?
    var block: [Substring] = []
    // Whether nothing but blank lines stands between the last example and here.
    var follows = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let kind = fence {
        guard line == "```" else {
          block.append(line)
          continue
        }
        if kind == "swift" {
          examples.append(Example(line: number + 1 - block.count, code: block))
        } else if kind == "text", follows {
          examples[examples.count - 1].output = block.joined(separator: "\n")
        }
        follows = kind == "swift"
        fence = nil
        block = []
      } else if line.hasPrefix("```") {
        fence = line.dropFirst(3)
      } else if !line.isEmpty {
        follows = false
      }
    }
  }

  /// How many lines say what an expression is.
  var claims: Int { examples.reduce(0) { $0 + $1.code.count { $0.contains(Self.arrow) } } }

  private static let arrow = "  // → "

  /// The page as a function of Swift. It calls `claim` for each claim and `ended` after each example.
  func function(named name: String) -> String {
    var lines = ["func \(name)() throws {"]
    for (number, example) in examples.enumerated() {
      lines.append("#sourceLocation(file: \"\(path)\", line: \(example.line))")
      for (offset, line) in example.code.enumerated() {
        if line == "import CEL" {
          lines.append("")
        } else if let arrow = line.range(of: Self.arrow) {
          let text = String(reflecting: String(line[arrow.upperBound...]))
          lines.append(
            "claim(\(line[..<arrow.lowerBound]), \(text), \"\(path):\(example.line + offset)\")")
        } else {
          lines.append(String(line))
        }
      }
      lines.append("#sourceLocation()")
      lines.append("ended(\"\(path)\", \(number))")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }
}
