internal import Register
internal import Safeguards

/// Where the page for hours before a flight begins: who sends, where to, when, and the facts to ask for in one telephone
/// call, of which none has to be known.
struct EmergencyStartPage: SitePage {
  private let state: CheckState
  private let call: PhoneCall?

  /// As the address asks: the day of the page is that of the check.
  init(_ context: PageContext) {
    let place = Place(file: "form", line: 1, column: 1)
    let sender = context.site.standardSender
    self.init(
      CheckState(
        step: .emergencyStart,
        file: CaseFile(name: "interview", title: "", sender: Located(sender, at: place), facts: [], place: place),
        caseText: "",
        settings: CheckState.Settings(
          sender: sender.text, day: context.clocks.day?.description ?? "",
          known: context.clocks.known?.description ?? "")), context)
  }

  /// With what was told in the check, or again, with what is to be put right.
  init(_ state: CheckState, _ context: PageContext) {
    self.state = state
    call = context.site.callOfNobody(sender: state.file.sender.value, context.clocks)
  }

  func title(_ context: PageContext) -> String { context.say(.emergencyTitle) }

  func body(_ context: PageContext) -> HTML {
    let fields = CheckFields(state, context)
    let emergency = EmergencyFields(state, context)
    let told = state.file.facts.count
    let carried: HTML =
      told == 0 ? "" : "<p>\(context.say(.emergencyCarried, ["count": .number(told)]))</p>"
    let content: HTML = """
      <section aria-labelledby="emergency-begin"><h2 id="emergency-begin">\(context.say(.emergencyBegin))</h2>
      \(emergency.settings)
      \(carried)
      <p>\(fields.button("show", .emergencyShow))</p>
      <p class="privacy">\(context.say(.checkPrivacy))</p>
      </section>
      \(facts(emergency, fields, context))
      """
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.emergencyLead))</p>
      </div>
      \(fields.form(content, to: .emergency, style: "check emergency-start", keepsSettings: false))
      """
  }

  /// What was told in the check is not asked again.
  private func facts(_ emergency: EmergencyFields, _ fields: CheckFields, _ context: PageContext) -> HTML {
    let told = Set(state.file.facts.map(\.key.name))
    let groups = (call?.groups ?? []).map { topic, questions in
      (topic, questions.filter { !told.contains($0.key.name) })
    }.filter { !$0.1.isEmpty }
    guard !groups.isEmpty else { return "" }
    let parts = groups.map { topic, questions -> HTML in
      let items = questions.map { question -> HTML in
        "<li class=\"box\">\(emergency.label(question))\(emergency.input(question.key))</li>\n"
      }
      return "<h3>\(topic.title(context.language))</h3>\n<ul class=\"call-list\">\n\(items)</ul>\n"
    }
    let lead = context.say(
      .emergencyFactsLead, ["sender": .text(context.language.inSentence(context.name(state.file.sender.value)))])
    return """
      <section class="telephone" aria-labelledby="emergency-facts"><h2 id="emergency-facts">\(context.say(.emergencyFactsTitle))</h2>
      <p>\(lead)</p>
      \(parts)
      <p>\(fields.button("show", .emergencyShow))</p>
      </section>
      """
  }

  // MARK: JSON

  /// What a program needs to ask the same questions.
  func json(_ context: PageContext) -> [(String, JSON)] {
    let groups = (call?.groups ?? []).map { topic, questions -> JSON in
      let items = questions.map { question -> JSON in
        .object([
          ("fact", .text(question.key.description)), ("question", .text(question.words)),
          ("rules", .texts(question.rules.map(\.description))),
        ])
      }
      return .object([("title", .text(topic.title(context.language))), ("questions", .list(items))])
    }
    return [
      ("sender", .text(state.file.sender.value.text)), ("call", .list(groups)), ("check", .text("/v1/check")),
    ]
  }
}
