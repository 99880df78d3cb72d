internal import ArgumentParser
internal import BuiltInRegister
internal import CEL
internal import Crypto
internal import Foundation
internal import Geography
internal import Reception
internal import Register
internal import RegisterFiles
internal import Safeguards

/// The option that every command shares: which register to read.
struct RegisterOption: ParsableArguments {
  @Option(name: .customLong("register"), help: "A folder with a register, instead of the one in this program.")
  var directory: String?

  /// The register, ready to answer; mistakes in it end the command.
  func load(withWorkedCases: Bool = false) throws -> LoadedRegister {
    let loaded = try LoadedRegister(directory: directory, withWorkedCases: withWorkedCases)
    guard loaded.diagnostics.isEmpty else {
      for diagnostic in loaded.diagnostics.prefix(20) { Terminal.error(diagnostic.description) }
      let count = loaded.diagnostics.count
      throw Mistake(
        "found \(count) mistake\(count == 1 ? "" : "s") in the register; see all with: safethird register check \(directory ?? "")"
      )
    }
    return loaded
  }
}

/// The register as this run sees it.
struct LoadedRegister {
  private(set) var corpus: Corpus
  private(set) var norms: NormSet
  let diagnostics: [Diagnostic]
  /// SHA-256 over the packed form of all files: what is written, and where.
  let digest: String
  /// Kept although nothing reads them again: freeing a hundred thousand nodes costs more than the program has left to do.
  private let files: [RegisterFile]

  /// Worked cases are left out unless they are asked for: an answer does not need them.
  init(directory: String?, withWorkedCases: Bool = false) throws {
    let reading = Reading()
    var found: [Diagnostic] = []
    var files: [RegisterFile]
    if let directory {
      do {
        (files, found) = try RegisterReader.files(at: directory)
      } catch let error as RegisterReader.NoRegister {
        throw Mistake(error.description)
      }
      let packed = PackedRegister.parts(of: files)
      digest = LoadedRegister.digest(of: packed.register, packed.workedCases)
    } else {
      files = try PackedRegister.files(in: BuiltInRegister.register)
      if withWorkedCases { files += try PackedRegister.files(in: BuiltInRegister.workedCases) }
      digest = "sha256:" + BuiltInRegister.digest
    }
    self.files = files
    corpus = RegisterReader.corpus(of: files, reading: reading)
    let compilation = NormSet.compile(corpus, zones: LoadedRegister.zones(for: corpus))
    norms = compilation.norms
    // Those in the program were checked with it, and an answer does not wait for them.
    let isChecked = directory != nil || withWorkedCases
    let promises = isChecked ? ProgrammeSet.compile(corpus).diagnostics : []
    diagnostics = (found + reading.diagnostics + compilation.diagnostics + promises).sorted { $0.place < $1.place }
  }

  /// The same register compiled with the facts and States of another beside its own.
  func with(_ corpus: Corpus, zones: TimeZones) throws -> LoadedRegister {
    let compilation = NormSet.compile(corpus, zones: zones)
    guard compilation.diagnostics.isEmpty else {
      for diagnostic in compilation.diagnostics.prefix(20) { Terminal.error(diagnostic.description) }
      throw Mistake("with the facts of both registers these conditions have mistakes; they cannot be compared")
    }
    var loaded = self
    loaded.corpus = corpus
    loaded.norms = compilation.norms
    return loaded
  }

  private static func digest(of parts: [UInt8]...) -> String {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return "sha256:" + hash.finalize().map { padHex($0) }.joined()
  }

  /// The zones that the corpus names: from this program, else from the system's tz database.
  static func zones(for corpus: Corpus) -> TimeZones {
    let builtIn = builtInZones()
    var zones = TimeZones()
    let names = Set(corpus.profiles.compactMap { $0.zone?.value } + corpus.norms.compactMap { $0.zone?.value })
    for name in names.sorted() where !name.contains("..") && !name.hasPrefix("/") {
      guard let bytes = builtIn[name] ?? systemZone(name) else { continue }
      if let rules = try? ZoneRules(tzif: bytes) { zones.add(name, rules) }
    }
    return zones
  }

  private static func systemZone(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name))).map { [UInt8]($0) }
  }

  private static func builtInZones() -> [String: [UInt8]] {
    let bytes = BuiltInRegister.zones
    var zones: [String: [UInt8]] = [:]
    var position = 0
    while position < bytes.count {
      let nameEnd = position + 1 + Int(bytes[position])
      guard nameEnd + 4 <= bytes.count else { break }
      let name = String(decoding: bytes[(position + 1)..<nameEnd], as: UTF8.self)
      let length = bytes[nameEnd..<(nameEnd + 4)].reduce(0) { $0 << 8 | Int($1) }
      let end = nameEnd + 4 + length
      guard end <= bytes.count else { break }
      zones[name] = Array(bytes[(nameEnd + 4)..<end])
      position = end
    }
    return zones
  }
}

func padHex(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16)
  return byte < 16 ? "0" + text : text
}
