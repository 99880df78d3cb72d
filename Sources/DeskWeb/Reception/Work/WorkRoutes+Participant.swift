internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Register

extension DeskRoutes {
  private static let evidenceFields = ["source", "source-day"]

  static let workOfParticipant: [DeskRoute] = reading + abilities + employment

  private static let reading: [DeskRoute] = [
    participantPage("/work") { call in .page(try await ParticipantWorkPage(call)) },
    participantPage("/openings/:opening") { call in .page(try await ApplyPage(call)) },
  ]

  private static let abilities: [DeskRoute] = [
    participantPost("/work/permit", fields: ["standing", "from", "until"]) { call in
      var form = try SentForm(sent: call, ["standing", "from", "until"])
      let standing = form.choice("standing", of: WorkPermit.Standing.self)
      let (from, until) = (form.day("from"), form.optionalDay("until"))
      if let from, let until, until < from {
        form.mistake("until", form.found("until"), .reception(.expectedDaySince, ["day": .verbatim(from.description)]))
      }
      guard let standing, let from, form.mistakes.isEmpty else { return try await call.again(.permit, form) }
      let permit = WorkPermit(id: CaseDesk.newID(), standing: standing, from: from, until: until)
      return try await call.changeParticipant(putting: [.permit(permit)], then: "work")
    },
    participantPost("/work/skill", fields: ["skill", "held"] + evidenceFields) { call in
      var form = try SentForm(sent: call, ["skill", "held"] + evidenceFields)
      let name = SkillName(form["skill"].lowercased().replacing(" ", with: "_"))
      if name == nil { form.mistake("skill", form.found("skill"), .reception(.expectedSkill)) }
      let held = form.choice("held", of: YesOrNo.self)
      let evidence = try form.evidence(call)
      guard let name, let held, let evidence else { return try await call.again(.skill, form) }
      return try await call.changeParticipant(
        putting: [.skill(RecordedSkill(name, isHeld: held == .yes, evidence: evidence))], then: "work")
    },
    participantPost("/work/experience", fields: ["occupation", "years"] + evidenceFields) { call in
      var form = try SentForm(sent: call, ["occupation", "years"] + evidenceFields)
      let occupation = form.occupation("occupation", call.settings.occupations)
      let years = form.count("years", in: 0...80)
      let evidence = try form.evidence(call)
      guard let occupation, let years, let evidence else { return try await call.again(.experience, form) }
      return try await call.changeParticipant(
        putting: [.experience(WorkExperience(occupation, years: years, evidence: evidence))], then: "work")
    },
    participantPost("/work/remove", fields: ["item", "do"]) { call in
      let key = ItemKey(try call.text("item"))
      guard ["permit", "skill", "experience"].contains(key.kind) else { throw DeskFault.notFound }
      return try await call.changeParticipant(removing: [key], then: "work")
    },
  ]

