internal import Register
package import Safeguards

/// For the hours before a flight: what to ask for, from whom, by when, for one person, one destination and one moment,
/// and the facts to collect in one telephone call. Every line comes from a rule and names it.
package struct EmergencyPage: Sendable {
  package struct Section: Sendable {
    package var title: String
    /// It comes after the telephone call, which asks about it, or it helps nobody today.
    package var isBackground: Bool
    /// All of them, the most pressing first; a page has room for those that are `shown`.
    package var lines: [Entitlement]

    /// What the page says of those for which it has no room.
    var more: String {
      let count = lines.count - lines.shown.count
      return count == 0 ? "" : "\(count) more may be so; the answer without --emergency has them."
    }
  }

  let answer: Answer
  let result: DestinationResult
  package let sections: [Section]
  package let call: PhoneCall

  /// `nil` unless the answer is for one destination.
  package init?(_ answer: Answer, _ surroundings: Surroundings) {
    guard let result = answer.results.first, answer.results.count == 1 else { return nil }
    self.answer = answer
    self.result = result
    let all = answer.entitlements(result, surroundings)
    let background: [Entitlement.Standing] = [.forbidsIf, .heldBack]
    sections = EmergencyPage.order.compactMap { title, standings in
      let lines = all.filter { standings.contains($0.standing) }.pressing
      return lines.isEmpty
        ? nil : Section(title: title, isBackground: standings.allSatisfy(background.contains), lines: lines)
    }
    call = PhoneCall(all, of: answer, country: answer.name(result.to))
  }

  /// What is owed after the transfer does not stop a flight and is left out.
  private static let order: [(title: String, standings: [Entitlement.Standing])] = [
    ("This forbids it today", [.forbids]),
    ("Owed before the transfer", [.owed, .waiting]),
    ("Owed before the transfer, if it applies", [.owedIf]),
    ("What else may be asked for", [.remedy]),
    ("Time that runs against the person", [.deadline]),
    ("What the transfer needs", [.unmet, .unshown]),
    ("This would forbid it, if it is so", [.forbidsIf]),
    ("Orders of courts that are held back today", [.heldBack]),
  ]

  package var lines: [Entitlement] { sections.flatMap(\.lines) }

  var title: String { "Transfer to \(answer.name(result.to)) within hours" }

  var subtitle: String {
    let known = answer.question.known.map { ", as known on \(Words.day($0))" } ?? ""
    return "Sender \(answer.name(answer.question.sender)). Law of \(Words.time(answer.question.day))\(known)."
  }

  var finding: String { Words.meaning(result.finding, answer.name(result.to)) }

  /// Said before all else where the finding turns on what there is reason to doubt.
  var weakness: String {
    result.restsOnWeak.isEmpty
      ? ""
      : "This rests on weak sources: without \(Words.list(result.restsOnWeak)) it would be different. Check before relying on it."
  }

  /// A day within which the law changed wants a moment instead.
  var changed: String {
    let changed = answer.changedWithinDay(result)
    return changed.isEmpty ? "" : "\(changed) Give the moment with its zone instead of the day."
  }

  /// Where a page has no step, that is said: an empty place reads as an oversight. Where no route is open, or the
  /// country is the person's own, steps are not looked at and nothing is said of them.
  var nothingOwed: String {
    switch result.finding {
    case .noAuthority, .notThirdCountry: return ""
    case .barred, .undetermined, .stepsOwed, .notBarred:
      return lines.contains { [.owed, .waiting, .owedIf].contains($0.standing) }
        ? "" : "The register shows no step that is still owed before this transfer."
    }
  }

  /// The small print under a line: the rule, its norm, how well it was read, and its sources.
  func proof(_ entry: Entitlement) -> String {
    let sources = answer.sources(of: entry.rule, entry.norm)
    let named = sources.prefix(1).map { "\($0.publisher), \($0.published?.description ?? "undated")" }
    let more = sources.count > 1 ? " and \(sources.count - 1) more" : ""
    return
      "[\(entry.rule.id)] \(entry.norm.title); \(Words.basis(entry.rule.basis ?? entry.norm.basis)): \(named.joined(separator: "; "))\(more)\(answer.weakMark(sources))"
  }

  /// One source stands for the line where there is no room for more.
  func reference(_ entry: Entitlement) -> String {
    "[\(entry.rule.id)]\(answer.weakMark(answer.sources(of: entry.rule, entry.norm)))"
  }

  var footer: String {
    "Case \(answer.file.name). Register \(answer.registerDigest.prefix(19)), engine \(answer.engine).\(answer.takesUndatedFacts ? " Facts without a date are taken as true on that day." : "") A finding, not an order, and no legal advice: check what it cites. What is not known never counts as permission."
  }
}

extension EmergencyPage {
  package func text(_ style: TextStyle) -> String {
    var page = TextCanvas(style)
    page.paragraph(title.uppercased(), colour: .bold)
    page.paragraph(subtitle, colour: .dim)
    page.blank()
    if !weakness.isEmpty { page.paragraph(weakness, lead: "! ", colour: .yellow) }
    page.paragraph("\(Words.label(result.finding)): \(finding)")
    for line in [changed, nothingOwed] where !line.isEmpty { page.paragraph(line) }
    for section in sections where !section.isBackground { text(section, &page) }
    text(call, &page)
    for section in sections where section.isBackground { text(section, &page) }
    page.blank()
    page.paragraph(footer, colour: .dim)
    return page.text
  }

  private func text(_ section: Section, _ page: inout TextCanvas) {
    page.heading(section.title)
    for entry in section.lines.shown {
      page.paragraph(entry.what, lead: "- \(entry.label): ", indent: 2)
      if !entry.whom.isEmpty { page.paragraph(entry.whom, lead: "from: ", indent: 4) }
      if let form = entry.ask?.form, !form.isEmpty { page.paragraph(form, lead: "how: ", indent: 4) }
      if !entry.time.isEmpty { page.paragraph(entry.time, lead: "when: ", indent: 4) }
      page.paragraph(proof(entry), indent: 4, colour: .dim)
    }
    if !section.more.isEmpty { page.paragraph(section.more, indent: 2, colour: .dim) }
  }

  private func text(_ call: PhoneCall, _ page: inout TextCanvas) {
    guard !call.groups.isEmpty else { return }
    page.heading("One telephone call: what to ask")
    for (index, group) in call.groups.enumerated() {
      page.paragraph("\(index + 1). \(group.topic.rawValue)", indent: 2, colour: .bold)
      for question in group.questions {
        page.paragraph(question.words, lead: "[ ] ", indent: 5)
        page.paragraph(note(question), indent: 9, colour: .dim)
      }
    }
  }

  /// The fact, whether it settles the finding alone, and the rules that turn on it.
  func note(_ question: PhoneCall.Question) -> String {
    let rules = question.rules.prefix(2).map(\.description)
    let more = question.rules.count > 2 ? " and \(question.rules.count - 2) more" : ""
    return
      "\(question.key)\(question.settles > 0 ? ", settles the finding" : ""); for \(rules.joined(separator: ", "))\(more)"
  }
}
