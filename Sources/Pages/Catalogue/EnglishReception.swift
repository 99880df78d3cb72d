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
    // MARK: Work
    // MARK: Payment runs
    // MARK: Results of payments and the ledger
    // MARK: The report
    // MARK: Complaints
    // MARK: Why something is not done
    }
  }
}
