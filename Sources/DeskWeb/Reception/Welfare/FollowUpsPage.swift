internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

/// Follow-ups of one participant, tries to reach them, and signs that they are to be moved on.
struct FollowUpsPage: ParticipantPart {
  /// The form that was sent with a mistake.
  enum Form: Sendable { case attempt, sign, settle }

  let file: WelfareFile
  let notice: ParticipantNotice
  let members: [Member]
  let today: CivilDate
  /// Which form `sent` is.
  var form: Form?
  let sent: SentForm
  let empty: SentForm

  init(_ call: DeskCall, _ form: Form? = nil, _ sent: SentForm? = nil) async throws {
    file = try await call.reception.welfare(of: call.participantID(), by: call.caller())
    notice = ParticipantNotice(call, file.participant)
    members = try await call.desk.members(by: call.caller())
    today = call.reception.today
    empty = SentForm(call, ["day": today.description])
    self.form = form
    self.sent = sent ?? empty
  }

  var participant: DeskParticipant { file.participant }

  func title(_ context: DeskContext) -> String { context.say(.followUpsTitle) }

  func body(_ context: DeskContext) -> HTML {
    page(
      context, mistakes: sent.mistakes,
      """
      \(alert(context))
      <div class="two-sides">
      <div>\(followUps(context))\(attempts(context))</div>
      <div>\(attemptForm(context))\(signForm(context))\(settled(context))</div>
      </div>
      """)
  }

  func done(_ word: String, _ context: DeskContext) -> String? {
    switch word {
    case "held": context.say(.doneHeld)
    case "attempt": context.say(.doneAttempt)
    case "sign": context.say(.doneSign)
    case "settled": context.say(.doneSettled)
    case "told": context.say(.doneTold)
    default: nil
    }
  }

  // MARK: follow-ups

  private func followUps(_ context: DeskContext) -> HTML {
    let titles = Dictionary(
      (file.programme?.followUps ?? []).map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    let rows = file.followUps.map { followUp -> HTML in
      let link: HTML =
        context.may(.writeParticipants) || isDone(followUp)
        ? "<a href=\"\(path)/follow-ups/\(followUp.name)\">\(context.say(isDone(followUp) ? .followUpLook : .followUpHold))</a>"
        : ""
      return """
        <tr><th scope="row">\(titles[followUp.name] ?? followUp.name)</th>
        <td>\(context.say(followUp.day))</td><td>\(followUp.state.html(context))</td><td>\(link)</td></tr>

        """
    }
    let table: HTML =
      rows.isEmpty
      ? "<p>\(context.say(.followUpsNone))</p>"
      : """
      <table class="cards compact"><thead><tr><th scope="col">\(context.say(.columnVisit))</th>
      <th scope="col">\(context.say(.columnDueOn))</th><th scope="col">\(context.say(.columnStanding))</th>
      <th scope="col">\(context.say(.columnDo))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
    return panel("follow-ups", context.say(.followUpsOfProgramme), table)
  }

  private func isDone(_ followUp: ScheduledFollowUp) -> Bool {
    if case .done = followUp.state { return true }
    return false
  }

  // MARK: contact

  private func attempts(_ context: DeskContext) -> HTML {
    let state: HTML =
      file.contact.map { contact in
        let words = context.say(
          .contactLast, ["day": .text(context.say(contact.lastContact)), "count": .number(contact.failedAttempts)])
        return contact.isLost
          ? "<p><span class=\"now\">\(context.say(.contactLost))</span> \(words)</p>" : "<p>\(words)</p>"
      } ?? ""
    let items = content.attempts.sorted { $0.day > $1.day }.map { attempt -> HTML in
      let by = members.name(of: attempt.by, context)
      return """
        <li><span><b>\(context.say(attempt.outcome.phrase))</b> · \(context.say(attempt.means.attemptPhrase)) · \(context.say(attempt.day))</span>
        <small>\(by)</small></li>
        """
    }
    let list: HTML =
      items.isEmpty ? "<p>\(context.say(.attemptsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return panel("attempts", context.say(.attemptsTitle), "\(state)\(list)")
  }

  private func attemptForm(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let form = self.form == .attempt ? sent : empty
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("means", context.say(.fieldMeans), .choice(context.options(PreferredContact.Means.self) { $0.attemptPhrase }), value: form["means"]), form.mistakes))
      \(context.field(FormField("outcome", context.say(.fieldOutcome), .choice(context.options(ContactAttempt.Outcome.self) { $0.phrase }), value: form["outcome"]), form.mistakes))
      \(context.field(FormField("day", context.say(.fieldDay), .text("date"), value: form["day"], isRequired: true, id: "attempt-day"), form.mistakes))
      <p>\(context.button(context.say(.attemptRecord)))</p>
      """
    return panel(
      "attempt", context.say(.attemptNew), context.form("\(path)/attempts", fields, style: "narrow-form"))
  }
}
