internal import Register
internal import Safeguards

/// The end of a check, made for paper: finding, why, what is owed, by when, proof, what to ask next, the register.
struct SiteBrief {
  private let state: CheckState
  private let answer: Answer
  private let receipt: Receipt
  private let context: PageContext

  init(_ state: CheckState, _ answer: Answer, _ receipt: Receipt, _ context: PageContext) {
    self.state = state
    self.answer = answer
    self.receipt = receipt
    self.context = context
  }

  var title: String {
    answer.results.count == 1
      ? context.say(.briefTitleOne, ["state": .text(answer.results.first.map { context.name($0.to) } ?? "")])
      : context.say(.briefTitle)
  }

  var body: HTML {
    let detailed = answer.results.count <= Answer.mostInDetail ? answer.results : []
    return """
      <article class="brief">
      <div class="lead">
      <p class="kicker">\(context.say(.briefKicker, ["case": .text(state.file.name)]))</p>
      <h1>\(title)</h1>
      <p class="standfirst">\(law)</p>
      <p class="quiet">\(context.say(.briefNoOrder))\(answer.takesUndatedFacts ? " " + context.say(.briefUndated) : "")</p>
      </div>
      \(actions)
      \(answer.results.count > 1 ? overview : "")
      \(detailed.map(destination))
      \(askNext)
      \(facts)
      \(register)
      </article>
      """
  }

  private var law: String {
    let question = answer.question
    return context.say(
      question.known == nil ? .checkAsked : .checkAskedKnown,
      [
        "sender": .text(context.name(question.sender)), "day": .text(Words.time(question.day, context.language)),
        "known": .text(question.known.map(context.language.say) ?? ""),
      ])
  }

  private var actions: HTML {
    let fields = CheckFields(state, context)
    let back = state.focus == nil ? HTML.empty : " " + fields.button("brief-all", .briefAll, style: "second")
    let hours: HTML =
      answer.results.count == 1
      ? """
      <p class="actions">\(fields.button("emergency", .emergencyOpen, to: .emergency)) \(fields.button("sheet", .sheetOpen))</p>
      """ : ""
    let isTimed = !DeadlineCalendar(answer, language: context.language).entries.isEmpty
    let calendar = isTimed ? fields.button("calendar", .calendarDownload, style: "second") : .empty
    let untimed: HTML = isTimed ? "" : "<p class=\"quiet\">\(context.say(.calendarNone))</p>"
    return fields.form(
      """
      \(hours)
      <p class="actions">\(fields.button("continue", .briefContinue, style: "second"))\(back)
      \(fields.button("case", .briefCase, style: "second")) \(fields.button("receipt", .briefReceipt, style: "second")) \(calendar)</p>
      \(untimed)
      <p class="privacy">\(context.say(.briefPrint)) \(context.say(.checkPrivacy))</p>
      """, style: "noprint", keepsFocus: true)
  }

