internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import RegisterFiles
internal import Safeguards

/// One participant: what they were promised, what is known of them, what they agreed to, and what can be done next.
struct ParticipantPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  let members: [Member]
  let programme: Programme?
  let promises: PromiseLines
  let facts: ParticipantFacts
  let alert: OnwardAlert?
  let earlierCase: LinkedCase?
  let today: CivilDate
  /// A reference that was typed and not taken.
  var reference: String?
  var mistakes: [DeskMistakeWords] = []

  init(_ participant: DeskParticipant, _ call: DeskCall) async throws {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    members = try await call.desk.members(by: call.caller())
    programme = participant.content.enrolment.flatMap { call.reception.programmes[$0.programme]?.programme }
    promises = PromiseLines(
      participant, paid: try await call.reception.paid(to: participant.id, by: call.caller()), call.reception)
    facts = ParticipantFacts(call)
    today = call.reception.today
    alert = participant.content.onwardAlert(as: participant.id, ContactRule(of: programme), on: today)
    earlierCase = try await call.reception.earlierCase(of: participant, by: call.caller())
  }

  func title(_ context: DeskContext) -> String { content.reference }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/reception/participants">\(context.say(ReceptionPhrase.participants))</a></p>
    <h1>\(content.reference) <span class="flag">\(context.say(content.stage.phrase))</span></h1>
    \(standing(context))</div>
    \(notice(context))
    \(context.mistakes(mistakes))
    \(banner(context))
    \(ways(context))
    <div class="two-sides">
    <div>\(promised(context))\(followUps(context))\(facts(context))</div>
    <div>\(consents(context))\(person(context))\(reaching(context))\(people(context))\(before(context))\(actions(context))</div>
    </div>
    """
  }

  /// In which programme, since when, with whom.
  private func standing(_ context: DeskContext) -> HTML {
    guard let enrolment = content.enrolment else {
      return "<p class=\"standfirst\">\(context.say(ReceptionPhrase.participantNotEnrolled))</p>"
    }
    let title = programme?.title ?? enrolment.programme.text
    let day = Message.Value.text(context.language.say(enrolment.day))
    let since = context.say(
      ReceptionPhrase.participantSince, ["programme": .text(title), "day": day])
    let household = context.say(
      enrolment.isHeadOfHousehold ? ReceptionPhrase.householdHead : .householdMember)
    let exit = content.exit.map { exit in
      context.say(
        ReceptionPhrase.participantLeft,
        ["day": .text(context.language.say(exit.day)), "reason": .text(context.say(exit.reason.phrase))])
    }
    return "<p class=\"standfirst\">\([since, household, exit ?? ""].filter { !$0.isEmpty }.joined(separator: " "))</p>"
  }

  /// What has to be known before anything else is done.
  private func banner(_ context: DeskContext) -> HTML {
    consentBanner(context) + onwardBanner(context)
  }

  private func consentBanner(_ context: DeskContext) -> HTML {
    guard content.isEnrolled(on: today), !content.may(.enrolment, Recipient(.programme), on: today) else { return "" }
    return """
      <section class="alert" aria-labelledby="no-consent"><h2 id="no-consent">\(context.say(ReceptionPhrase.enrolmentNoConsent))</h2>
      <p>\(context.say(ReceptionPhrase.enrolmentNoConsentWords))</p>\(link("enrolment", .exitOpen, context))</section>
      """
  }

  private func onwardBanner(_ context: DeskContext) -> HTML {
    guard let alert else { return "" }
    let names = alert.destinations.map { context.name($0) }
    let to =
      names.isEmpty
      ? "" : context.say(ReceptionPhrase.alertTo, ["countries": .text(context.language.list(names))])
    return """
      <section class="alert" aria-labelledby="onward"><h2 id="onward">\(context.say(ReceptionPhrase.alertTitle))</h2>
      <p>\(context.say(ReceptionPhrase.alertSigns, ["count": .number(alert.signs.count)])), \
      \(context.say(ReceptionPhrase.alertSince, ["day": .text(context.language.say(alert.since))])). \(to)</p>
      <p><a href="\(path)/follow-ups">\(context.say(ReceptionPhrase.alertOpen))</a></p></section>
      """
  }

  private func ways(_ context: DeskContext) -> HTML {
    let links: [(String, ReceptionPhrase)] = [
      ("follow-ups", .followUps), ("work", .todayWork), ("consent", .consents), ("history", .participantHistory),
    ]
    return
      "<ul class=\"inline\">\(links.map { "<li><a href=\"\(path)/\($0.0)\">\(context.say($0.1))</a></li>" as HTML })</ul>"
  }

  // MARK: what was promised

  private func promised(_ context: DeskContext) -> HTML {
    guard content.enrolment != nil else {
      guard context.may(.writeParticipants) else { return "" }
      return panel(
        "promised", context.say(ReceptionPhrase.promised),
        """
        <p>\(context.say(ReceptionPhrase.promisedNotEnrolled))</p>
        <p><a class="button" href="\(path)/enrolment">\(context.say(ReceptionPhrase.enrol))</a></p>
        """, style: "panel first")
    }
    let items = promises.promises.filter { !$0.isOpen }.map { promise -> HTML in
      let lines = promise.lines.map { line -> HTML in "<li>\(promises.words(line, context))</li>" }
      let demonstration: HTML =
        promise.entitlement.basis == .demonstration && promise.entitlement.amount != nil
        ? " <span class=\"flag flag-weak\">\(context.say(ReceptionPhrase.promiseDemonstration))</span>" : ""
      return
        "<li><span><b>\(promise.entitlement.title)</b>\(demonstration)</span><ul class=\"plain\">\(lines)</ul></li>"
    }
    let list: HTML =
      promises.promises.isEmpty
      ? "<p class=\"quiet\">\(context.say(ReceptionPhrase.promisedNothing))</p>"
      : "<ul class=\"entries\">\(items)</ul>"
    return panel(
      "promised", context.say(ReceptionPhrase.promised),
      "<p class=\"quiet\">\(context.say(ReceptionPhrase.promisedSpan))</p>\(ask(context))\(list)\(reached(context))",
      style: "panel first")
  }

  private func reached(_ context: DeskContext) -> HTML {
    "<p><a href=\"\(path)/reached\">\(context.say(ReceptionPhrase.reachedOpen))</a></p>"
  }

  /// The questions that would settle what nobody knows.
  private func ask(_ context: DeskContext) -> HTML {
    let links = promises.lacking.map { name -> HTML in
      let question = facts.question(name)
      return context.may(.writeParticipants)
        ? "<li><a href=\"\(path)/facts/\(name.text)\">\(question)</a></li>" : "<li>\(question)</li>"
    }
    guard !links.isEmpty else { return "" }
    let open = promises.promises.filter(\.isOpen).map(\.entitlement.title)
    let titles: HTML =
      open.isEmpty
      ? ""
      : "<p class=\"quiet\">\(context.say(ReceptionPhrase.promiseOpen, ["titles": .text(context.language.list(open))]))</p>"
    return "<div class=\"unknown\"><h3>\(context.say(ReceptionPhrase.promiseAsk))</h3><ul>\(links)</ul>\(titles)</div>"
  }

  private func followUps(_ context: DeskContext) -> HTML {
    guard let programme, !programme.followUps.isEmpty else { return "" }
    let titles = Dictionary(programme.followUps.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    let all = content.followUps(of: programme.followUps, as: participant.id, on: today)
    let items = all.map { followUp -> HTML in
      "<li><span>\(titles[followUp.name] ?? followUp.name) · \(context.say(followUp.day))</span> \(followUp.state.html(context))</li>"
    }
    return panel(
      "follow-ups", context.say(ReceptionPhrase.followUps),
      "<ul class=\"entries\">\(items)</ul>\(link("follow-ups", .followUpsOpen, context))")
  }

  // MARK: what is known

  private func facts(_ context: DeskContext) -> HTML {
    let items = content.facts.map { fact -> HTML in
      let question = facts.question(FactName(fact.key))
      let change: HTML =
        context.may(.writeParticipants) && facts.knows(fact.key)
        ? " <a href=\"\(path)/facts/\(fact.key)\" aria-label=\"\(context.say(.factChangeLabel, ["fact": .text(question)]))\">\(context.say(.factChange))</a>"
        : ""
      return """
        <div><dt>\(question)</dt><dd>\(facts.value(fact))\(change) <small>\(EvidenceWords(members, context).html(fact.evidence))</small></dd></div>
        """
    }
    let list: HTML =
      items.isEmpty
      ? "<p>\(context.say(ReceptionPhrase.participantFactsNone))</p>" : "<dl class=\"conditions\">\(items)</dl>"
    let add: HTML =
      context.may(.writeParticipants) ? "<p><a href=\"\(path)/facts\">\(context.say(.factAdd))</a></p>" : ""
    return panel("facts", context.say(ReceptionPhrase.participantFacts), "\(list)\(add)")
  }
}
