internal import ArgumentParser
internal import DeskSQLite
internal import Desks
internal import Foundation
internal import Sealing

/// Where the desk keeps its files, and the key that opens them.
struct DeskFolderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder in which the desk keeps its files.", valueName: "DIR"))
  var data: String

  @OptionGroup var key: MasterKeyOption

  func open() throws -> DeskDatabase { try DeskOpening.open(data, try key.read()) }
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

  static func open(_ folder: String, _ master: MasterKeys) throws -> DeskDatabase {
    do {
      let database = try DeskDatabase(folder: folder, master: master, now: now)
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
    case .noFile(let path): "found no file \(path); expected one there"
    case .notFound: "found nothing of that name in \(folder)"
    case .changedMeanwhile, .referenceTaken, .emailTaken, .erased: "found \(fault) in \(folder)"
    }
  }
}
