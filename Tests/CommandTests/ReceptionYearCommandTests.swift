import Foundation
import Testing

/// `reception year` as a user runs it.
@Suite(.serialized) struct ReceptionYearCommandTests {
  private static let examples = Program.root.appending(path: "docs/examples/reception")

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// After a change of the programme or of the script: `safethird reception year --output F`, and copy what differs.
  @Test func theExamplesAreWhatTheProgramWrites() throws {
    try Program.withFolder { folder in
      let target = folder.appending(path: "year")
      let outcome = try Program.run("reception", "year", "--seed", "1", "--output", target.path)
      #expect(outcome.status == 0, "\(outcome.err)")
      let kept = try names(Self.examples).filter { $0 != "README.md" }
      #expect(kept.count == 10)
      // All but the events, which are too many to keep.
      #expect(try names(target) == (kept + ["events.csv"]).sorted())
      for name in kept {
        let (written, example) = (
          try Data(contentsOf: target.appending(path: name)), try Data(contentsOf: Self.examples.appending(path: name))
        )
        #expect(written == example, "docs/examples/reception/\(name)")
      }
      let report = try String(contentsOf: target.appending(path: "report.txt"), encoding: .utf8)
      #expect(outcome.out == report + "11 files written to \(target.path)\n")
      // Over an earlier year, and over nothing else.
      let again = try Program.run(
        "reception", "year", "--seed", "2", "--until", "2025-11-30", "--output", target.path)
      #expect(again.status == 0, "\(again.err)")
      #expect(try names(target) == ["events.csv", "ledger.csv", "report-published.csv", "report.csv", "report.txt"])
      let own = target.appending(path: "notes.txt")
      try Data("mine".utf8).write(to: own)
      let refused = try Program.run("reception", "year", "--until", "2025-10-01", "--output", target.path)
      #expect(refused.status == 1)
      #expect(refused.err.contains("found notes.txt in \(target.path) beside an earlier export"))
      #expect(try String(contentsOf: own, encoding: .utf8) == "mine")
    }
  }

  @Test func aYearThatIsCutOffEndsOnThatDay() throws {
    let outcome = try Program.run("reception", "year", "--seed", "7", "--until", "2025-09-10")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("seed 7: 2025-08 to 2025-09, as known on 2025-09-10."))
    #expect(outcome.out.contains(/\n {2}all accounts together +0 RWF\n/))
  }

  @Test(arguments: [
    (["--until", "2025-08-04"], "--until: found 2025-08-04, before the programme; expected a day from 2025-08-05 on"),
    (["--until", "2025-02-30"], "--until: found the date 2025-02-30"),
    (["--seed", "-1"], "seed"),
  ])
  func wrongUsageSaysWhatToWrite(_ arguments: [String], _ words: String) throws {
    let outcome = try Program.run(["reception", "year"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains(words), "\(outcome.err)")
  }
}
