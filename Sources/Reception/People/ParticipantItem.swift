package import Desks
package import Register

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
  case channel(PaymentChannel)
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
  case delivery(RecordedDelivery)
  /// A member who works with the participant.
  case assignee(MemberID)
  /// A member who is the participant, or close to them: who approves no payment to them.
  case payee(MemberID)

  package var key: ItemKey {
    switch self {
    case .reference: ItemKey("reference")
    case .enrolment: ItemKey("enrolment")
    case .consent(let consent): ItemKey("consent/\(consent.id)")
    case .language(let language): ItemKey("language/\(language.code)")
    case .need(let code): ItemKey("need/\(code)")
    case .document(let document): ItemKey("document/\(document.id)")
    case .contact: ItemKey("contact")
    case .channel: ItemKey("channel")
    case .earlierCase: ItemKey("earlier-case")
    case .fact(let fact): .fact(fact.key)
    case .exit: ItemKey("exit")
    case .skill(let skill): ItemKey("skill/\(skill.name)")
    case .experience(let experience): ItemKey("experience/\(experience.occupation)")
    case .permit(let permit): ItemKey("permit/\(permit.id)")
    case .application(let application): ItemKey("application/\(application.id)")
    case .placement(let placement): ItemKey("placement/\(placement.id)")
    case .attempt(let attempt): ItemKey("attempt/\(attempt.id)")
    case .followUp(let followUp): ItemKey("follow-up/\(followUp.name)")
    case .sign(let sign): ItemKey("sign/\(sign.id)")
    case .delivery(let delivery): .delivery(delivery.entitlement, delivery.period)
    case .assignee(let member): ItemKey("assignee/\(member)")
    case .payee(let member): ItemKey("payee/\(member)")
    }
  }

  package static func permission(for key: ItemKey) -> Permission { .writeParticipants }
}

package typealias ParticipantContent = ItemContent<ParticipantItem>
package typealias ParticipantChange = ItemChange<ParticipantItem>
package typealias RecordedParticipantChange = RecordedItemChange<ParticipantItem>

extension ItemKey {
  package static func delivery(_ entitlement: EntitlementID, _ period: Period) -> ItemKey {
    ItemKey("delivery/\(entitlement)/\(period.first)")
  }
}
