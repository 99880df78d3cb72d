internal import Register
internal import Safeguards

/// One question of the interview, with fields for its type, its help, and the law that makes it matter.
struct QuestionForm {
  private let declaration: FactDeclaration
  private let key: FactKey
  private let settles: Int
  private let state: CheckState
  private let answer: Answer
  private let context: PageContext

  /// The question that the reader chose, else the most decisive that was not declined; `nil` when there is none left.
  init?(_ state: CheckState, _ answer: Answer, _ context: PageContext) {
    let norms = context.site.norms
    if let asked = state.asked,
      let declaration = norms.vocabulary.slots[asked.name].flatMap({ norms.vocabulary.fact(at: $0) })
    {
      self.declaration = declaration
      key = asked
      settles = answer.missing.first { $0.key == asked }?.settles ?? 0
    } else if let next = answer.missing.first(where: { !state.isDeclined($0.key) }) {
      declaration = next.declaration
      key = next.key
      settles = next.settles
    } else {
      return nil
    }
    self.state = state
    self.answer = answer
    self.context = context
  }

  /// Whether an answer would change some finding by itself.
  var isDecisive: Bool { settles > 0 }

  var html: HTML {
    let fields = CheckFields(state, context)
    let place: HTML =
      key.destination.map {
        "<span class=\"about\">\(context.say(.checkAbout, ["state": .text(context.name($0))]))</span> "
      }
      ?? ""
    let help: HTML = declaration.help.isEmpty ? "" : "<p id=\"check-help\">\(declaration.help)</p>"
    let settled = context.say(
      isDecisive ? .checkSettles : .checkSettlesNothing,
      ["count": .number(settles), "total": .number(answer.results.count)])
    let content: HTML = """
      <fieldset\(declaration.help.isEmpty ? "" : " aria-describedby=\"check-help\"" as HTML)>
      <legend>\(place)\(declaration.question)</legend>
      \(help)
      \(fields.hidden("asked", key.description))
      \(fields.mistakes(.answer, id: "check-answer-mistakes"))
      \(input)
      \(scope)
      <p class="actions">\(actions(fields)) \(fields.button("unknown", .checkUnknown, style: "second"))</p>
      \(since(fields))
      </fieldset>
      """
    return """
      <section class="question" aria-labelledby="check-question">
      <h2 id="check-question">\(context.say(isDecisive ? .checkNext : .checkFurther))</h2>
      \(fields.form(content, style: "check"))
      <p class="quiet">\(settled)</p>
      \(law)
      </section>
      """
  }

  /// Yes and no are buttons; every other type has a field and one button.
  private func actions(_ fields: CheckFields) -> HTML {
    declaration.type == .truth
      ? "\(fields.button("yes", .checkYes)) \(fields.button("no", .checkNo))" : fields.button("answer", .checkAnswer)
  }

  private var input: HTML {
    let invalid: HTML =
      state.mistakes(of: .answer).isEmpty ? "" : " aria-invalid=\"true\" aria-describedby=\"check-answer-mistakes\""
    func text(_ phrase: Phrase, _ more: HTML = "") -> HTML {
      """
      <p><label for="check-answer">\(context.say(phrase))</label>
      <input type="text" id="check-answer" name="answer" value="\(state.typed)" maxlength="2000"\(invalid)\(more)></p>
      """
    }
    switch declaration.type {
    case .truth: return ""
    case .date:
      return """
        <p><label for="check-answer">\(context.say(.checkTypeDate))</label>
        <input type="date" id="check-answer" name="answer" value="\(state.typed)"\(invalid)></p>
        """
    case .moment: return text(.checkTypeMoment)
    case .state: return text(.checkTypeState)
    case .states:
      return """
        \(text(.checkTypeStates))
        <p class="tick"><input type="checkbox" id="check-more" name="more" value="yes"> <label for="check-more">\(context.say(.checkMore))</label></p>
        """
    case .choice:
      let options = declaration.options.enumerated().map { index, option -> HTML in
        let chosen: HTML = option.value == state.typed ? " checked" : ""
        return
          "<p class=\"tick\"><input type=\"radio\" id=\"check-option-\(index)\" name=\"answer\" value=\"\(option.value)\"\(chosen)> <label for=\"check-option-\(index)\">\(option.label.isEmpty ? option.value : option.label)</label></p>"
      }
      return "\(options)"
    case .count: return text(.checkTypeCount, " inputmode=\"numeric\"")
    }
  }

  /// A fact per destination may be the same for all of them.
  private var scope: HTML {
    guard let destination = key.destination, answer.results.count > 1 else { return "" }
    return """
      <p class="tick"><input type="checkbox" id="check-scope" name="scope" value="all"> \
      <label for="check-scope">\(context.say(.checkSameForAll, ["state": .text(context.language.inSentence(context.name(destination)))]))</label></p>
      """
  }

  private func since(_ fields: CheckFields) -> HTML {
    let isWrong = !state.mistakes(of: .since).isEmpty
    return """
      <details\(isWrong ? " open" as HTML : "")><summary>\(context.say(.checkSinceTitle))</summary>
      <p><label for="check-since">\(context.say(.checkSince))</label>
      <input type="date" id="check-since" name="since" aria-describedby="check-since-help"></p>
      <p class="quiet" id="check-since-help">\(context.say(.checkSinceHelp))</p>
      \(fields.mistakes(.since, id: "check-since-mistakes"))</details>
      """
  }

  private var law: HTML {
    // Of several senders that ask the same, the law of the others is beside the question.
    let norms = declaration.law.compactMap { id -> HTML? in
      guard let norm = context.view.norm(id) else { return nil }
      if case .sender(let sender) = norm.binds.value, sender != answer.question.sender { return nil }
      return "<li>\(context.anchor(.norm(id), norm.title))</li>"
    }
    guard !norms.isEmpty else { return "" }
    return """
      <div class="law"><h3>\(context.say(.checkLaw))</h3><ul>\(norms)</ul></div>
      """
  }
}
