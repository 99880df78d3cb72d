import Foundation
import Reception
import Register
import RegisterFiles
import Testing

@Suite("The programmes of the register")
struct RegisteredProgrammeTests {
  private static func corpus() throws -> Corpus {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (files, diagnostics) = try RegisterReader.files(at: root.appending(path: "register").path)
    #expect(diagnostics == [])
    let reading = Reading()
    let corpus = RegisterReader.corpus(of: files, reading: reading)
    #expect(reading.diagnostics == [])
    return corpus
  }

  @Test("They have no mistakes")
  func compile() throws {
    let compilation = ProgrammeSet.compile(try Self.corpus())
    #expect(compilation.diagnostics == [])
    #expect(Set(compilation.programmes.programmes.map(\.programme.id.text)).isSuperset(of: ["rwa/integration"]))
  }

  @Test("Follow-ups of the programme in Rwanda are at 7, 30, 90, 180 and 365 days")
  func followUps() throws {
    let programme = try #require(try Self.corpus().programmes.first { $0.id.text == "rwa/integration" })
    #expect(programme.followUps.map(\.afterDays) == [7, 30, 90, 180, 365])
    #expect(programme.followUps.allSatisfy { $0.basis == .demonstration })
  }

  @Test("No figure of the programme for people from the United States is taken for a published one")
  func demonstrations() throws {
    let programme = try #require(try Self.corpus().programmes.first { $0.id.text == "rwa/integration" })
    let priced = programme.entitlements.filter { $0.amount != nil }
    #expect(priced.count >= 5)
    #expect(priced.allSatisfy { $0.basis == .demonstration })
  }

  @Test("A source that contradicts another stands beside it")
  func conflicts() throws {
    let claims = try Self.corpus().programmes.flatMap(\.claims)
    for key in ["cbhi-bands", "etm-stipend"] { #expect(claims.count { $0.conflict == key } >= 2, "\(key)") }
  }

  @Test("Each fact says what to look for")
  func factsHaveHelp() throws {
    for fact in try Self.corpus().participantFacts { #expect(!fact.help.isEmpty, "\(fact.name)") }
  }
}
