internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// Money that a programme was given, or that came back, as somebody typed it.
struct FundForm {
  static let fields = ["programme", "currency", "amount", "source"]

  private(set) var form: SentForm
  /// `nil` while there are mistakes.
  private(set) var amount: (ProgrammeID, Money)?

  /// One that nobody has filled in yet.
  init(_ call: DeskCall) { form = SentForm(call, ["currency": "RWF"]) }

  init(sent call: DeskCall) throws {
    form = try SentForm(sent: call, FundForm.fields)
    let programme = form.programme("programme", call.reception.programmes)
    let money = form.amount("amount", form.currency("currency"), isAboveNothing: true)
    if form["source"].isEmpty { form.mistake("source", form.found("source"), .reception(.expectedFundSource)) }
    guard form.mistakes.isEmpty, let programme, let money else { return }
    amount = (programme, money)
  }
}
