internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// What wants work today, and the ways to all parts of the reception desk.
struct ReceptionPage: DeskPage {
  /// So many lines of each kind have room; the counts are of all.
  private static let most = 50

  /// `nil` for whoever reads no participants.
  let overview: ReceptionOverview?
  /// `nil` for whoever reads no payments.
  let payments: PaymentsOverview?
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.navReception) }

  func body(_ context: DeskContext) -> HTML {
    let lead: HTML =
      overview.map {
        "<p class=\"standfirst\">\(context.say(ReceptionPhrase.todayLead, ["day": .text(context.language.say($0.today))]))</p>"
          as HTML
      } ?? ""
    return """
      <div class="lead"><h1>\(title(context))</h1>\(lead)</div>
      \(ways(context))
      \(payments.map { money($0, context) } ?? "")
      \(overview.map { work($0, context) } ?? "")
      """
  }

  private func ways(_ context: DeskContext) -> HTML {
    let parts: [(Permission, String, ReceptionPhrase)] = [
      (.readParticipants, "participants", .participants), (.readPayments, "payments", .todayPayments),
      (.readParticipants, "work", .todayWork), (.readReports, "report", .todayReport),
      (.readComplaints, "complaints", .todayComplaints),
    ]
    let links = parts.filter { context.may($0.0) }.map { part -> HTML in
      "<li><a href=\"/desk/reception/\(part.1)\">\(context.say(part.2))</a></li>"
    }
    guard !links.isEmpty else { return "<p>\(context.say(ReceptionPhrase.todayNoWays))</p>" }
    return "<ul class=\"inline\" aria-label=\"\(context.say(ReceptionPhrase.todayWays))\">\(links)</ul>"
  }

  private func work(_ overview: ReceptionOverview, _ context: DeskContext) -> HTML {
    guard overview.counts.values.contains(where: { $0 > 0 }) else { return empty(context) }
    let missed = overview.missed.map { line in
      entry(line, "follow-ups", line.reason.title, lateness(line.reason.followUp, context), context)
    }
    let due = overview.due.map { line in
      entry(
        line, "follow-ups", line.reason.title,
        context.say(ReceptionPhrase.todayDueSince, ["day": day(line.reason.followUp.day, context)]), context)
    }
    let alerts = overview.alerts.map { line in
      entry(
        line, "follow-ups", context.say(ReceptionPhrase.alertSigns, ["count": .number(line.reason.signs.count)]),
        alertWords(line.reason, context), context)
    }
    let lost = overview.lost.map { line in
      entry(
        line, "follow-ups",
        context.say(ReceptionPhrase.todayLastContact, ["day": day(line.reason.lastContact, context)]),
        context.say(ReceptionPhrase.todayTries, ["count": .number(line.reason.failedAttempts)]), context)
    }
    let groups =
      group("missed", .todayMissed, missed, context) + group("alerts", .todayAlerts, alerts, context)
      + group("lost", .todayLost, lost, context) + group("due", .todayDue, due, context)
    let nothing: HTML =
      groups.isEmpty ? "<div class=\"empty\"><p>\(context.say(ReceptionPhrase.todayNothing))</p></div>" : ""
    return "\(counts(overview, context))\n<div class=\"columns\">\(groups)</div>\(nothing)"
  }

  /// Runs and payments that want somebody; nothing before there was a run.
  private func money(_ payments: PaymentsOverview, _ context: DeskContext) -> HTML {
    guard !payments.runs.isEmpty else { return "" }
    return figures(
      [
        (payments.waiting, .todayRuns, "/desk/reception/payments"),
        (payments.inTransit, .todayInTransit, "/desk/reception/payments"),
        (payments.unpaid, .todayUnpaid, "/desk/reception/payments"),
      ], context)
  }

  private func counts(_ overview: ReceptionOverview, _ context: DeskContext) -> HTML {
    let figures: [(Int, ReceptionPhrase, String)] = [
      (overview.counts[.enrolled] ?? 0, .todayEnrolled, "/desk/reception/participants?stage=enrolled"),
      (overview.missed.count, .todayMissed, "#missed"), (overview.alerts.count, .todayAlerts, "#alerts"),
      (overview.lost.count, .todayLost, "#lost"), (overview.due.count, .todayDue, "#due"),
    ]
    return self.figures(figures, context)
  }

  private func figures(_ figures: [(Int, ReceptionPhrase, String)], _ context: DeskContext) -> HTML {
    let items = figures.map { count, words, place -> HTML in
      let inside: HTML =
        "<span class=\"figure-number\">\(count)</span> <span class=\"figure-words\">\(context.say(words))</span>"
      return place.hasPrefix("#") && count == 0 ? "<li>\(inside)</li>" : "<li><a href=\"\(place)\">\(inside)</a></li>"
    }
    return "<ul class=\"figure-list\">\(items)</ul>"
  }

  private func entry<Reason: Sendable>(
    _ line: ReceptionOverview.Line<Reason>, _ part: String, _ what: String, _ words: String, _ context: DeskContext
  ) -> HTML {
    let path: HTML = "/desk/reception/participants/\(line.participant.text)"
    return """
      <li><span><a href="\(path)">\(line.reference)</a> <a href="\(path)/\(part)">\(what)</a></span>
      <small>\(words)</small></li>

      """
  }

  private func group(_ id: String, _ title: ReceptionPhrase, _ lines: [HTML], _ context: DeskContext) -> HTML {
    guard !lines.isEmpty else { return "" }
    let rest = lines.count - ReceptionPage.most
    let more: HTML = rest > 0 ? "<p>\(context.say(.importMore, ["count": .number(rest)]))</p>" : ""
    let style = id == "due" ? "panel" : "panel first"
    return """
      <section class="\(style)" aria-labelledby="\(id)"><h2 id="\(id)">\(context.say(title))</h2>
      <ul class="entries">\(Array(lines.prefix(ReceptionPage.most)))</ul>\(more)</section>

      """
  }

  private func day(_ day: CivilDate, _ context: DeskContext) -> Message.Value { .text(context.language.say(day)) }

  private func lateness(_ followUp: ScheduledFollowUp, _ context: DeskContext) -> String {
    guard case .missed(let days) = followUp.state else { return "" }
    return context.say(
      ReceptionPhrase.todayLate, ["count": .number(days), "day": day(followUp.day, context)])
  }

  private func alertWords(_ alert: OnwardAlert, _ context: DeskContext) -> String {
    let since = context.say(ReceptionPhrase.alertSince, ["day": day(alert.since, context)])
    guard !alert.destinations.isEmpty else { return since }
    let names = alert.destinations.map { context.name($0) }
    return "\(since) \(context.say(ReceptionPhrase.alertTo, ["countries": .text(context.language.list(names))]))"
  }

  private func empty(_ context: DeskContext) -> HTML {
    let begin: HTML =
      context.may(.writeParticipants)
      ? "<p><a class=\"button\" href=\"/desk/reception/participants/new\">\(context.say(ReceptionPhrase.participantNew))</a></p>"
      : ""
    return """
      <div class="empty"><h2>\(context.say(ReceptionPhrase.participantsEmpty))</h2>
      <p>\(context.say(ReceptionPhrase.participantsEmptyWords))</p>\(begin)</div>
      """
  }
}
