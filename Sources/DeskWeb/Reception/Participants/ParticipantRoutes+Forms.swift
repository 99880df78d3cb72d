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
      var page = PersonPage(try await call.participantToChange(), call)
      page.typed = try call.typed(["language", "code", "level", "preferred"])
      let isOther = !(page.typed["code"] ?? "").isEmpty
      let code = try call.languageCode(isOther ? "code" : "language", &page.mistakes)
      let level = LanguageLevel(name: page.typed["level"] ?? "")
      if level == nil {
        page.mistakes.append(DeskMistakeWords(field: "level", words: call.say(ReceptionPhrase.mistakeLevel)))
      }
      guard let code, let level, page.mistakes.isEmpty else { return .page(page, status: 400) }
      let isPreferred = page.typed["preferred"] == "yes"
      // In one language somebody wants to be spoken to.
      let others =
        isPreferred
        ? page.content.languages.filter { $0.isPreferred && $0.code != code }
          .map { ParticipantItem.language(SpokenLanguage($0.code, $0.level)) } : []
      return try await call.changeParticipant(
        putting: others + [.language(SpokenLanguage(code, level, isPreferred: isPreferred))], then: "person")
    },
    participantPost("/needs", fields: ["need", "do"]) { call in
      let text = try call.text("need")
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("need/\(text)")], then: "person")
      }
      var page = PersonPage(try await call.participantToChange(), call)
      page.typed = ["need": text]
      guard let code = NeedCode(text), page.list.map({ $0.contains(text) }) ?? true else {
        page.mistakes = [
          DeskMistakeWords(
            field: "need", words: call.say(ReceptionPhrase.mistakeNeed, ["found": .text(String(text.prefix(40)))]))
        ]
        return .page(page, status: 400)
      }
      return try await call.changeParticipant(putting: [.need(code)], then: "person")
    },
    participantPost("/papers", fields: ["kind", "country", "until", "away", "paper", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(
          removing: [ItemKey("document/\(try call.text("paper"))")], then: "person")
      }
      var page = PersonPage(try await call.participantToChange(), call)
      page.typed = try call.typed(["kind", "country", "until", "away"])
      let kind: HeldDocument.Kind = try call.choice("kind")
      let issuer = try call.state("country", &page.mistakes)
      let until = try call.day("until", isRequired: false, &page.mistakes)
      guard page.mistakes.isEmpty else { return .page(page, status: 400) }
      return try await call.changeParticipant(
        putting: [
          .document(
            HeldDocument(
              id: CaseDesk.newID(), kind: kind, issuer: issuer, validUntil: until,
              isWithPerson: page.typed["away"] != "yes"))
        ], then: "person")
    },
    participantPost("/contact", fields: ["means", "address", "language", "safe", "do"]) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("contact")])
      }
      var page = ContactPage(try await call.participantToChange(), call)
      (page.means, page.address) = (try call.text("means"), try call.text("address"))
      (page.language, page.whenSafe) = (try call.text("language"), try call.text("safe"))
      let means: PreferredContact.Means = try call.choice("means")
      let language = try call.languageCode("language", &page.mistakes)
      for (field, text, longest) in [("address", page.address, 200), ("safe", page.whenSafe, 500)]
      where text.unicodeScalars.count > longest || (field == "address" && text.isEmpty) {
        page.mistakes.append(
          DeskMistakeWords(field: field, words: call.say(ReceptionPhrase.mistakeLength, ["most": .number(longest)])))
      }
      guard let language, page.mistakes.isEmpty else { return .page(page, status: 400) }
      return try await call.changeParticipant(
        putting: [
          .contact(
            PreferredContact(means: means, address: page.address, language: language, whenSafe: page.whenSafe))
        ])
    },
    participantPost("/payment", fields: ParticipantPaymentPage.fields) { call in
      if try call.text("do") == "remove" {
        return try await call.changeParticipant(removing: [ItemKey("channel")])
      }
      var page = ParticipantPaymentPage(try await call.participantToChange(), call)
      guard let payment = try page.read(call) else { return .page(page, status: 400) }
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
      let reference = String(try call.text("reference").prefix(200))
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
        return .page(
          EarlierCasePage(
            participant: participant, notice: ParticipantNotice(call, participant), linked: linked,
            reference: reference,
            mistakes: [ReceptionRefusalWords(refusal, call.language).mistake("reference", call.language)]),
          status: 400)
      }
    },
  ]
}

extension DeskCall {
  /// What was typed into fields, to be shown again.
  func typed(_ names: [String]) throws -> [String: String] {
    try Dictionary(names.map { ($0, try text($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
