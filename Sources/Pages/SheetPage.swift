package import Register
package import Safeguards

/// One sheet for the person themselves, in short sentences and everyday words: what they are owed and may ask.
package struct SheetPage: Sendable {
  package struct Section: Sendable {
    package var title: String
    /// What the title leaves open, in a sentence; may be empty.
    package var lead: String
    package var lines: [Entitlement]
    /// So many have no room on the page.
    package var more: Int
  }

  let answer: Answer
  let result: DestinationResult
  let language: Language
  package let sections: [Section]

  /// `nil` unless the answer is for one destination.
  package init?(_ answer: Answer, _ surroundings: Surroundings, language: Language = .english) {
    guard let result = answer.results.first, answer.results.count == 1 else { return nil }
    self.answer = answer
    self.result = result
    self.language = language
    let all = answer.entitlements(result, surroundings)
    sections = SheetPage.order.compactMap { title, standings in
      // Two rules that say the same to the person are one line to them.
      var seen: Set<String> = []
      let lines = all.filter { standings.contains($0.standing) && seen.insert($0.plain).inserted }.pressing
      return lines.isEmpty
        ? nil
        : Section(
          title: language.say(title), lead: SheetPage.leads[title].map { language.say($0) } ?? "",
          lines: lines.shown, more: lines.count - lines.shown.count)
    }
  }

  private static let leads: [Phrase: Phrase] = [.sheetOwedIf: .sheetOwedIfLead, .sheetExpired: .sheetExpiredLead]

  private static let order: [(title: Phrase, standings: [Entitlement.Standing])] = [
    (.sheetForbids, [.forbids]),
    (.sheetOwed, [.owed]),
    (.sheetWaiting, [.waiting]),
    (.sheetRemedies, [.remedy]),
    (.sheetDeadlines, [.deadline]),
    (.sheetOwedIf, [.owedIf]),
    (.sheetForbidsIf, [.forbidsIf]),
    (.sheetUnshown, [.unshown]),
    (.sheetUnmet, [.unmet]),
    (.sheetExpired, [.expired]),
    (.sheetAfter, [.after]),
  ]

  /// The register's rules first named on the page, so that another reader can look them up.
  package var references: [RuleID] {
    var ids: [RuleID] = []
    for line in sections.flatMap(\.lines) where !ids.contains(line.rule.id) { ids.append(line.rule.id) }
    return ids
  }

  func number(of entry: Entitlement) -> Int { (references.firstIndex(of: entry.rule.id) ?? 0) + 1 }

  var country: String { answer.name(result.to) }
  var title: String { language.say(.sheetTitle, ["state": .text(language.inSentence(country))]) }
  var day: String { language.say(.sheetDay, ["time": .text(Words.time(answer.question.day, language))]) }

  /// What the finding means for the person. It never says that they may be sent.
  var meaning: String {
    switch result.finding {
    case .barred: language.say(.sheetBarred)
    case .noAuthority: language.say(.sheetNoAuthority)
    case .undetermined: language.say(.sheetUndetermined)
    case .stepsOwed: language.say(.sheetStepsOwed)
    case .notBarred: language.say(.sheetNotBarred)
    case .notThirdCountry:
      language.say(.sheetNotThirdCountry, ["state": .text(language.inSentence(country, isFirst: true))])
    }
  }

  var weakness: String { result.restsOnWeak.isEmpty ? "" : language.say(.sheetWeak) }

  func more(_ section: Section) -> String { language.say(.sheetMore, ["count": .number(section.more)]) }

  var closing: [String] { [language.say(.sheetClosing1), language.say(.sheetClosing2)] }

  /// The sentence for a line, with its time.
  func sentence(_ entry: Entitlement) -> String {
    let plain = Message.Value.text(entry.plain)
    switch entry.standing {
    case .waiting, .owed:
      guard let earliest = entry.earliest else { return entry.plain }
      return language.say(.sheetWait, ["sentence": plain, "moment": .text(Words.moment(earliest, language))])
    case .remedy, .deadline:
      guard let until = entry.until else { return entry.plain }
      return language.say(.sheetUntil, ["sentence": plain, "time": .text(Words.time(until, language))])
    case .expired:
      guard let until = entry.until else { return entry.plain }
      return language.say(.sheetEnded, ["sentence": plain, "time": .text(Words.time(until, language))])
    case .forbids, .owedIf, .unmet, .unshown, .forbidsIf, .heldBack, .after: return entry.plain
    }
  }

  var footer: String {
    let rules = references.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: language.say(.listSeparator))
    let question = answer.question
    return language.say(
      question.known == nil ? .sheetFooter : .sheetFooterKnown,
      [
        "rules": .text(rules.isEmpty ? language.say(.sheetNoRules) : rules),
        "register": .text(String(answer.registerDigest.prefix(19))), "engine": .text(answer.engine),
        "day": .text(question.day.description), "known": .text(question.known?.description ?? ""),
      ])
  }
}

extension SheetPage {
  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    page.paragraph(title, colour: .bold)
    page.paragraph(day)
    page.blank()
    page.paragraph(meaning)
    if !weakness.isEmpty { page.paragraph(weakness) }
    for section in sections {
      page.heading(section.title)
      if !section.lead.isEmpty { page.paragraph(section.lead, indent: 2) }
      for entry in section.lines {
        page.paragraph("\(sentence(entry)) (\(number(of: entry)))", lead: "- ", indent: 2)
      }
      if section.more > 0 { page.paragraph(more(section), indent: 2) }
    }
    page.heading(language.say(.sheetNotes))
    for _ in 0..<3 { page.paragraph(String(repeating: "_", count: min(60, style.width - 2)), indent: 2) }
    page.blank()
    for line in closing { page.paragraph(line) }
    page.blank()
    page.paragraph(footer, colour: .dim)
    return page.text
  }

  /// The stable, documented form (`docs/guide/json.md`).
  package var json: JSON {
    .object([
      ("sender", .text(answer.question.sender.text)),
      ("to", .text(result.to.text)),
      ("day", .text(answer.question.day.description)),
      ("known", .optional(answer.question.known?.description)),
      ("engine", .text(answer.engine)),
      ("register", .text(answer.registerDigest)),
      ("finding", .text(result.finding.rawValue)),
      ("title", .text(title)),
      ("says", .text(meaning)),
      ("rests_on_weak_sources", .texts(result.restsOnWeak)),
      (
        "sections",
        .list(
          sections.map { section in
            .object([
              ("title", .text(section.title)), ("lead", .optional(section.lead.isEmpty ? nil : section.lead)),
              ("more", .number(section.more)),
              (
                "lines",
                .list(
                  section.lines.map {
                    .object([
                      ("sentence", .text(sentence($0))), ("rule", .text($0.rule.id.description)),
                      ("standing", .text($0.standing.rawValue)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
