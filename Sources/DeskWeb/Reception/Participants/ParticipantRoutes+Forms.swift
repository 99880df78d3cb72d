internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Sealing

/// Who somebody is, how they are reached and paid, and who is near them.
extension DeskRoutes {
  static let participantForms: [DeskRoute] = [
    participantPost("/languages", fields: ["language", "code", "level", "preferred", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(
          removing: [ItemKey("language/\(try call.text("language"))")], then: "person")
      }
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["language", "code", "level", "preferred"])
      let code = form.languageCode(form["code"].isEmpty ? "language" : "code")
      let level = LanguageLevel(name: form["level"])
      if level == nil { form.mistake("level", .mistakeLevel) }
      guard let code, let level else { return .page(PersonPage(participant, call, form), status: 400) }
      let isPreferred = form["preferred"] == "yes"
      // In one language somebody wants to be spoken to.
      let others =
        isPreferred
        ? participant.content.languages.filter { $0.isPreferred && $0.code != code }
          .map { ParticipantItem.language(SpokenLanguage($0.code, $0.level)) } : []
      return try await call.changeParticipant(
        putting: others + [.language(SpokenLanguage(code, level, isPreferred: isPreferred))], then: "person")
    },
    participantPost("/needs", fields: ["need", "do"]) { call in
      let text = try call.text("need")
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("need/\(text)")], then: "person")
      }
      let participant = try await call.participantToChange()
      guard let code = NeedCode(text), call.settings.needs.map({ $0.contains(text) }) ?? true else {
        var form = try SentForm(sent: call, ["need"])
        form.mistake("need", .mistakeNeed, ["found": .text(String(text.prefix(40)))])
        return .page(PersonPage(participant, call, form), status: 400)
      }
      return try await call.changeParticipant(putting: [.need(code)], then: "person")
    },
    participantPost("/papers", fields: ["kind", "country", "until", "away", "paper", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(
          removing: [ItemKey("document/\(try call.text("paper"))")], then: "person")
      }
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["kind", "country", "until", "away"])
      let kind = form.choice("kind", of: HeldDocument.Kind.self)
      let issuer = form.optionalState("country", call.site)
      let until = form.optionalDay("until")
      guard let kind, form.mistakes.isEmpty else { return .page(PersonPage(participant, call, form), status: 400) }
      return try await call.changeParticipant(
        putting: [
          .document(
            HeldDocument(
              id: CaseDesk.newID(), kind: kind, issuer: issuer, validUntil: until,
              isWithPerson: form["away"] != "yes"))
        ], then: "person")
    },
    participantPost("/contact", fields: ["means", "address", "language", "safe", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("contact")])
      }
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["means", "address", "language", "safe"])
      guard let contact = ContactPage.read(&form) else {
        return .page(ContactPage(participant, call, form), status: 400)
      }
      return try await call.changeParticipant(putting: [.contact(contact)])
    },
    participantPost("/payment", fields: ParticipantPaymentPage.fields) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("channel")])
      }
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ParticipantPaymentPage.fields)
      guard let payment = ParticipantPaymentPage.read(&form) else {
        return .page(ParticipantPaymentPage(participant, call, form), status: 400)
      }
      return try await call.changeParticipant(putting: [.channel(payment)])
    },
    participantPost("/members", fields: ["as", "member", "do"]) { call in
      guard let member = MemberID(try call.text("member")) else { throw DeskFault.notFound }
      let item: ParticipantItem
      switch try call.text("as") {
      case "assignee": item = .assignee(member)
      case "payee": item = .payee(member)
      case let other: throw call.unknownChoice(other)
      }
      return try call.text("do") == "remove"
        ? try await call.changeParticipant(removing: [item.key], then: "members")
        : try await call.changeParticipant(putting: [item], then: "members")
    },
    participantPost("/earlier-case", fields: ["reference", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("earlier-case")], then: "earlier-case")
      }
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["reference"])
      let reference = String(form["reference"].prefix(200))
      do {
        // A code is far longer than any reference that somebody gives a case.
        if let code = Token(text: reference) {
          return call.changedParticipant(
            try await call.reception.linkEarlierCase(
              code: code, to: participant.id, seen: try call.seen(), by: call.caller()), then: "earlier-case")
        }
        return call.changedParticipant(
          try await call.reception.linkEarlierCase(
            reference, to: participant.id, seen: try call.seen(), by: call.caller()), then: "earlier-case")
      } catch let refusal as ReceptionRefusal {
        let linked = try await call.reception.earlierCase(of: participant, by: call.caller())
        form.mistake("reference", refusal)
        return .page(
          EarlierCasePage(
            participant: participant, notice: ParticipantNotice(call, participant), linked: linked, form: form),
          status: 400)
      }
    },
  ]
}
