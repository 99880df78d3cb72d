internal import ArgumentParser
internal import DeskSQLite
internal import Sealing

/// Copies of a desk while it is served.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a desk while it is served: cases and, apart, their keys.",
    discussion: """
      Everything in the copies is sealed; no master key is needed to make them, and nothing can be read without it. Copies \
      of the keys are destroyed after --keep-keys days, and the keys of erased cases are taken out of those that are \
      left: from the next backup on, an erased case comes back from no copy in this folder.
      """)

  @Option(help: ArgumentHelp("The folder in which the desk keeps its files.", valueName: "DIR")) var data: String
  @Option(help: ArgumentHelp("The folder for the copies.", valueName: "DIR"), completion: .directory) var to: String
  @Option(help: "After how many days copies of the keys are destroyed.") var keepKeys = 30

  func validate() throws {
    guard keepKeys >= 1 else {
      throw ValidationError("--keep-keys: found \(keepKeys), expected a number of days from 1")
    }
  }

  func run() throws {
    DeskOpening.closeToOthers()
    let now = DeskOpening.now
    do {
      let made = try DeskBackup(of: data, to: to).make(stamp: CopyStamp.text(of: now), keepKeys: keepKeys, at: now)
      for file in made.files { Terminal.out("Wrote \(file)") }
      Terminal.out("\(made.cases) cases are in the copy.")
      if made.expired > 0 { Terminal.out("\(made.expired) copies of keys older than \(keepKeys) days were destroyed.") }
      if made.erased > 0 { Terminal.out("\(made.erased) keys of erased cases were taken out of older copies.") }
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, data)) }
  }
}

/// A desk from its copies.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a desk back from its copies, on this machine or another.",
    discussion: """
      Everything is opened once: what is damaged is named, and the rest is restored. Cases that were erased after the copy \
      was made stay erased: the newest copy of the keys is used, and the lists of all of them.
      """)

  @Option(help: ArgumentHelp("The folder with the copies.", valueName: "DIR"), completion: .directory) var from: String
  @Option(help: ArgumentHelp("Which copy, such as 2026-11-26T120000Z; the last without it.", valueName: "STAMP"))
  var at: String?
  @Option(help: ArgumentHelp("The folder for the desk, in which there is none yet.", valueName: "DIR")) var data: String
  @Option(
    help: ArgumentHelp(
      "The file of keys of the desk that is replaced, if it is still there: what was erased in it stays erased.",
      valueName: "FILE"), completion: .file())
  var erasedIn: [String] = []
  @OptionGroup var key: MasterKeyOption

  func run() throws {
    DeskOpening.closeToOthers()
    let restore = DeskRestore(from: from, to: data)
    do {
      let done = try restore.restore(
        stamp: at, erasedFrom: erasedIn, master: try key.read(), at: DeskOpening.now)
      Terminal.out("Restored \(done.from.joined(separator: " and ")) to \(data)")
      Terminal.out(
        "\(done.organisations) organisations, \(done.cases) cases, each opened with its history and documents; \(done.logEntries) entries of logs."
      )
      if done.erased > 0 { Terminal.out("\(done.erased) cases were erased after this copy was made, and stay so.") }
      for damaged in done.damaged { Terminal.error("does not open: \(damaged)") }
      var mistakes: [String] = []
      if !done.damaged.isEmpty {
        mistakes.append(
          "found values that do not open in \(done.damaged.count) \(done.damaged.count == 1 ? "place" : "places"), named above; expected none: everything else is restored, and an older copy may have them (--at)"
        )
      }
      if done.withoutKey > 0 {
        mistakes.append(
          "found \(done.withoutKey) cases whose keys are in no copy; expected the copy of the keys that was made with or after this one"
        )
      }
      guard mistakes.isEmpty else { throw Mistake(mistakes.joined(separator: "\n")) }
    } catch DeskFault.notFound {
      let stamps = (try? restore.stamps()) ?? []
      throw Mistake(
        "found no copy \(at ?? "") in \(from); expected \(stamps.isEmpty ? "the files that safethird backup writes" : "one of \(stamps.joined(separator: ", "))")"
      )
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, data)) }
  }
}
