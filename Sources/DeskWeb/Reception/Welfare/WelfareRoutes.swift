internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork

extension DeskRoutes {
  /// Follow-ups, attempts to reach somebody, signs of an onward removal.
  static let welfare: [DeskRoute] = [
    participantPage("/follow-ups") { call in .page(try await FollowUpsPage(call)) },
    participantPage("/follow-ups/:follow-up") { call in .page(try await HoldFollowUpPage(call)) },
    participantPost("/follow-ups/:follow-up", fields: ["day"], prefixes: [HoldFollowUpPage.prefix]) { call in
      try await hold(call)
    },
    participantPost("/attempts", fields: ["means", "outcome", "day"]) { call in
      var form = try SentForm(sent: call, ["means", "outcome", "day"])
      let means = form.choice("means", of: PreferredContact.Means.self)
      let outcome = form.choice("outcome", of: ContactAttempt.Outcome.self)
      let day = form.day("day", until: call.reception.today)
      guard let means, let outcome, let day else {
        return .page(try await FollowUpsPage(call, .attempt, form), status: 400)
      }
      let attempt = ContactAttempt(
        id: CaseDesk.newID(), day: day, means: means, outcome: outcome, by: try call.caller().member.id)
      return call.changedParticipant(
        try await call.reception.record(attempt, of: call.participantID(), seen: call.seen(), by: call.caller()),
        then: "follow-ups", done: "attempt")
    },
    participantPost("/signs", fields: ["kind", "day", "to", "source", "source-day"]) { call in
      var form = try SentForm(sent: call, ["kind", "day", "to", "source", "source-day"])
      let kind = form.choice("kind", of: OnwardSign.Kind.self)
      let day = form.day("day", until: call.reception.today)
      let to = form.optionalState("to", call.site)
      let evidence = try form.evidence(call)
      guard let kind, let day, let evidence, form.mistakes.isEmpty else {
        return .page(try await FollowUpsPage(call, .sign, form), status: 400)
      }
      let sign = OnwardSign(id: CaseDesk.newID(), kind: kind, day: day, to: to, evidence: evidence)
      return call.changedParticipant(
        try await call.reception.record(sign, of: call.participantID(), seen: call.seen(), by: call.caller()),
        then: "follow-ups", done: "sign")
    },
    participantPost("/signs/settle", fields: ["sign", "day"]) { call in
      var form = try SentForm(sent: call, ["sign", "day"])
      guard let id = EntryID(form["sign"]) else { throw DeskFault.notFound }
      guard let day = form.day("day", until: call.reception.today) else {
        return .page(try await FollowUpsPage(call, .settle, form), status: 400)
      }
      do {
        return call.changedParticipant(
          try await call.reception.settle(
            id, on: day, of: call.participantID(), seen: call.seen(), by: call.caller()),
          then: "follow-ups", done: "settled")
      } catch DeskRefusal.mistakes(let mistakes) {
        form.add(mistakes.map { $0.words(call.language) })
        return .page(try await FollowUpsPage(call, .settle, form), status: 400)
      }
    },
    participantPost("/tell", fields: []) { call in
      let isTold = try await call.reception.tell(call.participantID(), by: call.caller())
      return call.participantReply(try call.participantID(), "follow-ups", done: isTold ? "told" : nil)
    },
  ]

  private static func hold(_ call: DeskCall) async throws -> DeskReply {
    let prefix = HoldFollowUpPage.prefix
    let names = call.form?.names(after: prefix) ?? []
    var form = try SentForm(sent: call, ["day"] + names.map { prefix + $0 })
    guard let day = form.day("day", until: call.reception.today) else {
      return .page(try await HoldFollowUpPage(call, form), status: 400)
    }
    let written = Dictionary(names.map { ($0, form[prefix + $0]) }, uniquingKeysWith: { first, _ in first })
    do {
      return call.changedParticipant(
        try await call.reception.hold(
          call.parameters["follow-up"] ?? "", on: day, written, of: call.participantID(), seen: call.seen(),
          by: call.caller()),
        then: "follow-ups", done: "held")
    } catch DeskRefusal.mistakes(let mistakes) {
      form.add(mistakes.map { $0.words(call.language) })
    } catch ReceptionRefusal.answers(let refusal) {
      var page = try await HoldFollowUpPage(call, form)
      page.add(refusal)
      return .page(page, status: 400)
    }
    return .page(try await HoldFollowUpPage(call, form), status: 400)
  }
}
