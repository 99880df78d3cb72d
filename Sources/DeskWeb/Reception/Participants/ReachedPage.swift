internal import Casework
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What no payment run pays and fell due to a participant in the last year: housing, insurance, courses. Whoever sees that it
/// is there records the day; nothing is taken for delivered because nobody said otherwise.
struct ReachedPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  private let periods: [ScheduledPeriod]
  private let today: CivilDate
  private let mistakes: [DeskMistakeWords]

  init(_ participant: DeskParticipant, _ call: DeskCall, _ mistakes: [DeskMistakeWords] = []) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    self.mistakes = mistakes
    today = call.reception.today
    periods = ReachedPage.periods(of: participant, call.reception)
  }

  /// Those that are owed in kind, the latest first.
  static func periods(of participant: DeskParticipant, _ reception: ReceptionDesk) -> [ScheduledPeriod] {
    guard let programme = participant.content.enrolment.flatMap({ reception.programmes[$0.programme] }),
      let enrolled = reception.enrolled(
        participant.id, participant.content, in: programme.programme.id, reception.words)
    else { return [] }
    let today = reception.today
    return programme.schedule(of: enrolled, dueIn: Period(today.advanced(byMonths: -12), today)).filter { period in
      guard case .owed = period.outcome else { return false }
      return period.entitlement.entitlement.amount == nil || !period.entitlement.entitlement.isPaidOut
    }.reversed()
  }

  func title(_ context: DeskContext) -> String {
    context.say(ReceptionPhrase.reachedTitle, ["reference": .text(content.reference)])
  }

  func body(_ context: DeskContext) -> HTML {
    let items = periods.map { item($0, context) }
    return page(
      context, lead: context.say(ReceptionPhrase.reachedLead), mistakes: mistakes,
      items.isEmpty
        ? "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.reachedNone))</p></div>"
        : "<ul class=\"entries\">\(items)</ul>")
  }

  private func item(_ period: ScheduledPeriod, _ context: DeskContext) -> HTML {
    let days = context.say(
      ReceptionPhrase.periodWords,
      [
        "first": .text(context.language.say(period.period.first)),
        "last": .text(context.language.say(period.period.last)),
      ])
    let key = ItemKey.delivery(period.entitlement.id, period.period)
    let state: HTML
    if case .delivery(let delivery)? = content[key] {
      let day = context.say(ReceptionPhrase.reachedDone, ["day": .text(context.language.say(delivery.day))])
      state = "<p>\(day)</p>"
    } else if context.may(.writeParticipants) {
      state = form(period, context)
    } else {
      state = ""
    }
    return "<li><span><b>\(period.entitlement.entitlement.title)</b> \(days)</span>\(state)</li>"
  }

  private func form(_ period: ScheduledPeriod, _ context: DeskContext) -> HTML {
    let id = "\(period.entitlement.entitlement.name)-\(period.period.first)"
    let day = FormField(
      "day", context.say(ReceptionPhrase.reachedDay), .text("date"), value: min(period.period.last, today).description,
      isRequired: true, longest: 10, id: id)
    return context.form(
      "\(path)/reached",
      """
      \(context.hidden("entitlement", period.entitlement.entitlement.name))\(context.hidden("first", period.period.first.description))
      \(seen(context))
      \(context.field(day))<p>\(context.button(context.say(ReceptionPhrase.reachedRecord), style: "second"))</p>
      """, style: "from-to", label: "\(period.entitlement.entitlement.title) \(period.period.first)")
  }
}

extension DeskRoutes {
  static let reached: [DeskRoute] = [
    participantPage("/reached") { call in .page(ReachedPage(try await call.participant(), call)) },
    participantPost("/reached", fields: ["entitlement", "first", "day"]) { call in
      let participant = try await call.participantToChange()
      var form = try SentForm(sent: call, ["entitlement", "first", "day"])
      let day = form.day("day")
      let period = ReachedPage.periods(of: participant, call.reception).first {
        $0.entitlement.entitlement.name == form["entitlement"] && $0.period.first.description == form["first"]
      }
      if period == nil { form.mistake("entitlement", form.found("entitlement"), .reception(.expectedDueOfList)) }
      guard let day, let period else { return .page(ReachedPage(participant, call, form.mistakes), status: 400) }
      let evidence = Evidence(source: "", day: "", recordedBy: try call.caller().member.id, recordedAt: call.now)
      return call.changedParticipant(
        try await call.reception.change(
          participant.id,
          putting: [.delivery(RecordedDelivery(period.entitlement.id, period.period, on: day, evidence: evidence))],
          seen: try call.seen(), by: call.caller()))
    },
  ]
}
