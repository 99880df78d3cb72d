/// The id of a programme: `rwa/integration`.
package struct ProgrammeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var text: String
  package init(_ text: String) { self.text = text }
  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  package var description: String { text }
}

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
  package var currency: Currency
  package var from: CivilDate
  package var until: CivilDate?
  /// How many people it is made for.
  package var places: Int?
  package var entitlements: [Entitlement]
  package var followUps: [FollowUp]
  package var questionnaires: [Questionnaire]
  package var wageFloors: [WageFloor]
  /// What nobody has published about it.
  package var unknown: [String]
  package var sources: [Source]
  package var place: Place

  package init(
    id: ProgrammeID, title: String, says: String, country: Located<StateCode>, arrangement: Located<ArrangementID>?,
    operatedBy: String, currency: Currency, from: CivilDate, until: CivilDate?, places: Int?,
    entitlements: [Entitlement], followUps: [FollowUp], questionnaires: [Questionnaire], wageFloors: [WageFloor],
    unknown: [String], sources: [Source], place: Place
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
    self.unknown = unknown
    self.sources = sources
    self.place = place
  }
}

/// Where a figure comes from: a demonstration must never be taken for a promise.
package enum FigureBasis: String, CaseIterable, Sendable {
  /// A source that the file cites gives it.
  case published
  /// Made up so that the programme can be tried; nothing is published.
  case demonstration
}

/// Something that a participant has a right to under the programme.
package struct Entitlement: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case cash, housing
    case healthInsurance = "health-insurance"
    case language, training, tools
  }

  package enum Unit: String, CaseIterable, Sendable {
    case person, household
  }

  package enum Every: String, CaseIterable, Sendable {
    case once, week, month, quarter, year
  }

  package var name: String
  package var kind: Kind
  package var title: String
  package var says: String
  /// Money that is paid to the participant, or in `kind`s other than cash for them; `nil` for what has no price.
  package var amount: Money?
  /// Whether the amount goes to the participant or is paid for them to somebody else.
  package var isPaidOut: Bool
  package var per: Unit
  package var basis: FigureBasis
  package var every: Every
  /// The day of the month on which it falls due, 1 to 28; of a weekly one the day of the week from Monday, 1 to 7. `nil`
  /// for the first day of the period.
  package var day: Int?
  /// Days after enrolment on which the first period begins.
  package var afterDays: Int
  /// How many periods at most.
  package var times: Int?
  /// Who has it, and until what holds.
  package var when: Located<String>?
  package var until: Located<String>?
  package var sources: [Located<String>]
  package var place: Place

  package init(
    name: String, kind: Kind, title: String, says: String, amount: Money?, isPaidOut: Bool, per: Unit,
    basis: FigureBasis, every: Every, day: Int?, afterDays: Int, times: Int?, when: Located<String>?,
    until: Located<String>?, sources: [Located<String>], place: Place
  ) {
    self.name = name
    self.kind = kind
    self.title = title
    self.says = says
    self.amount = amount
    self.isPaidOut = isPaidOut
    self.per = per
    self.basis = basis
    self.every = every
    self.day = day
    self.afterDays = afterDays
    self.times = times
    self.when = when
    self.until = until
    self.sources = sources
    self.place = place
  }
}

/// A visit or call at a set time after enrolment.
package struct FollowUp: Sendable {
  package var name: String
  package var title: String
  package var afterDays: Int
  /// How many days late it may be before it counts as missed.
  package var graceDays: Int
  package var questionnaire: Located<String>?
  package var basis: FigureBasis
  package var sources: [Located<String>]
  package var place: Place

  package init(
    name: String, title: String, afterDays: Int, graceDays: Int, questionnaire: Located<String>?, basis: FigureBasis,
    sources: [Located<String>], place: Place
  ) {
    self.name = name
    self.title = title
    self.afterDays = afterDays
    self.graceDays = graceDays
    self.questionnaire = questionnaire
    self.basis = basis
    self.sources = sources
    self.place = place
  }
}

/// Questions that are asked at follow-ups. The answers are data and decide nothing.
package struct Questionnaire: Sendable {
  package struct Question: Sendable {
    package enum AnswerType: String, CaseIterable, Sendable {
      case truth, choice, count, text
    }

    package var name: String
    package var ask: String
    package var type: AnswerType
    package var options: [FactDeclaration.Option]
    package var place: Place

    package init(name: String, ask: String, type: AnswerType, options: [FactDeclaration.Option], place: Place) {
      self.name = name
      self.ask = ask
      self.type = type
      self.options = options
      self.place = place
    }
  }

  package var name: String
  package var title: String
  package var questions: [Question]
  package var place: Place

  package init(name: String, title: String, questions: [Question], place: Place) {
    self.name = name
    self.title = title
    self.questions = questions
    self.place = place
  }
}

/// A wage below which an opening is flagged.
package struct WageFloor: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case legal, agreed
    /// What a study says that a person needs: no duty, but worth saying.
    case living
  }

  package enum Per: String, CaseIterable, Sendable {
    case hour, day, week, month
  }

  package var name: String
  package var kind: Kind
  package var says: String
  package var amount: Money
  package var per: Per
  package var from: CivilDate?
  package var until: CivilDate?
  package var basis: FigureBasis
  package var sources: [Located<String>]
  package var place: Place

  package init(
    name: String, kind: Kind, says: String, amount: Money, per: Per, from: CivilDate?, until: CivilDate?,
    basis: FigureBasis, sources: [Located<String>], place: Place
  ) {
    self.name = name
    self.kind = kind
    self.says = says
    self.amount = amount
    self.per = per
    self.from = from
    self.until = until
    self.basis = basis
    self.sources = sources
    self.place = place
  }
}
