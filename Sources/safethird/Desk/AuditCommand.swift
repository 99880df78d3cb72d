internal import ArgumentParser
internal import Casework
internal import DeskSQLite
internal import Desks
internal import Foundation
internal import Register
internal import RegisterFiles
internal import Sealing

/// The logs of a desk.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The log of who read and changed what: verify it, hand it out.",
    subcommands: [AuditVerifyCommand.self, AuditExportCommand.self])
}

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Hold a log against its chain; no key is needed.",
    discussion: """
      Each entry has a hash of itself and all before it, so that none can be changed, taken out or put in between. An \
      export has a signed checkpoint too: keep one, and a later log that was cut or rewritten no longer fits it.
      """)

  @Argument(
    help: "The folder of a desk, a copy of its file, or an export.", completion: .file())
  var path: String

  @Option(
    help: ArgumentHelp(
      "The key that signs, as an earlier export has it: that of an organisation there.", valueName: "HEX"))
  var publicKey: String?

  @Option(
    help: ArgumentHelp(
      "An earlier export: the log must go on from where it ended, with the same key.", valueName: "FILE"),
    completion: .file())
  var since: String?

  func run() throws {
    DeskOpening.closeToOthers()
    let earlier = try since.map { try read($0) }
    if let verified = try export(path) {
      try report([verified.check])
      guard verified.isSigned else {
        throw Mistake("the checkpoint at the end of \(path) is not that of its entries, or not signed by its key")
      }
      try compareKey([verified.check])
      Terminal.out("Signed by \(verified.publicKey)")
      try compare(earlier, [verified.check])
      return
    }
    do {
      let checks = try AuditCheck.all(in: path)
      if checks.isEmpty { Terminal.out("There is no organisation, and so no log.") }
      try report(checks)
      try compareKey(checks)
      try compare(earlier, checks)
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, path)) }
  }

  private func read(_ path: String) throws -> AuditExport.Verified {
    guard let verified = try export(path), verified.isSigned, verified.check.fault == nil else {
      throw Mistake("found no sound export in \(path); expected what safethird audit export wrote")
    }
    return verified
  }

  /// `nil` for what is no export at all, which its first byte tells: the file of a desk may be large.
  private func export(_ path: String) throws -> AuditExport.Verified? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let first = try? file.read(upToCount: 1), first == Data("{".utf8) else { return nil }
    guard let rest = try? file.readToEnd() else { throw Mistake("found no way to read \(path); expected an export") }
    do throws(Diagnostic) { return try AuditExport.verify(String(decoding: first + rest, as: UTF8.self)) } catch {
      throw Mistake(error.description)
    }
  }

  /// All of them, also where the first does not hold.
  private func report(_ checks: [AuditCheck]) throws {
    var mistakes: [String] = []
    for check in checks {
      switch check.fault {
      case nil: Terminal.out("\(check.organisation): \(check.entries) entries hold, up to \(SHA.hex(check.head))")
      case .gap(let expected, let found)?:
        mistakes.append("\(check.organisation): found entry \(found); expected \(expected): entries are missing")
      case .missing?:
        mistakes.append(
          "\(check.organisation): found no entry; expected that of when it was made: its log was taken away")
      case .changed(let number)?:
        mistakes.append("\(check.organisation): entry \(number) or one before it was changed after it was written")
      case .unknown(let number)?:
        mistakes.append(
          "\(check.organisation): found words in entry \(number) that are not of this program; expected those it writes: it was changed, or a later version wrote it"
        )
      }
    }
    guard mistakes.isEmpty else { throw Mistake(mistakes.joined(separator: "\n")) }
  }

  private func compareKey(_ checks: [AuditCheck]) throws {
    guard let publicKey else { return }
    let keys = checks.compactMap(\.publicKey).map(SHA.hex)
    guard keys.contains(publicKey.lowercased()) else {
      throw Mistake(
        "found \(keys.isEmpty ? "no key" : "the key \(keys.joined(separator: ", "))"); expected \(publicKey): another key signed this log"
      )
    }
  }

  private func compare(_ earlier: AuditExport.Verified?, _ checks: [AuditCheck]) throws {
    guard let earlier else { return }
    guard let now = checks.first(where: { $0.organisation == earlier.check.organisation }) else {
      throw Mistake("found no log of \(earlier.check.organisation); expected that of the earlier export")
    }
    switch now.continuation(of: earlier.check) {
    case .goesOn:
      Terminal.out("It goes on from the earlier export, which ends at entry \(earlier.check.entries).")
    case .cut: throw Mistake("the log does not go on from the earlier export: it was cut or rewritten")
    case .otherKey:
      throw Mistake(
        "found \(now.publicKey.map { "the key \(SHA.hex($0))" } ?? "no key"); expected \(earlier.publicKey) of the earlier export: another key signed this log"
      )
    }
  }
}

struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "The log of an organisation as lines of JSON, with a signed checkpoint.",
    discussion: "That it was handed out is in the log itself, as done by the operator.")

  @OptionGroup var desk: DeskFolderOptions

  @Option(help: ArgumentHelp("The organisation by its id; not needed where there is only one.", valueName: "ID"))
  var organisation: String?

  func run() throws {
    let database = try desk.open()
    do {
      let chosen = try DeskOpening.organisation(organisation, in: database, option: "--organisation")
      let now = DeskOpening.now
      try database.writeNow { try $0.log(.logExported, by: .operatorOfMachine, in: chosen.id, at: now) }
      let text = try database.readNow { try AuditExport.text(of: chosen.id, at: now, $0) }
      Terminal.out(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, desk.data)) }
  }
}
