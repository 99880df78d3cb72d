internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// One question with a field for its type, its help, the law that makes it matter, and where the answer comes from.
struct FactForm {
  let key: FactKey
  let declaration: FactDeclaration
  /// As it was typed, to be put right; else what is recorded.
  var typed = ""
  var since = ""
  var source = ""
  var sourceDay = ""
  var hasMore = false
  var isForAll = false
  var mistakes: [DeskMistakeWords] = []
  /// Only days count, and no hours.
  var isOfDays = false
  /// For how many of how many destinations an answer would change the finding.
  var settles: (count: Int, of: Int)?

  init(_ key: FactKey, _ declaration: FactDeclaration) {
    self.key = key
    self.declaration = declaration
  }

  init(_ reading: FactReading) {
    (key, declaration) = (reading.key, reading.declaration)
    let form = reading.form
    (typed, since, source, sourceDay) = (form["answer"], form["since"], form["source"], form["source-day"])
    (hasMore, isForAll, mistakes) = (reading.hasMore, reading.isForAll, form.mistakes)
  }

  /// With what is recorded of it.
  mutating func fill(_ fact: RecordedFact) {
    let value = fact.values.last
    typed = value?.text ?? ""
    since = value?.from ?? ""
    source = fact.evidence.source
    sourceDay = fact.evidence.day
    if declaration.type == .states {
      let items = typed.filter { $0 != "[" && $0 != "]" }.split(separator: ",").map { $0.filter { $0 != " " } }
      hasMore = items.contains("more")
      typed = fact.values.isEmpty || items.isEmpty ? "none" : items.filter { $0 != "more" }.joined(separator: ", ")
    }
    if typed == "unknown" { typed = "" }
  }

  func html(_ path: String, revision: Int, _ context: DeskContext) -> HTML {
    let about: HTML =
      key.destination.map {
        "<span class=\"about\">\(context.say(Phrase.checkAbout, ["state": .text(context.name($0))]))</span> "
      } ?? ""
    let help: HTML = declaration.help.isEmpty ? "" : "<p id=\"fact-help\">\(declaration.help)</p>"
    let isDecisive = (settles?.count ?? 0) > 0
    let settled: HTML =
      settles.map {
        "<p class=\"quiet\">\(context.say(isDecisive ? Phrase.checkSettles : .checkSettlesNothing, ["count": .number($0.count), "total": .number($0.of)]))</p>"
      } ?? ""
    let buttons: HTML =
      declaration.type == .truth
      ? "\(context.button(context.say(Phrase.checkYes), name: "do", value: "yes")) \(context.button(context.say(Phrase.checkNo), name: "do", value: "no"))"
      : context.button(context.say(.save), name: "do", value: "answer")
    let content: HTML = """
      \(context.hidden("asked", key.description))\(context.hidden("seen", String(revision)))
      <fieldset\(help.isEmpty ? "" : " aria-describedby=\"fact-help\"" as HTML)>
      <legend>\(about)\(declaration.question)</legend>
      \(help)
      \(input(context))
      \(scope(context))
      <p class="actions">\(buttons) \(context.button(context.say(Phrase.checkUnknown), name: "do", value: "unknown", style: "second"))</p>
      </fieldset>
      <div class="fields">
      \(context.field(FormField("source", context.say(.evidence), value: source, help: context.say(.evidenceHelp)), mistakes))
      \(context.field(FormField("source-day", context.say(.evidenceDay), .text("date"), value: sourceDay), mistakes))
      \(context.field(FormField("since", context.say(Phrase.checkSince), .text(isOfDays ? "date" : "text"), value: since, help: isOfDays ? context.say(ReceptionPhrase.factSinceDay) : context.say(.factSinceHelp)), mistakes))
      </div>
      """
    return """
      <section class="question" aria-label="\(declaration.question)">
      \(context.form(path, content))
      \(settled)
      \(law(context))
      </section>
      """
  }

  private func input(_ context: DeskContext) -> HTML {
    func text(_ phrase: Phrase, help: String = "") -> HTML {
      context.field(FormField("answer", context.say(phrase), value: typed, help: help), mistakes)
    }
    switch declaration.type {
    case .truth: return ""
    case .date:
      return context.field(
        FormField("answer", context.say(Phrase.checkTypeDate), .text("date"), value: typed), mistakes)
    case .moment: return text(.checkTypeMoment)
    case .state: return text(.checkTypeState)
    case .states:
      return """
        \(text(.checkTypeStates))
        \(context.field(FormField("more", context.say(Phrase.checkMore), .tick, value: hasMore ? "yes" : "")))
        """
    case .choice:
      let options = declaration.options.map { (value: $0.value, label: $0.label.isEmpty ? $0.value : $0.label) }
      return context.field(
        FormField("answer", context.say(.factChoose), .choice([(value: "", label: "—")] + options), value: typed),
        mistakes)
    case .count: return text(.checkTypeCount)
    }
  }

  /// A fact per destination may be the same for all of them.
  private func scope(_ context: DeskContext) -> HTML {
    guard let destination = key.destination else { return "" }
    let checked: HTML = isForAll ? " checked" : ""
    return """
      <p class="tick"><input type="checkbox" id="field-scope" name="scope" value="all"\(checked)> \
      <label for="field-scope">\(context.say(Phrase.checkSameForAll, ["state": .text(context.name(destination))]))</label></p>
      """
  }

  private func law(_ context: DeskContext) -> HTML {
    let norms = declaration.law.compactMap { id -> HTML? in
      guard let index = context.site.norms.normIndex[id] else { return nil }
      return "<li><a href=\"/norms/\(id.text)\">\(context.site.norms.norms[index].norm.title)</a></li>"
    }
    guard !norms.isEmpty else { return "" }
    return "<div class=\"law\"><h2>\(context.say(Phrase.checkLaw))</h2><ul>\(norms)</ul></div>"
  }
}
