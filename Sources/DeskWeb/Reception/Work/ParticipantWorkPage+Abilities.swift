internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

extension ParticipantWorkPage {
  private func panel(
    _ name: String, _ title: ReceptionPhrase, _ items: [HTML], none: ReceptionPhrase, _ form: HTML,
    _ context: DeskContext
  ) -> HTML {
    let list: HTML = items.isEmpty ? "<p>\(context.say(none))</p>" : "<ul class=\"entries\">\(items)</ul>"
    return panel(name, context.say(title), "\(list)\(form)")
  }

  private func form(_ part: String, _ fields: HTML, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    return context.form(
      "\(path)/work/\(part)", "\(seen(context))\(fields)<p>\(context.button(context.say(.save), style: "second"))</p>",
      style: "narrow-form")
  }

  private func remove(_ key: ItemKey, _ label: String, _ context: DeskContext) -> HTML {
    remove("work/remove", "item", key.text, label, context)
  }

  /// Whether they may work.
  func permits(_ context: DeskContext) -> HTML {
    let items = content.permits.map { permit -> HTML in
      let span =
        permit.until.map {
          context.say(.permitSpan, ["from": .text(context.say(permit.from)), "until": .text(context.say($0))])
        } ?? context.say(.permitFrom, ["from": .text(context.say(permit.from))])
      let words = context.say(permit.standing.phrase)
      return
        "<li><span><b>\(words)</b> · \(span)</span>\(remove(ItemKey("permit/\(permit.id)"), words, context))</li>"
    }
    let form = values(.permit)
    let fields: HTML = """
      \(context.field(FormField("standing", context.say(.fieldPermit), .choice(context.options(WorkPermit.Standing.self) { $0.phrase }), value: form["standing"]), form.mistakes))
      \(context.field(FormField("from", context.say(.fieldFrom), .text("date"), value: form["from"], isRequired: true), form.mistakes))
      \(context.field(FormField("until", context.say(.fieldLastDay), .text("date"), value: form["until"]), form.mistakes))
      """
    return panel("permits", .permits, items, none: .permitsNone, self.form("permit", fields, context), context)
  }

  func skills(_ context: DeskContext) -> HTML {
    let items = content.skills.map { skill -> HTML in
      let name = skill.name.text.replacing("_", with: " ")
      let held = context.say(skill.isHeld ? .skillHeld : .skillNotHeld)
      return "<li><span><b>\(name)</b> · \(held)</span>\(remove(ItemKey("skill/\(skill.name)"), name, context))</li>"
    }
    let form = values(.skill)
    let held = [
      (value: "yes", label: context.say(.skillHeld)), (value: "no", label: context.say(.skillNotHeld)),
    ]
    // What openings ask for and nobody has asked them.
    let known = Set(content.skills.map(\.name))
    let sought = file.vocabulary.skills.filter { !known.contains($0) }.map(\.text)
    let help =
      sought.isEmpty
      ? context.say(.fieldSkillHelp) : context.say(.fieldSkillSought, ["skills": .text(context.language.list(sought))])
    let fields: HTML = """
      \(context.field(FormField("skill", context.say(.fieldSkill), value: form["skill"], help: help, isRequired: true, longest: 60), form.mistakes))
      \(context.field(FormField("held", context.say(.fieldHeld), .choice(held), value: form["held"]), form.mistakes))
      \(context.evidenceFields(form, in: "skill"))
      """
    return panel("skills", .skills, items, none: .skillsNone, self.form("skill", fields, context), context)
  }

  func experience(_ context: DeskContext) -> HTML {
    let items = content.experience.map { experience -> HTML in
      let name = context.words(experience.occupation, occupations)
      let years = context.say(.experienceYears, ["count": .number(experience.years)])
      return
        "<li><span><b>\(name)</b> · \(years)</span>\(remove(ItemKey("experience/\(experience.occupation)"), name, context))</li>"
    }
    let form = values(.experience)
    let fields: HTML = """
      \(context.occupationField(form, in: "experience", occupations))
      \(context.field(FormField("years", context.say(.fieldYears), value: form["years"], isRequired: true, longest: 2, inputMode: "numeric"), form.mistakes))
      \(context.evidenceFields(form, in: "experience"))
      """
    return panel(
      "experience", .experience, items, none: .experienceNone, self.form("experience", fields, context), context)
  }
}
