package import Desks

extension ItemContent<ParticipantItem> {
  package var reference: String {
    for case .reference(let text) in items { return text }
    return ""
  }

  package var enrolment: Enrolment? {
    for case .enrolment(let enrolment) in items { return enrolment }
    return nil
  }

  package var exit: ProgrammeExit? {
    for case .exit(let exit) in items { return exit }
    return nil
  }

  package var contact: PreferredContact? {
    for case .contact(let contact) in items { return contact }
    return nil
  }

  package var channel: PaymentChannel? {
    for case .channel(let channel) in items { return channel }
    return nil
  }

  /// Whether the participant still agrees to the link is for `earlierCase(on:)` to say: only that goes to others.
  var linkedCase: EarlierCase? {
    for case .earlierCase(let link) in items { return link }
    return nil
  }

  package var consents: [Consent] {
    items.compactMap { if case .consent(let consent) = $0 { consent } else { nil } }
  }

  package var languages: [SpokenLanguage] {
    items.compactMap { if case .language(let language) = $0 { language } else { nil } }
  }

  package var needs: [NeedCode] {
    items.compactMap { if case .need(let code) = $0 { code } else { nil } }
  }

  package var documents: [HeldDocument] {
    items.compactMap { if case .document(let document) = $0 { document } else { nil } }
  }

  package var facts: [RecordedFact] {
    items.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
  }

  package var skills: [RecordedSkill] {
    items.compactMap { if case .skill(let skill) = $0 { skill } else { nil } }
  }

  package var experience: [WorkExperience] {
    items.compactMap { if case .experience(let experience) = $0 { experience } else { nil } }
  }

  package var permits: [WorkPermit] {
    items.compactMap { if case .permit(let permit) = $0 { permit } else { nil } }
  }

  package var applications: [JobApplication] {
    items.compactMap { if case .application(let application) = $0 { application } else { nil } }
  }

  package var placements: [Placement] {
    items.compactMap { if case .placement(let placement) = $0 { placement } else { nil } }
  }

  package var attempts: [ContactAttempt] {
    items.compactMap { if case .attempt(let attempt) = $0 { attempt } else { nil } }
  }

  package var followUps: [HeldFollowUp] {
    items.compactMap { if case .followUp(let followUp) = $0 { followUp } else { nil } }
  }

  package var signs: [OnwardSign] {
    items.compactMap { if case .sign(let sign) = $0 { sign } else { nil } }
  }

  package var assignees: [MemberID] {
    items.compactMap { if case .assignee(let member) = $0 { member } else { nil } }
  }

  package var payees: [MemberID] {
    items.compactMap { if case .payee(let member) = $0 { member } else { nil } }
  }
}
