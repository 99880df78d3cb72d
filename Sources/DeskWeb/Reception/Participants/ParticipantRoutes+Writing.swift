internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

extension DeskCall {
  func takenReference(_ reference: String) -> DeskMistakeWords {
    DeskMistakeWords(
      field: "reference",
      words: say(ReceptionPhrase.participantReferenceTaken, ["reference": .text(String(reference.prefix(80)))]))
  }
}

/// Into the programme and out of it, what somebody agrees to, what is known of them, and the end of it.
extension DeskRoutes {
  static func participantPost(
    _ path: String, _ permission: Permission = .writeParticipants, fields: [String], prefixes: [String] = [],
    answer: @escaping @Sendable (DeskCall) async throws -> DeskReply
  ) -> DeskRoute {
    DeskRoute(
      .post, "/desk/reception/participants/:participant" + path, .permission(permission), fields: fields + ["seen"],
      prefixes: prefixes, answer: answer)
  }

  static let participantWriting: [DeskRoute] = [
    participantPost("/enrolment", fields: ["programme", "day"] + HouseholdFields.names) { call in
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["programme", "day"] + HouseholdFields.names)
      guard let day = form.day("day") else { return .page(EnrolmentPage(participant, call, form), status: 400) }
      do {
        return call.changedParticipant(
          try await call.reception.enrol(
            participant.id, in: ProgrammeID(form["programme"]), on: day, HouseholdFields.choice(form),
            isHead: HouseholdFields.isHead(form), seen: try call.seen(), by: call.caller()))
      } catch let refusal as ReceptionRefusal {
        form.mistake(field(of: refusal), refusal)
        return .page(EnrolmentPage(participant, call, form), status: 400)
      }
    },
    participantPost("/exit", fields: ["reason", "day", "country"]) { call in
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["reason", "day", "country"])
      let reason = form.choice("reason", of: ProgrammeExit.Reason.self)
      let country = form.optionalState("country", call.site)
      let day = form.day("day")
      guard let reason, let day, form.mistakes.isEmpty else {
        return .page(EnrolmentPage(participant, call, form), status: 400)
      }
      do {
        return call.changedParticipant(
          try await call.reception.leave(
            participant.id, ProgrammeExit(day: day, reason: reason, country: country), seen: try call.seen(),
            by: call.caller()))
      } catch let refusal as ReceptionRefusal {
        form.mistake("day", refusal)
        return .page(EnrolmentPage(participant, call, form), status: 400)
      }
    },
    participantPost("/household", fields: HouseholdFields.names + ["do"]) { call in
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, HouseholdFields.names + ["do"])
      let choice = form["do"] == "own" ? .own : form["household"].isEmpty ? nil : HouseholdFields.choice(form)
      do {
        return call.changedParticipant(
          try await call.reception.move(
            participant.id, to: choice, isHead: HouseholdFields.isHead(form), seen: try call.seen(),
            by: call.caller()),
          then: "household")
      } catch let refusal as ReceptionRefusal {
        form.mistake(field(of: refusal), refusal)
        return .page(try await HouseholdPage(participant, call, form), status: 400)
      }
    },
    participantPost("/consent", fields: ConsentForm.fields) { call in
      let participant = try await call.participantToChange()
      let (whom, name) = (try call.text("whom"), try call.text("name"))
      let asked = try call.text("purpose")
      guard let purpose = ConsentPurpose(rawValue: asked) else { throw call.unknownChoice(asked) }
      guard let recipient = ConsentAskPage.recipient(whom: whom, name: name, try call.caller().organisation) else {
        throw call.unknownChoice(whom)
      }
      let form = try ConsentForm(purpose, recipient, sent: call)
      guard let consent = form.consent else {
        return .page(
          ConsentAskPage(
            participant: participant, notice: ParticipantNotice(call, participant), whom: whom, name: name, form: form),
          status: 400)
      }
      return try await call.changeParticipant(putting: [.consent(consent)], then: "consent")
    },
    participantPost("/consent/withdraw", fields: ["consent"]) { call in
      guard let consent = EntryID(try call.text("consent")) else { throw DeskFault.notFound }
      let changed = try await call.reception.withdraw(
        consent, of: call.participantID(), on: call.reception.today, by: call.caller())
      return call.changedParticipant(changed, then: "consent")
    },
    participantPost("/facts", fields: factFields) { call in
      let participant = try await call.participantToChange()
      let reading = try FactReading(
        call, words: call.reception.words, facts: call.site.norms.corpus.participantFacts)
      var form = try SentForm(sent: call, ["since"])
      // Programmes count days: an hour would be lost without a word.
      if let from = reading.from, CivilDate(from.description) == nil { _ = form.day("since") }
      guard reading.mistakes.isEmpty, form.mistakes.isEmpty, let value = reading.value else {
        return .page(try await ParticipantFactPage(participant, reading, form.mistakes, call), status: 400)
      }
      let evidence = try call.evidence()
      let recorded = RecordedFact.Value(value.description, from: reading.from?.description)
      let key = reading.key.description
      return call.changedParticipant(
        try await call.reception.change(participant.id, seen: try call.seen(), by: call.caller()) { participant, _ in
          ParticipantChange(
            putting: [ReceptionDesk.recording(recorded, of: key, evidence: evidence, in: participant.content)],
            in: participant.content)
        })
    },
    participantPost("/facts/remove", fields: ["fact"]) { call in
      try await call.changeParticipant(removing: [.fact(try call.text("fact"))])
    },
    participantPost("/reference", fields: ["reference"]) { call in
      let participant = try await call.participantToChange()
      let typed = try call.text("reference")
      func again(_ mistake: DeskMistakeWords, _ status: Int) async throws -> DeskReply {
        var page = try await ParticipantPage(participant, call)
        (page.reference, page.mistakes) = (typed, [mistake])
        return .page(page, status: status)
      }
      guard let reference = CaseReference.tidied(typed) else {
        return try await again(DeskMistakeWords(field: "reference", words: call.say(.caseReferenceWrong)), 400)
      }
      do { return try await call.changeParticipant(putting: [.reference(reference)]) } catch DeskFault.referenceTaken {
        return try await again(call.takenReference(typed), 409)
      }
    },
    participantPost("/undo", fields: ["number"]) { call in
      let number = Int(try call.text("number")) ?? 0
      let changed = try await call.reception.undo(number, of: call.participantID(), by: call.caller())
      return .redirect("/desk/reception/participants/\(changed.id)?undone=\(changed.revision)")
    },
    participantPost("/erase", .eraseParticipants, fields: ["reference"]) { call in
      let id = try call.participantID()
      let reference = try await call.reception.referenceToErase(id, by: call.caller())
      func again(_ words: String, _ status: Int) -> DeskReply {
        .page(
          ParticipantErasePage(
            id: id, reference: reference, mistakes: [DeskMistakeWords(field: "reference", words: words)]),
          status: status)
      }
      // There is no undo: the reference, typed again, stands in its place.
      guard CaseReference.folded(try call.text("reference")) == CaseReference.folded(reference) else {
        return again(call.say(ReceptionPhrase.participantEraseWrong), 400)
      }
      do { try await call.reception.erase(id, by: call.caller()) } catch let refusal as ReceptionRefusal {
        return again(ReceptionRefusalWords(refusal, call.language).mistake("reference", call.language).words, 409)
      }
      return .redirect("/desk/reception/participants?done=erased")
    },
  ]

  /// The field beside which it stands why somebody is not enrolled or put into a household.
  private static func field(of refusal: ReceptionRefusal) -> String {
    switch refusal {
    case .household(.hasHead): "head"
    case .household: "household"
    case .noProgramme, .enrolment(.otherProgramme), .enrolment(.full), .enrolment(.noConsent),
      .enrolment(.alreadyEnrolled):
      "programme"
    case .enrolment(.outsideProgramme), .consent, .payment, .answers, .paymentsOpen, .ownMark, .noCase, .exit: "day"
    }
  }
}
