import Testing

@testable import Pages

struct DeadlineCalendarTests {
  @Test func aLineHasAtMost75OctetsAndBreaksBetweenCharacters() {
    let line = "SUMMARY:" + String(repeating: "é", count: 100) + String(repeating: "字", count: 40)
    let folded = DeadlineCalendar.folded(line)
    let parts = folded.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.utf8.count <= 75 })
    #expect(parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
    #expect(folded.replacing("\r\n ", with: "") == line)
  }

  @Test(arguments: [74, 75, 76])
  func onlyALineThatIsTooLongIsFolded(_ count: Int) {
    let line = String(repeating: "a", count: count)
    #expect(DeadlineCalendar.folded(line).contains("\r\n ") == (count > 75))
  }

  @Test func textIsEscaped() {
    #expect(DeadlineCalendar.escaped("a, b; c\\d\ne\u{7}\rf") == "a\\, b\\; c\\\\d\\nef")
  }
}
