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
  /// As it was typed, to be put right.
  var language = ""
  var how = ""
  var day = ""
  var mistakes: [DeskMistakeWords] = []
  /// What is recorded of it.
  var consent: Consent?

  init(_ purpose: ConsentPurpose, _ recipient: Recipient, _ words: ConsentWords, today: CivilDate) {
    (self.purpose, self.recipient) = (purpose, recipient)
    day = today.description
    language = words.writtenIn(purpose)?.text ?? ""
  }

  /// Reads the answer. It is to the words that the page showed: where these are others by now, they are shown again.
  init(_ purpose: ConsentPurpose, _ recipient: Recipient, _ call: DeskCall) throws {
    (self.purpose, self.recipient) = (purpose, recipient)
    (language, how, day) = (try call.text("language"), try call.text("how"), try call.text("day"))
    let code = try call.languageCode("language", &mistakes)
    let day = try call.day("day", until: call.reception.today, &mistakes)
    if how != "read" && how != "read-out" {
      mistakes.append(DeskMistakeWords(field: "how", words: call.say(ReceptionPhrase.mistakeHowShown)))
    }
    let digest = ConsentForm.digest(of: ConsentWords(call).shown(purpose, recipient))
    if try call.text("shown") != digest {
      mistakes.append(DeskMistakeWords(field: "shown", words: call.say(ReceptionPhrase.mistakeOtherWords)))
    }
    guard mistakes.isEmpty, let code, let day else { return }
    consent = Consent(
      id: CaseDesk.newID(), purpose: purpose, recipient: recipient,
      answer: try call.text("do") == "refuse" ? .refused : .given, day: day,
      shown: Consent.Shown(digest: digest, language: code, wasReadOut: how == "read-out"))
  }

  /// SHA-256 of the words, in hexadecimal digits.
  static func digest(of text: String) -> String { SHA.hex(SHA.sha256(Array(text.utf8))) }

  /// The words, and in which language, how and when they were answered.
  func html(_ context: DeskContext, spoken: [SpokenLanguage] = []) -> HTML {
    let words = ConsentWords(context).shown(purpose, recipient)
    let ways = [
      (value: "", label: "—"), (value: "read-out", label: context.say(ReceptionPhrase.consentReadOut)),
      (value: "read", label: context.say(ReceptionPhrase.consentRead)),
    ]
    return """
      \(context.hidden("shown", ConsentForm.digest(of: words)))
      <blockquote class="consent-words"><p>\(words)</p></blockquote>
      \(context.field(FormField("language", context.say(ReceptionPhrase.consentLanguage), .choice(KnownLanguages.options(spoken)), value: language), mistakes))
      \(context.field(FormField("how", context.say(ReceptionPhrase.consentHow), .choice(ways), value: how, isRequired: true), mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.consentDay), .text("date"), value: day, isRequired: true), mistakes))
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
