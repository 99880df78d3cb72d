internal import Dispatch
internal import Foundation
package import Register
internal import Synchronization

/// A file of the register with its path inside it (`norms/usa/ina-241b3.yaml`).
package struct RegisterFile: Sendable {
  package var path: String
  package var root: SourceNode

  package init(path: String, root: SourceNode) {
    self.path = path
    self.root = root
  }
}

/// Reads all of a register into one `Corpus`, with every mistake found in the forms of the files.
///
/// What the files say together (ids that must exist, conditions, cycles) is checked by `Safeguards.NormSet`.
package enum RegisterReader {
  /// Why a folder cannot be read as a register.
  package struct NoRegister: Error, CustomStringConvertible {
    package var description: String
  }

  /// Every YAML file of a folder, in the order of the paths.
  package static func files(at directory: String) throws -> (files: [RegisterFile], diagnostics: [Diagnostic]) {
    let manager = FileManager.default
    // A walk does not enter a folder that is a symbolic link.
    let directory = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw NoRegister(description: "found no folder at \(directory); expected a register: a folder with facts.yaml")
    }
    var paths: [String] = []
    if let walker = manager.enumerator(atPath: directory) {
      for case let path as String in walker where path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
        if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
        paths.append(path)
      }
    }
    var files: [RegisterFile] = []
    var diagnostics: [Diagnostic] = []
    for outcome in read(paths.sorted(), in: directory) {
      switch outcome {
      case .success(let file): files.append(file)
      case .failure(let diagnostic): diagnostics.append(diagnostic)
      }
    }
    if files.isEmpty, diagnostics.isEmpty {
      throw NoRegister(description: "found no YAML file in \(directory); expected a register: facts.yaml, norms/ …")
    }
    return (files, diagnostics)
  }

  /// The files in the order of their paths, read side by side: an author waits for hundreds of them at each check.
  private static func read(_ paths: [String], in directory: String) -> [Result<RegisterFile, Diagnostic>] {
    let outcomes = Mutex([Result<RegisterFile, Diagnostic>?](repeating: nil, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      let path = paths[index]
      let outcome = Result { () throws(Diagnostic) in
        RegisterFile(path: path, root: try read(path: directory + "/" + path, as: path))
      }
      outcomes.withLock { $0[index] = outcome }
    }
    return outcomes.withLock { $0.compactMap { $0 } }
  }

  /// One file from the disk.
  package static func read(path: String, as name: String) throws(Diagnostic) -> SourceNode {
    try YAMLReader.read(try BoundedFile.bytes(at: path, as: name), file: name)
  }

  /// The corpus that the files make.
  package static func corpus(of files: [RegisterFile], reading: Reading) -> Corpus {
    var corpus = Corpus()
    var caseFiles: [RegisterFile] = []
    for file in files {
      let path = file.path
      if path == "facts.yaml" {
        corpus.facts += FactsReader(reading: reading).read(file.root)
      } else if path == "states.yaml" {
        corpus.states += StatesReader(reading: reading).list(file.root)
      } else if path == "programmes/facts.yaml" {
        corpus.participantFacts += FactsReader(reading: reading).read(file.root)
      } else if path.hasSuffix(".cases.yaml") {
        caseFiles.append(file)
      } else if let name = inside(path, "norms/") {
        if let norm = NormReader(reading: reading).read(file.root, expectedID: name) { corpus.norms.append(norm) }
      } else if let name = inside(path, "arrangements/") {
        if let arrangement = ArrangementReader(reading: reading).read(file.root, expectedID: name) {
          corpus.arrangements.append(arrangement)
        }
      } else if let name = inside(path, "programmes/") {
        if let programme = ProgrammeReader(reading: reading).read(file.root, expectedID: name) {
          corpus.programmes.append(programme)
        }
      } else if let name = inside(path, "states/") {
        if let profile = StatesReader(reading: reading).profile(file.root) {
          corpus.profiles.append(profile)
          reportMisplaced(profile, name: name, reading)
        }
      } else {
        reading.report(
          .misplacedFile, at: Place(file: path, line: 1, column: 1), found: "a file that the register does not know",
          expected: "facts.yaml, states.yaml or a file under states/, norms/, arrangements/ or programmes/",
          remedy: "norms/usa/<name>.yaml")
      }
    }
    reportDuplicates(corpus, reading)
    let cases = CaseReader(facts: corpus.facts, states: corpus.states, reading: reading)
    for file in caseFiles { corpus.workedCases += cases.workedCases(file.root) }
    return corpus
  }

  private static func reportMisplaced(_ profile: StateProfile, name: String, _ reading: Reading) {
    guard profile.code.text.lowercased() != name else { return }
    reading.report(
      .misplacedFile, at: profile.place, found: "the State “\(profile.code)” in \(profile.place.file)",
      expected: "the State that the path gives", remedy: "state: \(name.uppercased())")
  }

  private static func inside(_ path: String, _ folder: String) -> String? {
    guard path.hasPrefix(folder) else { return nil }
    let rest = path.dropFirst(folder.count)
    return rest.lastIndex(of: ".").map { String(rest[..<$0]) }
  }

  private static func reportDuplicates(_ corpus: Corpus, _ reading: Reading) {
    func check(_ what: String, _ ids: [(String, Place)]) {
      var seen: [String: Place] = [:]
      for (id, place) in ids {
        if let first = seen[id] {
          reading.report(
            .duplicateID, at: place, found: "\(what) “\(id)” again (first at \(first))", expected: "each id once",
            remedy: "another id for one of the two")
        } else {
          seen[id] = place
        }
      }
    }
    check("the fact", corpus.facts.map { ($0.name.text, $0.place) })
    check("the State", corpus.states.map { ($0.code.text, $0.place) })
    check("the State's file", corpus.profiles.map { ($0.code.text, $0.place) })
    check("the norm", corpus.norms.map { ($0.id.text, $0.place) })
    check("the arrangement", corpus.arrangements.map { ($0.id.text, $0.place) })
    check("the programme", corpus.programmes.map { ($0.id.text, $0.place) })
    check("the fact of participants", corpus.participantFacts.map { ($0.name.text, $0.place) })
    for programme in corpus.programmes {
      check("the entitlement", programme.entitlements.map { ($0.name, $0.place) })
      check("the follow-up", programme.followUps.map { ($0.name, $0.place) })
      check("the questionnaire", programme.questionnaires.map { ($0.name, $0.place) })
      check("the wage floor", programme.wageFloors.map { ($0.name, $0.place) })
      check("the source", programme.sources.map { ($0.id, $0.place) })
      for questionnaire in programme.questionnaires {
        check("the question", questionnaire.questions.map { ($0.name, $0.place) })
      }
    }
    for norm in corpus.norms {
      check("the rule", norm.rules.map { ($0.id.description, $0.place) })
      check("the source", norm.sources.map { ($0.id, $0.place) })
    }
    // Two senders may go by the same rule, as members of a union do.
    for profile in corpus.profiles {
      check("the route", profile.routes.map { ($0.opener.value.description, $0.place) })
    }
  }
}
