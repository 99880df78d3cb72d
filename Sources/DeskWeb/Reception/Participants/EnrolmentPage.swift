internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What a form says of a household.
struct HouseholdFields {
  static let names = ["household", "head"]

  /// The reference of somebody of it; empty for a household of their own.
  var household = ""
  var isHead = false

  init() {}

  init(_ call: DeskCall) throws {
    household = String(try call.text("household").prefix(200))
    isHead = try call.text("head") == "yes"
  }

  var choice: HouseholdChoice { household.isEmpty ? .own : .with(household) }

  /// `isMove`: of somebody who has a household already.
  func html(_ context: DeskContext, isMove: Bool = false, _ mistakes: [DeskMistakeWords]) -> HTML {
    """
    \(context.field(FormField("household", context.say(ReceptionPhrase.householdWith), value: household, help: context.say(isMove ? ReceptionPhrase.householdMoveHelp : .householdWithHelp), longest: 60), mistakes))
    \(context.field(FormField("head", context.say(ReceptionPhrase.householdIsHead), .tick, value: isHead ? "yes" : ""), mistakes))
    """
  }
}

/// Into the programme, or out of it.
struct EnrolmentPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let programmes: [Programme]
  /// As it was typed, to be put right.
  var programme = ""
  var day: String
  var household = HouseholdFields()
  var reason = ""
  var country = ""
  var mistakes: [DeskMistakeWords] = []

  init(_ participant: DeskParticipant, _ call: DeskCall) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    programmes = call.reception.programmes.programmes.map(\.programme)
    day = call.reception.today.description
  }

  private var isExit: Bool { content.stage == .enrolled }

  func title(_ context: DeskContext) -> String { context.say(isExit ? ReceptionPhrase.exitOpen : .enrol) }

  func body(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return page(context, "") }
    return isExit ? exit(context) : enrolment(context)
  }

  private func enrolment(_ context: DeskContext) -> HTML {
    let choices = programmes.map { (value: $0.id.text, label: "\($0.title): \(context.name($0.country.value))") }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("programme", context.say(ReceptionPhrase.programme), .choice(choices), value: programme), mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.enrolmentDay), .text("date"), value: day, isRequired: true), mistakes))
      \(household.html(context, mistakes))
      <p>\(context.button(context.say(ReceptionPhrase.enrol)))</p>
      """
    return page(
      context, lead: context.say(ReceptionPhrase.enrolmentLead), mistakes: mistakes,
      context.form("\(path)/enrolment", fields, style: "narrow-form"))
  }

  private func exit(_ context: DeskContext) -> HTML {
    let reasons = ProgrammeExit.Reason.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("reason", context.say(ReceptionPhrase.exitReason), .choice(reasons), value: reason), mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.exitDay), .text("date"), value: day, help: context.say(ReceptionPhrase.exitDayHelp), isRequired: true), mistakes))
      \(context.field(FormField("country", context.say(ReceptionPhrase.exitCountry), value: country, help: context.say(ReceptionPhrase.exitCountryHelp), longest: 80), mistakes))
      <p>\(context.button(context.say(ReceptionPhrase.exitRecord)))</p>
      """
    return page(
      context, lead: context.say(ReceptionPhrase.exitLead), mistakes: mistakes,
      context.form("\(path)/exit", fields, style: "narrow-form"))
  }
}

/// With whom somebody lives from one purse.
struct HouseholdPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let others: [OpenedParticipant]
  var fields: HouseholdFields
  var mistakes: [DeskMistakeWords] = []

  init(_ participant: DeskParticipant, _ call: DeskCall) async throws {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    others = try await call.reception.household(of: participant, by: call.caller())
    fields = HouseholdFields()
    fields.isHead = participant.content.enrolment?.isHeadOfHousehold ?? false
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.household) }

  func body(_ context: DeskContext) -> HTML {
    guard let enrolment = content.enrolment else {
      return page(
        context, "<p>\(context.say(ReceptionPhrase.participantNotEnrolled))</p>\(link("enrolment", .enrol, context))")
    }
    let items = others.map { other -> HTML in
      let head: HTML =
        other.content.enrolment?.isHeadOfHousehold == true
        ? " <span class=\"flag\">\(context.say(ReceptionPhrase.householdHeadMark))</span>" : ""
      return
        "<li><span><a href=\"/desk/reception/participants/\(other.id.text)\">\(other.reference)</a>\(head)</span></li>"
    }
    let list: HTML =
      items.isEmpty
      ? "<p>\(context.say(ReceptionPhrase.householdAlone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    let own: HTML =
      others.isEmpty || !context.may(.writeParticipants)
      ? ""
      : context.form(
        "\(path)/household",
        "\(seen(context))\(context.button(context.say(ReceptionPhrase.householdOwn), name: "do", value: "own", style: "second"))",
        style: "")
    let form: HTML =
      context.may(.writeParticipants)
      ? context.form(
        "\(path)/household",
        """
        \(seen(context))\(fields.html(context, isMove: true, mistakes))
        <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
        """, style: "narrow-form") : ""
    let standing = context.say(
      enrolment.isHeadOfHousehold ? ReceptionPhrase.householdHead : .householdMember)
    return page(
      context, lead: context.say(ReceptionPhrase.householdLead), mistakes: mistakes,
      "<p>\(standing)</p>\(list)\(form)\(own)")
  }
}
