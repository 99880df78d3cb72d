import Foundation
import Programs
import Testing

/// The program around its answers: exit codes, receipts, streams, copies.
@Suite(.serialized) struct CommandLineTests {
  static let laotian = MainJobTests.laotian

  @Test func wrongUsageEndsWithTwoAndMistakesWithOne() throws {
    #expect(try Program.run("bogus").status == 2)
    #expect(try Program.run("check").status == 2)
    #expect(try Program.run("check", Self.laotian, "--to", "Libya").status == 2)
    #expect(try Program.run("check", Self.laotian, "--to", "Libya").err.contains("write LBY"))
    #expect(try Program.run("check", Self.laotian, "--day", "2025-02-30").status == 2)
    #expect(try Program.run("check", "no/such/file.yaml").status == 1)
    #expect(try Program.run("--help").status == 0)
    #expect(try Program.run("--version").out.contains("0.1.0"))
  }

  @Test func aTimelineIsOfOneDestinationAndEmptyOnesAreWrongUsage() throws {
    let two = try Program.run("timeline", Self.laotian, "--to", "LBY,RWA")
    #expect(two.status == 2)
    #expect(two.err.contains("found 2 destinations, expected one"), "\(two.err)")
    for text in ["", ",", " "] { #expect(try Program.run("check", Self.laotian, "--to", text).status == 2) }
  }

  @Test func aSenderWithoutRoutesIsRefused() throws {
    let outcome = try Program.run("check", "-", "--to", "LBY", input: "case: x\nsender: FRA\n")
    #expect(outcome.status == 1)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("standard input:2:9: found the sender FRA; expected a sender of the register (AUS,"))
  }

  @Test func whatIsNoFileIsNamed() throws {
    try Program.withFolder { folder in
      let pipe = folder.appending(path: "pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      let silent = try Program.run("check", pipe)
      #expect(silent.status == 1)
      #expect(silent.err.contains("found a pipe into which nobody writes"), "\(silent.err)")
      let register = folder.appending(path: "register")
      try FileManager.default.createDirectory(at: register, withIntermediateDirectories: true)
      #expect(mkfifo(register.appending(path: "facts.yaml").path, 0o600) == 0)
      #expect(try Program.run("register", "check", register.path).out.contains("nobody writes"))
      #expect(try Program.run("check", folder.path).err.contains("found a folder"))
      #expect(try Program.run("check", "no/such/file.yaml").err.contains("found no file of this name"))
      #expect(try Program.run("check", "/dev/zero").err.contains("found 1000001 bytes"))
    }
  }

  /// A folder, no file at all, and more than a file may have: each is said, and none ends the program with a fault.
  @Test(arguments: [
    ("< .", "found a folder; expected a file that you may read"),
    ("<&-", "found no readable file; expected a file that you may read"),
    ("< /dev/zero", "found 1000001 bytes; expected at most 1000000 bytes"),
  ])
  func whatIsNoInputIsNamed(_ redirection: String, _ words: String) throws {
    for command in ["check -", "programme show rwa/integration --facts -"] {
      let line = "'\(Program.binary.path)' \(command) \(redirection)"
      let outcome = try Program.shell(line)
      #expect(outcome.status == 1 && outcome.out.isEmpty, "\(line)")
      #expect(outcome.err.contains("standard input:1:1: \(words)"), "\(outcome.err.prefix(300))")
    }
  }

  @Test func whereNothingCanBeWrittenIsSaidInWords() throws {
    try Program.withFolder { folder in
      let loop = folder.appending(path: "loop").path
      #expect(symlink(loop, loop) == 0)
      let places = [
        (folder.path, "a folder stands there"), ("\(folder.path)/none/file", "its folder is not there"),
        (String(repeating: "x", count: 5_000), "it is no name of a file, or too long"),
      ]
      for (place, words) in places {
        for command in [
          ["check", Self.laotian, "--to", "LBY", "--day", "2025-05-07", "--receipt", place],
          [
            "survey", "cases/tables/clients.csv", "--sender", "USA", "--to", "LBY", "--from", "2025-05-01", "--until",
            "2025-05-02", "--chart", place,
          ],
        ] {
          let outcome = try Program.run(command)
          #expect(outcome.status == 1 && outcome.err.contains(words), "\(place.prefix(60)): \(outcome.err.prefix(300))")
        }
      }
      for folder in [loop, String(repeating: "x", count: 5_000)] {
        let outcome = try Program.run("register", "export", folder)
        #expect(outcome.status == 1 && !outcome.err.contains("could not be completed"), "\(outcome.err.suffix(200))")
      }
      // What a link leads to gets the file, and the link stays.
      let link = folder.appending(path: "link").path
      #expect(symlink("/dev/fd/3", link) == 0)
      let command = "'\(Program.binary.path)' check \(Self.laotian) --to LBY --day 2025-05-07 --receipt '\(link)'"
      let piped = try Program.shell("(\(command) > /dev/null) 3>&1 | cat")
      #expect(piped.out.hasPrefix("{") && piped.out.contains("\"engine\""), "\(piped.out.prefix(200))")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/fd/3")
    }
  }

  @Test func aPipeWithAWriterIsRead() throws {
    try Program.withFolder { folder in
      let pipe = folder.appending(path: "pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      let writer = try Launch("/bin/sh", ["-c", "cat \(Program.root.path)/\(Self.laotian) > \(pipe)"]).start()
      let outcome = try Program.run("check", pipe, "--to", "LBY", "--day", "2025-05-07")
      #expect(try writer.wait().status == 0)
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.out.hasPrefix("BARRED"))
    }
  }

  @Test func wrongUsageShowsTheUsageOfTheCommandThatWasAsked() throws {
    let day = try Program.run("check", Self.laotian, "--day", "2025-02-30")
    #expect(day.err.contains("Usage: safethird check <case-file>"), "\(day.err)")
    let range = try Program.run(
      "timeline", Self.laotian, "--to", "LBY", "--from", "2026-01-01", "--until", "2025-01-01")
    #expect(range.status == 2)
    #expect(range.err.contains("Usage: safethird timeline <case-file>"), "\(range.err)")
  }

  @Test func everyMistakeOfACaseIsSaidAtOnceWithPlaceAndRemedy() throws {
    let bad = """
      case: x
      sender: USA
      facts:
        person.nationality: [LAOS]
        person.final_ordr: true
        order.final_on: 2025-02-30
        person.represented: maybe
      """
    let outcome = try Program.run("check", "-", input: bad)
    #expect(outcome.status == 1)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("standard input:4:24: found “LAOS”"))
    #expect(outcome.err.contains("write LAO"))
    #expect(outcome.err.contains("write person.final_order"))
    #expect(outcome.err.contains("2025-02-30, which does not exist"))
    #expect(outcome.err.contains("“maybe” for person.represented"))
  }

  @Test func theDigestMadeWithTheProgramIsThatOfTheFolder() throws {
    let packed = try Program.run("register", "check", "--quick")
    let folder = try Program.run("register", "check", "register", "--quick")
    #expect(packed.status == 0 && folder.status == 0)
    #expect(packed.out.contains("Digest sha256:"))
    #expect(packed.out == folder.out)
  }

  @Test func aCopiedBinaryFindsItsRegister() throws {
    try Program.withFolder { folder in
      let copy = folder.appending(path: "safethird")
      try FileManager.default.copyItem(at: Program.binary, to: copy)
      let file = Program.root.appending(path: Self.laotian).path
      let outcome = try Program.run(
        "check", file, "--to", "LBY", "--day", "2025-05-07", in: folder, binary: copy)
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.out.contains("BARRED"))
    }
  }

  @Test func aReceiptIsVerifiedAndAChangedOneIsNot() throws {
    try Program.withFolder { folder in
      let receipt = folder.appending(path: "receipt.json")
      let check = try Program.run(
        "check", Self.laotian, "--to", "LBY,RWA", "--day", "2025-05-07", "--receipt", receipt.path)
      #expect(check.status == 0, "\(check.err)")
      let verified = try Program.run("verify", receipt.path)
      #expect(verified.status == 0, "\(verified.err)")
      let text = try String(contentsOf: receipt, encoding: .utf8)
      try text.replacing("\"notice.written@LBY\": false", with: "\"notice.written@LBY\": true")
        .write(to: receipt, atomically: true, encoding: .utf8)
      #expect(text.contains("\"notice.written@LBY\": false"))
      let changed = try Program.run("verify", receipt.path)
      #expect(changed.status == 1)
      #expect(changed.err.contains("changed after it was written"))
      #expect(try Program.run("verify", Self.laotian).status == 1)
    }
  }

  @Test func pipedTextHasNoColourAndFitsNarrowPlaces() throws {
    let wide = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2025-05-07")
    #expect(!wide.out.contains("\u{1B}["))
    #expect(wide.out.hasPrefix("BARRED: Libya (LBY), 2025-05-07\n"), "the first line is the answer")
    let narrow = try Program.run(
      "check", Self.laotian, "--to", "LBY", "--day", "2025-05-07", environment: ["COLUMNS": "48"])
    for line in narrow.out.split(separator: "\n") where line.count > 48 {
      // Only what cannot be broken, such as an address or an id, may be longer.
      let words = line.split(separator: " ").map(\.count)
      #expect((words.max() ?? 0) > 20, "too wide: \(line)")
    }
  }

  @Test func theRegisterIsCleanAndItsWorkedCasesHold() throws {
    let outcome = try Program.run("register", "check", "register")
    #expect(outcome.status == 0, "\(outcome.out.prefix(4000))")
    #expect(outcome.out.hasPrefix("No mistakes"))
  }

  @Test func theBuiltInRegisterIsTheOneInTheFolder() throws {
    let builtIn = try Program.run("register", "check", "--quick")
    let folder = try Program.run("register", "check", "register", "--quick")
    #expect(builtIn.out == folder.out)
    #expect(builtIn.out.contains("sha256:"))
  }

  @Test func everythingListedCanBeShown() throws {
    let lists = try Program.run("register", "list", "--format", "json").json()
    for section in ["norms", "arrangements", "programmes", "participant-facts", "senders"] {
      let ids = lists.list(section).map { $0.text("id") }
      #expect(!ids.isEmpty)
      for id in ids.prefix(4) + ids.suffix(2) {
        let shown = try Program.run("register", "show", id)
        #expect(shown.status == 0, "\(id): \(shown.err)")
        #expect(try Program.run("register", "show", id, "--format", "json").json().isEmpty == false)
      }
    }
    let unknown = try Program.run("register", "show", "usa/ina-241b33")
    #expect(unknown.status == 1)
    #expect(unknown.err.contains("usa/ina-241b3"))
  }

  @Test func aQueryIsASurveyWithoutATable() throws {
    #expect(try Program.run("survey", "--sender", "USA").status == 2)
    let question = ["survey", "--sender", "USA", "--to", "LBY", "--day", "2025-05-07"]
    #expect(try Program.run(question + ["--sql", "postgres", "--routes"]).status == 2)
    #expect(try Program.run(question + ["--sql", "postgres", "--strict"]).status == 2)
    #expect(try Program.run(question + ["--sql", "oracle"]).status == 2)
    #expect(try Program.run(question + ["cases/tables/clients.csv", "--counts"]).status == 2)
    let all = try Program.run(question + ["--sql", "duckdb"])
    #expect(all.status == 0, "\(all.err)")
    #expect(all.out.contains("\"fear.stated@LBY\" BOOLEAN"))
    let some = try Program.run(question + ["--sql", "duckdb", "--counts", "cases/tables/clients.csv"])
    #expect(some.status == 0, "\(some.err)")
    #expect(!some.out.contains("fear.stated"))
    #expect(some.out.contains("GROUP BY"))
  }

  @Test func theBriefIsOnePageWithoutScripts() throws {
    let brief = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2025-05-07", "--format", "html").out
    #expect(brief.hasPrefix("<!doctype html>"))
    #expect(brief.contains("BARRED"))
    #expect(brief.contains("usa/dvd-preliminary-injunction#unlisted-country"))
    // It leads to documents, and to no page of a site that is not there; nothing can be pressed.
    for absent in ["<script", "<form", "<button", "href=\"/", "src=", "@import"] { #expect(!brief.contains(absent)) }
    try Program.withFolder { folder in
      let file = folder.appending(path: "receipt.json")
      _ = try Program.run("check", Self.laotian, "--to", "LBY", "--day", "2025-05-07", "--receipt", file.path)
      let receipt = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      #expect(brief.contains(receipt.text("answer")))
    }
  }

  @Test func aBriefForManyDestinationsHasAllOfThem() throws {
    let brief = try Program.run(
      "check", Self.laotian, "--to", "LBY,RWA,SLV,UGA", "--day", "2025-05-07", "--format", "html"
    ).out
    for country in ["Libya", "Rwanda", "El Salvador", "Uganda"] {
      #expect(brief.contains(">\(country)</h2>"), "\(country)")
    }
    #expect(brief.contains("4 destinations"))
  }

  @Test func theInterviewAsksAndAnswersAndSaves() throws {
    try Program.withFolder { folder in
      let saved = folder.appending(path: "case.yaml")
      let outcome = try Program.run(
        "ask", "--to", "LBY", "--day", "2025-05-07", "--save", saved.path,
        input: String(repeating: "?\n", count: 3) + "no\nq\n")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.out.contains("Written to"))
      let again = try Program.run("check", saved.path, "--to", "LBY", "--day", "2025-05-07")
      #expect(again.status == 0, "\(again.err)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreThere(_ shell: String) throws {
    let outcome = try Program.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for command in ["timeline", "sources", "agreed", "diff", "export", "new"] {
      #expect(outcome.out.contains(command), "\(shell) does not complete \(command)")
    }
  }

  @Test func withoutADayTheAnswerSaysWhichDayItUsed() throws {
    let outcome = try Program.run("check", Self.laotian, "--to", "LBY", "--format", "json")
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM-dd"
    let around = [0.0, -86_400, 86_400].map { formatter.string(from: Date().addingTimeInterval($0)) }
    #expect(around.contains(try outcome.json().text("day")))
  }

  @Test func aPersonInTheUnitedKingdomHasTheirOwnHistory() throws {
    let file = "cases/uk-arrived-2022-rwanda.yaml"
    func finding(_ day: String) throws -> String {
      let outcome = try Program.run("check", file, "--to", "RWA", "--day", day, "--format", "json")
      #expect(outcome.status == 0, "\(outcome.err)")
      return try outcome.json().list("destinations").first?.text("finding") ?? ""
    }
    #expect(try finding("2024-01-15") == "barred")
    #expect(try finding("2024-06-01") != "barred")
    #expect(try finding("2025-06-01") == "no-authority")
    // The Act that defeated the ruling of the Supreme Court is repealed, and the scheme has ended: no route is left.
    #expect(try finding("2026-06-01") == "no-authority")
  }
}
