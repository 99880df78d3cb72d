/// What a programme of reception promises to people after their arrival, as a reviewed file of the register says it
/// (`register/programmes/`). Conditions are CEL over the facts of a participant (`register/programmes/facts.yaml`).
package struct Programme: Sendable {
  package var id: ProgrammeID
  package var title: String
  package var says: String
  /// The State in which people are received.
  package var country: Located<StateCode>
  package var arrangement: Located<ArrangementID>?
  /// Who runs it.
  package var operatedBy: String
  /// That of amounts which name none.
  package var currency: Currency
  package var from: CivilDate
  /// The first day on which it runs no more.
  package var until: CivilDate?
  /// How many people it is made for.
  package var places: Int?
  package var entitlements: [Entitlement]
  package var followUps: [FollowUp]
  package var questionnaires: [Questionnaire]
  package var wageFloors: [WageFloor]
  /// `nil` where it agrees none, or nobody has said which.
  package var terms: ProgrammeTerms?
  package var complaintsOutside: ComplaintsOutside?
  /// What sources say of its figures, also where they contradict one another.
  package var claims: [Claim]
  /// What nobody has published about it.
  package var unknown: [String]
  package var sources: [Source]
  package var place: Place

  package init(
    id: ProgrammeID, title: String, says: String, country: Located<StateCode>, arrangement: Located<ArrangementID>?,
    operatedBy: String, currency: Currency, from: CivilDate, until: CivilDate?, places: Int?,
    entitlements: [Entitlement], followUps: [FollowUp], questionnaires: [Questionnaire], wageFloors: [WageFloor],
    terms: ProgrammeTerms? = nil, complaintsOutside: ComplaintsOutside? = nil, claims: [Claim] = [], unknown: [String],
    sources: [Source], place: Place
  ) {
    self.id = id
    self.title = title
    self.says = says
    self.country = country
    self.arrangement = arrangement
    self.operatedBy = operatedBy
    self.currency = currency
    self.from = from
    self.until = until
    self.places = places
    self.entitlements = entitlements
    self.followUps = followUps
    self.questionnaires = questionnaires
    self.wageFloors = wageFloors
    self.terms = terms
    self.complaintsOutside = complaintsOutside
    self.claims = claims
    self.unknown = unknown
    self.sources = sources
    self.place = place
  }

  /// The first day on which a careful reader can have known of it: that of the earliest dated source.
  package var knownFrom: CivilDate? { sources.compactMap(\.knownFrom).min() }
}
