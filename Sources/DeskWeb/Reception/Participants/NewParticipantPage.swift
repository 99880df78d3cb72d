internal import Casework
internal import Desks
internal import Pages
internal import Reception

/// The form that opens a participant: with a reference, and their consent to it. Of who does not agree nothing is kept.
struct NewParticipantPage: DeskPage {
  var reference = ""
  var consent: ConsentForm
  var mistakes: [DeskMistakeWords] = []
  let section = DeskSection.reception

  /// What is asked before anything is kept.
  static let purpose = ConsentPurpose.enrolment
  static let recipient = Recipient(.programme)

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.participantNew) }

  func body(_ context: DeskContext) -> HTML {
    let fields: HTML = """
      \(context.field(
        FormField(
          "reference", context.say(.caseReference), value: reference,
          help: context.say(ReceptionPhrase.participantReferenceHelp), isRequired: true,
          longest: CaseReference.longest), mistakes))
      \(consent.html(context))
      \(consent.buttons(context, isKept: false))
      """
    return """
      <div class="lead"><p class="kicker"><a href="/desk/reception/participants">\(context.say(ReceptionPhrase.participants))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(ReceptionPhrase.participantNewLead))</p></div>
      \(context.mistakes(mistakes + consent.form.mistakes))
      \(context.form("/desk/reception/participants", fields, style: "narrow-form"))
      """
  }
}
