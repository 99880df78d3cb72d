internal import Register
internal import Safeguards

/// The end of a check, made for paper: finding, why, what is owed, by when, proof, what to ask next, the register. It is
/// the same on the site and in the document that the command writes.
package struct BriefPage {
  let answer: Answer
  let language: Language
  let setting: BriefSetting
  /// Of the answer, with which it can be held against another.
  private let digest: String

  package init(_ answer: Answer, digest: String, language: Language, _ setting: BriefSetting) {
    self.answer = answer
    self.digest = digest
    self.language = language
    self.setting = setting
  }

  /// For a document of its own.
  package init(_ answer: Answer, digest: String, language: Language = .english) {
    self.init(answer, digest: digest, language: language, .alone)
  }

  /// One HTML document without scripts, fonts or links to fetch.
  package var html: String {
    PrintedDocument(title: title, language: language, style: Stylesheet.standard.text, body: article).text
  }

  func say(_ phrase: Phrase, _ values: [String: Message.Value] = [:]) -> String { language.say(phrase, values) }

  package var title: String {
    answer.results.count == 1
      ? say(.briefTitleOne, ["state": .text(answer.results.first.map { answer.name($0.to) } ?? "")])
      : say(.briefTitle)
  }

  package var article: HTML {
    let detailed = answer.results.count <= setting.mostInDetail ? answer.results : []
    return """
      <article class="brief">
      <div class="lead">
      <p class="kicker">\(say(.briefKicker, ["case": .text(answer.file.name)]))</p>
      <h1>\(title)</h1>
      <p class="standfirst">\(law)</p>
      <p class="quiet">\(say(.briefNoOrder))\(answer.takesUndatedFacts ? " " + say(.briefUndated) : "")</p>
      </div>
      \(setting.actions)
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
    return say(
      question.known == nil ? .checkAsked : .checkAskedKnown,
      [
        "sender": .text(answer.name(question.sender)), "day": .text(Words.time(question.day, language)),
        "known": .text(question.known.map(language.say) ?? ""),
      ])
  }

  /// All destinations with their findings; each can be opened.
  private var overview: HTML {
    let rows = answer.results.map { result -> HTML in
      let name = answer.name(result.to)
      let weak: HTML =
        result.restsOnWeak.isEmpty ? "" : " <span class=\"flag flag-weak\">\(say(.briefWeakMark))</span>"
      return """
        <tr><th scope="row">\(name) \(setting.detail(result.to))</th>
        <td>\(FindingMark(result.finding, language).badge)\(weak)</td></tr>

        """
    }
    let table: HTML = """
      <table class="overview"><caption class="quiet">\(say(.briefOverview, ["count": .number(answer.results.count)]))</caption>
      <thead><tr><th scope="col">\(say(.columnDestination))</th><th scope="col">\(say(.briefFinding))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return """
      <section aria-labelledby="brief-overview"><h2 id="brief-overview">\(say(.briefFindings))</h2>
      \(setting.table(table))</section>
      """
  }

  private var askNext: HTML {
    let decisive = answer.missing.filter { $0.settles > 0 }
    let shown = (decisive.isEmpty ? answer.missing : decisive).prefix(12)
    let words = FactWords(answer.norms, language)
    let items = shown.map { missing -> HTML in
      let settles = say(
        missing.settles > 0 ? .checkSettles : .checkSettlesNothing,
        ["count": .number(missing.settles), "total": .number(answer.results.count)])
      return "<li>\(words.question(missing.key)) <small>\(settles)</small></li>"
    }
    return """
      <section aria-labelledby="brief-ask"><h2 id="brief-ask">\(say(.briefAsk))</h2>
      \(items.isEmpty ? "<p>\(say(.briefAskNothing))</p>" : "<ol class=\"ask\">\(items)</ol>" as HTML)</section>
      """
  }

  private var facts: HTML {
    guard !answer.file.facts.isEmpty else { return "" }
    let words = FactWords(answer.norms, language)
    let items = answer.file.facts.map { stated -> HTML in
      "<div><dt>\(words.question(stated.key))</dt><dd>\(words.values(stated))</dd></div>"
    }
    return """
      <section aria-labelledby="brief-facts"><h2 id="brief-facts">\(say(.briefFacts))</h2>
      <dl class="conditions">\(items)</dl></section>
      """
  }

  /// What is needed to compute it again.
  private var register: HTML {
    """
    <section aria-labelledby="brief-register"><h2 id="brief-register">\(say(.briefRegister))</h2>
    <dl class="conditions">
    <div><dt>\(say(.footerRegister))</dt><dd><code>\(answer.registerDigest)</code></dd></div>
    <div><dt>\(say(.briefAnswerDigest))</dt><dd><code>\(digest)</code></dd></div>
    <div><dt>\(say(.briefEngine))</dt><dd>\(answer.engine)</dd></div>
    </dl></section>
    """
  }
}
