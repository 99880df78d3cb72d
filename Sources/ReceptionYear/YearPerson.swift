internal import Desks
internal import Reception
internal import Register
internal import Safeguards

/// A participant of the script: what the desk holds of them, and what will become of them, which nobody at the desk knows.
struct YearPerson {
  /// What is to come for them with the arrival.
  struct Fate {
    /// The days on which nobody reaches them.
    var silence: ClosedRange<CivilDate>?
    var exit: ProgrammeExit?
    /// The account or number does not work until they name another.
    var hasBadChannel = false
    /// Their wallet takes a part of what is sent, and nothing more in that month.
    var hasLowLimit = false
    /// The signs of an onward removal that the script has for two of them.
    var onward: Onward?
  }

  enum Onward {
    /// Their earlier representative is told.
    case told
    /// They took back that anybody is told.
    case withheld
  }

  let id: ParticipantID
  let reference: String
  let enrolled: CivilDate
  let household: HouseholdID
  let isHead: Bool
  let adults: Int
  let children: Int
  var fate = Fate()
  var content = ParticipantContent()
  private(set) var stated: [FactName: [StatedFact.DatedValue]] = [:]

  init(
    id: ParticipantID, number: Int, enrolled: CivilDate, household: HouseholdID, isHead: Bool, adults: Int,
    children: Int
  ) {
    self.id = id
    reference = "r-" + padded(number, 3)
    self.enrolled = enrolled
    self.household = household
    self.isHead = isHead
    self.adults = adults
    self.children = children
  }

  var facts: Facts {
    Facts(Dictionary(stated.map { (FactKey($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  func enrolledParticipant(_ facts: Facts) -> EnrolledParticipant {
    EnrolledParticipant(id: id, enrolledOn: enrolled, leftOn: content.exit?.day, facts: facts)
  }

  /// Whether they can be reached and are in the programme.
  func isWithUs(on day: CivilDate) -> Bool { isHere(on: day) && !(fate.silence?.contains(day) ?? false) }

  /// Whether they are in the programme, whatever the desk knows of it.
  func isHere(on day: CivilDate) -> Bool {
    enrolled <= day && (fate.exit.map { day < $0.day } ?? true) && (content.exit.map { day < $0.day } ?? true)
  }

  mutating func put(_ item: ParticipantItem) { content.put(item, at: item.key) }

  /// A fact from a day on, in the order of the days, as a file of a participant has it.
  mutating func state(_ name: FactName, _ value: FactValue, from day: CivilDate, _ evidence: Evidence) {
    var values = stated[name] ?? []
    values.append(.init(value, from: .day(day)))
    values.sort { ($0.from?.day ?? day) < ($1.from?.day ?? day) }
    stated[name] = values
    put(
      .fact(
        RecordedFact(
          key: name.text,
          values: values.map { .init($0.value.description, from: $0.from?.day.description) }, evidence: evidence)))
  }
}

extension FactName {
  static let adults = FactName("household.adults")
  static let children = FactName("household.children")
  static let leftCountry = FactName("participant.left_country")
  static let ownHome = FactName("participant.own_home")
  static let inWork = FactName("participant.in_work")
  static let inTraining = FactName("participant.in_training")
  static let courseWanted = FactName("participant.language_course_wanted")
  static let planAccepted = FactName("participant.plan_accepted")
  static let registered = FactName("participant.registered")
  static let insuredElsewhere = FactName("participant.insured_elsewhere")
  static let incomeBand = FactName("participant.income_band")
}
