internal import Register
internal import Safeguards

/// What the brief says of one destination.
extension BriefPage {
  func destination(_ result: DestinationResult) -> HTML {
    let name = answer.name(result.to)
    let id = "to-\(result.to.text)"
    let weak: HTML =
      result.restsOnWeak.isEmpty
      ? ""
      : "<p class=\"weak\">\(say(.briefWeak, ["norms": .text(language.list(answer.titles(result.restsOnWeak)))]))</p>"
    let reasons = answer.reasons(result, language, naming: .titles).map { reason -> HTML in
      "<p>\(language.wordedDates(reason))</p>"
    }
    let changed = answer.changedWithinDay(result, language)
    let withinDay: HTML = changed.isEmpty ? "" : "<p>\(changed)</p>"
    return """
      <section class="destination" aria-labelledby="\(id)"><h2 id="\(id)">\(name)</h2>
      <p class="verdict">\(FindingMark(result.finding, language).badge)</p>
      <p class="standfirst">\(Words.meaning(result.finding, name, language))</p>
      \(weak)
      \(reasons)
      \(withinDay)
      \(deadlines(result))
      \(steps(result))
      \(proof(result))
      \(unknown(result))
      \(setting.pages(result))
      </section>
      """
  }

  private func deadlines(_ result: DestinationResult) -> HTML {
    let (running, passed) = answer.deadlines(result)
    func list(_ deadlines: [Deadline], _ title: Phrase, _ lead: Phrase, _ style: HTML) -> HTML {
      guard !deadlines.isEmpty else { return "" }
      let items = deadlines.map { deadline -> HTML in
        let until: HTML =
          if case .moment(let moment) = deadline.until {
            HTML(Words.moment(moment, language))
          } else { language.html(SourceDate(deadline.until.lastDay)) }
        return
          "<li><b>\(say(lead))</b> <b>\(until)</b>: \(deadline.rule.says) <small>\(norm(deadline.norm))</small></li>"
      }
      return "<h3>\(say(title))</h3><ul class=\"\(style)\">\(items)</ul>"
    }
    return """
      \(list(running, .briefDeadlines, .briefUntil, "deadlines"))
      \(list(passed, .briefPassed, .briefEnded, "deadlines passed"))
      """
  }

  private func steps(_ result: DestinationResult) -> HTML {
    let steps = answer.shownSteps(result)
    return [(Rule.Phase.before, Phrase.briefOwed), (.after, .briefOwedAfter)].map { phase, heading -> HTML in
      let shown = steps.filter { $0.rule.phase == phase }.sorted { answer.order($0.state) < answer.order($1.state) }
      guard !shown.isEmpty else { return "" }
      let items = shown.map { step -> HTML in
        let earliest: HTML =
          step.earliest.map {
            " <small>\(say(.briefEarliest, ["moment": .text(Words.moment($0, language))]))</small>" as HTML
          } ?? ""
        let missing = answer.norms.missing(step.lacking, at: result.to)
        let depends: HTML =
          step.state == .unclear && !missing.isEmpty
          ? " <small>\(say(.briefDepends, ["facts": .text(missing.map(FactWords(answer.norms, language).question).joined(separator: " "))]))</small>"
          : ""
        return
          "<li><b class=\"step-state\">\(Words.state(step.state, language))</b> <span>\(step.rule.says)\(earliest)\(depends) <small>\(norm(step.norm))</small></span></li>"
      }
      return "<h3>\(say(heading))</h3><ul class=\"steps\">\(items)</ul>"
    }.joined()
  }

  private func norm(_ norm: Norm) -> HTML {
    let title = setting.norm(norm)
    return norm.cite.isEmpty ? title : "\(title), \(norm.cite)"
  }

  private func proof(_ result: DestinationResult) -> HTML {
    let entries = answer.proofEntries(result, language)
    let deciding = entries.filter(\.isDecisive)
    let others = entries.filter { !$0.isDecisive }
    let rest: HTML =
      others.isEmpty
      ? ""
      : "<details><summary>\(say(.briefOther, ["count": .number(others.count)]))</summary><ul class=\"proof\">\(others.map(entry))</ul></details>"
    return "<h3>\(say(.briefProof))</h3><ul class=\"proof\">\(deciding.map(entry))</ul>\(rest)"
  }

  private func entry(_ entry: Answer.ProofEntry) -> HTML {
    let sources = answer.sources(of: entry.rule, entry.norm).map { source -> HTML in
      let weak: HTML = source.isWeak ? " <span class=\"flag flag-weak\">\(say(.markWeakSource))</span>" : ""
      return
        "<li>\(HTML.outward(source.url, source.title)), \(source.publisher), \(language.html(source.published))\(weak)</li>"
    }
    let passage: HTML = entry.rule.passage.isEmpty ? "" : ", \(entry.rule.passage)"
    return """
      <li><p><b>\(entry.what)</b>: \(entry.rule.says)</p>
      <p class="quiet">\(norm(entry.norm))\(passage) · \(Words.basis(entry.rule.basis ?? entry.norm.basis, language)) · <code>\(entry.rule.id.description)</code></p>
      \(sources.isEmpty ? "" : "<ul class=\"sources plain-sources\">\(sources)</ul>")</li>

      """
  }

  private func unknown(_ result: DestinationResult) -> HTML {
    let lines = answer.unknownLines(result, language, naming: .titles)
    guard !lines.isEmpty else { return "" }
    let items = lines.map { "<li>\(language.wordedDates($0))</li>" as HTML }
    return "<div class=\"unknown\"><h3>\(say(.briefUnknown))</h3><ul>\(items)</ul></div>"
  }
}
