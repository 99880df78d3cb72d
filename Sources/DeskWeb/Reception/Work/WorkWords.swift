internal import Desks
internal import Pages
internal import Reception
internal import Register

extension WageFloor.Per {
  var phrase: ReceptionPhrase {
    switch self {
    case .hour: .perHour
    case .day: .perDay
    case .week: .perWeek
    case .month: .perMonth
    }
  }
}

extension WageFloor.Kind {
  var phrase: ReceptionPhrase {
    switch self {
    case .legal: .floorLegal
    case .agreed: .floorAgreed
    case .living: .floorLiving
    }
  }
}

extension WorkPermit.Standing {
  var phrase: ReceptionPhrase {
    switch self {
    case .granted: .permitGranted
    case .notNeeded: .permitNotNeeded
    case .applied: .permitApplied
    case .refused: .permitRefused
    }
  }
}

extension JobApplication.Outcome {
  var phrase: ReceptionPhrase {
    switch self {
    case .pending: .applicationPending
    case .offered: .applicationOffered
    case .refused: .applicationRefused
    case .withdrawn: .applicationWithdrawn
    }
  }
}

extension Placement.ExitReason {
  var phrase: ReceptionPhrase {
    switch self {
    case .contractEnded: .endContractEnded
    case .dismissed: .endDismissed
    case .resigned: .endResigned
    case .betterWork: .endBetterWork
    case .notPaid: .endNotPaid
    case .illTreatment: .endIllTreatment
    case .health: .endHealth
    case .moved: .endMoved
    case .employerClosed: .endEmployerClosed
    case .other: .endOther
    }
  }
}

extension WageOffer.Lack {
  var phrase: ReceptionPhrase {
    switch self {
    case .amount: .lackAmount
    case .hours: .lackHours
    case .days: .lackDays
    case .sameCurrency: .lackCurrency
    }
  }
}

extension WageOffer {
  /// `100,000 RWF a month, 40:00 hours and 5 days a week`.
  func words(_ context: DeskContext) -> String {
    let amount =
      amount.map { context.say(per.phrase, ["amount": .text($0.description)]) } ?? context.say(.wageNotSaid)
    var parts = [amount]
    if let minutesPerWeek {
      parts.append(context.say(.hoursPerWeek, ["hours": .text(WageReading.hours(minutesPerWeek))]))
    }
    if let daysPerWeek { parts.append(context.say(.daysPerWeek, ["count": .number(daysPerWeek)])) }
    return parts.joined(separator: " · ")
  }
}
