package import Register

extension Entitlement {
  /// The words that head a line: a state is never told by colour alone.
  func label(_ language: Language) -> String {
    switch standing {
    case .forbids: language.say(.standingForbids)
    case .owed: language.say(.standingOwed)
    case .waiting: language.say(.standingWaiting)
    case .owedIf: language.say(.standingOwedIf)
    case .remedy: language.say(.standingRemedy)
    case .deadline: language.say(.standingDeadline)
    case .unmet: language.say(.standingUnmet)
    case .unshown: language.say(.standingUnshown)
    case .forbidsIf: language.say(.standingForbidsIf)
    case .heldBack: language.say(.standingHeldBack)
    case .expired: language.say(.standingExpired)
    case .after: language.say(.standingAfter)
    }
  }

  /// What is asked for, and what the rule says: of a step only the first, since to ask for a step is to say what it is.
  func what(_ language: Language) -> String {
    if standing == .heldBack {
      return language.say(
        .entitlementHeldBack,
        ["says": .text(rule.says), "norms": .text(language.list(heldBackBy.map(\.title)))])
    }
    guard let ask else { return rule.says }
    let wanted = language.say(.entitlementAskFor, ["what": .text(ask.what)])
    return rule.effect == .duty ? wanted : "\(rule.says) \(wanted)"
  }

  /// Nobody is asked to keep an order that is held back, nor what nobody has shown to be so, nor what it is too late for.
  var ask: Rule.Ask? { [.heldBack, .forbidsIf, .expired].contains(standing) ? nil : rule.ask }

  /// From whom; where no source says it, what kind of norm it is, which is all that the register knows.
  func whom(_ language: Language) -> String {
    guard let ask else { return "" }
    if !ask.of.isEmpty { return ask.of }
    switch norm.kind {
    case .courtOrder: return language.say(.whomOrder)
    case .appellateRuling: return language.say(.whomRuling)
    case .agencyDirective, .agencyPractice, .agencyDecision, .executiveOrder: return language.say(.whomDirective)
    case .constitution, .statute, .treaty, .regulation, .agreement, .pendingProceeding:
      return language.say(.whomNotSaid)
    }
  }

  /// By when; empty where the register sets no time.
  func time(_ language: Language) -> String {
    if let until {
      return language.say(
        standing == .expired ? .timeEnded : .timeUntil, ["time": .text(Words.time(until, language))])
    }
    let moment = earliest.map { Message.Value.text(Words.moment($0, language)) }
    switch standing {
    case .owed, .owedIf:
      return moment.map { language.say(.timeBeforeFrom, ["moment": $0]) } ?? language.say(.timeBefore)
    case .waiting: return moment.map { language.say(.timeFrom, ["moment": $0]) } ?? ""
    case .forbids, .forbidsIf, .remedy, .deadline, .unmet, .unshown, .heldBack, .expired, .after: return ""
    }
  }

  /// The sentence for the person themselves.
  var plain: String { rule.plain.isEmpty ? rule.says : rule.plain }
}

extension Words {
  /// `11 July 2025, 14:00 (UTC-04:00)`.
  package static func moment(_ moment: Moment, _ language: Language = .english) -> String {
    let parts = moment.description.split(separator: "T", maxSplits: 1)
    guard let time = parts.last else { return moment.description }
    let clock = time.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let offset = time.dropFirst(clock.count)
    return language.say(
      .momentInWords,
      [
        "day": .text(language.say(moment.day)), "clock": .text(String(clock)),
        "offset": .text(offset == "Z" ? "" : String(offset)),
      ])
  }

  /// A day or a moment in words; a month or a year as the source has it.
  package static func time(_ time: LegalTime, _ language: Language = .english) -> String {
    switch time {
    case .day(let date): language.say(date)
    case .moment(let moment): self.moment(moment, language)
    case .vague(let date): date.description
    }
  }
}
