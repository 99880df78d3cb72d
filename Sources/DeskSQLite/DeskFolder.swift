internal import Foundation
@preconcurrency internal import Glibc

/// The folder of a desk as the system has it: which of its files are there, and who may read them.
struct DeskFolder {
  let path: String

  init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

  var main: String { "\(path)/\(DeskDatabase.mainFile)" }
  var keys: String { "\(path)/\(DeskDatabase.keysFile)" }

  /// Where a restore puts a desk together: it gets its place when all of it was found to be right. A program that stops
  /// meanwhile leaves this folder, and neither a server nor another restore takes what is in it for a desk.
  var staging: String { "\(path)/.restore" }

  /// Is there while a desk is made: what stops meanwhile leaves one file without the other, and nothing in either.
  private var making: String { "\(path)/.making" }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Throws where there is no whole desk and none may be made; else both files are there for SQLite, closed to others.
  func prepare(mayMake: Bool) throws {
    try finishRestore()
    guard !exists(staging) else { throw DeskFault.restoreUnfinished }
    let isUnfinished = exists(making)
    switch (exists(main), exists(keys)) {
    case (true, true) where !isUnfinished: break
    case (true, false) where !isUnfinished: throw DeskFault.halfThere(missing: keys)
    case (false, true) where !isUnfinished: throw DeskFault.halfThere(missing: main)
    default:
      guard mayMake else { throw DeskFault.noDesk(path) }
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for file in [making, keys, main] { try DeskFolder.make(file) }
    }
    // SQLite opens what is read-only, and says so when something is written: too late for whoever serves.
    for place in [path, main, keys] where access(place, W_OK) != 0 { throw DeskFault.readOnly }
    // Files are closed to others wherever they are; the folder may be somebody else's, who lets this program write there.
    try? DeskFolder.close(path, to: 0o700)
    for file in [main, keys] {
      for name in [file, "\(file)-wal", "\(file)-shm"] where exists(name) { try DeskFolder.close(name, to: 0o600) }
    }
  }

  /// Both files are whole.
  func finish() throws {
    do { try FileManager.default.removeItem(atPath: making) } catch {
      // Another program that opens the same desk may have been quicker.
      if exists(making) { throw error }
    }
  }

  /// A restore that had given both files their places had nothing left to do but to take its folder away. Returns whether
  /// there was such a one.
  @discardableResult
  func finishRestore() throws -> Bool {
    guard exists(staging), exists(main), exists(keys), !exists("\(staging)/\(DeskDatabase.mainFile)") else {
      return false
    }
    try FileManager.default.removeItem(atPath: staging)
    return true
  }

  /// An empty folder to put a desk together, within this one. What is there is never touched, but for what a restore left
  /// that was cut short: without a desk, its file of keys is none either.
  func prepareRestore() throws {
    guard try !finishRestore() else { throw DeskFault.restoreWasComplete }
    guard !exists(main), !exists(keys) || exists(staging) else { throw DeskFault.deskExists }
    let files = FileManager.default
    if exists(staging) {
      try files.removeItem(atPath: staging)
      if exists(keys) { try files.removeItem(atPath: keys) }
    }
    try files.createDirectory(
      atPath: staging, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? DeskFolder.close(path, to: 0o700)
  }

  /// An empty file that is closed to others from its first moment, where there is none. SQLite gives the journals that it
  /// makes beside a file the mode of that file.
  static func make(_ file: String) throws {
    let handle = Glibc.open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw errno == ENOSPC ? DeskFault.diskFull : DeskFault.readOnly
    }
    _ = Glibc.close(handle)
  }

  static func close(_ path: String, to mode: Int) throws {
    let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    // On a disk that is read-only, what is right already is left alone.
    if found != mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
  }
}
