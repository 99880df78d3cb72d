internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// One case: what the law finds today, what runs, what is known and how, and what can be done next.
struct CasePage: DeskPage {
  /// Why a document was not taken.
  enum DocumentFault: Sendable {
    case noFile, otherKind
    case tooLarge(Int)
  }

  let deskCase: DeskCase
  let answer: CaseAnswer?
  let members: [Member]
  let alerts: [Alert]
  let step: StepReading
  let watched: DestinationReading?
  let document: DocumentFault?
  /// The change that has just been made, to be taken back.
  let changed: Int?
  let isUndone: Bool
  let section = DeskSection.cases

  init(
    _ deskCase: DeskCase, _ call: DeskCall, step: StepReading? = nil, watched: DestinationReading? = nil,
    document: DocumentFault? = nil
  ) async throws {
    self.deskCase = deskCase
    self.step = step ?? StepReading(call)
    self.watched = watched
    self.document = document
    answer = try? call.desk.answer(deskCase.content, site: call.site)
    members = try await call.desk.members(by: call.caller())
    alerts =
      call.signedIn?.caller.may(.readAlerts) ?? false
      ? try await call.desk.alerts(of: deskCase.id, by: call.caller()) : []
    changed = call.query["changed"].flatMap { Int($0) }.flatMap { $0 == deskCase.revision && $0 > 1 ? $0 : nil }
    isUndone = call.query["undone"] != nil
  }

  var path: String { "/desk/cases/\(deskCase.id)" }
  var content: CaseContent { deskCase.content }

  func title(_ context: DeskContext) -> String { content.reference }

  func body(_ context: DeskContext) -> HTML {
    let closed: HTML = content.isClosed ? " <span class=\"flag\">\(context.say(.caseClosed))</span>" : ""
    let sender = context.name(StateCode(content.sender))
    let mistakes = step.form.mistakes + (watched?.mistakes ?? []) + documentMistakes(context)
    return """
      <div class="lead">
      <p class="kicker">\(context.say(.caseSentBy, ["sender": .text(context.language.inSentence(sender))]))</p>
      <h1>\(content.reference)\(closed)</h1>
      </div>
      \(notice(context))
      \(context.mistakes(mistakes))
      \(ways(context))
      <div class="two-sides">
      <div>\(alertsPanel(context))\(deadlines(context))\(findings(context))\(askNext(context))\(facts(context))</div>
      <div>\(steps(context))\(notes(context))\(documents(context))\(people(context))\(watch(context))\(actions(context))</div>
      </div>
      """
  }

  /// What was done, with the way back: nobody is asked whether they are sure.
  private func notice(_ context: DeskContext) -> HTML {
    if isUndone { return "<div class=\"notice\" role=\"status\"><p>\(context.say(.undone))</p></div>" }
    guard let changed, context.may(.writeCases) else { return "" }
    return """
      <div class="notice" role="status"><p>\(context.say(.changedUndo))</p>
      \(context.form("\(path)/undo", "\(context.hidden("number", String(changed)))\(context.button(context.say(.undo), style: "second"))", style: ""))
      </div>
      """
  }

