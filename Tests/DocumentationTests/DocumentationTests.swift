import Foundation
import Testing

/// What the documentation promises to name, held against the source files, which are read as text.
@Suite struct DocumentationTests {
  // MARK: commands

  @Test("Each command has a page in the guide that names it and all its options", arguments: Sources.commands)
  func commandHasPage(_ command: Command) throws {
    let page = try #require(
      Repository.text("docs/guide/\(command.page).md"), "docs/guide/\(command.page).md is missing")
    let wanted = ["safethird \(command.name)"] + command.options.map { "--\($0)" }
    let unnamed = wanted.filter { !page.contains($0) }
    #expect(unnamed == [], "\(command.page).md does not name them")
  }

  @Test("The commands were found in the source")
  func commandsAreFound() {
    let names = Set(Sources.commands.map(\.name))
    #expect(names.isSuperset(of: ["check", "ask", "timeline", "verify", "register", "register check"]))
  }

  // MARK: diagnostics and keys

  @Test("Each kind of diagnostic has a section with a message", arguments: Sources.diagnosticKinds)
  func diagnosticHasSection(_ kind: String) throws {
    let page = try #require(Repository.text("docs/guide/diagnostics.md"))
    let section = try #require(
      page.components(separatedBy: "\n## ").first { $0.hasPrefix("\(kind)\n") }, "no section “## \(kind)”")
    let hasMessage = section.contains("[\(kind)]")
    #expect(hasMessage, "the section shows no message that ends with [\(kind)]")
  }

  @Test("No section of diagnostics.md is about a kind that is gone")
  func sectionsHaveKinds() throws {
    let page = try #require(Repository.text("docs/guide/diagnostics.md"))
    let sections = page.matches(of: /(?m)^## (.+)$/).map { String($0.output.1) }
    #expect(Sources.diagnosticKinds.count >= 20)
    #expect(Set(sections).subtracting(Sources.diagnosticKinds) == [])
  }

  @Test("Each key of a register file is named in register-files.md", arguments: Sources.registerKeys)
  func keyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/register-files.md"))
    // As a key in an example, or in backticks, alone or with its value.
    let forms = ["`\(key)`", "\(key):", "`\(key) "]
    let isNamed = forms.contains { page.contains($0) }
    #expect(isNamed, "register-files.md does not name the key “\(key)”")
  }

  @Test("The keys were found in the source")
  func keysAreFound() {
    #expect(Set(Sources.registerKeys).isSuperset(of: ["norm", "acts_on", "adds_to", "earliest", "text_published"]))
  }

  @Test("Each key of a programme's file is named in programmes.md", arguments: Sources.programmeKeys)
  func programmeKeyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/programmes.md"))
    let isNamed = ["`\(key)`", "\(key):"].contains { page.contains($0) }
    #expect(isNamed, "programmes.md does not name the key “\(key)”")
  }

  @Test(
    "Each key of a participant, and of what is owed as JSON, is named in programme.md", arguments: Sources.scheduleKeys)
  func scheduleKeyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/programme.md"))
    let isNamed = ["`\(key)`", "\(key):"].contains { page.contains($0) }
    #expect(isNamed, "programme.md does not name the key “\(key)”")
  }

  @Test("The keys of programmes and schedules were found in the source")
  func programmeKeysAreFound() {
    #expect(Set(Sources.programmeKeys).isSuperset(of: ["operated_by", "paid_out", "grace_days", "questions"]))
    #expect(Set(Sources.scheduleKeys).isSuperset(of: ["enrolled", "children", "missing_on", "totals"]))
  }

  @Test("Each key of a mapping file is named in survey-mapping.md", arguments: Sources.mappingKeys)
  func mappingKeyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/survey-mapping.md"))
    #expect(page.contains("`\(key)`"), "survey-mapping.md does not name the key “\(key)”")
  }

  @Test("The keys of a mapping file were found in the source")
  func mappingKeysAreFound() {
    #expect(Set(Sources.mappingKeys).isSuperset(of: ["separator", "leave_out", "all_of", "whole"]))
  }

  // MARK: the stable JSON

  @Test("Each key of the JSON output is named in json.md", arguments: Sources.jsonKeys)
  func jsonKeyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/json.md"))
    let isNamed = ["`\(key)`", "\"\(key)\"", ".\(key)`"].contains { page.contains($0) }
    #expect(isNamed, "json.md does not name the key “\(key)”")
  }

  @Test("Each key of the record as JSON is named in record-json.md", arguments: Sources.recordKeys)
  func recordKeyIsNamed(_ key: String) throws {
    let page = try #require(Repository.text("docs/guide/record-json.md"))
    let isNamed = ["`\(key)`", ".\(key)`"].contains { page.contains($0) }
    #expect(isNamed, "record-json.md does not name the key “\(key)”")
  }

  @Test("The keys of the record were found in the source")
  func recordKeysAreFound() {
    #expect(Set(Sources.recordKeys).isSuperset(of: ["said_by", "statements_alone", "changes", "retracted", "id"]))
  }

  // MARK: measurements

  @Test("The measurements of CEL are those of the expressions in Benchmarks")
  func measurementsAreCurrent() throws {
    let page = try #require(Repository.text("docs/guide/cel-benchmarks.md"))
    let file = try #require(Repository.text("Benchmarks/cel/expressions.json"))
    let titles = file.matches(of: /"title": "(.+?)",\n/).map { String($0.output.1) }
    let expressions = file.matches(of: /"expr": "(.+?)",\n/).map { String($0.output.1).replacing("\\\\", with: "\\") }
    #expect(titles.count >= 10 && expressions.count >= 5)
    let unnamed = titles.filter { !page.contains("| \($0) |") } + expressions.filter { !page.contains("`\($0)`") }
    #expect(unnamed == [], "measure anew: Benchmarks/cel/run --page")
  }

  // MARK: links

  @Test("Each relative link leads to a file and a heading", arguments: Repository.pages)
  func linksLead(_ page: String) throws {
    let text = try #require(Repository.text(page))
    for link in Markdown.links(in: text) {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let target = parts[0].isEmpty ? page : Repository.resolve(parts[0], from: page)
      guard Repository.exists(target) else {
        Issue.record("\(page): the link \(link) leads to no file")
        continue
      }
      if parts.count == 2, target.hasSuffix(".md") {
        let isHeading = Markdown.anchors(in: Repository.text(target) ?? "").contains(parts[1])
        #expect(isHeading, "\(page): the link \(link) leads to no heading of \(target)")
      }
    }
  }

  @Test("Each page of the guide is linked from its index")
  func indexIsWhole() throws {
    let index = try #require(Repository.text("docs/guide/index.md"))
    for page in Repository.pages where page.hasPrefix("docs/guide/") && page != "docs/guide/index.md" {
      let name = String(page.dropFirst("docs/guide/".count))
      let isLinked = index.contains("(\(name)")
      #expect(isLinked, "index.md does not link to \(name)")
    }
  }

  @Test("Each test that the table of security names is there")
  func securityTestsAreThere() throws {
    let page = try #require(Repository.text("docs/security/asvs.md"))
    // `SignInTests.replay, race` names two tests of one suite; a suite alone stands for all of its tests.
    let named = page.matches(of: /(\w+Tests)(?!\w)(?:\.(\w+)((?:, \w+)*(?= \||;|\)))?)?/)
    #expect(named.count >= 40)
    for name in named {
      let suite = String(name.output.1)
      let file = try #require(
        Repository.swiftFiles(under: "Tests").first { $0.hasSuffix("/\(suite).swift") }, "no suite \(suite)")
      let text = try #require(Repository.text(file))
      let tests = (name.output.2.map { [$0] } ?? []) + (name.output.3?.split(separator: ", ") ?? [])
      for test in tests {
        let isThere = text.contains("func \(test)(")
        #expect(isThere, "asvs.md names \(suite).\(test), which is no test of \(file)")
      }
    }
  }

  @Test("The table of security counts its rows right")
  func securityIsCounted() throws {
    let page = try #require(Repository.text("docs/security/asvs.md"))
    let rows = page.matches(of: /(?m)^\| \d+\.\d+\.\d+ \|[^|]*\| ([a-z\/ ]+) \|/).map { String($0.output.1) }
    let counts = page.matches(of: /(?m)^\| ([a-z\/ ]+?)(?::[^|]*)? \| (\d+) \|$/)
    #expect(counts.count >= 5)
    for count in counts {
      // A chapter that does not apply has no rows.
      guard count.output.1 != "n/a" else { continue }
      let found = rows.count { $0 == count.output.1 }
      #expect(Int(count.output.2) == found, "\(count.output.1): \(found) rows")
    }
  }

  @Test("Decisions are numbered without gaps and bear a date")
  func decisionsAreNumbered() {
    let decisions = Repository.pages.filter { $0.wholeMatch(of: /docs\/decisions\/\d{4}-[a-z0-9-]+\.md/) != nil }
    for (index, page) in decisions.enumerated() {
      let number = String(format: "%04d", index + 1)
      #expect(page.hasPrefix("docs/decisions/\(number)-"), "expected number \(number)")
      let lines = (Repository.text(page) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.hasPrefix("# \(number) ") == true, "\(page): expected the heading “# \(number) …”")
      let hasDate = lines.contains { $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil }
      #expect(hasDate, "\(page): expected a date on a line of its own")
    }
    #expect(!decisions.isEmpty)
  }
}

