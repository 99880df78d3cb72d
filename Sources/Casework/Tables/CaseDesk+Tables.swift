internal import DeskSQLite
package import Desks
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Sealing

extension CaseDesk {
  /// Reads a table and says what it would do. Nothing is written.
  package func preview(_ bytes: [UInt8], by caller: Caller) async throws -> TablePreview {
    try caller.require(.moveCases)
    let (site, time) = (site(), now())
    let table = CaseTable(bytes, CaseWords(facts: site.norms.corpus.facts, states: site.norms.corpus.states))
    guard table.mistakes.isEmpty else { return TablePreview(mistakes: table.mistakes) }
    let senders = site.checkSenders
    return try await database.read { reader in
      var preview = TablePreview()
      var digested = ""
      for row in table.rows {
        let id = try reader.caseID(reference: row.reference, in: caller.organisation)
        let current = try id.map { try reader.deskCase($0, in: caller.organisation) }
        let sender = row.sender.isEmpty && current == nil ? site.standardSender.text : row.sender
        if !sender.isEmpty, !senders.contains(StateCode(sender)) {
          preview.mistakes.append(
            DeskMistake(
              field: "file", line: row.line, found: "the sender \(sender)",
              expected: "one of \(senders.map(\.text).joined(separator: ", "))", remedy: senders.first?.text ?? ""))
        }
        let line = CaseDesk.line(row, sender: sender, current, id, by: caller, at: time)
        guard !line.change.isEmpty else {
          preview.unchanged += 1
          continue
        }
        preview.lines.append(line)
        digested += "\(row.reference)\u{0}\(current?.revision ?? 0)\u{0}\(sender)"
        for fact in line.facts { digested += "\u{0}\(fact.key)\u{0}\(fact.before ?? "")\u{0}\(fact.after)" }
        digested += "\u{1}"
      }
      if preview.mistakes.isEmpty { preview.digest = SHA.hex(SHA.sha256(Array(digested.utf8))) }
      return preview
    }
  }

  private static func line(
    _ row: CaseTable.Row, sender: String, _ current: DeskCase?, _ id: CaseID?, by caller: Caller, at time: DeskTime
  ) -> TablePreview.Line {
    let content = current?.content ?? CaseContent()
    let evidence = Evidence(
      source: row.source, day: row.sourceDay, recordedBy: caller.member.id, recordedAt: time)
    var items: [CaseItem] = current == nil ? [.reference(row.reference)] : []
    if !sender.isEmpty, sender != content.sender { items.append(.sender(sender)) }
    var facts: [(key: String, before: String?, after: String)] = []
    for (key, value) in row.facts {
      let before = content.facts.first { $0.key == key }?.values
      // The same value is no change, whenever and by whomever it was recorded.
      if before?.last?.text == value { continue }
      items.append(.fact(RecordedFact(key: key, values: [.init(value)], evidence: evidence)))
      facts.append((key, before?.map(\.text).joined(separator: "; "), value))
    }
    return TablePreview.Line(
      line: row.line, reference: row.reference, id: id, sender: sender,
      change: CaseChange(putting: items, in: content), facts: facts)
  }

  /// Takes a table in as it was shown: all of it or nothing. `nil` where a case was changed meanwhile, so that the table
  /// would do something else; it is shown again then.
  package func takeIn(_ bytes: [UInt8], shown digest: String, by caller: Caller) async throws -> TablePreview? {
    let preview = try await preview(bytes, by: caller)
    guard preview.mistakes.isEmpty, preview.digest == digest else { return nil }
    let time = now()
    let new = preview.lines.filter { $0.id == nil }.map { (line: $0, id: CaseDesk.newID() as CaseID) }
    return try await writing(new.map(\.id), in: caller.organisation, at: time) { [self] writer in
      var inHand: [CaseInHand] = []
      for (line, id) in new {
        var content = CaseContent()
        line.change.apply(to: &content)
        _ = try writer.create(
          id, in: caller.organisation, line.change, facts: FactsCode.encode(content), by: caller.member.id, at: time)
        inHand.append(CaseInHand(id: id, before: nil, content: content))
      }
      for line in preview.lines {
        guard let id = line.id else { continue }
        let current = try writer.reader.deskCase(id, in: caller.organisation)
        // Between the look and the write somebody may have been quicker: then nothing of the table is taken in.
        guard line.change.replacements.allSatisfy({ current.content[$0.key] == $0.before }) else {
          throw DeskFault.changedMeanwhile(current.revision)
        }
        var content = current.content
        line.change.apply(to: &content)
        _ = try writer.apply(
          line.change, to: current, facts: FactsCode.encode(content), by: caller.member.id, at: time)
        inHand.append(CaseInHand(id: id, before: current.content, content: content))
      }
      try renewOutlooks(of: inHand, in: caller.organisation, at: time, writer)
      try writer.log(
        .casesImported, by: caller.actor, detail: "\(preview.created) new, \(preview.changed) changed",
        in: caller.organisation, at: time)
      return preview
    }
  }

  /// All cases of the organisation as a table, which `takeIn` reads back without a change. Of values over time it has the
  /// latest; the case file of a case has all.
  package func table(by caller: Caller) async throws -> String {
    try caller.require(.moveCases)
    let time = now()
    let cases = try await database.write { writer in
      let cases = try writer.reader.allCases(of: caller.organisation)
      try writer.log(
        .casesExported, by: caller.actor, detail: "\(cases.count) cases", in: caller.organisation, at: time)
      return cases
    }
    let keys = Set(cases.flatMap { $0.content.facts.map(\.key) }).sorted()
    let rows = cases.map { deskCase -> [String] in
      let facts = Dictionary(
        deskCase.content.facts.map { ($0.key, $0.values.last?.text ?? "") }, uniquingKeysWith: { first, _ in first })
      return [deskCase.content.reference, deskCase.content.sender] + keys.map { CaseDesk.cell(facts[$0] ?? "") }
    }
    return CSV.text(["case", "sender"] + keys, rows)
  }

  /// `[IRQ, more]` as `IRQ;more`, and no member as `none`.
  private static func cell(_ value: String) -> String {
    guard value.hasPrefix("["), value.hasSuffix("]") else { return value }
    let items = value.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
    return items.isEmpty ? "none" : items.joined(separator: ";")
  }

  /// Opens a case from a case file; its mistakes come back all at once.
  package func create(file bytes: [UInt8], by caller: Caller) async throws -> DeskCase {
    try caller.require(.moveCases)
    let corpus = site().norms.corpus
    let reading = Reading()
    let file: CaseFile?
    do throws(Diagnostic) {
      let root = try YAMLReader.read(bytes, file: "the file")
      file = CaseReader(facts: corpus.facts, states: corpus.states, reading: reading).read(root)
    } catch {
      throw DeskRefusal.mistakes([DeskMistake(error, field: "file")])
    }
    guard let file, reading.diagnostics.isEmpty else {
      throw DeskRefusal.mistakes(reading.diagnostics.map { DeskMistake($0, field: "file") })
    }
    guard let reference = CaseReference.tidied(file.name) else {
      throw DeskRefusal.mistakes([CaseDesk.referenceMistake(file.name)])
    }
    let evidence = Evidence(source: "", day: "", recordedBy: caller.member.id, recordedAt: now())
    return try await create(
      [.reference(reference), .sender(file.sender.value.text)]
        + CaseFacts.recorded(file, evidence).map { CaseItem.fact($0) }, by: caller)
  }
}
