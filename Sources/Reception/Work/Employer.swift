package import Desks
package import Register

package typealias EmployerID = DeskID<Employer>
package typealias OpeningID = DeskID<Opening>

/// Who offers work.
package struct Employer: Hashable, Sendable, Codable {
  package var id: EmployerID
  package var name: String
  /// Where people work, in words.
  package var address: String

  package init(id: EmployerID, name: String, address: String) {
    self.id = id
    self.name = name
    self.address = address
  }
}

/// Work that is offered.
package struct Opening: Hashable, Sendable, Codable {
  /// Something that the employer asks for, as a condition over the facts of `WorkVocabulary`.
  package struct Requirement: Hashable, Sendable, Codable {
    /// In words, for people: “French, B1”.
    package var says: String
    /// `language.fra >= 3`
    package var condition: String

    package init(says: String, condition: String) {
      self.says = says
      self.condition = condition
    }
  }

  package var id: OpeningID
  package var employer: EmployerID
  package var occupation: OccupationCode
  package var title: String
  package var wage: WageOffer
  package var requirements: [Requirement]
  package var places: Int
  package var from: CivilDate
  /// The last day on which one can apply.
  package var until: CivilDate?

  package init(
    id: OpeningID, employer: EmployerID, occupation: OccupationCode, title: String, wage: WageOffer,
    requirements: [Requirement], places: Int, from: CivilDate, until: CivilDate?
  ) {
    self.id = id
    self.employer = employer
    self.occupation = occupation
    self.title = title
    self.wage = wage
    self.requirements = requirements
    self.places = places
    self.from = from
    self.until = until
  }

  package func isOpen(on day: CivilDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}
