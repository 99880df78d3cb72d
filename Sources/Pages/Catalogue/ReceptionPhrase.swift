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

  // MARK: Work

  // MARK: Payment runs

  // MARK: Results of payments and the ledger

  // MARK: The report

  // MARK: Complaints

  // MARK: Why something is not done
}
