import Foundation
import Register
import RegisterFiles
import Testing

/// The JSON of the API is read strictly, and what is wrong with it is found where it stands.
@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(Diagnostic) -> SourceNode {
    try JSONReader.read(Array(text.utf8), file: "the body")
  }

  /// As the standard library's own reader would print it.
  private func plain(_ node: SourceNode) -> Any {
    switch node.content {
    case .scalar("null", isPlain: true): NSNull()
    case .scalar("true", isPlain: true): true
    case .scalar("false", isPlain: true): false
    case .scalar(let number, isPlain: true): Double(number) ?? number
    case .scalar(let text, isPlain: false): text
    case .sequence(let items): items.map(plain)
    case .mapping(let entries):
      Dictionary(entries.map { ($0.key, plain($0.value)) }, uniquingKeysWith: { first, _ in first })
    }
  }

  @Test(
    "What is JSON is read as another reader reads it",
    arguments: [
      "null", " true ", "-0.5e+3", "\"a\\u00e9\\ud83d\\ude00\\n\\/\\\\\\\"\"", "[]", "{}", "[1,[2,{\"a\":[]}],\"\"]",
      "\r\n\t{ \"a\" : null , \"b\":{\"c\":false} }", "\"\u{10FFFF}\u{7F}\"", "0", "10",
    ])
  func isRead(_ text: String) throws {
    let other = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(NSArray(array: [plain(try read(text))]) == NSArray(array: [other]))
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", " ", "tru", "nul", "01", "-", "1.", ".5", "1e", "+1", "NaN", "'a'", "\"", "\"\\x\"", "\"\\u12\"",
      "\"\\ud800\"",
      "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\n\"", "[1,]", "[1 2]", "[", "]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
      "{a:1}",
      "{\"a\":1 \"b\":2}", "1 2", "[]]", "// c\n1", "\u{FEFF}1",
    ])
  func isRefused(_ text: String) {
    do throws(Diagnostic) {
      let node = try read(text)
      Issue.record("\(text) was read as \(node.shape)")
    } catch { #expect(error.kind == .notJSON) }
  }

  @Test("The place of a mistake is its line and column, counted in characters")
  func places() {
    do throws(Diagnostic) { _ = try read("{\"é\": 1,\n  \"b\": x}") } catch {
      #expect((error.place.line, error.place.column) == (2, 8))
    }
    do throws(Diagnostic) { _ = try read("{\"é\": 1, \"é\": 2}") } catch {
      #expect(error.kind == .duplicateKey && error.place.column == 10)
    }
  }

  @Test("Depth and bytes have an end, and bytes are UTF-8")
  func limits() {
    func kind(_ bytes: [UInt8]) -> Diagnostic.Kind? {
      do throws(Diagnostic) {
        _ = try JSONReader.read(bytes, file: "x")
        return nil
      } catch { return error.kind }
    }
    #expect(kind(Array(repeating: UInt8(ascii: "["), count: 100_000)) == .overLimit)
    #expect(kind(Array(repeating: 0x20, count: 1_000_001)) == .overLimit)
    #expect(kind([0x22, 0xFF, 0x22]) == .unreadableFile)
  }
}
