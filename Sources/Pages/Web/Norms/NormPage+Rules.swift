internal import Register
internal import Safeguards

/// What a norm says: the plain sentence of each rule, and beside it the conditions by which the engine counts it.
extension NormPage {
  func rules(_ context: PageContext) -> HTML {
    guard !norm.rules.isEmpty else {
      return
        "<section aria-labelledby=\"rules\"><h2 id=\"rules\">\(context.say(.normRulesTitle))</h2><p>\(context.say(.normRulesNone))</p></section>"
    }
    let covers: HTML =
      norm.covers.map {
        "<div class=\"rule\"><div><p class=\"claim-head\"><b>\(context.say(.normCovers))</b></p><p>\(context.say(.normCoversLead))</p></div><dl class=\"conditions\"><div><dt>\(context.say(.arrangementCovers))</dt><dd><code>\($0.value)</code></dd></div></dl></div>"
      } ?? ""
    return """
      <section aria-labelledby="rules"><h2 id="rules">\(context.say(.normRulesTitle))</h2>
      <div class="rules">
      \(norm.rules.map { rule($0, context) })
      \(covers)
      </div></section>
      """
  }

  private func rule(_ rule: Rule, _ context: PageContext) -> HTML {
    var head: [HTML] = ["<b>\(NormPage.effect(rule.effect, context))</b>"]
    if !rule.title.isEmpty { head.append(HTML(rule.title)) }
    if !rule.passage.isEmpty { head.append(HTML(rule.passage)) }
    if let basis = rule.basis { head.append(HTML(basis.label(context.language))) }
    let conditions = conditions(rule, context)
    let side: HTML =
      conditions.isEmpty
      ? "<p class=\"quiet\">\(context.say(.normRuleAlways))</p>" : "<dl class=\"conditions\">\(conditions)</dl>"
    return """
      <div class="rule" id="rule-\(rule.id.name)"><div><p class="claim-head">\(head.joined(separator: " · "))</p>
      <p class="says">\(rule.says)</p>
      <p class="claim-by"><code>#\(rule.id.name)</code> \(citations.marks(rule.sources, context))</p></div>
      \(side)</div>

      """
  }

  static func effect(_ effect: Rule.Effect, _ context: PageContext) -> String {
    switch effect {
    case .authority: context.say(.effectAuthority)
    case .bar: context.say(.effectBar)
    case .duty: context.say(.effectDuty)
    case .exception: context.say(.effectException)
    case .note: context.say(.effectNote)
    }
  }

  private func conditions(_ rule: Rule, _ context: PageContext) -> [HTML] {
    func line(_ phrase: Phrase, _ value: HTML) -> HTML {
      "<div><dt>\(context.say(phrase))</dt><dd>\(value)</dd></div>"
    }
    func code(_ phrase: Phrase, _ condition: Located<String>?) -> HTML? {
      condition.map { line(phrase, "<code>\($0.value)</code>") }
    }
    func named(_ phrase: Phrase, _ rules: [Located<RuleID>]) -> HTML? {
      guard !rules.isEmpty else { return nil }
      let links = rules.map { located -> HTML in
        let isOwn = located.value.norm == norm.id
        let words: HTML = "<code>\(isOwn ? "#\(located.value.name)" as String : located.value.description)</code>"
        return context.anchor(located.value, words)
      }
      return line(phrase, links.joined(separator: HTML(context.say(.listSeparator))))
    }
    let parts: [HTML?] = [
      code(.normWhen, rule.when), code(.normUnless, rule.unless), named(.normUntil, rule.until),
      code(.normDone, rule.done), code(.normEarliest, rule.earliest), code(.normDeadline, rule.deadline),
      named(.normDefeats, rule.defeats), named(.normAddsTo, rule.addsTo), named(.normRoutes, rule.routes),
      rule.burden.map {
        line(.normBurden, HTML($0 == .person ? context.say(.burdenPerson) : context.say(.burdenSender)))
      },
    ]
    return parts.compactMap { $0 }
  }
}