  private static let employment: [DeskRoute] = [
    participantPost("/openings/:opening", fields: []) { call in
      do {
        _ = try await call.reception.apply(
          for: call.openingID(), of: call.participantID(), seen: call.seen(), by: call.caller())
        return .page(try await ApplyPage(call, isSent: true))
      } catch ReceptionRefusal.consent { return .page(try await ApplyPage(call), status: 409) }
    },
    participantPost("/work/outcome", fields: ["application", "result", "day"]) { call in
      var form = try SentForm(sent: call, ["application", "result", "day"])
      let outcome = form.choice("result", of: JobApplication.Outcome.self)
      let day = form.day("day", until: call.reception.today)
      let id = form["application"]
      guard let outcome, let day else { return try await call.again(.outcome(id), form) }
      let changed = try await call.reception.change(call.participantID(), seen: call.seen(), by: call.caller()) {
        participant, _ in
        guard var application = participant.content.applications.first(where: { $0.id.text == id }) else {
          throw DeskFault.notFound
        }
        application.outcome = outcome
        application.outcomeDay = outcome == .pending ? nil : day
        return ParticipantChange(putting: [.application(application)], in: participant.content)
      }
      return call.changedParticipant(changed, then: "work")
    },
    participantPost("/work/placement", fields: ["opening", "employer", "occupation", "day"] + WageReading.fields) {
      call in
      try await place(call)
    },
    participantPost("/work/check", fields: ["placement", "day", "there"] + WageReading.fields) { call in
      var form = try SentForm(sent: call, ["placement", "day", "there"] + WageReading.fields)
      guard let id = EntryID(form["placement"]) else { throw DeskFault.notFound }
      let day = form.day("day", until: call.reception.today)
      let there = form.choice("there", of: YesOrNo.self)
      let wage = WageReading.read(&form)
      guard let day, let there, let wage else { return try await call.again(.check(id.text), form) }
      let check = Placement.Check(day: day, isStillThere: there == .yes, wage: wage.amount == nil ? nil : wage)
      return try await call.changing(id, .check(id.text), form) { placement in
        guard day >= placement.start else { throw call.tooEarly(day, placement.start) }
        placement.checks.append(check)
      }
    },
    participantPost("/work/end", fields: ["placement", "day", "reason"]) { call in
      var form = try SentForm(sent: call, ["placement", "day", "reason"])
      guard let id = EntryID(form["placement"]) else { throw DeskFault.notFound }
      let day = form.day("day")
      let reason = form.choice("reason", of: Placement.ExitReason.self)
      guard let day, let reason else { return try await call.again(.end(id.text), form) }
      return try await call.changing(id, .end(id.text), form) { placement in
        guard day >= placement.start else { throw call.tooEarly(day, placement.start) }
        placement.end = Placement.End(day: day, reason: reason)
      }
    },
  ]

  private static func place(_ call: DeskCall) async throws -> DeskReply {
    var form = try SentForm(sent: call, ["opening", "employer", "occupation", "day"] + WageReading.fields)
    let book = try await call.reception.workBook(by: call.caller())
    let opening = OpeningID(form["opening"]).flatMap(book.opening)
    if !form["opening"].isEmpty, opening == nil { throw DeskFault.notFound }
    // What the opening says need not be typed again.
    let employer = opening?.employer ?? EmployerID(form["employer"]).flatMap { book.employer($0)?.id }
    if employer == nil { form.mistake("employer", form.found("employer"), .reception(.expectedChoice)) }
    let occupation =
      if let opening, form["occupation"].isEmpty { opening.occupation as OccupationCode? } else {
        form.occupation("occupation", call.settings.occupations)
      }
    let day = form.day("day")
    let typed = WageReading.read(&form)
    guard let employer, let occupation, let day, let typed else { return try await call.again(.placement, form) }
    let wage = typed.amount == nil ? opening?.wage ?? typed : typed
    let placement = Placement(
      id: CaseDesk.newID(), opening: opening?.id, employer: employer, occupation: occupation, start: day,
      wage: wage)
    return try await call.changeParticipant(putting: [.placement(placement)], then: "work")
  }
}

private enum YesOrNo: String, CaseIterable { case yes, no }

extension DeskCall {
  /// The page with a form as it was sent, and what is wrong with it.
  fileprivate func again(_ form: ParticipantWorkPage.Form, _ sent: SentForm) async throws -> DeskReply {
    .page(try await ParticipantWorkPage(self, form, sent), status: 400)
  }

  fileprivate func changing(
    _ placement: EntryID, _ form: ParticipantWorkPage.Form, _ sent: SentForm,
    _ body: @escaping @Sendable (inout Placement) throws -> Void
  ) async throws -> DeskReply {
    do {
      return changedParticipant(
        try await reception.change(placement: placement, of: participantID(), seen: seen(), by: caller(), body),
        then: "work")
    } catch DeskRefusal.mistakes(let mistakes) {
      var sent = sent
      sent.add(mistakes.map { $0.words(language) })
      return try await again(form, sent)
    }
  }

  fileprivate func tooEarly(_ day: CivilDate, _ start: CivilDate) -> DeskRefusal {
    .mistakes([
      DeskMistake(
        field: "day", found: .verbatim(day.description),
        expected: .reception(.expectedDaySince, ["day": .verbatim(start.description)]))
    ])
  }
}
