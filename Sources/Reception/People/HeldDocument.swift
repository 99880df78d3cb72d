package import Desks
package import Register

/// A paper of the participant, such as a refugee card. Its number stays with its holder.
package struct HeldDocument: Hashable, Sendable, Codable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    case identityCard = "identity-card"
    case refugeeCard = "refugee-card"
    case proofOfRegistration = "proof-of-registration"
    case residencePermit = "residence-permit"
    case passport
    case travelDocument = "travel-document"
    case birthCertificate = "birth-certificate"
    case diploma
    case other
  }

  package var id: EntryID
  package var kind: Kind
  /// The code of the State that issued it, where one did.
  package var issuer: String?
  package var validUntil: CivilDate?
  /// Whether the person has it with them; one that was taken is a sign of its own (`OnwardSign`).
  package var isWithPerson: Bool

  package init(id: EntryID, kind: Kind, issuer: String?, validUntil: CivilDate?, isWithPerson: Bool) {
    self.id = id
    self.kind = kind
    self.issuer = issuer
    self.validUntil = validUntil
    self.isWithPerson = isWithPerson
  }
}
