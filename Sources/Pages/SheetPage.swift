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
  package let sections: [Section]

  /// `nil` unless the answer is for one destination.
  package init?(_ answer: Answer, _ surroundings: Surroundings) {
    guard let result = answer.results.first, answer.results.count == 1 else { return nil }
    self.answer = answer
    self.result = result
    let all = answer.entitlements(result, surroundings)
    sections = SheetPage.order.compactMap { title, lead, standings in
      // Two rules that say the same to the person are one line to them.
      var seen: Set<String> = []
      let lines = all.filter { standings.contains($0.standing) && seen.insert($0.plain).inserted }.pressing
      return lines.isEmpty
        ? nil : Section(title: title, lead: lead, lines: lines.shown, more: lines.count - lines.shown.count)
    }
  }

  private static let order: [(title: String, lead: String, standings: [Entitlement.Standing])] = [
    ("They must not send you there today", "", [.forbids]),
    ("They must do this first", "", [.owed]),
    ("They must still wait", "", [.waiting]),
    ("You may", "", [.remedy]),
    ("Your time runs", "", [.deadline]),
    (
      "Nobody has said yet if they must do this", "If one fits you, say so. Ask someone to write it down.", [.owedIf]
    ),
    ("Nobody has said yet if this protects you", "", [.forbidsIf]),
    ("Nobody has said yet if they have what they need", "", [.unshown]),
    ("They do not have what they need", "", [.unmet]),
    ("After you arrive", "", [.after]),
  ]

  /// The register's rules first named on the page, so that another reader can look them up.
  package var references: [RuleID] {
    var ids: [RuleID] = []
    for line in sections.flatMap(\.lines) where !ids.contains(line.rule.id) { ids.append(line.rule.id) }
    return ids
  }

  func number(of entry: Entitlement) -> Int { (references.firstIndex(of: entry.rule.id) ?? 0) + 1 }

  var country: String { answer.name(result.to) }
  var title: String { "They want to send you to \(country)" }
  var day: String { "This is what we know on \(Words.time(answer.question.day))." }

  /// What the finding means for the person. It never says that they may be sent.
  var meaning: String {
    switch result.finding {
    case .barred: "There is a rule against it today. The rule says that they must not send you there now."
    case .noAuthority: "We found no rule that lets them send you there."
    case .undetermined: "We do not know yet if they may send you there. Not knowing does not mean yes."
    case .stepsOwed: "They may not send you there yet. They owe you something first."
    case .notBarred: "We found no rule against it. This does not mean that it is right. We do not know all rules."
    case .notThirdCountry: "\(country) is your own country. This sheet is about other countries."
    }
  }

  var weakness: String {
    result.restsOnWeak.isEmpty ? "" : "Part of this is not sure. Ask someone to check it."
  }

  static func more(_ count: Int) -> String { "There \(count == 1 ? "is one" : "are \(count)") more." }

  static let closing = [
    "This sheet is not advice from a lawyer. Show it to a lawyer if you can.", "It may be wrong or out of date.",
  ]

  /// The sentence for a line, with its time.
  func sentence(_ entry: Entitlement) -> String {
    var text = entry.plain
    switch entry.standing {
    case .waiting, .owed:
      if let earliest = entry.earliest { text += " They must wait until \(Words.moment(earliest))." }
    case .remedy, .deadline:
      if let until = entry.until { text += " You have until \(Words.time(until))." }
    case .forbids, .owedIf, .unmet, .unshown, .forbidsIf, .heldBack, .after: break
    }
    return text
  }

  var footer: String {
    let rules = references.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
    return
      "Rules: \(rules.isEmpty ? "none" : rules). Register \(answer.registerDigest.prefix(19)), engine \(answer.engine), law of \(answer.question.day)\(answer.question.known.map { ", as known on \($0)" } ?? "")."
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
      if section.more > 0 { page.paragraph(SheetPage.more(section.more), indent: 2) }
    }
    page.heading("My notes")
    for _ in 0..<3 { page.paragraph(String(repeating: "_", count: min(60, style.width - 2)), indent: 2) }
    page.blank()
    for line in SheetPage.closing { page.paragraph(line) }
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
