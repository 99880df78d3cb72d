import Register
import RegisterFiles
import Testing

/// Files that nobody means: each comes to a message or a result within the limits, and none to a trap.
struct BadBytesTests {
  private func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try YAMLReader.read(bytes, file: "f")
      return nil
    } catch {
      return error
    }
  }

  private func refusal(_ text: String) -> Diagnostic? { refusal(Array(text.utf8)) }

  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func aByteOrderMarkIsPassedOver() {
    #expect(refusal([0xEF, 0xBB, 0xBF] + Array("case: a\nfacts:\n  p: true\n".utf8)) == nil)
    let found = refusal([0xEF, 0xBB, 0xBF] + Array("case: a\n  facts: [".utf8))
    #expect(found?.place.line == 2)
  }

  @Test(arguments: [("a: \"x\\e[31mred\"", "U+001B"), ("\"\\0\": x", "U+0000"), ("a: [\"\\x7F\"]", "U+007F")])
  func controlCharactersAreRefusedAsEscapesToo(_ text: String, _ name: String) {
    #expect(refusal(text)?.found == "the character \(name), written as an escape")
    #expect(refusal("a: \"one\\ntwo\\tthree\"") == nil)
  }

  @Test func aFileIsRefusedByItsSizeBeforeItIsRead() {
    #expect(refusal([UInt8](repeating: 0x61, count: 50_000_000))?.kind == .overLimit)
    #expect(refusal([UInt8](repeating: 0x61, count: Limits.fileSize)) == nil)
    #expect(refusal([UInt8](repeating: 0x61, count: Limits.fileSize + 1))?.kind == .overLimit)
  }

  static let deep: [String: String] = [
    "brackets": times("[", 100_000),
    "closed brackets": times("[", 100_000) + times("]", 100_000),
    "braces": times("{a: ", 100_000),
    "dashes": times("- ", 100_000) + "x",
    "dashes far apart": times("-   ", 100_000) + "x",
    "brackets closed in comments": times("[ #]\n", 50_000),
    "brackets closed in texts": times("[\"]\", ", 50_000),
    "block mappings": (0..<1_300).map { times(" ", $0) + "a:\n" }.joined(),
  ]

  @Test(arguments: deep.keys.sorted()) func whatIsTooDeepIsNamed(_ name: String) throws {
    let text = try #require(BadBytesTests.deep[name])
    let found = try #require(refusal(text))
    #expect(found.kind == .overLimit)
    #expect(found.found == "more than 64 levels of nesting")
  }

  @Test func sixtyFourLevelsAreTheMost() {
    #expect(refusal(BadBytesTests.times("[", 64) + "a" + BadBytesTests.times("]", 64)) == nil)
    #expect(refusal(BadBytesTests.times("[", 65) + "a" + BadBytesTests.times("]", 65))?.kind == .overLimit)
    #expect(refusal((0..<64).map { BadBytesTests.times(" ", $0) + "a:\n" }.joined()) == nil)
  }

  @Test func bracketsInTextsAreText() {
    #expect(refusal("a: \"\(BadBytesTests.times("[", 5_000))\"\nb: '\(BadBytesTests.times("{", 5_000))'") == nil)
    #expect(refusal("a: \(BadBytesTests.times("-", 5_000))\n# \(BadBytesTests.times("[", 5_000))") == nil)
  }

  @Test func aliasesAreRefusedBeforeTheyGrow() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for i in 1...20 { text += "a\(i): &a\(i) [\(Array(repeating: "*a\(i - 1)", count: 9).joined(separator: ", "))]\n" }
    #expect(refusal(text)?.kind == .anchorOrAlias)
    #expect(refusal(text + "? *a20\n: 1\n")?.kind == .anchorOrAlias)
  }

  @Test(arguments: [
    "a: &b c", "a: &b [c]", "&b a: c", "a: [&b c]", "&b\na: c", "{&b a: c}", "a: &b c\nd: *b", "<<: {a: b}",
  ])
  func anchorsAliasesAndMergeKeysAreRefused(_ text: String) {
    #expect(refusal(text)?.kind == .anchorOrAlias)
  }

  @Test(arguments: ["a: p && q", "a: Smith &Co and *Co", "a: \"&b *b\"", "a: 2 * 3", "# &b *b\na: c"])
  func ampersandsAndStarsInTextsAreText(_ text: String) {
    // “&Co … *Co” in a plain text looks so much like an alias that it is refused; quotes do not fail it.
    #expect((refusal(text) == nil) != text.contains("Co"))
  }

  @Test func listsAsKeysAreRefusedBeforeTheyAreCompared() {
    let numbers = BadBytesTests.times("1,", 90_000)
    let nested = BadBytesTests.times("? ", 600) + "[\(numbers)]"
    #expect(refusal(nested)?.kind == .wrongShape)
    #expect(refusal("? [a]\n: b")?.kind == .wrongShape)
    #expect(refusal("a: \"\(BadBytesTests.times("as in [1]: so", 500))\"") == nil)
  }

  @Test func directivesAreRefused() {
    let tags = (0..<60_000).map { "%TAG !a\($0)! x\n" }.joined()
    #expect(refusal(tags + "---\na: 1")?.found == "a directive (a line that begins with %)")
  }

  @Test func whatIsNotUTF8HasALine() {
    #expect(refusal(Array("a: b\nc: ".utf8) + [0xC3, 0x28])?.place.line == 2)
    #expect(refusal([0xFF, 0xFE, 0x61, 0x00])?.kind == .unreadableFile)
    #expect(refusal([0xED, 0xA0, 0x80])?.kind == .unreadableFile)
  }

  @Test(arguments: [0x00, 0x01, 0x1B, 0x7F] as [UInt8]) func controlCharactersAreNamed(_ byte: UInt8) {
    let found = refusal(Array("a: é\nb: x".utf8) + [byte, 0x0A])
    #expect(found?.kind == .notYAML)
    #expect(found?.place == Place(file: "f", line: 2, column: 5))
    #expect(found?.found.hasPrefix("the character U+00") == true)
  }

  @Test func aFileMayHaveAHundredThousandValues() {
    #expect(refusal("a: [" + BadBytesTests.times("1234,", 99_000) + "1]") == nil)
    #expect(refusal("a: [" + BadBytesTests.times("1234,", 199_000) + "1]")?.kind == .overLimit)
    #expect(refusal(BadBytesTests.times("\n", 200_000))?.place == Place(file: "f", line: 100_001, column: 1))
  }

  @Test func ofManyMistakesAllAreCounted() {
    let facts = (0..<40_000).map { "  k\($0): 1\n" }.joined()
    let register = WrittenRegister(["norms/xaa/n.cases.yaml": "case: a\nsender: XAA\nfacts:\n" + facts])
    #expect(register.diagnostics.count == 40_000)
  }

  @Test(arguments: ["", "\n\n", "# only a comment", "---", "~", "null", "\u{FEFF}", "...", "a", "[]", "{}", "- a"])
  func whatIsNoMappingIsNoNorm(_ text: String) {
    #expect(!WrittenRegister.mistakes(in: text, at: "norms/xaa/n.yaml").isEmpty)
    #expect(!WrittenRegister.mistakes(in: text, at: "facts.yaml").isEmpty)
  }
}
