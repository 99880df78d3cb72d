internal import Desks
internal import Reception
internal import Register

/// A page of the ledger as bytes: a version, how many entries, and each of them.
enum LedgerCode {
  private static let version = 1

  static func encode(_ entries: some Collection<JournalEntry>) -> [UInt8] {
    var parts = PartsWriter()
    parts.write(version)
    parts.write(entries.count)
    for entry in entries { parts.write(entry) }
    return parts.bytes
  }

  static func decode(_ bytes: [UInt8], context: String) throws -> [JournalEntry] {
    var parts = PartsReader(bytes, context: context)
    guard try parts.number() == version else { throw parts.damaged }
    let entries = try (0..<parts.count()).map { _ in try parts.entry() }
    guard parts.isAtEnd else { throw parts.damaged }
    return entries
  }
}

extension PartsWriter {
  mutating func write(_ due: Due.Key) {
    write(due.participant)
    write(due.entitlement)
    write(due.period.first)
    write(due.period.last)
  }

  private mutating func write(_ entitlement: EntitlementID) {
    write(entitlement.programme.text)
    write(entitlement.name)
  }

  fileprivate mutating func write(_ entry: JournalEntry) {
    write(entry.number)
    write(entry.kind.rawValue)
    write(entry.purpose.due) { $0.write($1) }
    write(entry.purpose.instruction) {
      $0.write($1.run)
      $0.write($1.number)
    }
    write(entry.purpose.source) { $0.write($1) }
    write(entry.purpose.reverses) { $0.write($1) }
    write(entry.postings.count)
    for posting in entry.postings {
      write(posting.account)
      write(posting.amount)
    }
    write(entry.day)
    write(entry.by)
    write(entry.at)
  }

  private mutating func write(_ account: Account) {
    switch account {
    case .grant(let programme): write(0, programme)
    case .funds(let programme): write(1, programme)
    case .inTransit(let programme): write(2, programme)
    case .returned(let programme): write(3, programme)
    case .assistance(let entitlement):
      write(4)
      write(entitlement)
    case .owed(let participant):
      write(5)
      write(participant)
    }
  }

  private mutating func write(_ kind: Int, _ programme: ProgrammeID) {
    write(kind)
    write(programme.text)
  }
}

extension PartsReader {
  mutating func due() throws -> Due.Key {
    Due.Key(try id(), try entitlement(), Period(try day(), try day()))
  }

  private mutating func entitlement() throws -> EntitlementID {
    EntitlementID(ProgrammeID(try text()), try text())
  }

  fileprivate mutating func entry() throws -> JournalEntry {
    let number = try number()
    guard let kind = JournalEntry.Kind(rawValue: try text()) else { throw damaged }
    let purpose = JournalEntry.Purpose(
      due: try optional { try $0.due() },
      instruction: try optional { InstructionID(try $0.id(), try $0.number()) },
      source: try optional { try $0.text() }, reverses: try optional { try $0.number() })
    let postings = try (0..<count()).map { _ in Posting(try account(), try money()) }
    return JournalEntry(
      number: number, kind: kind, purpose: purpose, postings: postings, day: try day(), by: try id(), at: try time())
  }

  private mutating func account() throws -> Account {
    switch try number() {
    case 0: .grant(ProgrammeID(try text()))
    case 1: .funds(ProgrammeID(try text()))
    case 2: .inTransit(ProgrammeID(try text()))
    case 3: .returned(ProgrammeID(try text()))
    case 4: .assistance(try entitlement())
    case 5: .owed(try id())
    default: throw damaged
    }
  }
}
