internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Register
internal import Safeguards

extension DeskCall {
  /// Writes a change to the case of the path, and leads back to its page, where it can be taken back.
  func change(putting items: [CaseItem] = [], removing keys: [ItemKey] = []) async throws -> DeskReply {
    let changed = try await desk.change(caseID(), putting: items, removing: keys, seen: seen(), by: caller())
    return .redirect("/desk/cases/\(changed.id)?changed=\(changed.revision)")
  }

  func evidence() throws -> Evidence {
    Evidence(
      source: try text("source"), day: try text("source-day"), recordedBy: try caller().member.id, recordedAt: now)
  }
}

extension DeskRoutes {
  private static func post(
    _ path: String, _ permission: Permission = .writeCases, fields: [String],
    answer: @escaping @Sendable (DeskCall) async throws -> DeskReply
  ) -> DeskRoute {
    DeskRoute(.post, "/desk/cases/:case" + path, .permission(permission), fields: fields + ["seen"], answer: answer)
  }

  static let factFields = ["asked", "answer", "more", "scope", "since", "source", "source-day", "do"]

  static let writing: [DeskRoute] = [
    post("/facts", fields: factFields) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      let reading = try FactReading(call, deskCase)
      guard reading.mistakes.isEmpty else {
        return .page(try FactPage(deskCase, reading, call.site), status: 400)
      }
      return try await call.change(putting: reading.items, removing: reading.removed)
    },
    post("/facts/remove", fields: ["fact"]) { call in
      try await call.change(removing: [.fact(try call.text("fact"))])
    },
    post("/interview", fields: factFields) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      let reading = try FactReading(call, deskCase)
      guard reading.mistakes.isEmpty else {
        return .page(try InterviewDeskPage(deskCase, call, reading), status: 400)
      }
      let changed = try await call.desk.change(
        deskCase.id, putting: reading.items, removing: reading.removed, seen: try call.seen(), by: call.caller())
      return .redirect("/desk/cases/\(changed.id)/interview")
    },
    post("/steps", fields: ["kind", "to", "day", "time", "zone", "source", "source-day"]) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      let reading = try StepReading(sent: call)
      guard reading.form.mistakes.isEmpty else {
        return .page(try await CasePage(deskCase, call, step: reading), status: 400)
      }
      return try await call.change(putting: reading.items)
    },
    post("/steps/remove", fields: ["step"]) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      guard let id = EntryID(try call.text("step")) else { throw DeskFault.notFound }
      let known = Set(call.site.norms.corpus.facts.map(\.name.text))
      let change = deskCase.content.removing(step: id, known: known)
      return try await call.change(putting: change.putting, removing: change.removing)
    },
    post("/notes", fields: ["text"]) { call in
      let text = try call.text("text")
      guard !text.isEmpty else { return .redirect("/desk/cases/\(try call.caseID())") }
      let note = CaseNote(
        id: CaseDesk.newID(), text: text, by: try call.caller().member.id, at: call.now)
      return try await call.change(putting: [.note(note)])
    },
    post("/notes/remove", fields: ["note"]) { call in
      guard let id = EntryID(try call.text("note")) else { throw DeskFault.notFound }
      return try await call.change(removing: [ItemKey("note/\(id)")])
    },
    post("/people", .assignPeople, fields: ["member", "do"]) { call in
      guard let member = MemberID(try call.text("member")) else { throw DeskFault.notFound }
      let item = CaseItem.assignee(member)
      return try call.text("do") == "remove"
        ? try await call.change(removing: [item.key]) : try await call.change(putting: [item])
    },
    post("/watched", fields: ["to"]) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      let reading = DestinationReading(try call.text("to"), deskCase, call)
      guard reading.mistakes.isEmpty else {
        return .page(try await CasePage(deskCase, call, watched: reading), status: 400)
      }
      return try await call.change(putting: [.watched(reading.codes.map(\.text))])
    },
    post("/reference", fields: ["reference"]) { call in
      try await call.change(putting: [.reference(try call.text("reference"))])
    },
    post("/closed", fields: ["do"]) { call in
      try await call.change(putting: [.isClosed(try call.text("do") == "close")])
    },
    post("/undo", fields: ["number"]) { call in
      let number = Int(try call.text("number")) ?? 0
      let changed = try await call.desk.undo(number, of: call.caseID(), by: call.caller())
      return .redirect("/desk/cases/\(changed.id)?undone=\(changed.revision)")
    },
    post("/receipts", .relyOnFindings, fields: ["to", "day", "known", "purpose", "shown"]) { call in
      let deskCase = try await call.desk.open(call.caseID(), by: call.caller())
      return try await keepReceipt(call, deskCase)
    },
  ]

  /// Keeps the receipt of the finding that the brief shows.
  private static func keepReceipt(_ call: DeskCall, _ deskCase: DeskCase) async throws -> DeskReply {
    let asked = BriefQuestion(
      to: try call.text("to"), day: try call.text("day"), known: try call.text("known"))
    try asked.check()
    guard let to = asked.destination(call.site) else { throw DeskFault.notFound }
    let found = try call.desk.answer(
      deskCase.content, to: [to], day: asked.time, known: asked.knownDay, site: call.site)
    guard let result = found.answer.results.first else { throw DeskFault.notFound }
    // A fact or the register may have changed since the brief was read: what is kept is what was seen.
    let made = found.receipt()
    guard try call.text("shown") == made.digest else { throw DeskFault.changedMeanwhile(deskCase.revision) }
    let id: EntryID = CaseDesk.newID()
    let receipt = KeptReceipt(
      id: id, purpose: try call.text("purpose"), destination: to.text, finding: result.finding.rawValue,
      day: found.answer.question.day.description, digest: made.digest, by: try call.caller().member.id,
      at: call.now)
    let changed = try await call.desk.change(
      deskCase.id, putting: [.receipt(receipt)],
      attaching: (id, Array((made.json.written() + "\n").utf8)), by: call.caller())
    return .redirect("/desk/cases/\(changed.id)?changed=\(changed.revision)")
  }
}
