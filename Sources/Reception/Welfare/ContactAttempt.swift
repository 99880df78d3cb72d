package import Desks
package import Register

/// One try to reach a participant.
package struct ContactAttempt: Hashable, Sendable, Codable {
  package enum Outcome: String, CaseIterable, Sendable, Codable {
    case reached
    case noAnswer = "no-answer"
    /// The number or address is no longer theirs.
    case notTheirs = "not-theirs"
    /// They did not want to speak, which is no loss of contact.
    case declined
  }

  package var id: EntryID
  package var day: CivilDate
  package var means: PreferredContact.Means
  package var outcome: Outcome
  package var by: MemberID?

  package init(id: EntryID, day: CivilDate, means: PreferredContact.Means, outcome: Outcome, by: MemberID?) {
    self.id = id
    self.day = day
    self.means = means
    self.outcome = outcome
    self.by = by
  }

  /// Whether it showed that the person can be reached.
  package var isContact: Bool { outcome == .reached || outcome == .declined }
}

/// When somebody counts as out of contact.
package struct ContactRule: Hashable, Sendable, Codable {
  /// So many tries in a row without contact, …
  package var attempts: Int
  /// … or so many days since the last contact, where it was tried since.
  package var days: Int

  package init(attempts: Int, days: Int) {
    self.attempts = max(1, attempts)
    self.days = max(1, days)
  }

  /// As a programme agrees it; as is usual where the register has no programme of somebody.
  package init(of programme: Programme?) {
    let lost = programme?.contactLost ?? ProgrammeTerms.usualContactLost
    self.init(attempts: lost.tries, days: lost.days)
  }
}

/// Since when nobody reached a participant.
package struct ContactState: Hashable, Sendable {
  package var lastContact: CivilDate
  /// Tries since then, none of which reached them.
  package var failedAttempts: Int
  package var daysSince: Int
  package var isLost: Bool
}

extension ItemContent<ParticipantItem> {
  /// `nil` before enrolment. Enrolment and follow-ups that were held are contact; that nobody tried is not that contact was
  /// lost.
  package func contactState(_ rule: ContactRule, on today: CivilDate) -> ContactState? {
    guard let enrolment, enrolment.day <= today else { return nil }
    let known = attempts.filter { $0.day <= today }
    let contacts =
      known.filter(\.isContact).map(\.day) + followUps.map(\.day).filter { $0 <= today } + [enrolment.day]
    let last = contacts.max() ?? enrolment.day
    // Of attempts on the day of the last contact it is not known which came first.
    let failed = known.count { !$0.isContact && $0.day > last }
    let days = today.days - last.days
    return ContactState(
      lastContact: last, failedAttempts: failed, daysSince: days,
      isLost: failed >= rule.attempts || failed > 0 && days >= rule.days)
  }
}
