internal import Register
internal import Safeguards

extension EmergencyPage {
  /// One HTML document without scripts, fonts or links to fetch, that prints on one page of A4.
  package var html: String { PrintedDocument(title: title, language: language, body: article(.alone)).text }

  /// The page itself; the same in a document of its own and on the site.
  func article(_ setting: PageSetting) -> HTML {
    let meaning = [finding, changed, nothingOwed].filter { !$0.isEmpty }.joined(separator: " ")
    let weak: HTML = weakness.isEmpty ? "" : "<p class=\"weak\">\(weakness)</p>"
    return """
      <article class="one-page emergency \(density)">
      <header>
      <h1>\(title)</h1>
      <p class="small-print">\(subtitle)</p>
      \(weak)
      <p>\(FindingMark(result.finding, language).badge) \(meaning)</p>
      </header>
      \(ways)
      <div class="flow">
      \(sections.filter { !$0.isBackground }.map { section($0, setting) })
      \(call(setting))
      \(sections.filter(\.isBackground).map { section($0, setting) })
      </div>
      <footer><p class="small-print">\(footer)</p></footer>
      </article>
      """
  }

  /// What is on the page, for a thumb; paper needs it not.
  private var ways: HTML {
    let shown = sections.filter { !$0.isBackground } + sections.filter(\.isBackground)
    let before = sections.count { !$0.isBackground }
    var items = shown.map { section -> HTML in
      "<li><a href=\"#\(section.id)\">\(section.title)</a> <span>\(section.lines.shown.count)</span></li>"
    }
    let questions = call.groups.reduce(0) { $0 + $1.questions.count }
    if questions > 0 {
      items.insert(
        "<li><a href=\"#call\">\(language.say(.emergencyCall))</a> <span>\(questions)</span></li>", at: before)
    }
    guard !items.isEmpty else { return "" }
    return """
      <nav class="ways noprint" aria-label="\(language.say(.emergencyOnPage))"><ul>\(items)</ul></nav>
      """
  }

  private func section(_ section: Section, _ setting: PageSetting) -> HTML {
    let lines = section.lines.shown.map { line($0, setting) }
    let more = more(section, setting.more)
    let rest: HTML = more.isEmpty ? "" : "<p class=\"small-print\">\(more)</p>"
    return """
      <section id="\(section.id)">
      <h2>\(section.title)</h2>
      <ul>
      \(lines)</ul>
      \(rest)
      </section>

      """
  }

  private func line(_ entry: Entitlement, _ setting: PageSetting) -> HTML {
    let parts = [
      (Phrase.emergencyFrom, entry.whom(language)), (.emergencyHow, entry.ask?.form ?? ""),
      (.emergencyWhen, entry.time(language)),
    ].map { lead, text -> HTML in
      text.isEmpty ? "" : " <span class=\"way\"><b>\(language.say(lead))</b> \(text).</span>"
    }
    // What may forbid it fills pages; the call asks about it, and the brief has its sources.
    let proof = entry.standing == .forbidsIf ? doubt(entry) : " " + proof(entry)
    return """
      <li><b class="state-word">\(entry.label(language))</b> \(entry.what(language))\(parts) \
      <span class="small-print">[\(setting.rule(entry.rule.id))]\(proof)</span></li>

      """
  }

  private func call(_ setting: PageSetting) -> HTML {
    guard !call.groups.isEmpty else { return "" }
    let groups = call.groups.map { group -> HTML in
      let questions = group.questions.map { question -> HTML in
        """
        <li class="box">\(setting.question(question)) <span class="small-print">\(note(question))</span>\(setting.answers(question))</li>

        """
      }
      return "<h3>\(group.topic.title(language))</h3>\n<ul>\n\(questions)</ul>\n"
    }
    return """
      <section class="telephone" id="call">
      <h2>\(language.say(.emergencyCall))</h2>
      \(setting.form(groups.joined()))
      </section>

      """
  }

  /// How small the type must be for one page of A4, by how much there is to print.
  private var density: String {
    let lines = sections.flatMap(\.lines.shown).map { entry in
      entry.what(language).count + entry.whom(language).count + entry.time(language).count
        + (entry.rule.id.description.count + proof(entry).count) / 2 + 40
    }
    let questions = call.groups.flatMap(\.questions).map { $0.words.count + note($0).count / 2 + 30 }
    switch (lines + questions).reduce(0, +) {
    case ..<3000: return "roomy"
    case ..<9000: return "dense"
    default: return "full"
    }
  }
}
