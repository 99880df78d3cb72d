internal import ArgumentParser
internal import Exports
internal import Reception
internal import ReceptionYear
internal import Register

struct ReceptionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reception", abstract: "The reception desk: a year of a programme, acted out and counted.",
    subcommands: [Year.self])

  struct Year: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "year",
      abstract: "Act out a year of a programme of 250 people by chance, and print what came of it.",
      discussion: """
        People, payments and failures are made up; the programme is that of the register. The same seed and register \
        give the same bytes. With --output the files of a month, the report and every event are written into a folder, \
        which must not exist, be empty, or hold an earlier year and nothing else.
        """)

    @Option(help: "Which year of all that could be: a whole number from 0.") var seed: UInt64 = 1
    @Option(help: "The last day that is acted out; left out, some weeks after the year.") var until: String?
    @Option(help: "A folder for the files.", completion: .directory) var output: String?
    @OptionGroup var register: RegisterOption

    /// The programme of the arrangement with 250 places.
    private static let programme = ProgrammeID("rwa/integration")

    func run() throws {
      let last = try CaseInput.date(until, "--until")
      let loaded = try register.load()
      guard let programme = try loaded.programmes()[Self.programme] else {
        throw Mistake("found no programme \(Self.programme) in the register; expected it, as the year is of it")
      }
      if let last, last < programme.programme.from {
        throw ValidationError(
          "--until: found \(last), before the programme; expected a day from \(programme.programme.from) on")
      }
      let year = try ScriptedYear(seed: seed, programme: programme, norms: loaded.norms, through: last)
      let page = YearPage(year)
      Terminal.out(page.text)
      guard let output else { return }
      let files = page.files
      try ExportFolder(path: output, own: .names(page.fileNames)).replace(with: files)
      Terminal.out("\(counted(files.count, "file")) written to \(output)")
    }
  }
}
