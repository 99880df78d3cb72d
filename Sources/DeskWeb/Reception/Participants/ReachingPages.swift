internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import Register

/// How a participant wants to be reached, and when it is safe.
struct ContactPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let form: SentForm

  init(_ participant: DeskParticipant, _ call: DeskCall, _ sent: SentForm? = nil) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    let contact = participant.content.contact
    let preferred = participant.content.languages.first(where: \.isPreferred)?.code
    form =
      sent
      ?? SentForm(
        call,
        [
          "means": contact?.means.rawValue ?? "", "address": contact?.address ?? "",
          "language": (contact?.language ?? preferred)?.text ?? "", "safe": contact?.whenSafe ?? "",
        ])
  }

  /// `nil` after a mistake.
  static func read(_ form: inout SentForm) -> PreferredContact? {
    let means = form.choice("means", of: PreferredContact.Means.self)
    let language = form.languageCode("language")
    let address = form.text("address", longest: 200)
    let whenSafe = form.text("safe", longest: 500, isNeeded: false)
    guard let means, let language, let address, let whenSafe else { return nil }
    return PreferredContact(means: means, address: address, language: language, whenSafe: whenSafe)
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.contact) }

  func body(_ context: DeskContext) -> HTML {
    let all = PreferredContact.Means.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    var languages = KnownLanguages.options(content.languages)
    let language = form["language"]
    if LanguageCode(language) != nil, !languages.contains(where: { $0.value == language }) {
      languages.insert((value: language, label: language), at: 0)
    }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("means", context.say(ReceptionPhrase.contactMeans), .choice(all), value: form["means"]), form.mistakes))
      \(context.field(FormField("address", context.say(ReceptionPhrase.contactAddress), value: form["address"], help: context.say(ReceptionPhrase.contactAddressHelp), isRequired: true, longest: 200), form.mistakes))
      \(context.field(FormField("language", context.say(ReceptionPhrase.language), .choice(languages), value: language), form.mistakes))
      \(context.field(FormField("safe", context.say(ReceptionPhrase.contactWhenSafe), .lines, value: form["safe"], help: context.say(ReceptionPhrase.contactWhenSafeHelp), longest: 500), form.mistakes))
      <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
      """
    let gone: HTML =
      content.contact == nil
      ? "" : remove("contact", "means", form["means"], context.say(ReceptionPhrase.contact), context)
    return page(
      context, mistakes: form.mistakes,
      context.may(.writeParticipants)
        ? "\(context.form("\(path)/contact", fields, style: "narrow-form"))\(gone)" : "")
  }
}

/// The way by which a participant wants to be paid: what they hold decides, and each part is checked as it is written.
struct ParticipantPaymentPage: ParticipantPart {
  static let fields = ["way", "mobile", "number", "bank", "holder", "do"]

  let participant: DeskParticipant
  let notice: ParticipantNotice
  let form: SentForm

  private enum Way: String { case mobile, bank, cash }

  init(_ participant: DeskParticipant, _ call: DeskCall, _ sent: SentForm? = nil) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    form = sent ?? SentForm(call, ParticipantPaymentPage.filled(participant.content.channel))
  }

  private static func filled(_ payment: PaymentChannel?) -> [String: String] {
    switch payment {
    case nil: [:]
    case .cash?: ["way": Way.cash.rawValue]
    case .mobileMoney(let number)?: ["way": Way.mobile.rawValue, "mobile": number.text]
    case .bankAccount(let account)?:
      [
        "way": Way.bank.rawValue, "number": account.numberText, "bank": account.bank.text, "holder": account.holder,
      ]
    }
  }

  /// What the form says; `nil` after a mistake.
  static func read(_ form: inout SentForm) -> PaymentChannel? {
    switch Way(rawValue: form["way"]) {
    case .cash?: return .cash
    case .bank?: return form.account("number", bank: "bank", holder: "holder").map { .bankAccount($0) }
    case .mobile?:
      do throws(ChannelFault) { return try .mobileMoney(written: form["mobile"]) } catch {
        form.mistake("mobile", error)
        return nil
      }
    case nil:
      form.mistake("way", .mistakeWay)
      return nil
    }
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.payment) }

  func body(_ context: DeskContext) -> HTML {
    let ways = [
      (value: Way.mobile.rawValue, label: context.say(ReceptionPhrase.wayMobile)),
      (value: Way.bank.rawValue, label: context.say(ReceptionPhrase.wayBank)),
      (value: Way.cash.rawValue, label: context.say(ReceptionPhrase.wayCash)),
    ]
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("way", context.say(ReceptionPhrase.payment), .choice(ways), value: form["way"]), form.mistakes))
      <fieldset><legend class="small-legend">\(context.say(ReceptionPhrase.wayMobile))</legend>
      \(context.field(FormField("mobile", context.say(ReceptionPhrase.mobileNumber), .text("tel"), value: form["mobile"], help: context.say(ReceptionPhrase.mobileNumberHelp), longest: 40, inputMode: "tel"), form.mistakes))
      </fieldset>
      <fieldset><legend class="small-legend">\(context.say(ReceptionPhrase.wayBank))</legend>
      \(context.field(FormField("number", context.say(ReceptionPhrase.accountNumber), value: form["number"], help: context.say(ReceptionPhrase.accountNumberHelp), longest: 60), form.mistakes))
      \(context.field(FormField("bank", context.say(ReceptionPhrase.accountBank), value: form["bank"], help: context.say(ReceptionPhrase.accountBankHelp), longest: 20), form.mistakes))
      \(context.field(FormField("holder", context.say(ReceptionPhrase.accountHolder), value: form["holder"], help: context.say(ReceptionPhrase.accountHolderHelp), longest: 140), form.mistakes))
      </fieldset>
      <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
      """
    let gone: HTML =
      content.channel == nil ? "" : remove("payment", "way", form["way"], context.say(ReceptionPhrase.payment), context)
    return page(
      context, lead: context.say(ReceptionPhrase.paymentLead), mistakes: form.mistakes,
      context.may(.writeParticipants)
        ? "\(context.form("\(path)/payment", fields, style: "narrow-form"))\(gone)" : "")
  }
}
