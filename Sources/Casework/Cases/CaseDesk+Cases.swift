package import DeskSQLite
package import Desks
internal import Pages

extension CaseDesk {
  // MARK: reading

  package func cases(
    _ filter: CaseFilter, by caller: Caller
  ) async throws -> (lines: [CaseLine], count: Int) {
    try caller.require(.readCases)
    return try await reading(.casesListed, detail: { "\($0.lines.count) cases" }, by: caller) { reader in
      (
        lines: try reader.cases(filter, in: caller.organisation),
        count: try reader.count(filter, in: caller.organisation, upTo: CaseFilter.mostCounted)
      )
    }
  }

  /// Reads in a snapshot, and answers when the entry of the log that tells of it is on the disk. Reading takes no turn of
  /// those who write, and entries of several people wait for the disk together.
  package func reading<Value: Sendable>(
    _ action: AuditAction, of subject: String? = nil, detail: @Sendable (Value) -> String = { _ in "" },
    by caller: Caller, _ body: @escaping @Sendable (DeskReader) throws -> Value
  ) async throws -> Value {
    let value = try await database.read(body)
    let (time, detail) = (now(), detail(value))
    try await database.write { writer in
      try writer.log(
        action, by: caller.actor, subject: subject, detail: detail, in: caller.organisation, at: time)
    }
    return value
  }

  /// A case, with the entry of the log that somebody read it.
  package func open(
    _ id: CaseID, by caller: Caller, as action: AuditAction = .caseRead, detail: String = ""
  ) async throws -> DeskCase {
    try caller.require(.readCases)
    return try await reading(action, of: id.text, detail: { _ in detail }, by: caller) {
      try $0.deskCase(id, in: caller.organisation)
    }
  }

  package func caseID(reference: String, by caller: Caller) async throws -> CaseID? {
    try caller.require(.readCases)
    return try await database.read { try $0.caseID(reference: reference, in: caller.organisation) }
  }

  package func history(of id: CaseID, by caller: Caller) async throws -> (DeskCase, [RecordedChange]) {
    try caller.require(.readCases)
    return try await reading(.caseHistoryRead, of: id.text, by: caller) {
      (try $0.deskCase(id, in: caller.organisation), try $0.changes(of: id, in: caller.organisation))
    }
  }

  /// The bytes of a document or of a receipt.
  package func attachment(_ entry: EntryID, of id: CaseID, by caller: Caller) async throws -> (DeskCase, [UInt8]) {
    try caller.require(.readCases)
    return try await reading(.documentRead, of: id.text, detail: { _ in entry.text }, by: caller) {
      (
        try $0.deskCase(id, in: caller.organisation),
        try $0.attachment(entry, of: id, in: caller.organisation)
      )
    }
  }

  // MARK: writing

