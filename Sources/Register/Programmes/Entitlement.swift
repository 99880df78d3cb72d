/// Something that a participant has a right to under the programme.
package struct Entitlement: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case cash, housing
    /// Food, clothes, things for a household.
    case supplies
    case healthCare = "health-care"
    case healthInsurance = "health-insurance"
    case language, training, tools
    /// Help to travel, or to leave.
    case travel
  }

  /// What the amount is for. People are counted by the facts `household.adults` and `household.children`.
  package enum Unit: String, CaseIterable, Sendable {
    /// The participant alone, whoever came along.
    case participant
    /// Each person of the household that is enrolled with the participant, themself included.
    case person
    case adult, child
    /// The household, however many they are.
    case household
  }

  package enum Every: String, CaseIterable, Sendable {
    /// On the first day on which its condition holds.
    case once
    case week, month, quarter, year
  }

  package var name: String
  package var kind: Kind
  package var title: String
  package var says: String
  /// For one of `per` and one period; `nil` for what has no price.
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
  /// How many periods at most, counted from the first, whether they were owed or not.
  package var times: Int?
  /// Who has it; `nil` for everybody. And until what holds: then it has ended, and does not begin again.
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
