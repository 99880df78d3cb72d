internal import Register
internal import Pages
internal import Reception

extension PaymentRun.Stage {
  var phrase: ReceptionPhrase {
    switch self {
    case .prepared: .runPrepared
    case .checked: .runChecked
    case .approved: .runApproved
    case .exported: .runExported
    case .closed: .runClosed
    case .cancelled: .runCancelled
    }
  }
}

extension PaymentStatus {
  var phrase: ReceptionPhrase {
    switch self {
    case .waiting: .paymentWaiting
    case .cancelled: .paymentCancelled
    case .inTransit: .paymentInTransit
    case .paid: .paymentPaid
    case .partlyDelivered: .paymentPartly
    case .failed: .paymentFailed
    case .returned: .paymentReturned
    }
  }

  /// How much of it arrived or came back, where that is not all.
  var amount: String? {
    switch self {
    case .partlyDelivered(let money), .returned(let money): money.description
    case .waiting, .cancelled, .inTransit, .paid, .failed: nil
    }
  }
}

extension LeftOut.Reason {
  var phrase: ReceptionPhrase {
    switch self {
    case .unknownEntitlement: .leftUnknown
    case .noConsent: .leftNoConsent
    case .unaskedConsent: .leftUnasked
    case .noChannel: .leftNoChannel
    case .otherChannel: .leftOtherChannel
    case .otherProgramme: .leftOtherProgramme
    case .otherCurrency: .leftOtherCurrency
    case .aboveCeiling: .leftAboveCeiling
    case .notDue: .leftNotDue
    case .reserved: .leftReserved
    case .inTransit: .leftInTransit
    case .paid: .leftPaid
    case .overlaps: .leftOverlaps
    case .repeated: .leftRepeated
    case .noAmount: .leftNoAmount
    }
  }
}

extension JournalEntry.Kind {
  var phrase: ReceptionPhrase {
    switch self {
    case .funding: .entryFunding
    case .recognition: .entryRecognition
    case .dispatch: .entryDispatch
    case .settlement: .entrySettlement
    case .failure: .entryFailure
    case .return: .entryReturn
    case .release: .entryRelease
    case .reversal: .entryReversal
    }
  }
}

extension RunCheck.Fault {
  func words(_ context: DeskContext) -> String {
    switch self {
    case .sums: context.say(ReceptionPhrase.faultSums)
    case .paidMeanwhile(let numbers):
      context.say(ReceptionPhrase.faultPaidMeanwhile, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .sameDays(let groups):
      context.say(
        ReceptionPhrase.faultSameDays, ["numbers": .text(PaymentNumbers.words(groups.flatMap { $0 }))])
    case .fundsShort(let held, let needed):
      context.say(
        ReceptionPhrase.faultFundsShort, ["held": .text(held.description), "needed": .text(needed.description)])
    }
  }
}

extension RunCheck.Remark {
  func words(_ context: DeskContext) -> String {
    switch self {
    case .sameDestination(let numbers):
      context.say(ReceptionPhrase.remarkSameDestination, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .rest(let numbers):
      context.say(ReceptionPhrase.remarkRest, ["numbers": .text(PaymentNumbers.words(numbers))])
    case .leftOut(let count): context.say(ReceptionPhrase.remarkLeftOut, ["count": .number(count)])
    }
  }
}

/// Numbers of payments on one line: the first twenty.
enum PaymentNumbers {
  static func words(_ numbers: [Int]) -> String {
    numbers.prefix(20).map(String.init).joined(separator: ", ") + (numbers.count > 20 ? ", …" : "")
  }
}
