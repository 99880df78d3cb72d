internal import Pages
internal import Reception
internal import Register

extension PaymentRefusal {
  /// What keeps a step of a run from being done, and what to do, in one or two sentences.
  func words(_ language: Language) -> String {
    func say(_ phrase: ReceptionPhrase, _ values: [String: Message.Value] = [:]) -> String {
      language.say(phrase, values)
    }
    switch self {
    case .noRun: return say(.refusedNoRun)
    case .runExists, .stale: return say(.refusedStale)
    case .wrongStage(let stage, _, _): return say(.refusedStage, ["stage": .text(say(stage.phrase))])
    case .notSent(let stage): return say(.refusedNotSent, ["stage": .text(say(stage.phrase))])
    case .ownRun: return say(.approveOwn)
    case .ownPayment(let numbers):
      return say(.refusedOwnPayment, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .otherSums(let seen, let now):
      return say(
        .refusedOtherSums,
        [
          "seen": .number(seen.count), "total": .text(seen.total.description), "count": .number(now.count),
          "now": .text(now.total.description),
        ])
    case .nothingToPay: return say(.refusedNothingToPay)
    case .tooManyPayments(let count): return say(.refusedTooMany, ["count": .number(count)])
    case .message: return say(.refusedMessage)
    case .ceilingCurrency(let found, let expected):
      return say(.refusedCeiling, ["found": .text(found.code), "expected": .text(expected.code)])
    case .paidMeanwhile(let numbers):
      return say(.refusedPaidMeanwhile, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .reserved: return say(.refusedReserved)
    case .fundsShort(let held, let needed):
      return say(.refusedFundsShort, ["held": .text(held.description), "needed": .text(needed.description)])
    case .stillInTransit(let count): return say(.refusedInTransit, ["count": .number(count)])
    case .results(let faults): return say(.resultsFaults, ["count": .number(faults.count)])
    case .nothingNew: return say(.refusedNothingNew)
    case .consentEnded(let numbers):
      return say(.refusedConsentEnded, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .forgotten(let numbers):
      return say(.refusedForgotten, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .bookedBefore(let number): return say(.refusedBookedBefore, ["number": .number(number)])
    case .sentStands(let number): return say(.refusedSentStands, ["number": .number(number)])
    case .notAboveNothing(let amount): return say(.refusedNotAboveNothing, ["amount": .text(amount.description)])
    case .money: return say(.refusedAmount)
    case .ledger(let fault): return fault.words(language)
    }
  }
}

extension LedgerFault {
  /// What people can run into; everything else is a step on an older state.
  fileprivate func words(_ language: Language) -> String {
    switch self {
    case .noSuchEntry(let number), .reversedBefore(let number), .isReversal(let number), .notTheReverse(let number):
      language.say(ReceptionPhrase.refusedEntry, ["number": .number(number)])
    case .overdrawn(_, let currency, let by):
      language.say(
        ReceptionPhrase.refusedOverdrawn, ["amount": .text(Money(minor: by, currency).description)])
    case .overpaid, .oversent, .neverSent: language.say(ReceptionPhrase.refusedMoreThanOwed)
    case .tooLarge: language.say(ReceptionPhrase.refusedAmount)
    case .notNext, .noPostings, .emptyPosting, .unbalanced, .overlapping, .backwards, .otherCurrency:
      language.say(ReceptionPhrase.refusedStale)
    }
  }
}
