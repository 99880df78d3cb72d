internal import DeskSQLite
package import Desks
internal import Pages
internal import Register
internal import RegisterFiles
internal import Safeguards

extension CaseDesk {
  /// Reads a table and says what it would do. Nothing is written but that the cases it names were read.
  package func preview(_ bytes: [UInt8], by caller: Caller) async throws -> TablePreview {
    let look = try await look(bytes, by: caller, at: now())
    try await note(.caseRead, of: look.cases.keys.sorted(), detail: "for a table", by: caller)
    return look.preview
  }

  private func look(_ bytes: [UInt8], by caller: Caller, at time: DeskTime) async throws -> TableLook {
    try caller.require(.moveCases)
    let site = site()
    let table = CaseTable(bytes, words(site))
    guard table.mistakes.isEmpty else { return TableLook(mistakes: table.mistakes) }
    return try await database.read { try TableLook(table, site, by: caller, at: time, $0) }
  }

  /// Takes a table in as it was shown: all of it or nothing. `nil` where a case was changed meanwhile, so that the table
  /// would do something else; it is shown again then.
  package func takeIn(_ bytes: [UInt8], shown digest: String, by caller: Caller) async throws -> TablePreview? {
    let time = now()
    let look = try await look(bytes, by: caller, at: time)
    let preview = look.preview
    guard preview.mistakes.isEmpty, preview.digest == digest else { return nil }
    let lines = preview.lines.map { line in
      let before = line.id.flatMap { look.cases[$0] }
      var content = before?.content ?? CaseContent()
      line.change.apply(to: &content)
      return (
        change: line.change, before: before,
        inHand: CaseInHand(id: line.id ?? CaseDesk.newID(), before: before?.content, content: content)
      )
    }
    let inHand = lines.map(\.inHand)
    let new = inHand.filter { $0.before == nil }.map(\.id)
    // Before the transaction: nobody waits for the findings of thousands of cases.
    let ahead = try OutlooksAhead(outlooks(), of: inHand)
    do {
      try await writing(new, in: caller.organisation, at: time) { [self] writer in
        for (change, before, inHand) in lines {
          try check(change, by: caller, writer)
          let facts = FactsCode.encode(inHand.content)
          if let before {
            // As it was when it was looked at, or nothing of the table is taken in.
            let changed = try writer.apply(change, to: before, facts: facts, by: caller.member.id, at: time)
            try writer.log(
              .caseChanged, by: caller.actor, subject: inHand.id.text, detail: "\(changed.revision): by a table",
              in: caller.organisation, at: time)
          } else {
            try create(inHand, change, "by a table", by: caller, at: time, writer)
          }
        }
        try renewOutlooks(of: inHand, ahead, in: caller.organisation, at: time, writer)
        try writer.log(
          .casesImported, by: caller.actor, detail: "\(preview.created) new, \(preview.changed) changed",
          in: caller.organisation, at: time)
      }
    } catch DeskFault.changedMeanwhile { return nil }
    return preview
  }

  /// One of many new cases, with its entry of the log.
  func create(
    _ inHand: CaseInHand, _ change: CaseChange, _ detail: String, by caller: Caller, at time: DeskTime,
    _ writer: DeskWriter
  ) throws {
    _ = try writer.create(
      inHand.id, in: caller.organisation, change, facts: FactsCode.encode(inHand.content), by: caller.member.id,
      at: time)
    try writer.log(
      .caseCreated, by: caller.actor, subject: inHand.id.text, detail: detail, in: caller.organisation, at: time)
  }

  /// All cases of the organisation as a table, which `takeIn` reads back without a change. Of values over time it has the
  /// latest; the case file of a case has all.
  package func table(by caller: Caller) async throws -> String {
    try caller.require(.moveCases)
    let cases = try await reading(.casesExported, detail: { "\($0.count) cases" }, by: caller) {
      try $0.allCases(of: caller.organisation)
    }
    try await note(.caseExported, of: cases.map(\.id), detail: "in a table", by: caller)
    let keys = Set(cases.flatMap { $0.content.facts.map(\.key) }).sorted()
    let rows = cases.map { deskCase -> [String] in
      let facts = Dictionary(
        deskCase.content.facts.map { ($0.key, TableLook.cell($0.values)) }, uniquingKeysWith: { first, _ in first })
      return [deskCase.content.reference, deskCase.content.sender] + keys.map { facts[$0] ?? "" }
    }
    return CSV.text(["case", "sender"] + keys, rows)
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
