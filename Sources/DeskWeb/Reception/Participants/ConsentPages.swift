internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What a participant agreed to, purpose by purpose, and what can be asked.
struct ConsentPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.consents) }

  func body(_ context: DeskContext) -> HTML {
    let words = ConsentWords(context)
    let purposes = ConsentPurpose.allCases.map { purpose -> HTML in
      let said = content.consents.filter { $0.purpose == purpose }.reversed().map { entry($0, words, context) }
      let list: HTML =
        said.isEmpty
        ? "<p class=\"quiet\">\(context.say(ReceptionPhrase.consentNeverAsked))</p>"
        : "<ul class=\"entries\">\(Array(said))</ul>"
      return panel(purpose.rawValue, context.say(purpose.phrase), "\(list)\(ask(purpose, context))")
    }
    return page(
      context, lead: context.say(ReceptionPhrase.consentLead), "<div class=\"columns\">\(purposes)</div>")
  }

  private func entry(_ consent: Consent, _ words: ConsentWords, _ context: DeskContext) -> HTML {
    let shown = context.say(
      consent.shown.wasReadOut ? ReceptionPhrase.consentWasReadOut : .consentWasRead,
      ["language": .text(KnownLanguages.name(consent.shown.language))])
    let recipient = words.recipient(consent.recipient)
    let withdraw: HTML =
      consent.answer == .given && consent.withdrawn == nil && context.may(.writeParticipants)
      ? context.form(
        "\(path)/consent/withdraw",
        """
        \(context.hidden("consent", consent.id.text))\(seen(context))<button type="submit" class="plain" aria-label="\(context.say(ReceptionPhrase.consentWithdrawLabel, ["purpose": .text(context.say(consent.purpose.phrase)), "recipient": .text(recipient)]))">\(context.say(ReceptionPhrase.consentWithdraw))</button>
        """, style: "") : ""
    return """
      <li><span><b>\(recipient)</b></span>\(ConsentState(consent).html(context))
      <small>\(shown) <code>\(String(consent.shown.digest.prefix(16)))</code></small>\(withdraw)</li>
      """
  }

  /// To whom it is asked about stands in the words, so it is chosen before they are shown.
  private func ask(_ purpose: ConsentPurpose, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let usual = purpose.usualRecipient
    var options: [(value: String, label: String)] = []
    if usual == .representative {
      options.append((value: "here", label: context.signedIn?.organisation.name ?? ""))
    }
    options += [(value: usual.rawValue, label: context.say(usual.phrase))]
    options += Recipient.Category.allCases.filter { $0 != usual }
      .map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let id = purpose.rawValue
    return """
      <details><summary>\(context.say(ReceptionPhrase.consentAsk))</summary>
      <form method="get" action="\(path)/consent/ask" class="check">
      \(context.hidden("purpose", id))
      \(context.field(FormField("whom", context.say(ReceptionPhrase.consentWhom), .choice(options), id: "whom-\(id)")))
      \(context.field(FormField("name", context.say(ReceptionPhrase.consentName), help: context.say(ReceptionPhrase.consentNameHelp), longest: 100, id: "name-\(id)")))
      <p>\(context.button(context.say(ReceptionPhrase.consentShow), style: "second"))</p>
      </form></details>
      """
  }
}

/// The words of one consent, to be answered.
struct ConsentAskPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let whom: String
  let name: String
  let form: ConsentForm

  /// For what and to whom, as an address or a form says it; `nil` for what is no purpose or no recipient.
  static func recipient(
    whom: String, name: String, _ organisation: OrganisationID
  ) -> Recipient? {
    if whom == "here" { return Recipient(.representative, organisation.text) }
    guard let category = Recipient.Category(rawValue: whom), name.unicodeScalars.count <= 100 else { return nil }
    return Recipient(category, name.isEmpty ? nil : name)
  }

  func title(_ context: DeskContext) -> String { context.say(form.purpose.phrase) }

  func body(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      \(context.hidden("purpose", form.purpose.rawValue))\(context.hidden("whom", whom))\(context.hidden("name", name))\(seen(context))
      \(form.html(context, spoken: content.languages))
      \(form.buttons(context))
      """
    return page(
      context, lead: context.say(ReceptionPhrase.consentAskLead), mistakes: form.form.mistakes,
      context.form("\(path)/consent", fields, style: "narrow-form"))
  }
}
