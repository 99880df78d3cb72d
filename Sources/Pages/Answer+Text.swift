internal import Kleene
package import Register
package import Safeguards

extension Answer {
  /// So many destinations are shown in full; of more, a line each.
  package static let mostInDetail = 3

  /// What a tired person reads: the finding first, why in one sentence, what is owed, what to ask, the proof, and what
  /// the register does not know.
  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    if results.count > 1 { overview(&page) }
    let detailed = results.count <= Self.mostInDetail ? results : []
    for result in detailed { detail(result, &page) }
    if results.count > Self.mostInDetail {
      page.blank()
      page.paragraph(
        "For the reasons and the steps of one destination, ask for it: --to \(results.first?.to.text ?? "RWA")")
    }
    askNext(&page)
    if !detailed.isEmpty {
      for result in detailed { proof(result, &page) }
      unknown(detailed, &page)
    }
    about(&page)
    return page.text
  }

  // MARK: many destinations

  private func overview(_ page: inout TextCanvas) {
    page.blank()
    let widest = min(28, results.map { name($0.to).count }.max() ?? 0)
    for result in results {
      let label = Words.label(result.finding)
      let name = name(result.to)
      let country = name.count > widest ? name.prefix(widest - 1) + "…" : name
      let pad = String(repeating: " ", count: max(0, widest - country.count))
      let gap = String(repeating: " ", count: max(1, 13 - label.count))
      page.paragraph(
        summary(result), lead: "\(result.to) \(country)\(pad)  \(page.coloured(label, colour(result.finding)))\(gap)")
    }
  }

  private func summary(_ result: DestinationResult) -> String {
    var parts: [String] = []
    if !result.restsOnWeak.isEmpty { parts.append("on weak sources") }
    switch result.finding {
    case .barred, .noAuthority: parts.append(result.because.prefix(1).map(\.description).joined())
    case .undetermined: parts.append("\(counted(norms.missing(result).count, "fact")) missing")
    case .stepsOwed: parts.append(counted(result.because.count, "step"))
    case .notBarred, .notThirdCountry: break
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func colour(_ finding: Finding) -> TextCanvas.Colour {
    switch finding {
    case .barred, .noAuthority: .red
    case .undetermined, .stepsOwed: .yellow
    case .notBarred: .green
    case .notThirdCountry: .cyan
    }
  }

  // MARK: one destination

  private func detail(_ result: DestinationResult, _ page: inout TextCanvas) {
    page.blank()
    page.paragraph(
      "\(Words.label(result.finding)): \(name(result.to)) (\(result.to)), \(question.day)",
      colour: colour(result.finding))
    if !result.restsOnWeak.isEmpty {
      page.paragraph(
        "This rests on weak sources: without \(Words.list(result.restsOnWeak)) it would be different. Check before relying on it.",
        lead: "! ", colour: .yellow)
    }
    page.blank()
    page.paragraph(Words.meaning(result.finding, name(result.to)))
    for reason in reasons(result) { page.paragraph(reason, lead: "Why  ") }
    let changed = changedWithinDay(result)
    if !changed.isEmpty { page.paragraph(changed) }
    steps(result, &page)
    if result.finding == .notThirdCountry, !result.bars.isEmpty {
      page.heading("Bars")
      for bar in result.bars {
        cite(
          bar.rule, bar.norm, bar.truth.says(.english, .proofBar), norms.missing(bar.judgement.lacking, at: result.to),
          &page)
      }
    }
    let deadlines = deadlines(result)
    for (title, lead, deadlines) in [
      ("Time running against the person", "until", deadlines.running),
      ("Time that has run out", "ended", deadlines.passed),
    ] where !deadlines.isEmpty {
      page.heading(title)
      for deadline in deadlines {
        page.paragraph(
          "\(lead) \(deadline.until): \(deadline.rule.says) (\(deadline.norm.title))", lead: "- ", indent: 2)
      }
    }
    if let distance = distances[result.to] {
      page.blank()
      page.paragraph(
        "About \(distance.km) km (± \(distance.plusMinus)) from the nearest border or territory of \(Language.english.inSentence(name(question.sender))). This is shown for scale and changes no finding.",
        colour: .dim)
    }
  }

  /// That the law changed within the day, and what it was from when; empty where it did not.
  func changedWithinDay(_ result: DestinationResult, _ language: Language = .english) -> String {
    guard !result.withinDay.isEmpty else { return "" }
    let parts = result.withinDay.map { part in
      language.say(
        .changedWithinDayPart,
        ["moment": .text("\(part.from)"), "finding": .text(Words.label(part.finding, language).lowercased())])
    }
    let isMixed = Set(result.withinDay.map(\.finding)).count > 1
    return language.say(.changedWithinDay, ["findings": .text(parts.joined(separator: "; "))]) + " "
      + language.say(isMixed ? .changedMixed : .changedSteps)
  }

  /// The steps of a destination, each once; where no route is open there is nothing that they would come before.
  package func shownSteps(_ result: DestinationResult) -> [StepResult] { result.shownSteps }

  private func steps(_ result: DestinationResult, _ page: inout TextCanvas) {
    let all = shownSteps(result)
    for (phase, title) in [(Rule.Phase.before, "Owed first"), (.after, "Owed after transfer")] {
      let steps = all.filter { $0.rule.phase == phase }
      guard !steps.isEmpty else { continue }
      page.heading(title)
      for step in steps.sorted(by: { order($0.state) < order($1.state) }) {
        page.paragraph(step.rule.says, lead: mark(step.state), indent: 2)
        var more = "\(step.rule.step), \(step.rule.id)"
        if let earliest = step.earliest { more += " · transfer respects it from \(earliest)" }
        page.paragraph(more, indent: 12, colour: .dim)
        let missing = norms.missing(step.lacking, at: result.to)
        if step.state == .unclear, !missing.isEmpty {
          page.paragraph("depends on \(Words.list(missing.map(\.description)))", indent: 12, colour: .dim)
        }
      }
    }
  }

  private func mark(_ state: StepState) -> String {
    let word = Words.state(state)
    return "[\(word)]" + String(repeating: " ", count: max(1, 10 - word.count - 2))
  }

  /// What is owed stands first.
  func order(_ state: StepState) -> Int {
    switch state {
    case .owed: 0
    case .unclear: 1
    case .waiting: 2
    case .done: 3
    case .notApplicable: 4
    }
  }

  // MARK: what to ask, proof, what is not known

  private func askNext(_ page: inout TextCanvas) {
    guard !missing.isEmpty else { return }
    let questions = questions
    let asked = questions.filter { $0.settles > 0 }
    let rest = questions.count - asked.count
    page.heading("Ask next")
    for (index, question) in (asked.isEmpty ? Array(questions.prefix(5)) : Array(asked.prefix(7))).enumerated() {
      page.paragraph(question.text, lead: "\(index + 1). ", indent: 2)
      let settles =
        question.settles > 0
        ? "would settle \(question.settles) of \(results.count) destination\(results.count == 1 ? "" : "s")"
        : "settles nothing by itself"
      page.paragraph("\(question.facts) · \(settles)", indent: 5, colour: .dim)
    }
    if rest > 0, !asked.isEmpty {
      page.paragraph(
        "\(rest) further question\(rest == 1 ? "" : "s") settle\(rest == 1 ? "s" : "") nothing alone.", indent: 2,
        colour: .dim)
    }
  }

  /// The missing facts as a person is asked: one question for all destinations of which it is asked.
  private var questions: [(text: String, facts: String, settles: Int)] {
    var order: [FactName] = []
    var groups: [FactName: [MissingFact]] = [:]
    for fact in missing {
      if groups[fact.key.name] == nil { order.append(fact.key.name) }
      groups[fact.key.name, default: []].append(fact)
    }
    let questions = order.compactMap { name -> (text: String, facts: String, settles: Int)? in
      guard let group = groups[name], let first = group.first else { return nil }
      let settles = group.reduce(0) { $0 + $1.settles }
      guard group.count > 1 else { return (first.declaration.question, first.key.description, settles) }
      return (first.declaration.question, "\(name)@… of each of \(group.count) destinations", settles)
    }
    // Groups settle more than the single facts by which they were ordered.
    return questions.enumerated().sorted { a, b in
      (b.element.settles, a.offset) < (a.element.settles, b.offset)
    }.map(\.element)
  }

  /// A rule of the proof with the part that it plays.
  struct ProofEntry {
    var what: String
    var rule: Rule
    var norm: Norm
    /// The facts on which it turns.
    var missing: [FactKey]
    /// It decides the finding; the others could still matter when more is known.
    var isDecisive: Bool
  }

  /// The rules on which a finding rests: those that decide it first, then the others that hold or are open.
  func proofEntries(_ result: DestinationResult, _ language: Language = .english) -> [ProofEntry] {
    var shown: Set<RuleID> = []
    let decisive = Set(result.because)
    var entries: [ProofEntry] = []
    for route in result.routes {
      for bar in route.bars where shown.insert(bar.rule.id).inserted {
        entries.append(
          ProofEntry(
            what: bar.truth.says(language, .proofBar), rule: bar.rule, norm: bar.norm,
            missing: norms.missing(bar.judgement.lacking, at: result.to), isDecisive: decisive.contains(bar.rule.id)))
      }
      for part in route.conditions {
        guard case .rule(let id) = part.what, let (rule, norm) = rule(id), shown.insert(id).inserted else { continue }
        entries.append(
          ProofEntry(
            what: part.truth.says(language, .proofCondition), rule: rule, norm: norm,
            missing: norms.missing(part.judgement.lacking, at: result.to), isDecisive: decisive.contains(id)))
      }
    }
    for step in result.routes.flatMap(\.steps) where shown.insert(step.rule.id).inserted {
      entries.append(
        ProofEntry(
          what: language.say(.proofStep, ["state": .text(Words.state(step.state, language))]), rule: step.rule,
          norm: step.norm, missing: [],
          isDecisive: decisive.contains(step.rule.id) || result.isAwaited(step.rule.id)))
    }
    // The reasons in their own order, then what else decides, then the rest.
    let order = Dictionary(result.because.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    let reasons = entries.filter(\.isDecisive).enumerated().sorted { a, b in
      (order[a.element.rule.id] ?? .max, a.offset) < (order[b.element.rule.id] ?? .max, b.offset)
    }
    return reasons.map(\.element) + entries.filter { !$0.isDecisive }
  }

  private func proof(_ result: DestinationResult, _ page: inout TextCanvas) {
    page.heading(results.count > 1 ? "Proof: \(name(result.to))" : "Proof")
    let order = result.routes.sorted { $0.finding.closedness < $1.finding.closedness }
    let isOpen = { (route: RouteResult) in route.finding.closedness <= result.finding.closedness }
    for route in order where isOpen(route) {
      let under = route.arrangement.map { " (\($0))" } ?? ""
      page.paragraph(
        "\(route.route.name)\(under): \(Words.label(route.finding).lowercased())", lead: "route  ", indent: 2)
    }
    let closed = result.routes.filter { !isOpen($0) }.map(\.route.name)
    if !closed.isEmpty {
      page.paragraph("\(Words.list(closed)): closed", lead: "routes ", indent: 2, colour: .dim)
    }
    let entries = proofEntries(result)
    // What could be unknown for anybody fills pages; the rules that decide come in full, the others by name.
    for entry in entries where entry.isDecisive && result.finding != .undetermined || isTelling(entry, result) {
      cite(entry.rule, entry.norm, entry.what, entry.missing, &page)
    }
    // Conditions of closed routes say nothing further here; the other forms have them all.
    let rest = entries.filter {
      !($0.isDecisive && result.finding != .undetermined || isTelling($0, result)) && $0.rule.effect != .authority
    }
    if !rest.isEmpty {
      page.blank()
      page.paragraph("Also open, in full with --format html or json:", indent: 2, colour: .dim)
      for entry in rest {
        page.paragraph("\(entry.norm.title) [\(entry.rule.id)]", lead: "\(entry.what): ", indent: 4, colour: .dim)
      }
    }
  }

  /// In an undetermined finding: the conditions of the route that is open to question, and what is not just a risk or
  /// an order that nobody has mentioned.
  private func isTelling(_ entry: ProofEntry, _ result: DestinationResult) -> Bool {
    guard result.finding == .undetermined, entry.isDecisive else { return false }
    guard let route = result.routes.first(where: { $0.finding == .undetermined }) else { return false }
    return route.conditions.contains { part in
      if case .rule(let id) = part.what { return id == entry.rule.id && part.truth == .unknown }
      return false
    }
  }

  private func cite(_ rule: Rule, _ norm: Norm, _ what: String, _ missing: [FactKey], _ page: inout TextCanvas) {
    page.paragraph("\(what): \(rule.says)", lead: "- ", indent: 4)
    let passage = rule.passage.isEmpty ? "" : ", \(rule.passage)"
    page.paragraph(
      "\(norm.title), \(norm.cite)\(passage) [\(rule.id)]; \(Words.basis(rule.basis ?? norm.basis))\(weakMark(sources(of: rule, norm)))",
      indent: 6,
      colour: .dim)
    if !missing.isEmpty {
      page.paragraph("turns on \(Words.list(missing.map(\.description)))", indent: 6, colour: .dim)
    }
    for source in sources(of: rule, norm) {
      page.paragraph(Words.source(source), lead: "source: ", indent: 6, colour: .dim)
    }
  }

  private func unknown(_ results: [DestinationResult], _ page: inout TextCanvas) {
    page.heading("What the register does not know")
    var seen: Set<String> = []
    for result in results {
      for line in unknownLines(result) where seen.insert(line).inserted {
        page.paragraph(line, lead: "- ", indent: 2)
      }
    }
    if seen.isEmpty {
      page.paragraph("Whether it is complete. It records what was found in public sources.", indent: 2)
    }
  }

  private func about(_ page: inout TextCanvas) {
    page.blank()
    let known = question.known.map { ", as known on \($0)" } ?? ""
    let asked = "Case \(file.name), sender \(name(question.sender)), law of \(question.day)\(known)."
    var lines = [asked, "Register \(registerDigest.prefix(19)), engine \(engine)."]
    if takesUndatedFacts { lines.append("Facts without a date are taken as true on that day.") }
    lines.append("A finding, not an order, and no legal advice: check what it cites.")
    page.paragraph(lines.joined(separator: " "), colour: .dim)
  }
}

extension Truth {
  /// `bar holds`: what a part of the proof comes to.
  fileprivate func says(_ language: Language, _ part: Phrase) -> String {
    let words: Phrase =
      switch self {
      case .true: .proofHolds
      case .false: .proofHoldsNot
      case .unknown: .proofUnknown
      }
    return language.say(part, ["truth": .text(language.say(words))])
  }
}

extension DestinationResult {
  /// A bar holds until this duty is done.
  func isAwaited(_ duty: RuleID) -> Bool {
    routes.contains { route in
      route.bars.contains { $0.truth == .true && $0.rule.until.contains { $0.value == duty } }
    }
  }
}