/// A command of the program, as its source declares it.
struct Command: Sendable, CustomTestStringConvertible {
  /// `register check`
  var name: String
  /// The page of the guide: the first word of the name.
  var page: String
  var options: [String]
  var testDescription: String { name }
}

/// What the source files say, read as text so that this test depends on no target.
enum Sources {
  static let commands: [Command] = Repository.swiftFiles(under: "Sources/safethird").flatMap(commands(in:))

  /// A file has one command with a `commandName`, or extends one; types of commands inside it are its subcommands.
  private static func commands(in path: String) -> [Command] {
    let text = Repository.text(path) ?? ""
    let starts = text.matches(of: /(?m)^( *)struct (\w+): (?:Async)?ParsableCommand\b/)
    let own = text.firstMatch(of: /commandName: "([a-z-]+)"/).map { String($0.output.1) }
    let extended = text.firstMatch(of: /(?m)^extension (\w+)Command \{/).map { kebab(String($0.output.1)) }
    guard let name = extended ?? own, name != "safethird" else { return [] }
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : text.endIndex
      let body = text[start.range.upperBound..<end]
      let inner = start.output.1.isEmpty ? nil : String(start.output.2)
      return Command(
        name: inner.map { "\(name) \(kebab($0))" } ?? name, page: name,
        options: options(in: body) + (body.contains("@OptionGroup var register") ? ["register"] : [])
          + (body.contains("@OptionGroup var site:") ? ["site-url"] : []))
    }
  }

