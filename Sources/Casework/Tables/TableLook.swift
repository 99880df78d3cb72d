internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Sealing

/// What a table would do, with the cases as they were when it was looked at.
struct TableLook: Sendable {
  private(set) var preview = TablePreview()
  /// Those that the table names and that are there.
  private(set) var cases: [CaseID: DeskCase] = [:]

  /// Of a table that cannot be read.
  init(mistakes: [DeskMistake]) { preview.mistakes = mistakes }

  init(_ table: CaseTable, _ site: Site, by caller: Caller, at time: DeskTime, _ reader: DeskReader) throws {
    let senders = site.checkSenders
    var digested = ""
    var strange: Set<String> = []
    for row in table.rows {
      let id = try reader.caseID(reference: row.reference, in: caller.organisation)
      let current = try id.map { try reader.deskCase($0, in: caller.organisation) }
      if let current { cases[current.id] = current }
      let sender = row.sender.isEmpty && current == nil ? site.standardSender.text : row.sender
      if !sender.isEmpty, !senders.contains(StateCode(sender)) {
        preview.mistakes.append(
          DeskMistake(
            field: "file", line: row.line, found: .desk(.foundSender, ["code": .verbatim(sender)]),
            expected: .oneOf(senders.map(\.text)), remedy: senders.first.map { .verbatim($0.text) }))
      }
      for (column, cell) in row.others where cell != TableLook.cell(of: column, in: current?.content) {
        strange.insert(column)
      }
      let line = TableLook.line(row, sender: sender, current, by: caller, at: time)
      guard !line.change.isEmpty else {
        preview.unchanged += 1
        continue
      }
      preview.lines.append(line)
      digested += "\(row.reference)\u{0}\(current?.revision ?? 0)\u{0}\(sender)"
      for fact in line.facts { digested += "\u{0}\(fact.key)\u{0}\(fact.before ?? "")\u{0}\(fact.after)" }
      digested += "\u{1}"
    }
    preview.mistakes += strange.sorted().flatMap { table.strangeColumns[$0] ?? [] }
    if preview.mistakes.isEmpty { preview.digest = SHA.hex(SHA.sha256(Array(digested.utf8))) }
  }

  private static func line(
    _ row: CaseTable.Row, sender: String, _ current: DeskCase?, by caller: Caller, at time: DeskTime
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
      facts.append((key, before?.map(TableLook.shown).joined(separator: "; "), value))
    }
    return TablePreview.Line(
      line: row.line, reference: row.reference, id: current?.id, sender: sender,
      change: CaseChange(putting: items, in: content), facts: facts)
  }

  /// With the day from which it holds: a table has one value, without a day, and takes the place of all of them.
  private static func shown(_ value: RecordedFact.Value) -> String {
    value.from.map { "\(value.text) (\($0))" } ?? value.text
  }

  // MARK: cells

  /// What the table of all cases has for a fact: of values over time the latest, `[IRQ, more]` as `IRQ;more`, and no member
  /// as `none`.
  static func cell(_ values: [RecordedFact.Value]) -> String {
    let value = values.last?.text ?? ""
    guard let members = CaseFacts.members(value) else { return value }
    return members.isEmpty ? "none" : members.joined(separator: ";")
  }

  private static func cell(of key: String, in content: CaseContent?) -> String {
    (content?.facts.first { $0.key == key }).map { cell($0.values).trimmed } ?? ""
  }
}
