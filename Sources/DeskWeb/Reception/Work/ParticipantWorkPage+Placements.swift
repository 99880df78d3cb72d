internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

extension ParticipantWorkPage {
  /// Where they work or worked, with the checks that are due.
  func placements(_ context: DeskContext) -> HTML {
    guard !content.placements.isEmpty else { return "" }
    let items = content.placements.sorted { $0.start > $1.start }.map { "<li>\(placement($0, context))</li>" as HTML }
    return panel(
      "placements", context.say(.placements), "<ul class=\"entries\">\(items)</ul>", style: "panel first")
  }

  private func placement(_ placement: Placement, _ context: DeskContext) -> HTML {
    let employer = file.book.employer(placement.employer)?.name ?? context.say(.employerGone)
    let checks = placement.checks.sorted { $0.day < $1.day }.map { check -> HTML in
      let wage: HTML = check.wage.map { " · \($0.words(context))" as HTML } ?? ""
      return
        "<li>\(context.say(check.day)): \(context.say(check.isStillThere ? .checkStillThere : .checkGone))\(wage)</li>"
    }
    let wages = placement.lastWage.assess(floors.map(\.floor), on: today)
    let due = file.checks.filter { $0.placement == placement.id }.map { check -> HTML in
      check.daysLate >= 0
        ? "<li><span class=\"now\">\(context.say(.checkDue, ["day": .text(context.say(check.day)), "count": .number(check.daysLate)]))</span></li>"
        : "<li>\(context.say(.checkToCome, ["day": .text(context.say(check.day))]))</li>"
    }
    let end: HTML =
      placement.end.map { end in
        "<span>\(context.say(.placementEnded, ["day": .text(context.say(end.day)), "reason": .text(context.say(end.reason.phrase))]))</span>"
      } ?? ""
    return """
      <span><b>\(employer)</b> · \(context.words(placement.occupation, occupations)) · \(context.say(.placementSince, ["day": .text(context.say(placement.start))]))</span>
      <span>\(placement.wage.words(context))</span>
      \(FloorWords(floors: floors, context: context).html(wages))
      \(end)
      <ul class="plain">\(checks)\(due)</ul>
      \(placement.end == nil ? forms(placement, context) : "")
      """
  }

  private func forms(_ placement: Placement, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let id = placement.id.text
    let (check, end) = (values(.check(id)), values(.end(id)))
    let hidden = seen(context) + context.hidden("placement", id)
    let there = [
      (value: "yes", label: context.say(.checkStillThere)), (value: "no", label: context.say(.checkGone)),
    ]
    let checkFields: HTML = """
      \(hidden)
      \(context.field(FormField("day", context.say(.fieldDay), .text("date"), value: check["day"], isRequired: true, id: "check-\(id)-day"), check.mistakes))
      \(context.field(FormField("there", context.say(.fieldThere), .choice(there), value: check["there"], id: "check-\(id)-there"), check.mistakes))
      \(WageReading.html(check, in: "check-\(id)", context))
      <p>\(context.button(context.say(.checkRecord)))</p>
      """
    let endFields: HTML = """
      \(hidden)
      \(context.field(FormField("day", context.say(.fieldEndDay), .text("date"), value: end["day"], isRequired: true, id: "end-\(id)-day"), end.mistakes))
      \(context.field(FormField("reason", context.say(.fieldReason), .choice(context.options(Placement.ExitReason.self) { $0.phrase }), value: end["reason"], id: "end-\(id)-reason"), end.mistakes))
      <p>\(context.button(context.say(.placementEnd), style: "second"))</p>
      """
    return """
      <details\(form == .check(id) ? " open" : "" as HTML)><summary>\(context.say(.checkRecord))</summary>\(context.form("\(path)/work/check", checkFields, style: "narrow-form"))</details>
      <details\(form == .end(id) ? " open" : "" as HTML)><summary>\(context.say(.placementEnd))</summary>\(context.form("\(path)/work/end", endFields, style: "narrow-form"))</details>
      """
  }

  /// Work that they began, by an opening or found by themselves.
  func placementForm(_ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants), !file.book.employers.isEmpty else { return "" }
    let form = values(.placement)
    let own = (value: "", label: context.say(.placementOwn))
    let openings = [own] + file.book.openings.map { (value: $0.id.text, label: $0.content.title) }
    let employers = file.book.employers.map { (value: $0.id.text, label: $0.content.name) }
    let fields: HTML = """
      \(seen(context))
      \(context.field(FormField("opening", context.say(.columnOpening), .choice(openings), value: form["opening"]), form.mistakes))
      \(context.field(FormField("employer", context.say(.columnEmployer), .choice(employers), value: form["employer"]), form.mistakes))
      \(context.occupationField(form, in: "placement", occupations))
      \(context.field(FormField("day", context.say(.fieldStart), .text("date"), value: form["day"], isRequired: true, id: "placement-day"), form.mistakes))
      \(WageReading.html(form, in: "placement", context))
      <p>\(context.button(context.say(.placementRecord)))</p>
      """
    return panel(
      "placement", context.say(.placementNew),
      context.form("\(path)/work/placement", fields, style: "narrow-form"))
  }

  /// What they applied for, and what came of it.
  func applications(_ context: DeskContext) -> HTML {
    guard !content.applications.isEmpty else { return "" }
    let items = content.applications.sorted { $0.day > $1.day }.map { application -> HTML in
      let title = file.book.opening(application.opening)?.title ?? context.say(.openingGone)
      let outcome: HTML =
        application.outcomeDay.map { " · \(context.say($0))" as HTML } ?? ""
      return """
        <li><span><b>\(title)</b> · \(context.say(.appliedOn, ["day": .text(context.say(application.day))]))</span>
        <span>\(context.say(application.outcome.phrase))\(outcome)</span>
        \(application.outcome == .pending ? outcomeForm(application, context) : "")</li>
        """
    }
    return panel("applications", context.say(.applications), "<ul class=\"entries\">\(items)</ul>")
  }

  private func outcomeForm(_ application: JobApplication, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    let id = application.id.text
    let form = values(.outcome(id))
    let fields: HTML = """
      \(seen(context))\(context.hidden("application", id))
      \(context.field(FormField("result", context.say(.fieldOutcome), .choice(context.options(JobApplication.Outcome.self) { $0.phrase }), value: form["result"], id: "outcome-\(id)"), form.mistakes))
      \(context.field(FormField("day", context.say(.fieldDay), .text("date"), value: form["day"], isRequired: true, id: "outcome-\(id)-day"), form.mistakes))
      <p>\(context.button(context.say(.save), style: "second"))</p>
      """
    return context.form("\(path)/work/outcome", fields, style: "toolbar")
  }
}
