import Foundation
import Testing

@testable import cel_conformance

/// The page docs/guide/cel-conformance.md against what the public suite gives now.
@Suite struct ConformancePageTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let page = root.appendingPathComponent("docs/guide/cel-conformance.md")
  static let suite = root.appendingPathComponent("../shared/data/cel-conformance.json").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: suite.path)
  static let marks = (begin: "<!-- suite: begin -->\n", end: "<!-- suite: end -->")

  /// The part of the page between the marks.
  static func table(in text: String) throws -> Substring {
    let begin = try #require(text.range(of: marks.begin), "the page has no \(marks.begin)")
    let end = try #require(text.range(of: marks.end), "the page has no \(marks.end)")
    return text[begin.upperBound..<end.lowerBound]
  }

  @Test(
    "The table is what the suite gives",
    .enabled(if: isThere, "not run: ../shared/data/cel-conformance.json is not there"))
  func tableIsWhatTheSuiteGives() throws {
    let suite = try Suite(Data(contentsOf: Self.suite))
    let runner = CaseRunner(zones: ZoneFiles.load())
    var report = Report()
    for test in suite.tests { report.add(test, runner.run(test)) }
    #expect(report.failures == [])
    // Ids that occur twice are two cases.
    #expect(report.passed + report.failed + report.outOfScope == suite.tests.count)
    #expect(Set(suite.tests.map(\.id)).count < suite.tests.count)

    var text = try String(contentsOf: Self.page, encoding: .utf8)
    let shown = try Self.table(in: text)
    let wanted = "\n\(report.table)\n\n"
    if ProcessInfo.processInfo.environment["UPDATE_PAGES"] == "1", shown != wanted {
      text.replaceSubrange(shown.startIndex..<shown.endIndex, with: wanted)
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
      return
    }
    #expect(
      shown == wanted,
      "found another table on the page; put UPDATE_PAGES=1 before swift test --filter ConformanceTests to write it")
  }

  @Test("The last row of the table adds up the others, and nothing failed")
  func lastRowIsTheSum() throws {
    let rows = try Self.table(in: String(contentsOf: Self.page, encoding: .utf8)).split(separator: "\n").dropFirst(2)
      .map { row in row.split(separator: "|").dropFirst().compactMap { Int($0.trimmingCharacters(in: .whitespaces)) } }
    let last = try #require(rows.last)
    #expect(rows.count > 20)
    for column in 0..<3 { #expect(rows.dropLast().reduce(0) { $0 + $1[column] } == last[column]) }
    #expect(last[1] == 0)
  }
}
