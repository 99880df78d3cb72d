/// Every text of the reception desk, by its key in translators' files; beside `DeskPhrase`, which has those of the case desk.
package enum ReceptionPhrase: String, CaseIterable, Sendable {
  // MARK: The head of every page
  case navReception
  case languageLabel
  case translationDraft

  // MARK: What wants work today

  // MARK: Participants

  // MARK: Consent and enrolment

  // MARK: Follow-ups, attempts and signs
  case followUpsTitle
  case followUpsOfProgramme
  case followUpsNone
  case columnFollowUp
  case columnDueOn
  case columnStanding
  case columnDo
  case followUpHold
  case followUpLook
  case followUpUpcoming
  case followUpDue
  case followUpMissed
  case followUpDone
  case followUpDoneLate
  case followUpOver
  case fieldHeldOn
  case answerNone
  case attemptsTitle
  case attemptsNone
  case attemptNew
  case attemptRecord
  case contactLast
  case contactLost
  case fieldMeans
  case fieldOutcome
  case fieldDay
  case byCall
  case byText
  case byMessage
  case byEmail
  case byVisit
  case byOther
  case outcomeReached
  case outcomeNoAnswer
  case outcomeNotTheirs
  case outcomeDeclined
  case signNew
  case signNewWords
  case signRecord
  case fieldSign
  case fieldSignTo
  case fieldSignToHelp
  case signTo
  case signToldToLeave
  case signDocumentsTaken
  case signDetained
  case signTicketGiven
  case signAskedByAuthority
  case signContactLost
  case signSettle
  case signSettledOn
  case signSettled
  case signsSettled
  case onwardTitle
  case onwardSince
  case alertFindings
  case alertBecauseOf
  case alertStepsOwed
  case alertAsk
  case alertNoDestination
  case alertNoFile
  case alertFactsOfCase
  case alertFactsNone
  case alertWord
  case wordTold
  case wordReady
  case wordSend
  case wordNoCase
  case wordWithheld
  case wordCaseNotHere
  case withheldNeverAsked
  case withheldRefused
  case withheldWithdrawn
  case withheldNotYet
  case wordOfOnward
  case doneHeld
  case doneAttempt
  case doneSign
  case doneSettled
  case doneTold
  case expectedDayOfStay
  case expectedDayUntil
  case expectedDaySince
  case expectedWholeFrom
  case expectedChoice

  // MARK: Work

  // MARK: Payment runs

  // MARK: Results of payments and the ledger

  // MARK: The report

  // MARK: Complaints

  // MARK: Why something is not done
}