  /// Opens a new case with these items; a reference and a sender are among them.
  package func create(_ items: [CaseItem], by caller: Caller) async throws -> DeskCase {
    try caller.require(.writeCases)
    let id: CaseID = CaseDesk.newID()
    let time = now()
    let change = CaseChange(putting: items, in: CaseContent())
    var content = CaseContent()
    change.apply(to: &content)
    guard CaseReference.tidied(content.reference) == content.reference else {
      throw DeskRefusal.mistakes([CaseDesk.referenceMistake(content.reference)])
    }
    try caller.require(for: change)
    return try await writing([id], in: caller.organisation, at: time) { [self, content] writer in
      try check(change, by: caller, writer)
      let deskCase = try writer.create(
        id, in: caller.organisation, change, facts: FactsCode.encode(content), by: caller.member.id, at: time)
      try renewOutlooks(
        of: [CaseInHand(id: id, before: nil, content: content)], in: caller.organisation, at: time, writer)
      try writer.log(.caseCreated, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
      return deskCase
    }
  }

  /// Makes keys for new cases or participants, then what `body` writes. What is refused leaves no key.
  package func writing<Value: Sendable, Holder: KeyHolder>(
    _ new: [DeskID<Holder>], in organisation: OrganisationID, at time: DeskTime,
    _ body: @escaping @Sendable (DeskWriter) throws -> Value
  ) async throws -> Value {
    try await database.makeKeys(for: new, in: organisation, at: time)
    do { return try await database.write(body) } catch {
      // Only where it is certain that nothing was written: what a failing disk kept of it may come back with the journal.
      switch error {
      case DeskFault.referenceTaken, DeskFault.changedMeanwhile, DeskFault.notFound, is DeskRefusal:
        // A key that is left opens nothing, and is no reason to say anything else than why the cases were refused.
        try? await database.discardKeys(of: new)
      default: break
      }
      throw error
    }
  }

  package static func referenceMistake(_ reference: String) -> DeskMistake {
    DeskMistake(
      field: "reference",
      found: reference.isEmpty ? .desk(.foundNoReference) : .phrase(.foundQuoted, ["text": .verbatim(reference)]),
      expected: .desk(.expectedReference, ["longest": .number(CaseReference.longest)]),
      remedy: .desk(.remedyReference))
  }

  /// Puts items in their places and takes others away. `seen` is the number of the last change that the caller saw:
  /// where another came since that touched the same places, nothing is written and `changedMeanwhile` is thrown.
  package func change(
    _ id: CaseID, putting items: [CaseItem], removing keys: [ItemKey] = [], seen: Int? = nil,
    attaching attachment: (entry: EntryID, content: [UInt8])? = nil, by caller: Caller
  ) async throws -> DeskCase {
    try caller.require(.writeCases)
    for key in items.map(\.key) + keys { try caller.require(CaseItem.permission(for: key)) }
    for case .reference(let text) in items where CaseReference.tidied(text) != text {
      throw DeskRefusal.mistakes([CaseDesk.referenceMistake(text)])
    }
    let time = now()
    return try await database.write { [self] writer in
      let deskCase = try writer.reader.deskCase(id, in: caller.organisation)
      let change = CaseChange(putting: items, removing: keys, in: deskCase.content)
      if let seen, seen != deskCase.revision {
        let touched = Set(change.replacements.map(\.key))
        let since = try writer.reader.changes(of: id, in: caller.organisation).filter { $0.number > seen }
        if since.contains(where: { $0.change.replacements.contains { touched.contains($0.key) } }) {
          throw DeskFault.changedMeanwhile(deskCase.revision)
        }
      }
      if let attachment { try writer.attach(attachment.content, as: attachment.entry, to: deskCase) }
      return try write(change, to: deskCase, by: caller, at: time, writer)
    }
  }

  /// Whether the caller may make a change, whichever way it comes; asked in the transaction that writes it.
  func check(_ change: CaseChange, by caller: Caller, _ writer: DeskWriter) throws {
    try caller.require(for: change)
    for case .assignee(let member)? in change.replacements.map(\.after) {
      // Of another organisation there is no such member.
      _ = try writer.reader.member(member, in: caller.organisation)
    }
  }

  private func write(
    _ change: CaseChange, to deskCase: DeskCase, by caller: Caller, at time: DeskTime, _ writer: DeskWriter
  ) throws -> DeskCase {
    guard !change.isEmpty else { return deskCase }
    try check(change, by: caller, writer)
    var content = deskCase.content
    change.apply(to: &content)
    let changed = try writer.apply(
      change, to: deskCase, facts: FactsCode.encode(content), by: caller.member.id, at: time)
    // A case that is opened again was not watched meanwhile.
    let bearing: Set<Substring> = ["fact", "sender", "watched", "closed"]
    if change.replacements.contains(where: { bearing.contains($0.key.kind) }) {
      try renewOutlooks(
        of: [CaseInHand(id: deskCase.id, before: deskCase.content, content: content)], in: caller.organisation,
        at: time, writer)
    }
    try writer.log(
      .caseChanged, by: caller.actor, subject: deskCase.id.text,
      detail:
        "\(changed.revision): \(change.undoes.map { "undoes \($0), " } ?? "")\(change.kinds.joined(separator: ", "))",
      in: caller.organisation, at: time)
    return changed
  }

  /// Takes back a change, as a change of its own: nothing of the history is lost.
  package func undo(_ number: Int, of id: CaseID, by caller: Caller) async throws -> DeskCase {
    try caller.require(.writeCases)
    let time = now()
    return try await database.write { [self] writer in
      let deskCase = try writer.reader.deskCase(id, in: caller.organisation)
      guard
        let recorded = try writer.reader.changes(of: id, in: caller.organisation).first(where: { $0.number == number }),
        number > 1
      else { throw DeskFault.notFound }
      guard let undo = recorded.change.undone(number: number, in: deskCase.content) else {
        throw DeskRefusal.notUndoable(number)
      }
      return try write(undo, to: deskCase, by: caller, at: time, writer)
    }
  }

  /// What has to be typed to erase a case. It asks nothing of the key, so that a case which cannot be opened, since its key
  /// is gone or its content damaged, can be erased too.
  package func referenceToErase(_ id: CaseID, by caller: Caller) async throws -> String {
    try caller.require(.eraseCases)
    return try await database.read { try $0.reference(of: id, in: caller.organisation) }
  }

  /// Destroys the key of a case and takes it away. There is no undo: that is what it is for.
  package func erase(_ id: CaseID, by caller: Caller) async throws {
    try caller.require(.eraseCases)
    try await eraseHolder(id, by: caller)
  }

  /// Destroys the key of a case or participant, and takes it away.
  package func eraseHolder<Holder: KeyHolder>(_ id: DeskID<Holder>, by caller: Caller) async throws {
    let time = now()
    // Who does it is on the disk before anything is destroyed: `notFound` for a case of another organisation. Then its key,
    // in the one file, then the rest in the other. Where it is cut short, the next start or whoever asks again finishes it.
    try await database.write {
      try $0.beginErasure(of: id, in: caller.organisation, by: caller.actor, at: time)
    }
    try await database.destroyKey(of: id, in: caller.organisation, at: time)
    try await database.write { writer in
      try writer.remove(id, in: caller.organisation)
      try writer.log(Holder.holderKind.erased, by: caller.actor, subject: id.text, in: caller.organisation, at: time)
    }
    await database.emptyJournals()
  }
}
