import CEL
import Foundation
import Reception
import ReceptionYear
import Register
import RegisterFiles
import Safeguards
import Testing

/// Years of the programme of the register, each acted out once for all tests.
enum YearFixture {
  struct Known: Sendable {
    let programme: CompiledProgramme
    let norms: NormSet
  }

  private static let known = Result { try read() }
  static let first = Result { try year(seed: 1) }
  static let second = Result { try year(seed: 2) }

  static func year(seed: UInt64, through day: String? = nil) throws -> ScriptedYear {
    let known = try known.get()
    return try ScriptedYear(
      seed: seed, programme: known.programme, norms: known.norms, through: try day.map { try DateParsing.day($0) })
  }

  static func norms() throws -> NormSet { try known.get().norms }

  /// A year of the programme with other terms.
  static func year(seed: UInt64, through day: String, terms: ProgrammeTerms) throws -> ScriptedYear {
    var corpus = try corpus()
    for place in corpus.programmes.indices { corpus.programmes[place].terms = terms }
    let programme = ProgrammeSet.compile(corpus).programmes[ProgrammeID("rwa/integration")]
    return try ScriptedYear(
      seed: seed, programme: try #require(programme), norms: try norms(), through: try DateParsing.day(day))
  }

  private static func read() throws -> Known {
    let corpus = try corpus()
    let programme = ProgrammeSet.compile(corpus).programmes[ProgrammeID("rwa/integration")]
    return Known(
      programme: try #require(programme), norms: NormSet.compile(corpus, zones: TimeZones()).norms)
  }

  private static func corpus() throws -> Corpus {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (files, _) = try RegisterReader.files(at: root.appending(path: "register").path)
    return RegisterReader.corpus(of: files, reading: Reading())
  }
}