  /// All destinations with their findings; each can be opened.
  private var overview: HTML {
    let fields = CheckFields(state, context)
    let rows = answer.results.map { result -> HTML in
      let name = context.name(result.to)
      let weak: HTML =
        result.restsOnWeak.isEmpty ? "" : " <span class=\"flag flag-weak\">\(context.say(.briefWeakMark))</span>"
      return """
        <tr><th scope="row">\(name) <button type="submit" class="plain noprint" name="do" value="detail:\(result.to.text)" aria-label="\(context.say(.briefDetailLabel, ["state": .text(name)]))">\(context.say(.briefDetail))</button></th>
        <td>\(FindingMark(result.finding, context.language).badge)\(weak)</td></tr>

        """
    }
    let table: HTML = """
      <table class="overview"><caption class="quiet">\(context.say(.briefOverview, ["count": .number(answer.results.count)]))</caption>
      <thead><tr><th scope="col">\(context.say(.columnDestination))</th><th scope="col">\(context.say(.briefFinding))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return """
      <section aria-labelledby="brief-overview"><h2 id="brief-overview">\(context.say(.briefFindings))</h2>
      \(fields.form(table))</section>
      """
  }

  /// The pages that are for one destination, where the brief is for several.
  private func pages(_ result: DestinationResult) -> HTML {
    guard answer.results.count > 1 else { return "" }
    let fields = CheckFields(state, context)
    let name: [String: Message.Value] = ["state": .text(context.name(result.to))]
    let code = result.to.text
    return fields.form(
      """
      <p class="actions">\(fields.button("emergency:\(code)", .emergencyOpenFor, name, style: "second", to: .emergency))
      \(fields.button("sheet:\(code)", .sheetOpenFor, name, style: "second"))</p>
      """, style: "noprint")
  }

  // MARK: one destination

  private func destination(_ result: DestinationResult) -> HTML {
    let name = context.name(result.to)
    let id = "to-\(result.to.text)"
    let weak: HTML =
      result.restsOnWeak.isEmpty
      ? ""
      : "<p class=\"weak\">\(context.say(.briefWeak, ["norms": .text(context.language.list(result.restsOnWeak))]))</p>"
    let reasons = answer.reasons(result).map { reason -> HTML in "<p>\(context.wordedDates(reason))</p>" }
    let within = result.withinDay.map { "\($0.from): \(Words.label($0.finding, context.language).lowercased())" }
    let withinDay: HTML =
      within.isEmpty
      ? "" : "<p>\(context.say(.briefWithinDay, ["findings": .text(within.joined(separator: "; "))]))</p>"
    return """
      <section class="destination" aria-labelledby="\(id)"><h2 id="\(id)">\(name)</h2>
      <p class="verdict">\(FindingMark(result.finding, context.language).badge)</p>
      <p class="standfirst">\(Words.meaning(result.finding, name, context.language))</p>
      \(weak)
      \(reasons)
      \(withinDay)
      \(deadlines(result))
      \(steps(result))
      \(proof(result))
      \(unknown(result))
      \(pages(result))
      </section>
      """
  }

  private func deadlines(_ result: DestinationResult) -> HTML {
    guard !result.deadlines.isEmpty else { return "" }
    let items = result.deadlines.map { deadline -> HTML in
      let until: HTML =
        if case .moment(let moment) = deadline.until {
          HTML(Words.moment(moment, context.language))
        } else { context.date(deadline.until.lastDay) }
      return
        "<li><b>\(context.say(.briefUntil))</b> <b>\(until)</b>: \(deadline.rule.says) <small>\(norm(deadline.norm))</small></li>"
    }
    return "<h3>\(context.say(.briefDeadlines))</h3><ul class=\"deadlines\">\(items)</ul>"
  }

  private func steps(_ result: DestinationResult) -> HTML {
    let steps = answer.shownSteps(result)
    return [(Rule.Phase.before, Phrase.briefOwed), (.after, .briefOwedAfter)].map { phase, heading -> HTML in
      let shown = steps.filter { $0.rule.phase == phase }.sorted { answer.order($0.state) < answer.order($1.state) }
      guard !shown.isEmpty else { return "" }
      let items = shown.map { step -> HTML in
        let earliest: HTML =
          step.earliest.map {
            " <small>\(context.say(.briefEarliest, ["moment": .text($0.description)]))</small>" as HTML
          } ?? ""
        let missing = answer.norms.missing(step.lacking, at: result.to)
        let depends: HTML =
          step.state == .unclear && !missing.isEmpty
          ? " <small>\(context.say(.briefDepends, ["facts": .text(context.language.list(missing.map(FactWords(context).question)))]))</small>"
          : ""
        return
          "<li><b class=\"step-state\">\(Words.state(step.state, context.language))</b> <span>\(step.rule.says)\(earliest)\(depends) <small>\(norm(step.norm))</small></span></li>"
      }
      return "<h3>\(context.say(heading))</h3><ul class=\"steps\">\(items)</ul>"
    }.joined()
  }

  private func norm(_ norm: Norm) -> HTML {
    let title = context.anchor(.norm(norm.id), norm.title)
    return norm.cite.isEmpty ? title : "\(title), \(norm.cite)"
  }

  private func proof(_ result: DestinationResult) -> HTML {
    let entries = answer.proofEntries(result)
    let deciding = entries.filter(\.isDecisive)
    let others = entries.filter { !$0.isDecisive }
    let rest: HTML =
      others.isEmpty
      ? ""
      : "<details><summary>\(context.say(.briefOther, ["count": .number(others.count)]))</summary><ul class=\"proof\">\(others.map(entry))</ul></details>"
    return "<h3>\(context.say(.briefProof))</h3><ul class=\"proof\">\(deciding.map(entry))</ul>\(rest)"
  }

  private func entry(_ entry: Answer.ProofEntry) -> HTML {
    let sources = answer.sources(of: entry.rule, entry.norm).map { source -> HTML in
      let weak: HTML = source.isWeak ? " <span class=\"flag flag-weak\">\(context.say(.markWeakSource))</span>" : ""
      return
        "<li>\(context.outward(source.url, source.title)), \(source.publisher), \(context.date(source.published))\(weak)</li>"
    }
    let passage: HTML = entry.rule.passage.isEmpty ? "" : ", \(entry.rule.passage)"
    return """
      <li><p><b>\(entry.what)</b>: \(entry.rule.says)</p>
      <p class="quiet">\(norm(entry.norm))\(passage) · \(Words.basis(entry.rule.basis ?? entry.norm.basis, context.language)) · <code>\(entry.rule.id.description)</code></p>
      \(sources.isEmpty ? "" : "<ul class=\"sources plain-sources\">\(sources)</ul>")</li>

      """
  }

  private func unknown(_ result: DestinationResult) -> HTML {
    let lines = answer.unknownLines(result)
    guard !lines.isEmpty else { return "" }
    let items = lines.map { "<li>\(context.wordedDates($0))</li>" as HTML }
    return "<div class=\"unknown\"><h3>\(context.say(.briefUnknown))</h3><ul>\(items)</ul></div>"
  }

  // MARK: the end

  private var askNext: HTML {
    let decisive = answer.missing.filter { $0.settles > 0 }
    let shown = (decisive.isEmpty ? answer.missing : decisive).prefix(12)
    let words = FactWords(context)
    let items = shown.map { missing -> HTML in
      let settles = context.say(
        missing.settles > 0 ? .checkSettles : .checkSettlesNothing,
        ["count": .number(missing.settles), "total": .number(answer.results.count)])
      return "<li>\(words.question(missing.key)) <small>\(settles)</small></li>"
    }
    return """
      <section aria-labelledby="brief-ask"><h2 id="brief-ask">\(context.say(.briefAsk))</h2>
      \(items.isEmpty ? "<p>\(context.say(.briefAskNothing))</p>" : "<ol class=\"ask\">\(items)</ol>" as HTML)</section>
      """
  }

  private var facts: HTML {
    guard !state.file.facts.isEmpty else { return "" }
    let words = FactWords(context)
    let items = state.file.facts.map { stated -> HTML in
      "<div><dt>\(words.question(stated.key))</dt><dd>\(words.values(stated))</dd></div>"
    }
    return """
      <section aria-labelledby="brief-facts"><h2 id="brief-facts">\(context.say(.briefFacts))</h2>
      <dl class="conditions">\(items)</dl></section>
      """
  }

  /// What is needed to compute it again.
  private var register: HTML {
    """
    <section aria-labelledby="brief-register"><h2 id="brief-register">\(context.say(.briefRegister))</h2>
    <dl class="conditions">
    <div><dt>\(context.say(.footerRegister))</dt><dd><code>\(answer.registerDigest)</code></dd></div>
    <div><dt>\(context.say(.briefAnswerDigest))</dt><dd><code>\(receipt.digest)</code></dd></div>
    <div><dt>\(context.say(.briefEngine))</dt><dd>\(answer.engine)</dd></div>
    </dl></section>
    """
  }
}
