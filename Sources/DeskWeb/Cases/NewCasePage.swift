internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// The form that opens a case.
struct NewCasePage: DeskPage {
  enum Mistake: Sendable { case reference, taken, sender }

  var reference = ""
  var sender = ""
  var mistake: Mistake?
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String { context.say(.caseNew) }

  func body(_ context: DeskContext) -> HTML {
    let mistakes: [DeskMistakeWords] =
      switch mistake {
      case nil: []
      case .reference: [DeskMistakeWords(field: "reference", words: context.say(.caseReferenceWrong))]
      case .taken:
        [
          DeskMistakeWords(
            field: "reference", words: context.say(.caseReferenceTaken, ["reference": .text(reference)]))
        ]
      case .sender:
        [
          DeskMistakeWords(
            field: "sender", found: .verbatim(sender), expected: .oneOf(context.site.checkSenders.map(\.text)),
            remedy: nil, context.language)
        ]
      }
    let chosen = sender.isEmpty ? context.site.standardSender.text : sender
    let senders = context.site.checkSenders.map { (value: $0.text, label: context.name($0)) }
    let fields: HTML = """
      \(context.field(
        FormField(
          "reference", context.say(.caseReference), value: reference, help: context.say(.caseReferenceHelp),
          isRequired: true, longest: CaseReference.longest), mistakes))
      \(context.field(FormField("sender", context.say(.caseSender), .choice(senders), value: chosen), mistakes))
      <p>\(context.button(context.say(.caseBegin)))</p>
      """
    return """
      <div class="lead"><h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.caseNewLead))</p></div>
      \(context.mistakes(mistakes))
      \(context.form("/desk/cases", fields, style: "narrow-form"))
      """
  }
}
