internal import ArgumentParser
internal import BuiltInRegister
internal import Reception
internal import Register
internal import RegisterFiles

/// Lists of codes that people in a programme of reception are described with.
struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes", abstract: "Codes of occupations and of needs, for programmes of reception.",
    subcommands: [Occupations.self, Needs.self])

  /// Occupations by words or by code.
  struct Occupations: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "occupations", abstract: "Find an occupation of ISCO-08 by words of its title, or by its code.",
      discussion: "This service uses the ESCO classification of the European Commission.")

    @Argument(help: "Words of the title, such as 'house builders', or a code such as 7112.") var words: [String]

    func run() throws {
      let occupations = try Reception.Occupations(BuiltInRegister.occupations)
      let text = words.joined(separator: " ")
      if let code = OccupationCode(text) {
        guard occupations.contains(code) else {
          throw ValidationError(
            "found \(code), which ISCO-08 does not have; expected a code of it, such as 7112, or words of a title")
        }
        Terminal.out(occupations.path(to: code).map { "\($0.code)\t\($0.title)\n" }.joined())
        return
      }
      guard !text.contains(where: \.isNumber) else {
        throw ValidationError(
          "found “\(text.prefix(60))”; expected a code alone, of one to four digits such as 7112, or words without digits"
        )
      }
      let found = occupations.search(text)
      guard !found.isEmpty else {
        throw Mistake(
          "found no occupation with “\(text.prefix(60))” in its title; expected words such as welders, or a code")
      }
      Terminal.out(found.map { "\($0)\t\(occupations.title(of: $0) ?? "")\n" }.joined())
    }
  }

  /// The codes of needs, or a list of one's own checked.
  struct Needs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "needs", abstract: "The codes of specific needs, or a list of your own, checked.")

    @Option(help: "A list of your own: a code, a tab and a title a line.") var list: String?

    func run() throws {
      let file = list ?? "needs.tsv"
      let bytes: [UInt8]
      do throws(Diagnostic) {
        bytes =
          if let list {
            try BoundedFile.bytes(at: list, as: list, kind: "a list of codes")
          } else {
            BuiltInRegister.needs
          }
      } catch {
        throw Mistake(error.description)
      }
      let codes: CodeList
      do throws(CodeListRefusal) {
        codes = try CodeList(bytes, file: file, example: "CR-CP") { NeedCode($0) != nil }
      } catch {
        throw Mistake(error.description)
      }
      Terminal.out(codes.entries.map { "\($0.code)\t\($0.title)\n" }.joined())
    }
  }
}
