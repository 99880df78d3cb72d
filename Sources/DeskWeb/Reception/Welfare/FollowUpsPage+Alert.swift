internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register
internal import Safeguards

extension FollowUpsPage {
  /// The alert that is open: since when, what says so, where to, what the law finds, and who was told.
  func alert(_ context: DeskContext) -> HTML {
    guard let open = file.alert else { return "" }
    let words = OnwardWords(context)
    let evidence = EvidenceWords(members, context)
    let signs = open.alert.signs.map { sign -> HTML in
      switch sign {
      case .recorded(let recorded):
        "<li><span>\(words.sign(recorded.kind.rawValue, recorded.day.description, to: recorded.to))</span><small>\(evidence.html(recorded.evidence))</small>\(settle(recorded, context))</li>"
      case .contactLost(let state):
        "<li><span>\(words.sign("contact-lost", state.lastContact.description, to: nil))</span></li>"
      }
    }
    let found: HTML =
      open.findings.isEmpty
      ? "<p>\(words.nothingFound(isDestinationKnown: open.noFinding != .destinationNotKnown, country: open.country))</p>"
      : "<ul class=\"entries\">\(open.findings.map { words.found($0.found) })</ul>"
    let facts = context.say(open.knowsEarlierCase ? .alertFactsOfCase : .alertFactsNone)
    return """
      <section class="panel first" role="alert" aria-labelledby="onward"><h2 id="onward">\(context.say(.onwardTitle))</h2>
      <p>\(context.say(.onwardSince, ["day": .text(context.say(open.alert.since))]))</p>
      <ul class="entries">\(signs)</ul>
      <h3>\(context.say(.alertFindings, ["state": .text(context.name(open.country))]))</h3>
      \(found)
      <p class="quiet">\(facts)</p>
      <h3>\(context.say(.alertWord))</h3>
      \(word(open.word, context))
      </section>
      """
  }

  private func settle(_ sign: OnwardSign, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let isSent = form == .settle && sent["sign"] == sign.id.text
    let fields: HTML = """
      \(seen(context))\(context.hidden("sign", sign.id.text))
      \(context.field(FormField("day", context.say(.signSettledOn), .text("date"), value: isSent ? sent["day"] : today.description, isRequired: true, id: "settle-\(sign.id)"), isSent ? sent.mistakes : []))
      <p>\(context.button(context.say(.signSettle), style: "second"))</p>
      """
    return context.form("\(path)/signs/settle", fields, style: "toolbar")
  }

  private func word(_ word: OpenAlert.Word, _ context: DeskContext) -> HTML {
    switch word {
    case .told(let time): return "<p>\(context.say(.wordTold, html: ["time": context.time(time)]))</p>"
    case .ready:
      let button: HTML =
        context.may(.writeParticipants)
        ? context.form("\(path)/tell", "<p>\(context.button(context.say(.wordSend)))</p>", style: "") : ""
      return "<p>\(context.say(.wordReady))</p>\(button)"
    case .noEarlierCase: return "<p>\(context.say(.wordNoCase))</p>"
    case .withheld(let refusal): return "<p>\(context.say(.wordWithheld)) \(refusal.words(context))</p>"
    case .caseNotHere: return "<p>\(context.say(.wordCaseNotHere))</p>"
    }
  }

  func signForm(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let form = self.form == .sign ? sent : empty
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("kind", context.say(.fieldSign), .choice(context.options(OnwardSign.Kind.self) { $0.phrase }), value: form["kind"]), form.mistakes))
      \(context.field(FormField("day", context.say(.fieldDay), .text("date"), value: form["day"], isRequired: true, id: "sign-day"), form.mistakes))
      \(context.field(FormField("to", context.say(.fieldSignTo), value: form["to"], help: context.say(.fieldSignToHelp), longest: 80), form.mistakes))
      \(context.evidenceFields(form, in: "sign"))
      <p>\(context.button(context.say(.signRecord)))</p>
      """
    return panel(
      "sign", context.say(.signNew),
      """
      <p>\(context.say(.signNewWords))</p>
      \(context.form("\(path)/signs", fields, style: "narrow-form"))
      """)
  }

  /// Signs that are over.
  func settled(_ context: DeskContext) -> HTML {
    let words = OnwardWords(context)
    let items = content.signs.compactMap { sign -> HTML? in
      sign.settled.map { day in
        """
        <li><span>\(words.sign(sign.kind.rawValue, sign.day.description, to: sign.to))</span>
        <small>\(context.say(.signSettled, ["day": .text(context.say(day))]))</small></li>
        """
      }
    }
    guard !items.isEmpty else { return "" }
    return panel("settled", context.say(.signsSettled), "<ul class=\"entries\">\(items)</ul>")
  }
}
