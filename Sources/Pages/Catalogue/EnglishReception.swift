extension English {
  static func text(_ phrase: ReceptionPhrase) -> String {
    switch phrase {
    // MARK: The head of every page
    case .navReception: "Reception"
    case .languageLabel: "Language"
    case .translationDraft:
      "This translation is a draft that no native speaker has checked. In doubt the English text counts."
    // MARK: What wants work today
    // MARK: Participants
    // MARK: Consent and enrolment
    // MARK: Follow-ups, attempts and signs
    case .followUpsTitle: "Follow-ups and contact"
    case .followUpsOfProgramme: "Follow-ups of the programme"
    case .followUpsNone: "There are none: they are not enrolled in a programme of the register that has follow-ups."
    case .columnFollowUp: "Follow-up"
    case .columnDueOn: "Due on"
    case .columnStanding: "How it stands"
    case .columnDo: "To do"
    case .followUpHold: "Record what was found"
    case .followUpLook: "Answers"
    case .followUpUpcoming: "to come"
    case .followUpDue: "due now"
    case .followUpMissed: "{count, plural, one {missed, # day late} other {missed, # days late}}"
    case .followUpDone: "Held on {day}"
    case .followUpDoneLate: "{count, plural, one {Held on {day}, # day late} other {Held on {day}, # days late}}"
    case .followUpOver: "lapsed: they had left"
    case .fieldHeldOn: "Held on"
    case .answerNone: "no answer"
    case .attemptsTitle: "Contact"
    case .attemptsNone: "Nobody has recorded a try to reach them."
    case .attemptNew: "Record a try to reach them"
    case .attemptRecord: "Record it"
    case .contactLast:
      "{count, plural, =0 {Last contact on {day}.} one {Last contact on {day}; # try since without an answer.} other {Last contact on {day}; # tries since without an answer.}}"
    case .contactLost: "Contact is lost."
    case .fieldMeans: "How"
    case .fieldOutcome: "What came of it"
    case .fieldDay: "Day"
    case .byCall: "call"
    case .byText: "text message"
    case .byMessage: "message in an app"
    case .byEmail: "e-mail"
    case .byVisit: "visit"
    case .byOther: "through somebody whom they named"
    case .outcomeReached: "reached"
    case .outcomeNoAnswer: "no answer"
    case .outcomeNotTheirs: "number or address is no longer theirs"
    case .outcomeDeclined: "did not want to speak"
    case .signNew: "Record a sign of an onward removal"
    case .signNewWords: "Where the participant agreed, their earlier representative is told at once."
    case .signRecord: "Record the sign"
    case .fieldSign: "What happened"
    case .fieldSignTo: "To which country"
    case .fieldSignToHelp: "Leave it empty where nobody said."
    case .signTo: "to {state}"
    case .signToldToLeave: "told to leave"
    case .signDocumentsTaken: "papers taken away"
    case .signDetained: "detained"
    case .signTicketGiven: "a ticket given"
    case .signAskedByAuthority: "asked for by an authority"
    case .signContactLost: "contact lost"
    case .signSettle: "It is settled"
    case .signSettledOn: "Settled on"
    case .signSettled: "Settled on {day}."
    case .signsSettled: "Signs that are settled"
    case .onwardTitle: "Signs of an onward removal"
    case .onwardSince: "Open since {day}."
    case .alertFindings: "What the law finds for a transfer from {state} today"
    case .alertBecauseOf: "Because of"
    case .alertStepsOwed: "Owed to the person first:"
    case .alertAsk: "To ask:"
    case .alertNoDestination: "Nobody has said where they would be sent, so that nothing can be found."
    case .alertNoFile: "The register has no file for {state} as a State that sends people, so that it finds nothing."
    case .alertFactsOfCase: "With the facts of the case that preceded arrival."
    case .alertFactsNone:
      "Without facts of an earlier case: what is not known is asked for, and never taken for permission."
    case .alertWord: "Word to the earlier representative"
    case .wordTold: "Told on {time}, with all signs that there are."
    case .wordReady: "Not told of all signs yet. The participant agrees that they be."
    case .wordSend: "Tell them now"
    case .wordNoCase:
      "The participant has not linked an earlier case, or does not agree to the link any more. The alert stays here."
    case .wordWithheld: "Withheld: without consent nothing leaves."
    case .wordCaseNotHere:
      "The case that they linked is not at this desk, or no more. Tell its organisation yourself, as the participant agrees."
    case .withheldNeverAsked: "Nobody has asked the participant. Ask, and record the answer with what they were shown."
    case .withheldRefused: "They refused on {day}. Only they can allow it."
    case .withheldWithdrawn: "They took their consent back from {day} on. Only they can allow it."
    case .withheldNotYet: "Their consent begins on {day}."
    case .wordOfOnward:
      "Word from a programme of reception in {state}: since {day} there are signs that the person is to be moved on."
    case .doneHeld: "The follow-up was recorded."
    case .doneAttempt: "The try to reach them was recorded."
    case .doneSign: "The sign was recorded."
    case .doneSettled: "The sign was settled."
    case .doneTold: "The earlier representative was told."
    case .expectedDayOfStay: "a day from {from} to {to}"
    case .expectedDayUntil: "a day up to {day}"
    case .expectedDaySince: "a day from {day} on"
    case .expectedWholeFrom: "a whole number from {least} to {most}"
    case .expectedChoice: "one of those that the form offers"
    // MARK: Work
    // MARK: Payment runs
    // MARK: Results of payments and the ledger
    // MARK: The report
    // MARK: Complaints
    // MARK: Why something is not done
    }
  }
}
