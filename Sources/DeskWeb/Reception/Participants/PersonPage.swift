internal import Casework
internal import Desks
internal import Pages
internal import Reception
internal import Register

/// Languages, needs and papers of a participant, each with its form.
struct PersonPage: ParticipantPart {
  let participant: DeskParticipant
  let notice: ParticipantNotice
  /// The list of codes of needs that this desk has.
  let list: CodeList?
  /// The form that was sent with a mistake.
  let sent: SentForm

  init(_ participant: DeskParticipant, _ call: DeskCall, _ sent: SentForm? = nil) {
    self.participant = participant
    notice = ParticipantNotice(call, participant)
    list = call.settings.needs
    self.sent = sent ?? SentForm(call)
  }

  func title(_ context: DeskContext) -> String { context.say(ReceptionPhrase.person) }

  func body(_ context: DeskContext) -> HTML {
    page(
      context, mistakes: sent.mistakes,
      "<div class=\"columns\">\(languages(context))\(needs(context))\(papers(context))</div>")
  }

  private func list(_ items: [HTML], _ context: DeskContext) -> HTML {
    items.isEmpty
      ? "<p class=\"quiet\">\(context.say(ReceptionPhrase.nothingRecorded))</p>" : "<ul class=\"entries\">\(items)</ul>"
  }

  private func form(_ action: String, _ fields: HTML, _ context: DeskContext) -> HTML {
    guard context.may(.writeParticipants) else { return "" }
    return context.form(
      "\(path)/\(action)",
      """
      \(seen(context))\(fields)
      <p>\(context.button(context.say(.save), name: "do", value: "add", style: "second"))</p>
      """)
  }

  private func languages(_ context: DeskContext) -> HTML {
    let items = content.languages.map { language -> HTML in
      let name = KnownLanguages.name(language.code)
      let preferred: HTML =
        language.isPreferred
        ? " <span class=\"flag\">\(context.say(ReceptionPhrase.languagePreferredMark))</span>" : ""
      return
        "<li><span>\(name): \(language.level.words(context))\(preferred)</span>\(remove("languages", "language", language.code.text, name, context))</li>"
    }
    let levels = [(value: "", label: "—")] + LanguageLevel.allCases.map { (value: $0.name, label: $0.words(context)) }
    let fields: HTML = """
      \(context.field(FormField("language", context.say(ReceptionPhrase.language), .choice(KnownLanguages.options()), value: sent["language"])))
      \(context.field(FormField("code", context.say(ReceptionPhrase.languageOther), value: sent["code"], help: context.say(ReceptionPhrase.languageOtherHelp), longest: 3), sent.mistakes))
      \(context.field(FormField("level", context.say(ReceptionPhrase.languageLevel), .choice(levels), value: sent["level"], help: context.say(ReceptionPhrase.languageLevelHelp), isRequired: true), sent.mistakes))
      \(context.field(FormField("preferred", context.say(ReceptionPhrase.languagePreferred), .tick, value: sent["preferred"])))
      """
    return panel(
      "languages", context.say(ReceptionPhrase.languages),
      "\(list(items, context))\(form("languages", fields, context))")
  }

  private func needs(_ context: DeskContext) -> HTML {
    let items = content.needs.map { code -> HTML in
      let title: HTML = list?.title(of: code.text).map { " \($0)" as HTML } ?? ""
      return
        "<li><span><b>\(code.text)</b>\(title)</span>\(remove("needs", "need", code.text, code.text, context))</li>"
    }
    let field: FormField =
      if let list {
        FormField(
          "need", context.say(ReceptionPhrase.need),
          .choice(list.entries.map { (value: $0.code, label: "\($0.code) \($0.title)") }), value: sent["need"])
      } else {
        FormField(
          "need", context.say(ReceptionPhrase.need), value: sent["need"],
          help: context.say(ReceptionPhrase.needHelp), longest: 5)
      }
    return panel(
      "needs", context.say(ReceptionPhrase.needs),
      """
      <p>\(context.say(ReceptionPhrase.needsDecideNothing))</p>
      \(list(items, context))\(form("needs", context.field(field, sent.mistakes), context))
      """)
  }

  private func papers(_ context: DeskContext) -> HTML {
    let items = content.documents.map { paper -> HTML in
      let kind = context.say(paper.kind.phrase)
      let issuer: HTML = paper.issuer.map { ", \(context.name(StateCode($0)))" as HTML } ?? ""
      let until: HTML =
        paper.validUntil.map {
          "<small>\(context.say(ReceptionPhrase.paperValidUntil, ["day": .text(context.language.say($0))]))</small>"
            as HTML
        } ?? ""
      let away: HTML =
        paper.isWithPerson ? "" : "<span class=\"now\">\(context.say(ReceptionPhrase.paperTaken))</span>"
      return
        "<li><span>\(kind)\(issuer)</span>\(until)\(away)\(remove("papers", "paper", paper.id.text, kind, context))</li>"
    }
    let kinds = HeldDocument.Kind.allCases.map { (value: $0.rawValue, label: context.say($0.phrase)) }
    let fields: HTML = """
      \(context.field(FormField("kind", context.say(ReceptionPhrase.paper), .choice(kinds), value: sent["kind"]), sent.mistakes))
      \(context.field(FormField("country", context.say(ReceptionPhrase.paperIssuer), value: sent["country"], help: context.say(ReceptionPhrase.exitCountryHelp), longest: 80), sent.mistakes))
      \(context.field(FormField("until", context.say(ReceptionPhrase.paperUntil), .text("date"), value: sent["until"]), sent.mistakes))
      \(context.field(FormField("away", context.say(ReceptionPhrase.paperAway), .tick, value: sent["away"])))
      """
    return panel(
      "papers", context.say(ReceptionPhrase.papers),
      "<p>\(context.say(ReceptionPhrase.papersLead))</p>\(list(items, context))\(form("papers", fields, context))")
  }
}
