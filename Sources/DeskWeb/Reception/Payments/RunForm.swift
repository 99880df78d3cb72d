internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// The terms of a run as somebody typed them.
struct RunForm {
  static let fields = [
    "programme", "currency", "source", "account", "bank", "holder", "up-to", "execution", "ceiling", "message",
  ]

  /// Through whom it is paid.
  enum Source: String, CaseIterable { case mobile, bank, cash }

  private(set) var form: SentForm
  /// `nil` while there are mistakes.
  private(set) var terms: PaymentTerms?

  /// One that nobody has filled in yet.
  init(_ call: DeskCall) {
    let today = call.reception.today.description
    form = SentForm(call, ["currency": "RWF", "source": Source.mobile.rawValue, "up-to": today, "execution": today])
  }

  init(sent call: DeskCall) throws {
    form = try SentForm(sent: call, RunForm.fields)
    terms = read(call.reception.programmes)
  }

  private mutating func read(_ programmes: ProgrammeSet) -> PaymentTerms? {
    let programme = form.programme("programme", programmes)
    let currency = form.currency("currency")
    let upTo = form.day("up-to")
    let execution = form.day("execution")
    let ceiling = form["ceiling"].isEmpty ? nil : form.amount("ceiling", currency)
    let source = paidFrom()
    guard form.mistakes.isEmpty, let programme, let currency, let upTo, let execution, let source else { return nil }
    let terms = PaymentTerms(
      programme: programme, currency: currency, source: source, executionDay: execution, upTo: upTo, ceiling: ceiling,
      message: form["message"])
    guard terms.hasSendableMessage else {
      form.mistake("message", form.found("message"), .reception(.expectedMessage))
      return nil
    }
    return terms
  }

  private mutating func paidFrom() -> PaymentTerms.Source? {
    switch form.choice("source", of: Source.self) {
    case .mobile?: .mobileMoney
    case .cash?: .cash
    case .bank?: form.account("account", bank: "bank", holder: "holder").map { .bank(account: $0) }
    case nil: nil
    }
  }
}
