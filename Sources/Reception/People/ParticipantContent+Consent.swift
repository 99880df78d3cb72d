package import Desks
package import Kleene
package import Register

extension ItemContent<ParticipantItem> {
  /// Whether data about the participant may be used so, by this recipient, on this day.
  package func may(_ purpose: ConsentPurpose, _ recipient: Recipient, on day: CivilDate) -> Bool {
    (try? consent(to: purpose, recipient, on: day)) != nil
  }

  /// The consent that allows it. What was said of the recipient by name goes before what was said of the category, and the
  /// last word up to the day before earlier ones: a person who agreed to “any employer” can refuse one. To take a consent back
  /// is a word like an answer. Nobody records which of two words of one day was the last, so on it a no goes before a yes.
  package func consent(
    to purpose: ConsentPurpose, _ recipient: Recipient, on day: CivilDate
  ) throws(ConsentRefusal) -> Consent {
    func refusal(_ ground: ConsentRefusal.Ground) -> ConsentRefusal {
      ConsentRefusal(purpose: purpose, recipient: recipient, day: day, ground: ground)
    }
    let all = consents.filter { $0.speaks(of: purpose, recipient) }
    let said = all.filter { $0.day <= day }
    let own = said.filter { $0.recipient.reference != nil }
    let words = (own.isEmpty ? said : own).flatMap(\.words).filter { $0.day <= day }
    guard let last = words.max(by: { ($0.day, $0.rank) < ($1.day, $1.rank) }) else {
      throw refusal(all.map(\.day).min().map { .notYet($0) } ?? .neverAsked)
    }
    switch last.kind {
    case .given: return last.consent
    case .refused: throw refusal(.refused(last.day))
    case .withdrawn: throw refusal(.withdrawn(last.day))
    }
  }

  /// Whether the participant agrees that whoever pays through this channel learns where and what; unknown while nobody asked.
  /// Of what is handed out nobody outside learns, so that there is nothing to ask.
  package func agreesToPayment(through channel: PaymentChannel.Kind?, on day: CivilDate) -> Truth {
    guard channel?.needsConsent != false else { return .true }
    do throws(ConsentRefusal) {
      _ = try consent(to: .payment, Recipient(.paymentProvider), on: day)
      return .true
    } catch {
      return error.ground == .neverAsked ? .unknown : .false
    }
  }

  /// The link to the case that preceded arrival, where the participant agrees to it on the day.
  package func earlierCase(on day: CivilDate) -> EarlierCase? {
    linkedCase.flatMap { may(.earlierCase, Recipient(.representative, $0.organisation.text), on: day) ? $0 : nil }
  }

  /// Takes a consent back from a day on, and takes the link to an earlier case out where it rested on it; `nil` where there
  /// is no consent of this id.
  package func withdrawing(_ id: EntryID, on day: CivilDate) -> ParticipantChange? {
    guard var consent = consents.first(where: { $0.id == id }) else { return nil }
    consent.withdrawn = max(day, consent.day)
    let forgotten = linkedCase?.consent == id ? [ItemKey("earlier-case")] : []
    return ParticipantChange(putting: [.consent(consent)], removing: forgotten, in: self)
  }
}

extension Consent {
  /// Something that a participant said, with its day.
  fileprivate struct Word {
    enum Kind { case given, refused, withdrawn }

    var kind: Kind
    var day: CivilDate
    var consent: Consent

    /// Of words of one day the one that counts is the highest.
    var rank: Int {
      switch kind {
      case .given: 0
      case .refused: 1
      case .withdrawn: 2
      }
    }
  }

  /// The answer, and that it was taken back, where it was one to take back.
  fileprivate var words: [Word] {
    switch answer {
    case .refused: [Word(kind: .refused, day: day, consent: self)]
    case .given:
      [Word(kind: .given, day: day, consent: self)]
        + (withdrawn.map { [Word(kind: .withdrawn, day: max(day, $0), consent: self)] } ?? [])
    }
  }
}

/// Something about a participant on its way to somebody outside. It cannot be made without a consent that holds, so that
/// whatever sends one of these needs no check of its own. A run of payments
/// asks of all whom it pays when it is prepared, and again in the transaction that counts the money as sent.
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