  private func ways(_ context: DeskContext) -> HTML {
    var links: [(String, DeskPhrase)] = []
    if context.may(.writeCases) { links.append(("\(path)/interview", .caseInterview)) }
    links += [
      ("\(path)/brief", .caseBrief), ("\(path)/timeline", .caseTimeline), ("\(path)/history", .caseHistory),
      ("\(path)/case.yaml", .caseFile),
    ]
    return
      "<ul class=\"inline\">\(links.map { "<li><a href=\"\($0.0)\">\(context.say($0.1))</a></li>" as HTML })</ul>"
  }

  private func alertsPanel(_ context: DeskContext) -> HTML {
    let unseen = alerts.filter { $0.seen == nil }
    guard !unseen.isEmpty else { return "" }
    return """
      <section class="panel first" aria-labelledby="alerts"><h2 id="alerts">\(context.say(.caseNewFindings))</h2>
      <ul class="entries">\(unseen.map { "<li>\(AlertWords(context).entry($0, isOfCase: true))</li>" as HTML })</ul></section>
      """
  }

  // MARK: findings

  private func findings(_ context: DeskContext) -> HTML {
    guard let found = answer else {
      return """
        <section class="panel" aria-labelledby="findings"><h2 id="findings">\(context.say(.caseFindings))</h2>
        <p>\(context.say(.caseNoSender, ["sender": .text(content.sender)]))</p></section>
        """
    }
    let groups = FindingGroup.groups(of: found.answer, context.language).map { group -> HTML in
      let weak: HTML =
        group.isWeak ? " <span class=\"flag flag-weak\">\(context.say(Phrase.briefWeakMark))</span>" : ""
      let countries = group.destinations.map { code -> HTML in
        "<li><a href=\"\(path)/brief?to=\(code.text)\">\(context.name(code))</a></li>"
      }
      return """
        <li><span>\(FindingMark(group.finding, context.language).badge)\(weak) <small>\(context.say(.caseCountries, ["count": .number(group.destinations.count)]))</small></span>
        <span>\(context.language.wordedDates(group.reason))</span>
        <ul class="inline">\(countries)</ul></li>

        """
    }
    let faults: HTML =
      found.faults.isEmpty
      ? ""
      : """
      <div class="unknown"><h3>\(context.say(.caseFactsNotRead))</h3><ul>\(found.faults.map { fault -> HTML in
        "<li><code>\(fault.place.file)</code>: \(context.say(.mistake, ["found": .text(fault.found), "expected": .text(fault.expected)]))</li>"
      })</ul></div>
      """
    return """
      <section class="panel" aria-labelledby="findings"><h2 id="findings">\(context.say(.caseFindings))</h2>
      <p class="quiet">\(context.say(.caseFindingsDay, ["day": .text(context.language.say(found.answer.question.day.day)), "register": .text(String(found.answer.registerDigest.prefix(19)))]))</p>
      \(faults)
      <ul class="entries">\(groups)</ul></section>
      """
  }

  private func deadlines(_ context: DeskContext) -> HTML {
    guard let answer = answer?.answer else { return "" }
    let lines = DeadlineLines(answer, context.language)
    guard !lines.running.isEmpty || !lines.earliest.isEmpty || !lines.passed.isEmpty else { return "" }
    func list(_ lines: [DeadlineLines.Line], _ title: DeskPhrase, _ style: String) -> HTML {
      guard !lines.isEmpty else { return "" }
      let items = lines.map { line -> HTML in
        "<li><b>\(line.until)</b>: \(line.says) <small>\(line.where): \(line.norm), <code>\(line.rule)</code></small></li>"
      }
      return "<h3>\(context.say(title))</h3><ul class=\"deadlines \(style)\">\(items)</ul>"
    }
    return """
      <section class="panel first" aria-labelledby="deadlines"><h2 id="deadlines">\(context.say(.navDeadlines))</h2>
      \(list(lines.running, .deadlinesRunning, ""))
      \(list(lines.earliest, .deadlinesEarliest, "first"))
      \(list(lines.passed, .deadlinesPassed, "passed"))
      </section>
      """
  }

  private func askNext(_ context: DeskContext) -> HTML {
    guard let answer = answer?.answer, context.may(.writeCases) else { return "" }
    let words = FactWords(context.site.norms, context.language)
    let next = answer.missing.filter { $0.settles > 0 }.prefix(3)
    guard !next.isEmpty else { return "" }
    let items = next.map { missing -> HTML in
      """
      <li><a href="\(path)/facts/\(missing.key.description)">\(words.question(missing.key))</a>
      <small>\(context.say(Phrase.checkSettles, ["count": .number(missing.settles), "total": .number(answer.results.count)]))</small></li>
      """
    }
    return """
      <section class="panel" aria-labelledby="next"><h2 id="next">\(context.say(Phrase.briefAsk))</h2>
      <ol class="ask">\(items)</ol>
      <p><a class="button" href="\(path)/interview">\(context.say(.caseInterview))</a></p></section>
      """
  }

  private func facts(_ context: DeskContext) -> HTML {
    let words = FactWords(context.site.norms, context.language)
    let read = Dictionary(
      (answer?.answer.file.facts ?? []).map { ($0.key.description, $0) }, uniquingKeysWith: { first, _ in first })
    let items = content.facts.map { fact -> HTML in
      let stated = read[fact.key]
      let question = stated.map { words.question($0.key) } ?? fact.key
      let value = stated.map(words.values) ?? fact.values.map(\.text).joined(separator: "; ")
      let change: HTML =
        context.may(.writeCases)
        ? " <a href=\"\(path)/facts/\(fact.key)\" aria-label=\"\(context.say(.factChangeLabel, ["fact": .text(question)]))\">\(context.say(.factChange))</a>"
        : ""
      return """
        <div><dt>\(question)</dt><dd>\(value)\(change) <small>\(evidence(fact.evidence, context))</small></dd></div>
        """
    }
    let add: HTML =
      context.may(.writeCases) ? "<p><a href=\"\(path)/facts\">\(context.say(.factAdd))</a></p>" : ""
    let list: HTML =
      items.isEmpty ? "<p>\(context.say(.factsNone))</p>" : "<dl class=\"conditions\">\(items)</dl>"
    return """
      <section class="panel" aria-labelledby="facts"><h2 id="facts">\(context.say(Phrase.briefFacts))</h2>
      \(list)\(add)</section>
      """
  }

  func evidence(_ evidence: Evidence, _ context: DeskContext) -> HTML {
    EvidenceWords(members, context).html(evidence)
  }

  private func documentMistakes(_ context: DeskContext) -> [DeskMistakeWords] {
    switch document {
    case nil: []
    case .noFile: [DeskMistakeWords(field: "file", words: context.say(.documentNone))]
    case .otherKind: [DeskMistakeWords(field: "file", words: context.say(.documentOtherKind))]
    case .tooLarge(let size):
      [
        DeskMistakeWords(
          field: "file",
          words: context.say(
            .documentTooLarge,
            ["size": .number(size / 1_048_576), "most": .number(DocumentType.mostBytes / 1_048_576)]))
      ]
    }
  }
}
