internal import ArgumentParser
internal import BuiltInRegister
internal import Exports
internal import Geography
internal import Record

extension RegisterCommand {
  /// The register as files for others.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the register as JSON, CSV tables and GeoJSON, with schemas, into a folder.",
      discussion: """
        The folder must not exist, be empty, or hold an earlier export and nothing else. It is written beside and put \
        in place when it is whole. The same register gives the same bytes.
        """)

    @Argument(help: "The folder to write.", completion: .directory) var directory: String
    @Option(help: "Only what was public on that day.") var known: String?
    @OptionGroup var register: RegisterOption

    func run() throws {
      let known = try CaseInput.date(known, "--known")
      let loaded = try register.load()
      let outlines: Outlines
      do { outlines = try Outlines(bytes: BuiltInRegister.outlines) } catch { throw Mistake(error.description) }
      let export = RegisterExport(
        corpus: known.map { loaded.corpus.asKnown(on: $0) } ?? loaded.corpus, known: known, outlines: outlines,
        digest: loaded.digest, engine: engineVersion)
      let files = export.files
      try ExportFolder(path: directory).replace(with: files)
      let bytes = files.reduce(0) { $0 + $1.text.utf8.count }
      Terminal.out("\(files.count) files, \(bytes) bytes, written to \(directory)")
      Terminal.out("Digest \(loaded.digest)")
    }
  }
}
