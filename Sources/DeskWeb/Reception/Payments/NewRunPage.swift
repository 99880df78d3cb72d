internal import ReceptionWork
internal import Pages
internal import Reception
internal import Register

/// The terms of a new payment run.
struct NewRunPage: DeskPage {
  let form: SentForm
  let programmes: ProgrammeSet
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.runNew) }

  func body(_ context: DeskContext) -> HTML {
    let choices = programmes.programmes.map { (value: $0.programme.id.text, label: $0.programme.title) }
    let sources = [
      (value: RunForm.Source.mobile.rawValue, label: context.say(ReceptionPhrase.sourceMobile)),
      (value: RunForm.Source.bank.rawValue, label: context.say(ReceptionPhrase.sourceBank)),
      (value: RunForm.Source.cash.rawValue, label: context.say(ReceptionPhrase.sourceCash)),
    ]
    func field(
      _ name: String, _ label: ReceptionPhrase, _ kind: FormField.Kind, help: ReceptionPhrase? = nil,
      isRequired: Bool = false, longest: Int = 140, inputMode: String? = nil
    ) -> HTML {
      context.field(
        FormField(
          name, context.say(label), kind, value: form[name], help: help.map { context.say($0) } ?? "",
          isRequired: isRequired, longest: longest, inputMode: inputMode), form.mistakes)
    }
    return """
      <div class="lead"><p class="kicker"><a href="/desk/reception/payments">\(context.say(ReceptionPhrase.paymentsTitle))</a></p>
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(ReceptionPhrase.runNewLead))</p></div>
      \(context.mistakes(form.mistakes))
      \(context.form("/desk/reception/payments", """
        \(field("programme", .fieldProgramme, .choice(choices), isRequired: true))
        \(field("up-to", .fieldUpTo, .text("date"), help: .fieldUpToHelp, isRequired: true))
        \(field("execution", .fieldExecution, .text("date"), help: .fieldExecutionHelp, isRequired: true))
        \(field("currency", .fieldCurrency, .text("text"), isRequired: true, longest: 3))
        \(field("source", .fieldSource, .choice(sources), help: .fieldSourceHelp, isRequired: true))
        <fieldset><legend>\(context.say(ReceptionPhrase.ownAccount))</legend>
        \(field("account", .fieldOwnAccount, .text("text"), longest: 40))
        \(field("bank", .fieldOwnBank, .text("text"), longest: 11))
        \(field("holder", .fieldOwnHolder, .text("text")))</fieldset>
        \(field("ceiling", .fieldCeiling, .text("text"), help: .fieldCeilingHelp, longest: 20, inputMode: "decimal"))
        \(field("message", .fieldMessage, .text("text"), help: .fieldMessageHelp, isRequired: true, longest: 100))
        <p>\(context.button(context.say(ReceptionPhrase.runPrepare))) <a href="/desk/reception/payments">\(context.say(.cancel))</a></p>
        """ as HTML, style: "narrow-form"))
      """
  }
}
