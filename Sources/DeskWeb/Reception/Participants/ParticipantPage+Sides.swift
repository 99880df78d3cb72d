internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What stands beside the promises: what somebody agreed to, who they are, how they are reached and paid.
extension ParticipantPage {
  func consents(_ context: DeskContext) -> HTML {
    let words = ConsentWords(context)
    let items = content.consents.reversed().map { consent -> HTML in
      """
      <li><span><b>\(context.say(consent.purpose.phrase))</b> <small>\(words.recipient(consent.recipient))</small></span>
      \(ConsentState(consent).html(context))</li>
      """
    }
    let list: HTML =
      items.isEmpty
      ? "<p class=\"quiet\">\(context.say(ReceptionPhrase.consentsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return panel("consent", context.say(ReceptionPhrase.consents), "\(list)\(link("consent", .consentsOpen, context))")
  }

  /// Languages, needs and papers, in a line each.
  func person(_ context: DeskContext) -> HTML {
    func row(_ phrase: ReceptionPhrase, _ values: [String]) -> HTML {
      let words = values.isEmpty ? context.say(ReceptionPhrase.nothingRecorded) : context.language.list(values)
      return "<div><dt>\(context.say(phrase))</dt><dd>\(words)</dd></div>"
    }
    let languages = content.languages.map { "\(KnownLanguages.name($0.code)) (\($0.level.words(context)))" }
    let documents = content.documents.map { context.say($0.kind.phrase) }
    return panel(
      "person", context.say(ReceptionPhrase.person),
      """
      <dl class="conditions">\(row(.languages, languages))\(row(.needs, content.needs.map(\.text)))\(row(.papers, documents))</dl>
      \(link("person", .personOpen, context))
      """)
  }

  /// How they are reached, and how they are paid.
  func reaching(_ context: DeskContext) -> HTML {
    let contact: HTML =
      content.contact.map { contact -> HTML in
        let safe: HTML =
          contact.whenSafe.isEmpty
          ? ""
          : "<small>\(context.say(ReceptionPhrase.contactSafe, ["when": .text(contact.whenSafe)]))</small>"
        return """
          \(context.say(contact.means.phrase)): \(contact.address) (\(KnownLanguages.name(contact.language))) \(safe)
          """
      } ?? HTML(context.say(ReceptionPhrase.nothingRecorded))
    let paid = content.channel.map { PaymentChannelWords($0).said(context) }
    let isToldOutside = content.channel?.kind.needsConsent == true
    let noConsent: HTML =
      isToldOutside && !content.may(.payment, Recipient(.paymentProvider), on: today)
      ? " <span class=\"now\">\(context.say(ReceptionPhrase.paymentNoConsent))</span>" : ""
    return panel(
      "reaching", context.say(ReceptionPhrase.reaching),
      """
      <dl class="conditions"><div><dt>\(context.say(ReceptionPhrase.contact))</dt><dd>\(contact)</dd></div>
      <div><dt>\(context.say(ReceptionPhrase.payment))</dt><dd>\(paid ?? context.say(ReceptionPhrase.nothingRecorded))\(noConsent)</dd></div></dl>
      \(link("contact", .contactOpen, context))\(link("payment", .paymentOpen, context))
      """)
  }

  /// Who works with them, and who is close to them.
  func people(_ context: DeskContext) -> HTML {
    func names(_ ids: [MemberID]) -> String {
      context.language.list(
        ids.map { members.name(of: $0, context) })
    }
    let close: HTML =
      content.payees.isEmpty
      ? "" : "<p>\(context.say(ReceptionPhrase.payeesAre, ["names": .text(names(content.payees))]))</p>"
    let working = content.assignees.isEmpty ? context.say(.peopleNone) : names(content.assignees)
    return panel(
      "people", context.say(ReceptionPhrase.workingWith),
      "<p>\(working)</p>\(close)\(link("members", .workingWithOpen, context))")
  }

  /// The case that preceded arrival.
  func before(_ context: DeskContext) -> HTML {
    let linked: HTML =
      earlierCase.map { linked -> HTML in
        linked.reference.map {
          "<p><a href=\"/desk/cases/\(linked.id.text)\">\(context.say(ReceptionPhrase.earlierCaseOwn, ["reference": .text($0)]))</a></p>"
            as HTML
        } ?? "<p>\(context.say(ReceptionPhrase.earlierCaseOther))</p>"
      } ?? "<p class=\"quiet\">\(context.say(ReceptionPhrase.earlierCaseNone))</p>"
    return panel(
      "earlier-case", context.say(ReceptionPhrase.earlierCase),
      "\(linked)\(link("earlier-case", .earlierCaseOpen, context))")
  }

  func actions(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let rename = context.form(
      "\(path)/reference",
      """
      \(seen(context))
      \(context.field(FormField("reference", context.say(.caseReference), value: reference ?? content.reference, isRequired: true, longest: CaseReference.longest), mistakes))
      <p>\(context.button(context.say(.save), style: "second"))</p>
      """)
    let isOpen: HTML = mistakes.isEmpty ? "" : " open"
    let household: HTML = content.enrolment == nil ? "" : link("household", .householdOpen, context)
    let erase: HTML =
      context.may(.eraseParticipants)
      ? "<p><a href=\"\(path)/erase\">\(context.say(ReceptionPhrase.participantErase))</a></p>" : ""
    return panel(
      "actions", context.say(ReceptionPhrase.participantActions),
      """
      \(link("enrolment", content.stage == .enrolled ? .exitOpen : .enrol, context))\(household)
      <details\(isOpen)><summary>\(context.say(.caseRename))</summary>\(rename)</details>
      \(erase)
      """)
  }
}

/// How a consent stands.
struct ConsentState {
  private let consent: Consent

  init(_ consent: Consent) { self.consent = consent }

  func html(_ context: DeskContext) -> HTML {
    func day(_ day: CivilDate) -> [String: Message.Value] { ["day": .text(context.language.say(day))] }
    let words: String =
      if let withdrawn = consent.withdrawn {
        context.say(ReceptionPhrase.consentWithdrawn, day(withdrawn))
      } else {
        switch consent.answer {
        case .given: context.say(ReceptionPhrase.consentGiven, day(consent.day))
        case .refused: context.say(ReceptionPhrase.consentRefused, day(consent.day))
        }
      }
    let isGiven = consent.answer == .given && consent.withdrawn == nil
    return isGiven ? "<span>\(words)</span>" : "<span class=\"now\">\(words)</span>"
  }
}

/// How somebody is paid, in words.
struct PaymentChannelWords {
  private let payment: PaymentChannel

  init(_ payment: PaymentChannel) { self.payment = payment }

  func said(_ context: DeskContext) -> String {
    switch payment {
    case .cash: context.say(ReceptionPhrase.paymentCash)
    case .mobileMoney(let number):
      context.say(ReceptionPhrase.paymentMobile, ["number": .text(number.text)])
    case .bankAccount(let account):
      context.say(
        ReceptionPhrase.paymentBank,
        [
          "number": .text(account.numberText), "bank": .text(account.bank.text), "holder": .text(account.holder),
        ])
    }
  }
}
