internal import ArgumentParser
internal import DeskSQLite
internal import Desks
internal import Foundation
@preconcurrency internal import Glibc
internal import Sealing

/// Where the desk keeps its files, and the key that opens them.
struct DeskFolderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder in which the desk keeps its files.", valueName: "DIR"))
  var data: String

  @OptionGroup var key: MasterKeyOption

  /// The desk that is there; `mayMake` where the command is to make one where there is none.
  func open(mayMake: Bool = false) throws -> DeskDatabase {
    try DeskOpening.open(data, try key.read(), mayMake: mayMake)
  }
}

/// The master key: from a file, else from the environment.
struct MasterKeyOption: ParsableArguments {
  static let variable = "SAFETHIRD_MASTER_KEY"

  @Option(
    help: ArgumentHelp(
      "A file with the master key, one key a line, the one in use first; without it the variable \(variable).",
      valueName: "FILE"))
  var masterKey: String?

  func read() throws -> MasterKeys {
    let text: String
    if let masterKey {
      do { text = try String(contentsOfFile: masterKey, encoding: .utf8) } catch {
        throw Mistake(
          "found no readable file \(masterKey); expected the file with the master key: make one with: safethird keys new \(masterKey)"
        )
      }
      let mode = (try? FileManager.default.attributesOfItem(atPath: masterKey))?[.posixPermissions] as? Int
      if let mode, mode & 0o077 != 0 {
        Terminal.error(
          "warning: \(masterKey) can be read by other users of this machine; write: chmod 600 \(masterKey)")
      }
    } else if let variable = ProcessInfo.processInfo.environment[Self.variable], !variable.isEmpty {
      text = variable
    } else {
      throw Mistake(
        "found no master key; expected --master-key FILE or the variable \(Self.variable): make one with: safethird keys new FILE"
      )
    }
    do throws(MasterKeyMistake) { return try MasterKeys(text: text) } catch { throw Mistake(error.description) }
  }
}

enum DeskOpening {
  static var now: DeskTime { DeskTime(Int(Date().timeIntervalSince1970)) }

  /// Files of a desk and of its copies are for the user who runs the program, also those that SQLite makes beside them.
  static func closeToOthers() { umask(0o077) }

  static func open(_ folder: String, _ master: MasterKeys, mayMake: Bool) throws -> DeskDatabase {
    closeToOthers()
    do {
      return try DeskDatabase(folder: folder, master: master, now: now, mayMake: mayMake)
    } catch let fault as DeskFault { throw Mistake(words(fault, folder)) }
  }

  /// For whoever serves it: what erasures that were cut short have left is taken away first.
  static func openToServe(_ folder: String, _ master: MasterKeys) throws -> DeskDatabase {
    let database = try open(folder, master, mayMake: true)
    do {
      let erasures = try database.applyErasures(at: now)
      if erasures.withoutKey > 0 {
        Terminal.error(
          "warning: found \(erasures.withoutKey) cases whose key is not in \(DeskDatabase.keysFile); they cannot be opened: put back the backup of the keys (docs/guide/backup.md)"
        )
      }
      return database
    } catch let fault as DeskFault { throw Mistake(words(fault, folder)) }
  }

  /// Faults of the store for whoever runs it.
  static func words(_ fault: DeskFault, _ folder: String) -> String {
    switch fault {
    case .wrongMasterKey(let needed):
      "found a master key that does not open the desk in \(folder); expected the key \(needed), with which it was made or last rotated"
    case .readOnly:
      "found no way to write to \(folder); expected a folder on a disk that this user may write to"
    case .diskFull: "found no room on the disk of \(folder); expected some: what was saved before is not lost"
    case .busy: "found \(folder) held by another program for more than ten seconds; try again"
    case .damaged(let what):
      "found \(what) in \(folder) changed from outside or sealed with another key; a backup may have it"
    case .storage(let message): "SQLite could not work with \(folder): \(message)"
    case .restoreUnfinished:
      "found a restore into \(folder) that was cut short; expected a desk: write the command safethird restore again"
    case .restoreWasComplete:
      "found a restore into \(folder) that was cut short when it had nothing left to do; it is finished now, and the desk can be served"
    case .deskExists:
      "\(folder) has a desk already; expected a folder without one: what is there was not touched"
    case .noDesk(let path):
      "found no desk in \(path); expected the folder of one: safethird org create makes a desk, and so does safethird serve --data"
    case .halfThere(let missing):
      "found no file \(missing) beside the other one of the desk; expected both: put it back from the last backup (docs/guide/backup.md), no empty one is made in its place"
    case .keysMissing(let count):
      "found \(count) cases whose key is neither in \(DeskDatabase.keysFile) nor in its list of erased ones; expected all: the copies were made, and no older copy of the keys was destroyed, as one may have them (docs/guide/backup.md)"
    case .noFile(let path): "found no file \(path); expected one there"
    case .notFound: "found nothing of that name in \(folder)"
    case .changedMeanwhile, .referenceTaken, .emailTaken, .erased: "found \(fault) in \(folder)"
    }
  }
}
