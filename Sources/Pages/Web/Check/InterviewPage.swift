internal import Register
internal import Safeguards

/// The interview after some answers: the findings as they stand, the next question, and what was told.
struct InterviewPage {
  private let state: CheckState
  private let answer: Answer
  private let context: PageContext

  init(_ state: CheckState, _ answer: Answer, _ context: PageContext) {
    self.state = state
    self.answer = answer
    self.context = context
  }

  var title: String { context.say(.checkTitle) }

  var body: HTML {
    let fields = CheckFields(state, context)
    let question = QuestionForm(state, answer, context)
    let settled = !(question?.isDecisive ?? false) && state.asked == nil
    return """
      <div class="interview">
      <div>
      <h1>\(title)</h1>
      \(settled ? done(fields) : "")
      \(question?.html ?? "")
      \(ways(fields, settled: settled))
      <p class="privacy">\(context.say(.checkPrivacy))</p>
      </div>
      <div class="sofar">
      \(findings)
      \(told(fields))
      \(settings(fields))
      </div>
      </div>
      """
  }

  /// Where else one can go from here with what was told.
  private func ways(_ fields: CheckFields, settled: Bool) -> HTML {
    let brief: HTML = settled ? "" : fields.button("brief", .checkShowBrief, style: "second")
    let hours = fields.button("emergency", .emergencyOpen, style: "second", to: .emergency)
    return fields.form("<p class=\"actions\">\(brief) \(hours)</p>")
  }

  /// No single answer would change a finding now.
  private func done(_ fields: CheckFields) -> HTML {
    """
    <section class="call" aria-labelledby="check-done"><h2 id="check-done">\(context.say(.checkDoneTitle))</h2>
    <p>\(context.say(.checkDone))</p>
    \(fields.form("<p>\(fields.button("brief", .checkShowBrief))</p>"))
    </section>
    """
  }

  /// The destinations by finding, in the order of the findings; within one by code.
  private var findings: HTML {
    let groups = Dictionary(grouping: answer.results, by: \.finding)
    let items = Finding.allCases.compactMap { finding -> HTML? in
      groups[finding].map { results -> HTML in
        let names = results.map { context.name($0.to) }
        let shown = context.language.list(Array(names.prefix(24)))
        let more = names.count > 24 ? " " + context.say(.checkAndMore, ["count": .number(names.count - 24)]) : ""
        return "<li>\(FindingMark(finding, context.language).badge) <span>\(shown)\(more)</span></li>"
      }
    }
    return """
      <section aria-labelledby="check-findings"><h2 id="check-findings">\(context.say(.checkSoFar))</h2>
      <p class="quiet">\(asked)</p>
      <div role="status"><ul class="findings">\(items)</ul></div></section>
      """
  }

  /// `Sender: United States. Law of 7 May 2025.`
  private var asked: String {
    let question = answer.question
    return context.say(
      question.known == nil ? .checkAsked : .checkAskedKnown,
      [
        "sender": .text(context.name(question.sender)), "day": .text(context.language.say(question.day.day)),
        "known": .text(question.known.map(context.language.say) ?? ""),
      ])
  }

  /// What was told, each with a way to change it; the last can be taken back.
  private func told(_ fields: CheckFields) -> HTML {
    guard !state.file.facts.isEmpty else { return "" }
    let items = state.file.facts.map { stated -> HTML in
      let words = FactWords(context)
      let question = words.question(stated.key)
      let label = context.say(.checkChangeLabel, ["question": .text(question)])
      return """
        <li><span>\(question)</span> <b>\(words.values(stated))</b>
        <button type="submit" class="plain" name="do" value="change:\(stated.key.description)" aria-label="\(label)">\(context.say(.checkChange))</button></li>

        """
    }
    let content: HTML = """
      <ol class="told">\(items)</ol>
      <p>\(fields.button("back", .checkBack, style: "second"))</p>
      """
    return """
      <section aria-labelledby="check-told"><h2 id="check-told">\(context.say(.checkTold))</h2>
      \(fields.form(content))</section>
      """
  }

  private func settings(_ fields: CheckFields) -> HTML {
    let content: HTML = "\(fields.settings)<p>\(fields.button("settings", .checkApply))</p>"
    return """
      <details class="settings"><summary>\(context.say(.checkSettings))</summary>
      \(fields.form(content, style: "check", keepsSettings: false))</details>
      """
  }
}
