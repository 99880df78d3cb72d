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

  @Option(help: ArgumentHelp("The key that must have signed an export, as an earlier export has it.", valueName: "HEX"))
  var publicKey: String?

  @Option(
    help: ArgumentHelp("An earlier export: the log must go on from where it ended.", valueName: "FILE"),
    completion: .file())
  var since: String?

  func run() throws {
    let earlier = try since.map { try read($0) }
    if let verified = try export(path) {
      try report(verified.check)
      guard verified.isSigned else {
        throw Mistake("the checkpoint at the end of \(path) is not that of its entries, or not signed by its key")
      }
      if let publicKey, publicKey.lowercased() != verified.publicKey {
        throw Mistake("found the key \(verified.publicKey); expected \(publicKey): another key signed this log")
      }
      Terminal.out("Signed by \(verified.publicKey)")
      try compare(earlier, [verified.check])
      return
    }
    do {
      let checks = try AuditCheck.all(in: path)
      for check in checks { try report(check) }
      if checks.isEmpty { Terminal.out("There is no organisation, and so no log.") }
      try compare(earlier, checks)
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, path)) }
  }

  private func read(_ path: String) throws -> AuditExport.Verified {
    guard let verified = try export(path), verified.isSigned, verified.check.fault == nil else {
      throw Mistake("found no sound export in \(path); expected what safethird audit export wrote")
    }
    return verified
  }

  /// `nil` for what is no export at all.
  private func export(_ path: String) throws -> AuditExport.Verified? {
    guard let data = FileManager.default.contents(atPath: path), data.starts(with: Data("{".utf8)) else { return nil }
    do throws(Diagnostic) { return try AuditExport.verify(String(decoding: data, as: UTF8.self)) } catch {
      throw Mistake(error.description)
    }
  }

  private func report(_ check: AuditCheck) throws {
    switch check.fault {
    case nil: Terminal.out("\(check.organisation): \(check.entries) entries hold, up to \(SHA.hex(check.head))")
    case .gap(let expected, let found)?:
      throw Mistake("\(check.organisation): found entry \(found); expected \(expected): entries are missing")
    case .missing?:
      throw Mistake("\(check.organisation): found no entry; expected that of when it was made: its log was taken away")
    case .changed(let number)?:
      throw Mistake("\(check.organisation): entry \(number) or one before it was changed after it was written")
    }
  }

  private func compare(_ earlier: AuditExport.Verified?, _ checks: [AuditCheck]) throws {
    guard let earlier else { return }
    guard let now = checks.first(where: { $0.organisation == earlier.check.organisation }) else {
      throw Mistake("found no log of \(earlier.check.organisation); expected that of the earlier export")
    }
    guard now.follows(earlier.check) else {
      throw Mistake("the log does not go on from the earlier export: it was cut or rewritten")
    }
    Terminal.out("It goes on from the earlier export, which ends at entry \(earlier.check.entries).")
  }
}

struct AuditExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "The log of an organisation as lines of JSON, with a signed checkpoint.")

  @OptionGroup var desk: DeskFolderOptions

  @Option(help: ArgumentHelp("The organisation by its id; not needed where there is only one.", valueName: "ID"))
  var organisation: String?

  func run() throws {
    let database = try desk.open()
    do {
      let text = try database.readNow { reader in
        let all = try reader.organisations()
        let chosen = try DeskChoice.organisation(organisation, among: all)
        return try AuditExport.text(of: chosen.id, at: DeskOpening.now, reader)
      }
      Terminal.out(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    } catch let fault as DeskFault { throw Mistake(DeskOpening.words(fault, desk.data)) }
  }
}

enum DeskChoice {
  /// The organisation with an id, or the only one.
  static func organisation(_ id: String?, among all: [Organisation]) throws -> Organisation {
    if let id {
      guard let found = all.first(where: { $0.id.text == id }) else {
        throw Mistake(
          "found no organisation \(id); expected one of \(all.map(\.id.text).joined(separator: ", "))")
      }
      return found
    }
    guard let only = all.first, all.count == 1 else {
      throw Mistake(
        all.isEmpty
          ? "found no organisation; expected one: make it with safethird org create"
          : "found \(all.count) organisations; expected --organisation with one of \(all.map(\.id.text).joined(separator: ", "))"
      )
    }
    return only
  }
}