  private static func options(in body: Substring) -> [String] {
    body.matches(of: /@(?:Option|Flag)\b(?:[^@]|@(?!Option|Flag|Argument|OptionGroup))*?\bvar (\w+)/).map { match in
      match.output.0.firstMatch(of: /customLong\("([a-z-]+)"\)/).map { String($0.output.1) }
        ?? kebab(String(match.output.1))
    }
  }

  /// `caseFile` as the argument parser writes it: `case-file`.
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      if letter.isUppercase, !text.isEmpty { text += "-" }
      text += letter.lowercased()
    }
  }

  /// The raw values of `Diagnostic.Kind`.
  static let diagnosticKinds: [String] = {
    let text = Repository.text("Sources/Register/Diagnostic.swift") ?? ""
    return text.matches(of: /(?m)^ *case \w+ = "([a-z-]+)"/).map { String($0.output.1) }
  }()

  /// Every key that a file of the register may have, from the lists of keys in its readers.
  static let registerKeys = yamlKeys(in: ["NormReader", "ArrangementReader", "StatesReader", "SourcesReader"])
  static let mappingKeys = yamlKeys(in: ["ForeignTableReader"])
  static let programmeKeys = yamlKeys(in: ["ProgrammeReader", "EntitlementReader", "AftercareReader"])
  static let scheduleKeys =
    yamlKeys(in: ["ParticipantReader"]) + jsonKeys(of: "Sources/safethird/Reception/SchedulePage.swift")

  private static func yamlKeys(in readers: [String]) -> [String] {
    var keys: Set<String> = []
    for path in readers {
      let text = Repository.text("Sources/RegisterFiles/\(path).swift") ?? ""
      let lists =
        text.matches(of: /(?:let \w*[kK]eys =[^\[\n]*|keys: |Keys \+|rawValue\) \+)\s*\[([^\]]*)\]/).map(\.output.1)
        + text.matches(of: /map\(\\.rawValue\) \+ \[([^\]]*)\]/).map(\.output.1)
      for list in lists { keys.formUnion(list.matches(of: /"([a-z_0-9]+)"/).map { String($0.output.1) }) }
    }
    // Only in the list of all States, which is not written by hand.
    return keys.subtracting(["numeric", "region", "continent", "subregion"]).sorted()
  }

  /// The keys that `check` and `timeline` write.
  static let jsonKeys = keys(in: ["Answer+JSON", "TimelinePage", "EmergencyPage+JSON", "SheetPage"])

  /// The keys that `register list`, `show`, `sources`, `agreed` and `diff` write.
  static let recordKeys = keys(in: [
    "RegisterListPage", "RegisterShowPage+JSON", "SourcePage", "SourcesPage", "AgreementsPage+Data", "DifferencePage",
  ])

  private static func keys(in pages: [String]) -> [String] {
    Set(pages.flatMap { jsonKeys(of: "Sources/Pages/\($0).swift") }).sorted()
  }

  private static func jsonKeys(of path: String) -> [String] {
    let text = Repository.text(path) ?? ""
    return Set(text.matches(of: /\(\s*"([a-z_]+)",\s/).map { String($0.output.1) }).sorted()
  }
}

