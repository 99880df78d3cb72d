internal import Register
internal import Safeguards

/// What the page says, the same in print, as text and on the site.
extension EmergencyPage {
  var title: String { language.say(.emergencyTitleFor, ["state": .text(language.inSentence(answer.name(result.to)))]) }

  var subtitle: String {
    let question = answer.question
    return language.say(
      question.known == nil ? .emergencyLaw : .emergencyLawKnown,
      [
        "sender": .text(answer.name(question.sender)), "time": .text(Words.time(question.day, language)),
        "known": .text(question.known.map(language.say) ?? ""),
      ])
  }

  var finding: String { Words.meaning(result.finding, answer.name(result.to), language) }

  /// Said before all else where the finding turns on what there is reason to doubt.
  var weakness: String {
    result.restsOnWeak.isEmpty
      ? "" : language.say(.briefWeak, ["norms": .text(language.list(answer.titles(result.restsOnWeak)))])
  }

  /// A day within which the law changed wants a moment instead.
  var changed: String {
    let changed = answer.changedWithinDay(result, language)
    return changed.isEmpty ? "" : "\(changed) \(language.say(.emergencyGiveMoment))"
  }

  /// Where a page has no step, that is said: an empty place reads as an oversight. Where no route is open, or the
  /// country is the person's own, steps are not looked at and nothing is said of them.
  var nothingOwed: String {
    switch result.finding {
    case .noAuthority, .notThirdCountry: return ""
    case .barred, .undetermined, .stepsOwed, .notBarred:
      return lines.contains { [.owed, .waiting, .owedIf].contains($0.standing) }
        ? "" : language.say(.emergencyNothingOwed)
    }
  }

  /// What the page says of lines for which it has no room.
  func more(_ section: Section, _ phrase: Phrase = .emergencyMore) -> String {
    section.more == 0 ? "" : language.say(phrase, ["count": .number(section.more)])
  }

  /// The small print under a line, behind its rule: the norm, how well it was read, and its sources.
  func proof(_ entry: Entitlement) -> String {
    let sources = answer.sources(of: entry.rule, entry.norm)
    var named =
      sources.first.map { source in
        language.say(
          .emergencySource,
          [
            "publisher": .text(source.publisher),
            "date": .text(source.published?.description ?? language.say(.undated)),
          ])
      } ?? ""
    if sources.count > 1 {
      named = language.say(.emergencySourcesMore, ["sources": .text(named), "count": .number(sources.count - 1)])
    }
    let basis = Words.basis(entry.rule.basis ?? entry.norm.basis, language)
    return "\(entry.norm.title); \(basis): \(named)\(doubt(entry))"
  }

  func doubt(_ entry: Entitlement) -> String {
    answer.weakMark(answer.sources(of: entry.rule, entry.norm), language)
  }

  /// The fact, whether it settles the finding alone, and the rules that turn on it.
  func note(_ question: PhoneCall.Question) -> String {
    var rules = question.rules.prefix(2).map(\.description).joined(separator: language.say(.listSeparator))
    if question.rules.count > 2 {
      rules = language.say(
        .emergencyRulesMore, ["rules": .text(rules), "count": .number(question.rules.count - 2)])
    }
    return language.say(
      question.settles > 0 ? .emergencySettles : .emergencyTurnsOn,
      ["fact": .text(question.key.description), "rules": .text(rules)])
  }

  var footer: String {
    let register = language.say(
      .emergencyFooter,
      [
        "case": .text(answer.file.name), "register": .text(String(answer.registerDigest.prefix(19))),
        "engine": .text(answer.engine),
      ])
    let undated = answer.takesUndatedFacts ? [language.say(.emergencyFooterUndated)] : []
    return ([register] + undated + [language.say(.emergencyFooterEnd)]).joined(separator: " ")
  }
}
