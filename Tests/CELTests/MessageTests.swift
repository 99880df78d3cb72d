import CEL
import Foundation
import Testing

/// The mistakes of messages.txt, and what is said of them.
@Suite struct MessageTests {
  static let declarations: Declarations = {
    var declarations = Declarations()
    let variables: [(String, ValueType)] = [
      ("person.final_order", .bool), ("person.age", .int), ("person.name", .string), ("countries", .list(.string)),
      ("day", .timestamp), ("span", .duration), ("m", .map(.string, .int)), ("x", .bool), ("n", .int), ("d", .double),
      ("notice.languages", .list(.string)), ("anything", .dyn),
    ]
    for (name, type) in variables { declarations.variable(name, type) }
    return declarations
  }()

  /// Expressions in turn with what is said of their first mistake.
  static let mistakes: [(source: String, message: String)] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("messages.txt")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
      .map(String.init).filter { !$0.hasPrefix("# ") }
    return stride(from: 0, to: lines.count - 1, by: 2).map { (lines[$0], lines[$0 + 1]) }
  }()

  @Test func thereAreManyMistakes() { #expect(Self.mistakes.count > 150) }

  @Test(arguments: mistakes.indices) func mistakesAreExplained(number: Int) throws {
    let (source, message) = Self.mistakes[number]
    let error = try #require(throws: CompileError.self) { try Self.declarations.compile(source) }
    let found =
      switch error {
      case .parse(let error): "\(error.offset) \(error.message)"
      case .check(let errors): "\(errors.errors[0].offset) \(errors.errors[0].message)"
      }
    #expect(found == message, "\(source)")
    // Below the line stands a caret.
    let lines = error.carets(in: source).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.hasPrefix(" | ") && $0.contains("^") }, "\(source)")
  }
}
