internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What a form says of a household.
enum HouseholdFields {
  static let names = ["household", "head"]

  static func choice(_ form: SentForm) -> HouseholdChoice {
    let reference = String(form["household"].prefix(200))
    return reference.isEmpty ? .own : .with(reference)
  }

  static func isHead(_ form: SentForm) -> Bool { form["head"] == "yes" }

  /// `isMove`: of somebody who has a household already.
  static func html(_ form: SentForm, isMove: Bool = false, _ context: DeskContext) -> HTML {
    """
    \(context.field(FormField("household", context.say(ReceptionPhrase.householdWith), value: form["household"], help: context.say(isMove ? ReceptionPhrase.householdMoveHelp : .householdWithHelp), longest: 60), form.mistakes))
    \(context.field(FormField("head", context.say(ReceptionPhrase.householdIsHead), .tick, value: isHead(form) ? "yes" : ""), form.mistakes))
    """
  }
}

/// Into the programme, or out of it.
struct EnrolmentPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let programmes: [Programme]
  let form: SentForm

  init(_ participant: DeskParticipant, _ call: DeskCall, _ sent: SentForm? = nil) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    programmes = call.reception.programmes.programmes.map(\.programme)
    form = sent ?? SentForm(call, ["day": call.reception.today.description])
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
      \(context.field(FormField("programme", context.say(ReceptionPhrase.programme), .choice(choices), value: form["programme"]), form.mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.enrolmentDay), .text("date"), value: form["day"], isRequired: true), form.mistakes))
      \(HouseholdFields.html(form, context))
      <p>\(context.button(context.say(ReceptionPhrase.enrol)))</p>
      """
    return page(
      context, lead: context.say(ReceptionPhrase.enrolmentLead), mistakes: form.mistakes,
      context.form("\(path)/enrolment", fields, style: "narrow-form"))
  }

  private func exit(_ context: DeskContext) -> HTML {
    let reasons = ProgrammeExit.Reason.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("reason", context.say(ReceptionPhrase.exitReason), .choice(reasons), value: form["reason"]), form.mistakes))
      \(context.field(FormField("day", context.say(ReceptionPhrase.exitDay), .text("date"), value: form["day"], help: context.say(ReceptionPhrase.exitDayHelp), isRequired: true), form.mistakes))
      \(context.field(FormField("country", context.say(ReceptionPhrase.exitCountry), value: form["country"], help: context.say(ReceptionPhrase.exitCountryHelp), longest: 80), form.mistakes))
      <p>\(context.button(context.say(ReceptionPhrase.exitRecord)))</p>
      """
    return page(
      context, lead: context.say(ReceptionPhrase.exitLead), mistakes: form.mistakes,
      context.form("\(path)/exit", fields, style: "narrow-form"))
  }
}

/// With whom somebody lives from one purse.
struct HouseholdPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let others: [OpenedParticipant]
  let form: SentForm

  init(_ participant: DeskParticipant, _ call: DeskCall, _ sent: SentForm? = nil) async throws {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    others = try await call.reception.household(of: participant, by: call.caller())
    let isHead = participant.content.enrolment?.isHeadOfHousehold ?? false
    form = sent ?? SentForm(call, isHead ? ["head": "yes"] : [:])
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
    let move: HTML =
      context.may(.writeParticipants)
      ? context.form(
        "\(path)/household",
        """
        \(seen(context))\(HouseholdFields.html(form, isMove: true, context))
        <p>\(context.button(context.say(.save), name: "do", value: "save"))</p>
        """, style: "narrow-form") : ""
    let standing = context.say(
      enrolment.isHeadOfHousehold ? ReceptionPhrase.householdHead : .householdMember)
    return page(
      context, lead: context.say(ReceptionPhrase.householdLead), mistakes: form.mistakes,
      "<p>\(standing)</p>\(list)\(move)\(own)")
  }
}