/// The files of the repository, found from the place of this one.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  static func text(_ path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func files(under folder: String, _ suffix: String) -> [String] {
    let walker = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
    return (walker?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }.sorted().map {
      "\(folder)/\($0)"
    }
  }

  static func swiftFiles(under folder: String) -> [String] { files(under: folder, ".swift") }

  /// The names of the folders in one.
  static func folders(_ folder: String) -> [String] {
    let parent = root.appendingPathComponent(folder)
    return (try? FileManager.default.contentsOfDirectory(at: parent, includingPropertiesForKeys: [.isDirectoryKey]))?
      .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }.map(\.lastPathComponent)
      ?? []
  }

  static let pages: [String] =
    ["README.md", "CHANGELOG.md", "REGISTER.md"].filter(exists) + files(under: "docs", ".md")

  /// A relative link as a path from the root.
  static func resolve(_ link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

/// As much of Markdown as links need.
enum Markdown {
  /// The text without code, in which brackets mean nothing.
  private static func prose(_ text: String) -> String {
    var isCode = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isCode.toggle()
        return false
      }
      return !isCode
    }
    return lines.joined(separator: "\n").replacing(/`[^`\n]*`/, with: "code")
  }

  static func links(in text: String) -> [String] {
    prose(text).matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }
      .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// The anchors of headings, as forges make them: lower case, punctuation gone, spaces as hyphens.
  static func anchors(in text: String) -> Set<String> {
    var isCode = false
    var anchors: Set<String> = []
    for line in text.split(separator: "\n") {
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      guard !isCode, line.hasPrefix("#") else { continue }
      let title = line.drop(while: { $0 == "#" }).drop(while: { $0 == " " })
      anchors.insert(
        String(
          title.lowercased().compactMap { letter in
            if letter == " " { return "-" }
            return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
          }))
    }
    return anchors
  }
}
