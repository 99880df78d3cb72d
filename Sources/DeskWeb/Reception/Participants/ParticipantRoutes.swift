internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

extension DeskRoutes {
  /// Participants: the list, one of them with all that is done.
  static let participants: [DeskRoute] = participantList + participantPages + participantWriting + participantForms

  static func participantPage(
    _ path: String, _ permission: Permission = .readParticipants,
    answer: @escaping @Sendable (DeskCall) async throws -> DeskReply
  ) -> DeskRoute {
    DeskRoute(
      .get, "/desk/reception/participants/:participant" + path, .permission(permission), answer: answer)
  }

  private static let participantList: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/participants", .permission(.readParticipants)) { call in
      var filter = ParticipantFilter()
      filter.reference = String((call.query["find"] ?? "").prefix(CaseReference.longest))
      filter.stage = call.query["stage"].flatMap { ParticipantStage(rawValue: $0) }
      let programmes = call.reception.programmes.programmes.map(\.programme)
      filter.programme = programmes.first { $0.id.text == call.query["programme"] }?.id
      filter.assignee = call.query["mine"] == "yes" ? try call.caller().member.id : nil
      filter.offset = call.page * filter.limit
      let (lines, count) = try await call.reception.participants(filter, by: call.caller())
      return .page(
        ParticipantListPage(
          filter: filter, page: call.page, lines: lines, count: count,
          members: try await call.desk.members(by: call.caller()),
          programmes: programmes, done: call.query["done"].flatMap { ParticipantListPage.Done(rawValue: $0) }))
    },
    DeskRoute(.get, "/desk/reception/participants/new", .permission(.writeParticipants)) { call in
      .page(
        NewParticipantPage(
          consent: ConsentForm(NewParticipantPage.purpose, NewParticipantPage.recipient, call)))
    },
    DeskRoute(
      .post, "/desk/reception/participants", .permission(.writeParticipants),
      fields: ["reference", "shown", "language", "how", "day", "do"]
    ) { call in
      // Of who does not agree nothing is kept, not even that they were asked.
      if try call.text("do") == "refuse" { return .redirect("/desk/reception/participants?done=refused") }
      let typed = try call.text("reference")
      let form = try ConsentForm(NewParticipantPage.purpose, NewParticipantPage.recipient, sent: call)
      var page = NewParticipantPage(reference: typed, consent: form)
      guard let reference = CaseReference.tidied(typed) else {
        page.mistakes = [DeskMistakeWords(field: "reference", words: call.say(.caseReferenceWrong))]
        return .page(page, status: 400)
      }
      guard let consent = form.consent else { return .page(page, status: 400) }
      do {
        let made = try await call.reception.create([.reference(reference), .consent(consent)], by: call.caller())
        return .redirect("/desk/reception/participants/\(made.id)/enrolment")
      } catch DeskFault.referenceTaken {
        page.mistakes = [call.takenReference(typed)]
        return .page(page, status: 409)
      }
    },
  ]

  private static let participantPages: [DeskRoute] = [
    participantPage("") { call in .page(try await ParticipantPage(call.participant(), call)) },
    participantPage("/history") { call in
      let (participant, changes) = try await call.reception.history(of: call.participantID(), by: call.caller())
      return .page(
        ParticipantHistoryPage(
          participant: participant, notice: ParticipantNotice(call, participant), changes: changes,
          members: try await call.desk.members(by: call.caller()),
          programmes: call.reception.programmes.programmes.map(\.programme),
          facts: ParticipantFacts(call)))
    },
    participantPage("/facts", .writeParticipants) { call in
      let participant = try await call.participant()
      return .page(
        ParticipantFactListPage(
          participant: participant, notice: ParticipantNotice(call, participant),
          facts: ParticipantFacts(call)))
    },
    participantPage("/facts/:fact", .writeParticipants) { call in
      let participant = try await call.participant()
      return .page(try await ParticipantFactPage(participant, key: call.parameters["fact"] ?? "", call))
    },
    participantPage("/consent") { call in
      let participant = try await call.participant()
      return .page(ConsentPage(participant: participant, notice: ParticipantNotice(call, participant)))
    },
    participantPage("/consent/ask", .writeParticipants) { call in
      let participant = try await call.participant()
      let (whom, name) = (call.query["whom"] ?? "", (call.query["name"] ?? "").trimmed)
      guard let purpose = call.query["purpose"].flatMap({ ConsentPurpose(rawValue: $0) }),
        let recipient = ConsentAskPage.recipient(whom: whom, name: name, try call.caller().organisation)
      else { return .redirect("/desk/reception/participants/\(participant.id)/consent") }
      let preferred = participant.content.languages.first(where: \.isPreferred)?.code
      let form = ConsentForm(purpose, recipient, in: preferred, call)
      return .page(
        ConsentAskPage(
          participant: participant, notice: ParticipantNotice(call, participant), whom: whom, name: name, form: form))
    },
    participantPage("/enrolment") { call in .page(EnrolmentPage(try await call.participant(), call)) },
    participantPage("/household") { call in .page(try await HouseholdPage(call.participant(), call)) },
    participantPage("/person") { call in .page(PersonPage(try await call.participant(), call)) },
    participantPage("/contact") { call in .page(ContactPage(try await call.participant(), call)) },
    participantPage("/payment") { call in .page(ParticipantPaymentPage(try await call.participant(), call)) },
    participantPage("/members") { call in
      let participant = try await call.participant()
      return .page(
        ParticipantMembersPage(
          participant: participant, notice: ParticipantNotice(call, participant),
          members: try await call.desk.members(by: call.caller())))
    },
    participantPage("/earlier-case") { call in
      let participant = try await call.participant()
      return .page(
        EarlierCasePage(
          participant: participant, notice: ParticipantNotice(call, participant),
          linked: try await call.reception.earlierCase(of: participant, by: call.caller()), form: SentForm(call)))
    },
    participantPage("/erase", .eraseParticipants) { call in
      let id = try call.participantID()
      return .page(
        ParticipantErasePage(id: id, reference: try await call.reception.referenceToErase(id, by: call.caller())))
    },
  ]
}
