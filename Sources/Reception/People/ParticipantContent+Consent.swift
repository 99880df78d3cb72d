package import Desks
package import Register

extension ItemContent<ParticipantItem> {
  /// Whether data about the participant may be used so, by this recipient, on this day.
  package func may(_ purpose: ConsentPurpose, _ recipient: Recipient, on day: CivilDate) -> Bool {
    (try? consent(to: purpose, recipient, on: day)) != nil
  }

  /// The consent that allows it. What was said of the recipient by name goes before what was said of the category, and what
  /// was said last before what was said earlier: a person who agreed to “any employer” can refuse one.
  package func consent(
    to purpose: ConsentPurpose, _ recipient: Recipient, on day: CivilDate
  ) throws(ConsentRefusal) -> Consent {
    func refusal(_ ground: ConsentRefusal.Ground) -> ConsentRefusal {
      ConsentRefusal(purpose: purpose, recipient: recipient, day: day, ground: ground)
    }
    let all = consents.filter { $0.speaks(of: purpose, recipient) }
    let said = all.filter { $0.day <= day }
    let own = said.filter { $0.recipient.reference != nil }
    guard let last = (own.isEmpty ? said : own).enumerated().max(by: { ($0.1.day, $0.0) < ($1.1.day, $1.0) })?.element
    else { throw refusal(all.map(\.day).min().map { .notYet($0) } ?? .neverAsked) }
    if last.allows(on: day) { return last }
    if last.answer == .refused { throw refusal(.refused(last.day)) }
    throw refusal(.withdrawn(last.withdrawn ?? last.day))
  }

  /// Takes a consent back from a day on, and forgets the link to an earlier case that rested on it; `nil` where there is no
  /// consent of this id.
  package func withdrawing(_ id: EntryID, on day: CivilDate) -> ParticipantChange? {
    guard var consent = consents.first(where: { $0.id == id }) else { return nil }
    consent.withdrawn = max(day, consent.day)
    let forgotten = earlierCase?.consent == id ? [ItemKey("earlier-case")] : []
    return ParticipantChange(putting: [.consent(consent)], removing: forgotten, in: self)
  }
}

/// Something about a participant on its way to somebody outside. It cannot be made without a consent that holds, so that
/// whatever sends asks for one of these and needs no check of its own.
package struct Disclosure<Content: Sendable>: Sendable {
  package let purpose: ConsentPurpose
  package let recipient: Recipient
  package let day: CivilDate
  /// The consent on which it rests, for the log.
  package let consent: EntryID
  package let content: Content

  package init(
    of content: Content, about participant: ParticipantContent, to recipient: Recipient, for purpose: ConsentPurpose,
    on day: CivilDate
  ) throws(ConsentRefusal) {
    consent = try participant.consent(to: purpose, recipient, on: day).id
    self.purpose = purpose
    self.recipient = recipient
    self.day = day
    self.content = content
  }
}
