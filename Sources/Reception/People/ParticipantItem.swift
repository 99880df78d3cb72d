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

// MARK: as they are kept

/// As a list of its kind and what it holds (`How items are kept` in docs/guide/desk-storage.md says why).
extension ParticipantItem: Codable {
  private enum Kind: String, Codable {
    case reference, enrolment, consent, language, need, document, contact, channel, earlierCase, fact,
      exit, skill, experience, permit, application, placement, attempt, followUp, sign, delivery, assignee, payee
  }

  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    switch try list.decode(Kind.self) {
    case .reference: self = .reference(try list.decode(String.self))
    case .enrolment: self = .enrolment(try list.decode(Enrolment.self))
    case .consent: self = .consent(try list.decode(Consent.self))
    case .language: self = .language(try list.decode(SpokenLanguage.self))
    case .need: self = .need(try list.decode(NeedCode.self))
    case .document: self = .document(try list.decode(HeldDocument.self))
    case .contact: self = .contact(try list.decode(PreferredContact.self))
    case .channel: self = .channel(try list.decode(PaymentChannel.self))
    case .earlierCase: self = .earlierCase(try list.decode(EarlierCase.self))
    case .fact: self = .fact(try list.decode(RecordedFact.self))
    case .exit: self = .exit(try list.decode(ProgrammeExit.self))
    case .skill: self = .skill(try list.decode(RecordedSkill.self))
    case .experience: self = .experience(try list.decode(WorkExperience.self))
    case .permit: self = .permit(try list.decode(WorkPermit.self))
    case .application: self = .application(try list.decode(JobApplication.self))
    case .placement: self = .placement(try list.decode(Placement.self))
    case .attempt: self = .attempt(try list.decode(ContactAttempt.self))
    case .followUp: self = .followUp(try list.decode(HeldFollowUp.self))
    case .sign: self = .sign(try list.decode(OnwardSign.self))
    case .delivery: self = .delivery(try list.decode(RecordedDelivery.self))
    case .assignee: self = .assignee(try list.decode(MemberID.self))
    case .payee: self = .payee(try list.decode(MemberID.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    func put(_ kind: Kind, _ held: some Encodable) throws {
      try list.encode(kind)
      try list.encode(held)
    }
    switch self {
    case .reference(let held): try put(.reference, held)
    case .enrolment(let held): try put(.enrolment, held)
    case .consent(let held): try put(.consent, held)
    case .language(let held): try put(.language, held)
    case .need(let held): try put(.need, held)
    case .document(let held): try put(.document, held)
    case .contact(let held): try put(.contact, held)
    case .channel(let held): try put(.channel, held)
    case .earlierCase(let held): try put(.earlierCase, held)
    case .fact(let held): try put(.fact, held)
    case .exit(let held): try put(.exit, held)
    case .skill(let held): try put(.skill, held)
    case .experience(let held): try put(.experience, held)
    case .permit(let held): try put(.permit, held)
    case .application(let held): try put(.application, held)
    case .placement(let held): try put(.placement, held)
    case .attempt(let held): try put(.attempt, held)
    case .followUp(let held): try put(.followUp, held)
    case .sign(let held): try put(.sign, held)
    case .delivery(let held): try put(.delivery, held)
    case .assignee(let held): try put(.assignee, held)
    case .payee(let held): try put(.payee, held)
    }
  }
}

package typealias ParticipantContent = ItemContent<ParticipantItem>
package typealias ParticipantChange = ItemChange<ParticipantItem>
package typealias RecordedParticipantChange = RecordedItemChange<ParticipantItem>

extension ItemKey {
  package static func delivery(_ entitlement: EntitlementID, _ period: Period) -> ItemKey {
    ItemKey("delivery/\(entitlement)/\(period.first)")
  }
}
