internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import Register

/// How a participant wants to be reached, and when it is safe.
struct ContactPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  var means: String
  var address: String
  var language: String
  var whenSafe: String
  var mistakes: [DeskMistakeWords] = []

  init(_ participant: DeskParticipant, _ call: DeskCall) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    let contact = participant.content.contact
    means = contact?.means.rawValue ?? ""
    address = contact?.address ?? ""
    let preferred = participant.content.languages.first(where: \.isPreferred)?.code
    language = (contact?.language ?? preferred)?.text ?? ""
    whenSafe = contact?.whenSafe ?? ""
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.contact) }

  func body(_ context: DeskContext) -> HTML {
    let all = PreferredContact.Means.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    var languages = KnownLanguages.options(content.languages)
    if LanguageCode(language) != nil, !languages.contains(where: { $0.value == language }) {
      languages.insert((value: language, label: language), at: 0)
    }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("means", context.say(ReceptionPhrase.contactMeans), .choice(all), value: means), mistakes))
      \(context.field(FormField("address", context.say(ReceptionPhrase.contactAddress), value: address, help: context.say(ReceptionPhrase.contactAddressHelp), isRequired: true, longest: 200), mistakes))
      \(context.field(FormField("language", context.say(ReceptionPhrase.language), .choice(languages), value: language), mistakes))
      \(context.field(FormField("safe", context.say(ReceptionPhrase.contactWhenSafe), .lines, value: whenSafe, help: context.say(ReceptionPhrase.contactWhenSafeHelp), longest: 500), mistakes))
      <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
      """
    let gone: HTML =
      content.contact == nil
      ? "" : remove("contact", "means", means, context.say(ReceptionPhrase.contact), context)
    return page(
      context, mistakes: mistakes,
      context.may(.writeParticipants)
        ? "\(context.form("\(path)/contact", fields, style: "narrow-form"))\(gone)" : "")
  }
}

/// The way by which a participant wants to be paid: what they hold decides, and each part is checked as it is written.
struct ParticipantPaymentPage: ParticipantPart {
  static let fields = ["way", "mobile", "number", "bank", "holder", "do"]

  let participant: DeskParticipant
  let notice: ParticipantNotice
  var way = ""
  var mobile = ""
  var number = ""
  var bank = ""
  var holder = ""
  var mistakes: [DeskMistakeWords] = []

  init(_ participant: DeskParticipant, _ call: DeskCall) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    switch participant.content.channel {
    case nil: break
    case .cash?: way = "cash"
    case .mobileMoney(let number)?: (way, mobile) = ("mobile", number.text)
    case .bankAccount(let account)?:
      (way, number, bank, holder) = ("bank", account.numberText, account.bank.text, account.holder)
    }
  }

  /// What the form says; `nil` after a mistake.
  mutating func read(_ call: DeskCall) throws -> PaymentChannel? {
    (way, mobile, number) = (try call.text("way"), try call.text("mobile"), try call.text("number"))
    (bank, holder) = (try call.text("bank"), try call.text("holder"))
    do throws(ChannelFault) {
      switch way {
      case "cash": return .cash
      case "bank":
        return .bankAccount(
          try BankAccount(number: number, bank: bank.uppercased().filter { $0 != " " }, holder: holder))
      case "mobile": return try .mobileMoney(written: mobile)
      default:
        mistakes.append(DeskMistakeWords(field: "way", words: call.say(ReceptionPhrase.mistakeWay)))
        return nil
      }
    } catch {
      let field: String =
        switch error {
        case .notAnIBAN, .checkDigits, .notAnAccount: "number"
        case .notABIC: "bank"
        case .notANumber: "mobile"
        case .notAHolder: "holder"
        }
      mistakes.append(error.mistake(field, call.language))
      return nil
    }
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.payment) }

  func body(_ context: DeskContext) -> HTML {
    let ways = [
      (value: "mobile", label: context.say(ReceptionPhrase.wayMobile)),
      (value: "bank", label: context.say(ReceptionPhrase.wayBank)),
      (value: "cash", label: context.say(ReceptionPhrase.wayCash)),
    ]
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("way", context.say(ReceptionPhrase.payment), .choice(ways), value: way), mistakes))
      <fieldset><legend class="small-legend">\(context.say(ReceptionPhrase.wayMobile))</legend>
      \(context.field(FormField("mobile", context.say(ReceptionPhrase.mobileNumber), .text("tel"), value: mobile, help: context.say(ReceptionPhrase.mobileNumberHelp), longest: 40, inputMode: "tel"), mistakes))
      </fieldset>
      <fieldset><legend class="small-legend">\(context.say(ReceptionPhrase.wayBank))</legend>
      \(context.field(FormField("number", context.say(ReceptionPhrase.accountNumber), value: number, help: context.say(ReceptionPhrase.accountNumberHelp), longest: 60), mistakes))
      \(context.field(FormField("bank", context.say(ReceptionPhrase.accountBank), value: bank, help: context.say(ReceptionPhrase.accountBankHelp), longest: 20), mistakes))
      \(context.field(FormField("holder", context.say(ReceptionPhrase.accountHolder), value: holder, help: context.say(ReceptionPhrase.accountHolderHelp), longest: 140), mistakes))
      </fieldset>
      <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
      """
    let gone: HTML =
      content.channel == nil ? "" : remove("payment", "way", way, context.say(ReceptionPhrase.payment), context)
    return page(
      context, lead: context.say(ReceptionPhrase.paymentLead), mistakes: mistakes,
      context.may(.writeParticipants)
        ? "\(context.form("\(path)/payment", fields, style: "narrow-form"))\(gone)" : "")
  }
}
