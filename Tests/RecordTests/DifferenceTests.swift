import Pages
import Record
import Register
import Testing

/// What changed between two registers, in words.
struct DifferenceTests {
  static let norm = """
    title: A norm
    kind: court-order
    cite: C
    sender: XAA
    basis: secondary
    force: [{from: 2025-01-01}]
    rules:
      - {id: a, effect: bar, says: It bars., when: p, sources: [s]}
      - {id: b, effect: note, says: It notes., sources: [s]}
    acts_on: [{suspends: xaa/m, from: 2025-02-01}]
    sources: {s: {publisher: P, title: T, published: 2025-01-01, url: "https://example.org/s"}}
    """
  static let arrangement = """
    sender: XAA
    to: XBB
    kind: acceptance
    events:
      - {date: 2025-01-10, stage: talks, claim: Talks., by: X, sources: [a]}
      - {date: 2025-03-10, stage: signed, claim: Signed., by: Y, sources: [a]}
    transfers: [{date: 2025-04, type: arrival, count: 7, claim: Seven., sources: [a]}]
    sources: {a: {publisher: A, title: A, published: 2025-01-01, url: "https://example.org/a"}}
    """

  static func corpus(
    norm: [(String, String)] = [], arrangement: [(String, String)] = [], more: [String: String] = [:]
  ) -> Corpus {
    func edited(_ text: String, _ edits: [(String, String)]) -> String {
      edits.reduce(text) { text, edit in
        #expect(text.contains(edit.0), "“\(edit.0)” is not there to be changed")
        return text.replacing(edit.0, with: edit.1)
      }
    }
    let arrangements = ["xaa-xbb": edited(Self.arrangement, arrangement)].merging(more) { first, _ in first }
    let written = WrittenRecord(arrangements, norms: ["xaa/n": edited(Self.norm, norm)])
    #expect(written.diagnostics.isEmpty, "\(written.diagnostics)")
    return written.corpus
  }

  /// `section subject kind part: before → after`, in the words of the command line.
  static func lines(_ old: Corpus, _ new: Corpus) -> [String] {
    let words = ChangeWording.english
    return RegisterDifference(from: old, to: new).changes.map { change in
      let part = words.part(change.part).map { " \($0)" } ?? ""
      let (before, after) = (change.before.map(words.line) ?? "", change.after.map(words.line) ?? "")
      return "\(change.section) \(change.subject) \(change.kind)\(part): \(before) → \(after)"
    }
  }

  @Test func nothingChangedIsNothing() {
    #expect(Self.lines(Self.corpus(), Self.corpus()).isEmpty)
    // Another name for a source within its file is no change, nor is another order of files.
    let renamed = Self.corpus(arrangement: [("[a]", "[other]"), ("{a: {", "{other: {")])
    #expect(Self.lines(Self.corpus(), renamed).isEmpty)
  }

  @Test func eachPartOfANormIsNamed() {
    let new = Self.corpus(norm: [
      ("basis: secondary", "basis: text-read"), ("when: p", "when: p && q"), ("It notes.", "It notes more."),
      ("[{from: 2025-01-01}]", "[{from: 2025-01-01, until: 2025-06-01}]"), ("suspends", "vacates"),
    ])
    #expect(
      Self.lines(Self.corpus(), new) == [
        "norms xaa/n changed basis: secondary → text-read",
        "rules xaa/n#b changed what it says: It notes. → It notes more.",
        "conditions xaa/n#a changed when: p → p && q",
        "force xaa/n gone: in force from 2025-01-01 → ",
        "force xaa/n new:  → in force from 2025-01-01 until 2025-06-01",
        "relations xaa/n gone: suspends xaa/m from 2025-02-01 → ",
        "relations xaa/n new:  → vacates xaa/m from 2025-02-01",
      ])
  }

  @Test func eachPartOfAnArrangementIsNamed() {
    let new = Self.corpus(
      arrangement: [
        ("stage: signed, claim: Signed., by: Y", "stage: signed, claim: Signed in May., by: Y"), ("by: X", "by: Z"),
        ("count: 7", "count: 8"),
        ("kind: acceptance", "kind: transit\nunknown: [Much.]"),
        ("claim: Talks.,", "claim: Talks., retracted: {date: 2025-02-01, why: Misheard., sources: [a]},"),
      ],
      more: ["xaa-xcc": "sender: XAA\nto: XCC\nkind: transit"])
    #expect(
      Self.lines(Self.corpus(), new) == [
        "arrangements xaa-xbb changed kind: acceptance → transit",
        "arrangements xaa-xbb changed what nobody has said: nothing → Much.",
        "arrangements xaa-xcc new:  → XAA to XCC, transit, 0 events, 0 transfers",
        "events xaa-xbb changed who says “2025-01-10 talks: Talks.”: X → Z",
        "events xaa-xbb changed “2025-01-10 talks: Talks.”: it stands → retracted 2025-02-01: Misheard.",
        "events xaa-xbb changed: 2025-03-10 signed: Signed. → 2025-03-10 signed: Signed in May.",
        "transfers xaa-xbb changed: 2025-04 arrival of 7 people: Seven. → 2025-04 arrival of 8 people: Seven.",
      ])
  }

  @Test func sourcesComeGoAndLoseTheirStrength() {
    let weak = Self.corpus(arrangement: [("published: 2025-01-01", "weak: true, published: 2025-01-02")])
    let lines = Self.lines(Self.corpus(), weak)
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix("changed published: 2025-01-01 → 2025-01-02"))
    #expect(lines[1].hasSuffix("changed strength: no doubt recorded → weak"))
    let other = Self.lines(Self.corpus(), Self.corpus(norm: [("example.org/s", "example.com/s")]))
    #expect(other.count { $0.hasPrefix("sources") } == 2)
    #expect(other.count { $0.hasPrefix("rules") } == 2, "the rules rest on another document: \(other)")
  }

  @Test func theWayBackIsTheMirrorOfTheWayThere() throws {
    let corpus = WrittenRecord.real
    let early = corpus.asKnown(on: try DateParsing.day("2025-05-01"))
    let late = corpus.asKnown(on: try DateParsing.day("2025-08-01"))
    let there = RegisterDifference(from: early, to: late).changes
    let back = RegisterDifference(from: late, to: early).changes
    #expect(there.count > 50)
    #expect(there.count == back.count)
    for section in Change.Section.allCases {
      func count(_ changes: [Change], _ kind: Change.Kind) -> Int {
        changes.count { $0.section == section && $0.kind == kind }
      }
      #expect(count(there, .new) == count(back, .gone), "\(section)")
      #expect(count(there, .changed) == count(back, .changed), "\(section)")
    }
    #expect(RegisterDifference(from: corpus, to: corpus).changes.isEmpty)
  }
}
