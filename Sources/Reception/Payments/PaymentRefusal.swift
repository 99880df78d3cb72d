package import Desks
package import Register

/// Why a step of a payment run is not done.
package enum PaymentRefusal: Error, Hashable, Sendable {
  case noRun(RunID)
  case runExists(RunID)
  case wrongStage(PaymentRun.Stage, expected: [PaymentRun.Stage], for: PaymentRun.Stage)
  /// Results came for a run that was not sent, or its file was asked for.
  case notSent(PaymentRun.Stage)
  case ownRun(MemberID)
  /// These payments go to the approver or to somebody close.
  case ownPayment([Int])
  case otherSums(seen: ControlSums, now: ControlSums)
  case nothingToPay
  case tooManyPayments(Int)
  case message(String)
  case ceilingCurrency(Currency, Currency)
  /// These dues were paid, sent or taken by another run since the run was prepared.
  case paidMeanwhile([Int])
  /// The due is in a run that was not sent yet.
  case reserved(RunID)
  /// The run or the ledger was changed after what the step rests on.
  case stale
  case fundsShort(held: Money, needed: Money)
  case stillInTransit(Int)
  /// The lines of a file of results that cannot be booked. Nothing of it was.
  case results([ResultFault])
  case nothingNew
  /// An entry by which money was sent cannot be reversed.
  case sentStands(Int)
  /// What is given to a programme, or put back to its funds, is more than nothing. A wrong entry is reversed.
  case notAboveNothing(Money)
  case ledger(LedgerFault)
  case money(MoneyFault)

  package var found: String {
    switch self {
    case .noRun(let id): "the run \(id)"
    case .runExists(let id): "a second run \(id)"
    case .wrongStage(let stage, _, _), .notSent(let stage): "a run that is \(stage.rawValue)"
    case .ownRun: "the member who prepared the run"
    case .ownPayment(let numbers): "\(counted(numbers.count, "payment")) to the approver or somebody close"
    case .otherSums(let seen, _): "\(counted(seen.count, "payment")), \(seen.total)"
    case .nothingToPay: "no due that can be paid"
    case .tooManyPayments(let count): "\(count) payments"
    case .message(let text): "the message “\(text.prefix(120))”"
    case .ceilingCurrency(let found, _): "a ceiling in \(found)"
    case .paidMeanwhile(let numbers): "\(counted(numbers.count, "due")) that changed since the run was prepared"
    case .reserved(let run): "a due that the run \(run) is to pay"
    case .stale: "a step that rests on an older state"
    case .fundsShort(let held, _): "\(held) in the funds of the programme"
    case .stillInTransit(let count): "\(counted(count, "payment")) without a final result"
    case .results(let faults): "\(counted(faults.count, "line")) that cannot be booked"
    case .nothingNew: "what was booked before"
    case .sentStands(let number): "a reversal of entry \(number), by which money was sent"
    case .notAboveNothing(let amount): "\(amount)"
    case .ledger(let fault): fault.found
    case .money(let fault): fault.found
    }
  }

  package var expected: String {
    switch self {
    case .noRun: "a run of this organisation"
    case .runExists: "an id that no run has"
    case .wrongStage(_, let expected, _): "one that is \(expected.map(\.rawValue).joined(separator: " or "))"
    case .notSent: "one that is exported"
    case .ownRun: "another member to approve it"
    case .ownPayment: "an approver to whom nothing is paid"
    case .otherSums(_, let now): "\(counted(now.count, "payment")), \(now.total)"
    case .nothingToPay: "at least one"
    case .tooManyPayments: "at most \(InstructionID.mostNumber)"
    case .message: "1 to 100 letters, digits, spaces and . , ' ( ) / : ? + -, beginning with a letter or digit"
    case .ceilingCurrency(_, let expected): "one in \(expected), in which the run pays"
    case .paidMeanwhile: "dues that are still owed as much as they were"
    case .reserved: "one that no run has"
    case .stale: "one on what is there now"
    case .fundsShort(_, let needed): "at least \(needed)"
    case .stillInTransit: "a result for each"
    case .results: "a file whose every line fits the run"
    case .nothingNew: "something that was not known"
    case .sentStands: "a result that says it failed or came back"
    case .notAboveNothing: "an amount above nothing"
    case .ledger(let fault): fault.expected
    case .money(let fault): fault.expected
    }
  }

  package var remedy: String {
    switch self {
    case .noRun: "Choose a run from the list."
    case .runExists, .stale: "Look at the run as it is now."
    case .wrongStage(_, _, let stage): PaymentRefusal.remedy(for: stage)
    case .notSent: "Approve and export the run first."
    case .ownRun, .ownPayment: "Ask another member to approve it."
    case .otherSums: "Look at the run again before you approve it."
    case .nothingToPay: "See why each due was left out."
    case .tooManyPayments: "Prepare several runs."
    case .message: "Write a short message without other signs."
    case .ceilingCurrency: "Write the ceiling in the currency of the run."
    case .paidMeanwhile: "Cancel the run and prepare another."
    case .reserved: "Cancel the run, or wait for its results."
    case .fundsShort: "Book what the programme was given, or prepare a smaller run."
    case .stillInTransit: "Import the results that are missing."
    case .results: "Correct the lines, or ask the provider for a new file, and import it whole."
    case .nothingNew: "There is nothing to do."
    case .sentStands: "Import the result, or ask the provider for it."
    case .notAboveNothing: "Write how much it was; reverse an entry that was wrong."
    case .ledger(let fault): fault.remedy
    case .money: "Check the amounts."
    }
  }

  private static func remedy(for stage: PaymentRun.Stage) -> String {
    switch stage {
    case .prepared, .checked: "Prepare another run."
    case .approved: "Check the run first; what was approved or cancelled stays so."
    case .exported: "Have the run approved first; an exported one gives the same file again."
    case .closed: "Export the run and import its results first."
    case .cancelled: "What was sent cannot be cancelled: wait for the results."
    }
  }
}
