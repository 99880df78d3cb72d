internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Sealing

/// The words of one consent with the answer to them: shown, and read as the form sends it.
struct ConsentForm {
  static let fields = ["purpose", "whom", "name", "shown", "language", "how", "day", "do"]

  let purpose: ConsentPurpose
  let recipient: Recipient
  private(set) var form: SentForm
  /// What is recorded of it.
  private(set) var consent: Consent?

  /// How the words were shown.
  private enum Way: String {
    case readOut = "read-out"
    case read
  }

  /// One that nobody has answered yet; in the language that somebody prefers, or in that of the words.
  init(_ purpose: ConsentPurpose, _ recipient: Recipient, in language: LanguageCode? = nil, _ call: DeskCall) {
    (self.purpose, self.recipient) = (purpose, recipient)
    let language = language ?? ConsentWords(call).writtenIn(purpose)
    form = SentForm(call, ["day": call.reception.today.description, "language": language?.text ?? ""])
  }

  /// Reads the answer. It is to the words that the page showed: where these are others by now, they are shown again.
  init(_ purpose: ConsentPurpose, _ recipient: Recipient, sent call: DeskCall) throws {
    (self.purpose, self.recipient) = (purpose, recipient)
    form = try SentForm(sent: call, ["language", "how", "day", "shown", "do"])
    let code = form.languageCode("language")
    let day = form.day("day", until: call.reception.today)
    let way = Way(rawValue: form["how"])
    if way == nil { form.mistake("how", .mistakeHowShown) }
    let digest = ConsentForm.digest(of: ConsentWords(call).shown(purpose, recipient))
    if form["shown"] != digest { form.mistake("shown", .mistakeOtherWords) }
    guard form.mistakes.isEmpty, let code, let day, let way else { return }
    consent = Consent(
      id: CaseDesk.newID(), purpose: purpose, recipient: recipient, answer: form["do"] == "refuse" ? .refused : .given,
      day: day, shown: Consent.Shown(digest: digest, language: code, wasReadOut: way == .readOut))
  }

  /// SHA-256 of the words, in hexadecimal digits.
  static func digest(of text: String) -> String { SHA.hex(SHA.sha256(Array(text.utf8))) }

  /// The words, and in which language, how and when they were answered.
  func html(_ context: DeskContext, spoken: [SpokenLanguage] = []) -> HTML {
    let words = ConsentWords(context).shown(purpose, recipient)
    let ways = [
      (value: "", label: "—"), (value: Way.readOut.rawValue, label: context.say(ReceptionPhrase.consentReadOut)),
      (value: Way.read.rawValue, label: context.say(ReceptionPhrase.consentRead)),
    ]
    return """
      \(context.hidden("shown", ConsentForm.digest(of: words)))
      <blockquote class="consent-words"><p>\(words)</p></blockquote>
      \(context.field(FormField("language", context.say(ReceptionPhrase.consentLanguage), .choice(KnownLanguages.options(spoken)), value: form["language"]), form.mistakes))
      \(context.field(FormField("how", context.say(ReceptionPhrase.consentHow), .choice(ways), value: form["how"], isRequired: true), form.mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.consentDay), .text("date"), value: form["day"], isRequired: true), form.mistakes))
      """
  }

  /// Two buttons, neither of which is the easier one. Where nothing is kept of who refuses, nothing has to be filled in.
  func buttons(_ context: DeskContext, isKept: Bool = true) -> HTML {
    let skips: HTML = isKept ? "" : " formnovalidate"
    return """
      <p class="actions">\(context.button(context.say(ReceptionPhrase.consentGive), name: "do", value: "give")) \
      <button type="submit" name="do" value="refuse" class="second"\(skips)>\(context.say(ReceptionPhrase.consentRefuse))</button></p>
      """
  }
}
