import Foundation
import Testing

/// Lists of codes from the command line.
struct CodesCommandTests {
  @Test func anOccupationIsFoundByWordsAndShownWithItsGroups() throws {
    let welders = try Program.run("codes", "occupations", "welders")
    #expect(welders.status == 0)
    #expect(welders.out.hasPrefix("7212\tWelders and flamecutters\n721\tSheet"))
    let path = try Program.run("codes", "occupations", "7112").out
    #expect(path.split(separator: "\n").map { $0.prefix { $0 != "\t" } } == ["7", "71", "711", "7112"])
  }

  @Test func whatIsNoOccupationIsNamed() throws {
    let words = try Program.run("codes", "occupations", "astronaut")
    #expect(words.status == 1 && words.out.isEmpty)
    #expect(words.err.contains("found no occupation with “astronaut” in its title"))
    let code = try Program.run("codes", "occupations", "9999")
    #expect(code.status == 2)
    #expect(code.err.contains("found 9999, which ISCO-08 does not have"))
  }

  @Test func aListOfNeedsIsCheckedLineByLine() throws {
    let own = try Program.run("codes", "needs")
    #expect(own.status == 0 && own.out.contains("CR-CP\t"))
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("# ours\nDS\tDisability\nchild at risk\tChild\nDS\tAgain\n".utf8).write(to: file)
    let wrong = try Program.run("codes", "needs", "--list", file.path)
    #expect(wrong.status == 1 && wrong.out.isEmpty)
    #expect(wrong.err.contains(":3: found the code “child at risk\tChild”; expected a code such as CR-CP"))
    #expect(wrong.err.contains(":4: found DS a second time; expected each code once"))
  }

  @Test(arguments: [("no-such.tsv", "no file of this name"), ("docs", "a folder")])
  func aListThatCannotBeReadSaysWhatStandsThere(_ path: String, _ found: String) throws {
    let outcome = try Program.run("codes", "needs", "--list", path)
    #expect(outcome.status == 1 && outcome.out.isEmpty)
    #expect(
      outcome.err
        == "\(path):1:1: found \(found); expected a file that you may read; write the path of a list of codes. [unreadable-file]\n"
    )
  }
}
