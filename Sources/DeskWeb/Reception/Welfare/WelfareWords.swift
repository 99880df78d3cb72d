internal import Desks
internal import Pages
internal import Reception

extension PreferredContact.Means {
  /// How somebody was tried to be reached.
  var attemptPhrase: ReceptionPhrase {
    switch self {
    case .call: .byCall
    case .text: .byText
    case .message: .byMessage
    case .email: .byEmail
    case .visit: .byVisit
    case .throughOther: .byOther
    }
  }
}

extension ContactAttempt.Outcome {
  var phrase: ReceptionPhrase {
    switch self {
    case .reached: .outcomeReached
    case .noAnswer: .outcomeNoAnswer
    case .notTheirs: .outcomeNotTheirs
    case .declined: .outcomeDeclined
    }
  }
}

extension OnwardSign.Kind {
  var phrase: ReceptionPhrase {
    switch self {
    case .toldToLeave: .signToldToLeave
    case .documentsTaken: .signDocumentsTaken
    case .detained: .signDetained
    case .ticketGiven: .signTicketGiven
    case .askedByAuthority: .signAskedByAuthority
    }
  }
}

extension ConsentRefusal {
  /// Why something does not leave, and what to do.
  func words(_ context: DeskContext) -> String {
    switch ground {
    case .neverAsked: context.say(.withheldNeverAsked)
    case .refused(let day): context.say(.withheldRefused, ["day": .text(context.say(day))])
    case .withdrawn(let day): context.say(.withheldWithdrawn, ["day": .text(context.say(day))])
    case .notYet(let day): context.say(.withheldNotYet, ["day": .text(context.say(day))])
    }
  }
}

extension ScheduledFollowUp.State {
  /// How it stands, beside its day.
  func html(_ context: DeskContext) -> HTML {
    wantsWork ? "<span class=\"now\">\(words(context))</span>" : "<span class=\"quiet\">\(words(context))</span>"
  }

  private func words(_ context: DeskContext) -> String {
    switch self {
    case .upcoming: context.say(.followUpUpcoming)
    case .due: context.say(.followUpDue)
    case .missed(let days): context.say(.followUpMissed, ["count": .number(days)])
    case .done(let day, let late):
      late == 0
        ? context.say(.followUpDone, ["day": .text(context.say(day))])
        : context.say(.followUpDoneLate, ["day": .text(context.say(day)), "count": .number(late)])
    case .lapsed: context.say(.followUpOver)
    }
  }

  /// Whether somebody should act now.
  private var wantsWork: Bool {
    switch self {
    case .due, .missed: true
    case .upcoming, .done, .lapsed: false
    }
  }
}
