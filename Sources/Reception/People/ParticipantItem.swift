package import Desks

/// One thing that the desk holds of a participant. No name is among them: who somebody is, is between them and who enrolled
/// them, and a reference stands for it.
package enum ParticipantItem: KeyedItem {
  case reference(String)
  case enrolment(Enrolment)
  case consent(Consent)
  case language(SpokenLanguage)
  case need(NeedCode)
  case document(HeldDocument)
  case contact(PreferredContact)
  case channel(PreferredPayment)
  case earlierCase(EarlierCase)
  case fact(RecordedFact)
  case exit(ProgrammeExit)
  case skill(RecordedSkill)
  case experience(WorkExperience)
  case permit(WorkPermit)
  case application(JobApplication)
  case placement(Placement)
  case attempt(ContactAttempt)
  case followUp(HeldFollowUp)
  case sign(OnwardSign)
  /// A member who works with the participant.
  case assignee(MemberID)

  package var key: CaseItemKey {
    switch self {
    case .reference: CaseItemKey("reference")
    case .enrolment: CaseItemKey("enrolment")
    case .consent(let consent): CaseItemKey("consent/\(consent.id)")
    case .language(let language): CaseItemKey("language/\(language.code)")
    case .need(let code): CaseItemKey("need/\(code)")
    case .document(let document): CaseItemKey("document/\(document.id)")
    case .contact: CaseItemKey("contact")
    case .channel: CaseItemKey("channel")
    case .earlierCase: CaseItemKey("earlier-case")
    case .fact(let fact): .fact(fact.key)
    case .exit: CaseItemKey("exit")
    case .skill(let skill): CaseItemKey("skill/\(skill.name)")
    case .experience(let experience): CaseItemKey("experience/\(experience.occupation)")
    case .permit(let permit): CaseItemKey("permit/\(permit.id)")
    case .application(let application): CaseItemKey("application/\(application.id)")
    case .placement(let placement): CaseItemKey("placement/\(placement.id)")
    case .attempt(let attempt): CaseItemKey("attempt/\(attempt.id)")
    case .followUp(let followUp): CaseItemKey("follow-up/\(followUp.name)")
    case .sign(let sign): CaseItemKey("sign/\(sign.id)")
    case .assignee(let member): CaseItemKey("assignee/\(member)")
    }
  }
}

package typealias ParticipantContent = ItemContent<ParticipantItem>
package typealias ParticipantChange = ItemChange<ParticipantItem>
