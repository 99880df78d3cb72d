internal import Register
internal import Safeguards

/// The fields of the page for hours before a flight: who sends, where to, when, and the facts of one telephone call.
struct EmergencyFields {
  private let state: CheckState
  private let context: PageContext
  private let fields: CheckFields

  init(_ state: CheckState, _ context: PageContext) {
    self.state = state
    self.context = context
    fields = CheckFields(state, context)
  }

  // MARK: who, where to, when

  /// One country, and a moment where hours matter.
  var settings: HTML {
    let toHelp = fields.described(.to, by: ["emergency-to-help"], mistakes: "emergency-to-mistakes")
    let dayHelp = fields.described(.day, by: ["emergency-day-help"], mistakes: "emergency-day-mistakes")
    let knownHelp = fields.described(.known, by: ["emergency-known-help"], mistakes: "emergency-known-mistakes")
    let example = Message.Value.text(CheckFields.exampleMoment)
    return """
      <div class="fields">
      \(fields.sender)
      <p><label for="emergency-to">\(context.say(.emergencyTo))</label>
      <input type="text" id="emergency-to" name="to" value="\(to)" maxlength="4000" required autocomplete="off" list="emergency-countries"\(toHelp)>
      <small id="emergency-to-help">\(context.say(.emergencyToHelp))</small></p>
      <p><label for="emergency-day">\(context.say(.emergencyWhenLabel))</label>
      <input type="text" id="emergency-day" name="day" value="\(state.settings.day)" maxlength="40"\(dayHelp)>
      <small id="emergency-day-help">\(context.say(.emergencyWhenHelp, ["example": example]))</small></p>
      </div>
      <datalist id="emergency-countries">\(countries)</datalist>
      <details\(isKnownOpen ? " open" as HTML : "")><summary>\(context.say(.emergencyKnown))</summary>
      <p><label for="emergency-known">\(context.say(.clocksKnownLabel))</label>
      <input type="date" id="emergency-known" name="known" value="\(state.settings.known)"\(knownHelp)>
      <small id="emergency-known-help">\(context.say(.clocksKnownHelp))</small></p></details>
      \(fields.mistakes(.to, id: "emergency-to-mistakes"))
      \(fields.mistakes(.day, id: "emergency-day-mistakes"))
      \(fields.mistakes(.known, id: "emergency-known-mistakes"))
      """
  }

  /// Names to choose from, those of whoever has an arrangement or none: nobody is ranked.
  private var countries: HTML {
    let names = context.site.norms.corpus.states.map(\.name).sorted()
    return "\(names.map { "<option value=\"\($0)\">" as HTML })"
  }

  /// Hardly anybody needs it in an hour like this, but nothing that was typed is hidden.
  private var isKnownOpen: Bool { !state.settings.known.isEmpty || !state.mistakes(of: .known).isEmpty }

  private var to: String { state.focus.map(context.name) ?? state.settings.to }

  // MARK: facts

  static func id(_ key: FactKey) -> String { "fact-\(key)" }

  /// The words of a question, as the name of its field.
  func label(_ question: PhoneCall.Question) -> HTML {
    "<label for=\"\(Self.id(question.key))\">\(question.words)</label>"
  }

  /// The field for an answer: left as it is, the fact stays open.
  func input(_ key: FactKey) -> HTML {
    let vocabulary = context.site.norms.vocabulary
    guard let declaration = vocabulary.slots[key.name].flatMap({ vocabulary.fact(at: $0) }) else { return "" }
    let typed = state.typedFacts[key] ?? ""
    let id = Self.id(key)
    let field = CheckState.Field.fact(key)
    let invalid = fields.described(field, by: [], mistakes: "\(id)-mistakes")
    func text(_ phrase: Phrase, _ more: HTML = "") -> HTML {
      let help = fields.described(field, by: ["\(id)-help"], mistakes: "\(id)-mistakes")
      return """
        <input type="text" id="\(id)" name="fact:\(key.description)" value="\(typed)" maxlength="2000"\(help)\(more)>
        <small id="\(id)-help">\(context.say(phrase))</small>
        """
    }
    let control: HTML
    switch declaration.type {
    case .truth:
      control = select(
        key, typed, invalid,
        [
          ("yes", context.say(.checkYes)), ("no", context.say(.checkNo)),
          ("unknown", context.say(.checkUnknown)),
        ])
    case .choice:
      control = select(
        key, typed, invalid, declaration.options.map { ($0.value, $0.label.isEmpty ? $0.value : $0.label) })
    case .date:
      control =
        "<input type=\"date\" id=\"\(id)\" name=\"fact:\(key.description)\" value=\"\(typed)\"\(invalid)>"
    case .moment: control = text(.emergencyMoment)
    case .state: control = text(.checkTypeState)
    case .states:
      control = """
        \(text(.checkTypeStates))
        <p class="tick"><input type="checkbox" id="\(id)-more" name="more:\(key.description)" value="yes"> \
        <label for="\(id)-more">\(context.say(.checkMore))</label></p>
        """
    case .count: control = text(.checkTypeCount, " inputmode=\"numeric\"")
    }
    return "<div class=\"control noprint\">\(control)\(fields.mistakes(field, id: "\(id)-mistakes"))</div>"
  }

  private func select(
    _ key: FactKey, _ typed: String, _ invalid: HTML, _ options: [(value: String, label: String)]
  ) -> HTML {
    let all = [("", context.say(.emergencyNotAnswered))] + options
    let items = all.map { value, label -> HTML in
      let chosen: HTML = value == typed ? " selected" : ""
      return "<option value=\"\(value)\"\(chosen)>\(label)</option>"
    }
    return "<select id=\"\(Self.id(key))\" name=\"fact:\(key.description)\"\(invalid)>\(items)</select>"
  }

  /// All answers that could not be read, for the top of the page: the facts that they are about may stand on no other
  /// place of it.
  var alert: HTML {
    let wrong = state.mistakes.compactMap { mistake -> HTML? in
      guard case .fact(let key) = mistake.field else { return nil }
      return
        "<li>\(FactWords(context).question(key))<ul class=\"mistakes\">\(fields.mistake(mistake))</ul></li>"
    }
    guard !wrong.isEmpty else { return "" }
    return """
      <section class="alert noprint" role="alert" aria-labelledby="emergency-mistakes">
      <h2 id="emergency-mistakes">\(context.say(.emergencyMistakes, ["count": .number(wrong.count)]))</h2>
      <p>\(context.say(.emergencyMistakesLead))</p>
      <ul>\(wrong)</ul>
      </section>
      """
  }
}
