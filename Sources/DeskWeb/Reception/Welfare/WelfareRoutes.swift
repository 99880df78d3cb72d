internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Sealing

extension DeskRoutes {
  private static let one = "/desk/reception/participants/:participant"

  private static func post(
    _ path: String, fields: [String], prefixes: [String] = [],
    answer: @escaping @Sendable (DeskCall) async throws -> DeskReply
  ) -> DeskRoute {
    DeskRoute(
      .post, one + path, .permission(.writeParticipants), fields: fields, prefixes: prefixes, answer: answer)
  }

  /// Follow-ups, attempts to reach somebody, signs of an onward removal.
  static let welfare: [DeskRoute] = [
    DeskRoute(.get, one + "/follow-ups", .permission(.readParticipants)) { call in
      .page(try await FollowUpsPage(call))
    },
    DeskRoute(.get, one + "/follow-ups/:follow-up", .permission(.readParticipants)) { call in
      .page(try await HoldFollowUpPage(call))
    },
    post("/follow-ups/:follow-up", fields: ["day", "seen"], prefixes: [HoldFollowUpPage.prefix]) { call in
      try await hold(call)
    },
    post("/attempts", fields: ["means", "outcome", "day", "seen"]) { call in
      var form = try SentForm(sent: call, ["means", "outcome", "day"])
      let means = form.choice("means", of: PreferredContact.Means.self)
      let outcome = form.choice("outcome", of: ContactAttempt.Outcome.self)
      let day = form.day("day", until: call.reception.today)
      guard let means, let outcome, let day else {
        return .page(try await FollowUpsPage(call, .attempt, form), status: 400)
      }
      let attempt = ContactAttempt(
        id: DeskID(RandomBytes.make(16)), day: day, means: means, outcome: outcome, by: try call.caller().member.id)
      _ = try await call.reception.record(attempt, of: call.participantID(), seen: call.seen(), by: call.caller())
      return try call.followUps(done: "attempt")
    },
    post("/signs", fields: ["kind", "day", "to", "source", "source-day", "seen"]) { call in
      var form = try SentForm(sent: call, ["kind", "day", "to", "source", "source-day"])
      let kind = form.choice("kind", of: OnwardSign.Kind.self)
      let day = form.day("day", until: call.reception.today)
      let to = form.optionalState("to", call.site)
      let evidence = try form.evidence(call)
      guard let kind, let day, let evidence, form.mistakes.isEmpty else {
        return .page(try await FollowUpsPage(call, .sign, form), status: 400)
      }
      let sign = OnwardSign(id: DeskID(RandomBytes.make(16)), kind: kind, day: day, to: to, evidence: evidence)
      _ = try await call.reception.record(sign, of: call.participantID(), seen: call.seen(), by: call.caller())
      return try call.followUps(done: "sign")
    },
    post("/signs/settle", fields: ["sign", "day", "seen"]) { call in
      var form = try SentForm(sent: call, ["sign", "day"])
      guard let id = EntryID(form["sign"]) else { throw DeskFault.notFound }
      guard let day = form.day("day", until: call.reception.today) else {
        return .page(try await FollowUpsPage(call, .settle, form), status: 400)
      }
      do {
        _ = try await call.reception.settle(id, on: day, of: call.participantID(), seen: call.seen(), by: call.caller())
      } catch DeskRefusal.mistakes(let mistakes) {
        form.add(mistakes.map { $0.words(call.language) })
        return .page(try await FollowUpsPage(call, .settle, form), status: 400)
      }
      return try call.followUps(done: "settled")
    },
    post("/tell", fields: []) { call in
      let isTold = try await call.reception.tell(call.participantID(), by: call.caller())
      return try call.followUps(done: isTold ? "told" : "")
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
      _ = try await call.reception.hold(
        call.parameters["follow-up"] ?? "", on: day, written, of: call.participantID(), seen: call.seen(),
        by: call.caller())
      return try call.followUps(done: "held")
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

extension DeskCall {
  /// Back to the follow-ups, which say what was done.
  fileprivate func followUps(done: String) throws -> DeskReply {
    .redirect("/desk/reception/participants/\(try participantID())/follow-ups\(done.isEmpty ? "" : "?done=\(done)")")
  }
}
