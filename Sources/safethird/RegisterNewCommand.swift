internal import ArgumentParser
internal import Foundation
internal import Register
internal import RegisterFiles

extension Scaffold.Subject: ExpressibleByArgument {}

extension RegisterCommand {
  /// A new file of the register, to be filled in.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write a new arrangement or norm with comments, to be filled in.",
      discussion: """
        What must be written is there and empty; safethird register check names it with its place until nothing is \
        missing. A file that is there is never overwritten.
        """)

    @Argument(help: "arrangement or norm.") var what: Scaffold.Subject
    @Argument(help: "Its id: usa-lby-2025 for an arrangement, usa/dvd-tro for a norm.") var id: String
    @Option(
      name: .customLong("register"), help: "The folder with the register; left out, register in this folder.",
      completion: .directory)
    var directory: String = "register"

    func run() throws {
      let manager = FileManager.default
      var isDirectory: ObjCBool = false
      guard manager.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue else {
        throw Mistake("found no folder \(directory); expected a register to write into; write --register DIR")
      }
      let root = URL(fileURLWithPath: directory).standardizedFileURL
      let file = root.appending(path: Scaffold.path(what, id))
      let text: String
      do {
        text = try Scaffold.text(what, id, states: try states(in: root), schema: schema(for: file, in: root))
      } catch let error as Scaffold.WrongID {
        throw ValidationError(error.description)
      }
      guard !manager.fileExists(atPath: file.path) else {
        throw Mistake("found \(Scaffold.path(what, id)) in \(directory); expected no such file: nothing was written")
      }
      do {
        try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .withoutOverwriting)
      } catch {
        throw Mistake("found no way to write \(file.path): \(OutputFile.reason(error))")
      }
      Terminal.out("Written: \(directory)/\(Scaffold.path(what, id))")
      Terminal.out("Fill it in; what is still missing says: safethird register check \(directory) --quick")
    }

    /// The States of that register; of the one in the program where it has none.
    private func states(in root: URL) throws -> [State] {
      let path = root.appending(path: "states.yaml").path
      let reading = Reading()
      if FileManager.default.fileExists(atPath: path) {
        do {
          let node = try RegisterReader.read(path: path, as: "states.yaml")
          let found = RegisterReader.corpus(of: [RegisterFile(path: "states.yaml", root: node)], reading: reading)
          if reading.diagnostics.isEmpty, !found.states.isEmpty { return found.states }
        } catch {
          throw Mistake(error.description)
        }
      }
      return try LoadedRegister(directory: nil).corpus.states
    }

    /// The way from a file to the schemas of the project, if the register lies in it.
    private func schema(for file: URL, in root: URL) -> String? {
      let schemas = root.deletingLastPathComponent().appending(path: "docs/schemas/\(what.rawValue).schema.json")
      guard FileManager.default.fileExists(atPath: schemas.path) else { return nil }
      let depth = file.pathComponents.count - root.pathComponents.count
      return String(repeating: "../", count: depth) + "docs/schemas/\(what.rawValue).schema.json"
    }
  }
}
