internal import ArgumentParser
internal import BuiltInRegister
internal import Foundation
internal import Geography
internal import Pages

/// The public site as files.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "The public site as files.", subcommands: [Build.self])

  /// All pages but those that answer a question.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Write the public site as static files for any web host.",
      discussion: """
        All pages and their JSON twins as of one day, with the stylesheet and the downloads. What needs a program to \
        answer is left out: cases, filters and other days. The folder must not exist, be empty, or hold an earlier site. \
        The site must lie at the root of its host.
        """)

    @Argument(help: "The folder to write.", completion: .directory) var directory: String
    @Option(help: "The day that the pages show; today when left out.") var day: String?
    @OptionGroup var site: SiteURLOption
    @OptionGroup var register: RegisterOption

    func run() throws {
      let day = try CaseInput.date(day, "--day") ?? CaseInput.today
      let loaded = try register.load(withWorkedCases: true)
      let outlines = try? Outlines(bytes: BuiltInRegister.outlines)
      var pages = Site(norms: loaded.norms, digest: loaded.digest, engine: engineVersion, outlines: outlines)
      pages.downloads = Downloads.of(loaded, outlines)
      pages.url = try site.url()
      let files = pages.staticFiles(today: day)
      try SiteFolder(path: directory).replace(with: files)
      let bytes = files.reduce(0) { $0 + $1.body.count }
      Terminal.out("\(files.count) files, \(bytes) bytes, written to \(directory)")
      Terminal.out("Digest \(loaded.digest)")
    }
  }
}
