internal import Desks
internal import Reception
internal import Register
internal import Safeguards

/// A year of a programme, acted out day by day: people, money, work, follow-ups, and what goes wrong. Everything that the
/// desk does is done by the functions of `Reception`; what the world does is decided by the dice of the seed.
struct YearScript {
  typealias Act = (inout YearScript) throws -> Void

  /// Who works for the programme, by their part.
  struct Staff {
    var organisation: OrganisationID
    var owner: MemberID
    var caseworkers: [MemberID]
    var preparer: MemberID
    var approvers: [MemberID]
  }

  let programme: CompiledProgramme
  let norms: NormSet
  let staff: Staff
  /// Where those whose earlier case is linked were represented.
  let representative: OrganisationID
  let francs: Currency
  let bank: BankAccount
  /// The first day of the programme; dues up to the last of these days are of the year.
  let first: CivilDate
  let lastDue: CivilDate
  /// The day on which the year is looked at: what was still under way has come in by then.
  let asOf: CivilDate

  var dice: YearDice
  private(set) var today: CivilDate
  private var agenda: [[Act]]

  var people: [YearPerson] = []
  /// Where each of them stands.
  var indices: [ParticipantID: Int] = [:]
  var scheduler: Scheduler
  var book = PaymentBook()
  var deliveries: [ReportRecord.Result] = []
  /// What was found to be owed, as the script wrote it down.
  var recognised: [Due.Key: Int] = [:]
  var openings: [Opening] = []
  var places: [OpeningID: Int] = [:]
  var complaints: [Complaint] = []
  var notices: [ScriptedYear.Notice] = []
  var month: [ScriptedYear.File] = []
  private(set) var events: [YearEvent] = []

  init(_ programme: CompiledProgramme, norms: NormSet, seed: UInt64, until last: CivilDate?) throws {
    self.programme = programme
    self.norms = norms
    dice = YearDice(seed: seed)
    francs = programme.programme.currency
    first = programme.programme.from
    let end = Month(of: first).advanced(by: 12).last
    let close = end.advanced(by: ScriptedYear.daysAfter)
    asOf = min(max(last ?? close, first), close)
    lastDue = min(end, asOf)
    today = first
    agenda = Array(repeating: [], count: asOf.days - first.days + 1)
    scheduler = Scheduler(programme)
    staff = Staff(
      organisation: dice.id(), owner: dice.id(), caseworkers: [dice.id(), dice.id(), dice.id()], preparer: dice.id(),
      approvers: [dice.id(), dice.id()])
    representative = dice.id()
    bank = try BankAccount(number: "4000-0000-01", bank: "XAAARWRW", holder: "Programme of integration")
  }

  /// What is to be done on a day; what would be after the last is left.
  mutating func on(_ day: CivilDate, _ act: @escaping Act) {
    let place = max(day, today).days - first.days
    if agenda.indices.contains(place) { agenda[place].append(act) }
  }

  /// Day by day; what is done may put more on the same day and on later ones.
  mutating func act() throws {
    for place in agenda.indices {
      today = first.advanced(by: place)
      var next = 0
      while next < agenda[place].count {
        let act = agenda[place][next]
        next += 1
        try act(&self)
      }
    }
  }

  mutating func note(
    _ kind: YearEvent.Kind, of person: YearPerson? = nil, about: String = "", _ value: String = "",
    on day: CivilDate? = nil, period: Period? = nil, amount: Money? = nil, id: String = ""
  ) {
    events.append(
      YearEvent(
        recorded: today, kind: kind, participant: person?.reference ?? "", about: about, value: value,
        day: day ?? today, period: period, amount: amount, id: id))
  }

  /// The hour of the day at which something is written down.
  func time(_ hour: Int) -> DeskTime { DeskTime(today.days * 86_400 + hour * 3_600) }

  var evidence: Evidence {
    Evidence(source: "interview", day: today.description, recordedBy: staff.caseworkers.first, recordedAt: time(10))
  }

  func money(_ minor: Int) -> Money { Money(minor: minor, francs) }
}
