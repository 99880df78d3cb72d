package import DeskSQLite
package import Desks
internal import Pages
package import Register
internal import RegisterFiles
internal import Sealing

/// The log of an organisation as lines of JSON, with a signed checkpoint at the end: what an auditor takes away, and holds
/// against a later export. `safethird audit verify` reads it, and needs no key.
package enum AuditExport {
  /// The first line names the organisation and the key that signs; the last one has the checkpoint.
  package static func text(of organisation: OrganisationID, at time: DeskTime, _ reader: DeskReader) throws -> String {
    let entries = try reader.log(of: organisation)
    let publicKey = SHA.hex(try reader.publicKey(of: organisation))
    var lines = [
      JSON.object([
        ("log", .text("safethird-audit-1")), ("organisation", .text(organisation.text)),
        ("public_key", .text(publicKey)),
      ])
    ]
    for chained in entries {
      let entry = chained.entry
      lines.append(
        .object([
          ("number", .number(entry.number)), ("at", .number(entry.at.seconds)), ("actor", .text(entry.actor.text)),
          ("action", .text(entry.action.rawValue)), ("subject", .optional(entry.subject)),
          ("detail", .text(entry.detail)), ("hash", .text(SHA.hex(chained.hash))),
        ]))
    }
    let (number, hash) = (entries.last?.entry.number ?? 0, entries.last?.hash ?? HashChain.start)
    let signature = try reader.signingKey(of: organisation).sign(
      checkpoint(organisation, number: number, hash: SHA.hex(hash), at: time.seconds))
    lines.append(
      .object([
        ("checkpoint", .number(number)), ("hash", .text(SHA.hex(hash))), ("at", .number(time.seconds)),
        ("signature", .text(SHA.hex(signature))),
      ]))
    return lines.map { $0.flat + "\n" }.joined()
  }

  private static func checkpoint(_ organisation: OrganisationID, number: Int, hash: String, at: Int) -> [UInt8] {
    Array("safethird-checkpoint-1\n\(organisation)\n\(number)\n\(hash)\n\(at)\n".utf8)
  }

  /// What an export was found to be.
  package struct Verified: Hashable, Sendable {
    package var check: AuditCheck
    /// In hexadecimal digits, as the first line has it.
    package var publicKey: String
    /// Whether the checkpoint is that of the last entry and signed by the key of the first line.
    package var isSigned: Bool
  }

  /// Reads an export back. Throws the first thing that makes it no export.
  package static func verify(_ text: String) throws(Diagnostic) -> Verified {
    let lines = text.split(separator: "\n")
    func fault(_ line: Int, _ found: String, _ expected: String) -> Diagnostic {
      Diagnostic(
        .wrongShape, at: Place(file: "the log", line: line, column: 1), found: found, expected: expected)
    }
    func members(_ index: Int) throws(Diagnostic) -> [String: String] {
      let node = try JSONReader.read(Array(lines[index].utf8), file: "the log")
      guard case .mapping(let entries) = node.content else { throw fault(index + 1, node.shape, "an object") }
      return Dictionary(
        entries.compactMap { entry in entry.value.isNull ? nil : entry.value.scalarText.map { (entry.key, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    guard lines.count >= 2 else { throw fault(1, "\(lines.count) lines", "a heading, entries and a checkpoint") }
    let head = try members(0)
    guard head["log"] == "safethird-audit-1", let organisation = head["organisation"].flatMap({ OrganisationID($0) }),
      let publicKey = head["public_key"], let key = bytes(publicKey)
    else { throw fault(1, "another heading", "the heading of a log with its organisation and public_key") }
    var check = AuditCheck(of: organisation, publicKey: key)
    for index in 1..<(lines.count - 1) {
      let line = try members(index)
      guard let number = line["number"].flatMap({ Int($0) }), let at = line["at"].flatMap({ Int($0) }),
        let actor = line["actor"].flatMap({ AuditEntry.Actor($0) }),
        let action = line["action"].flatMap({ AuditAction(rawValue: $0) }), let hash = line["hash"].flatMap(bytes)
      else { throw fault(index + 1, "another line", "an entry with number, at, actor, action, detail and hash") }
      check.take(
        AuditEntry(
          number: number, at: DeskTime(at), actor: actor, action: action, subject: line["subject"],
          detail: line["detail"] ?? ""), hash: hash)
    }
    let last = try members(lines.count - 1)
    guard let number = last["checkpoint"].flatMap({ Int($0) }), let hash = last["hash"],
      let at = last["at"].flatMap({ Int($0) }), let signature = last["signature"].flatMap(bytes)
    else { throw fault(lines.count, "another line", "a checkpoint with its hash, time and signature") }
    let isSigned =
      number == check.entries && hash == SHA.hex(check.head)
      && SigningKey.verify(
        signature, of: checkpoint(organisation, number: number, hash: hash, at: at), publicKey: key)
    return Verified(check: check, publicKey: publicKey, isSigned: isSigned)
  }

  /// From hexadecimal digits.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
