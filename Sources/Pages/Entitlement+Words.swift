package import Register

extension Entitlement {
  /// The words that head a line: a state is never told by colour alone.
  var label: String {
    switch standing {
    case .forbids: "forbids it"
    case .owed: "owed"
    case .waiting: "waiting"
    case .owedIf: "owed if"
    case .remedy: "may be asked"
    case .deadline: "time runs"
    case .unmet: "not met"
    case .unshown: "not shown"
    case .forbidsIf: "forbids if"
    case .heldBack: "held back"
    case .after: "after"
    }
  }

  /// What is asked for, and what the rule says: of a step only the first, since to ask for a step is to say what it is.
  var what: String {
    if standing == .heldBack { return "\(rule.says) Held back by \(Words.list(heldBackBy.map(\.title)))." }
    guard let ask else { return rule.says }
    return rule.effect == .duty ? "Ask for \(ask.what)." : "\(rule.says) Ask for \(ask.what)."
  }

  /// Nobody is asked to keep an order that is held back, nor what nobody has shown to be so.
  var ask: Rule.Ask? { standing == .heldBack || standing == .forbidsIf ? nil : rule.ask }

  /// From whom; where no source says it, what kind of norm it is, which is all that the register knows.
  var whom: String {
    guard let ask else { return "" }
    if !ask.of.isEmpty { return ask.of }
    switch norm.kind {
    case .courtOrder: return "not said in the register; it rests on an order of a court"
    case .appellateRuling: return "not said in the register; it rests on a ruling of a court"
    case .agencyDirective, .agencyPractice, .agencyDecision, .executiveOrder:
      return "not said in the register; it rests on a directive of the government"
    case .constitution, .statute, .treaty, .regulation, .agreement, .pendingProceeding:
      return "not said in the register"
    }
  }

  /// By when; empty where the register sets no time.
  var time: String {
    if let until { return "until \(Words.time(until))" }
    switch standing {
    case .owed, .owedIf:
      return earliest.map { "before the transfer, which respects it from \(Words.moment($0))" } ?? "before the transfer"
    case .waiting: return earliest.map { "the transfer respects it from \(Words.moment($0)), not before" } ?? ""
    case .forbids, .forbidsIf, .remedy, .deadline, .unmet, .unshown, .heldBack, .after: return ""
    }
  }

  /// The sentence for the person themselves.
  var plain: String { rule.plain.isEmpty ? rule.says : rule.plain }
}

extension Words {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `11 July 2025`.
  package static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// `11 July 2025, 14:00 (UTC-04:00)`.
  package static func moment(_ moment: Moment) -> String {
    let parts = moment.description.split(separator: "T", maxSplits: 1)
    guard let clock = parts.last else { return moment.description }
    let hour = clock.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let offset = clock.dropFirst(hour.count)
    return "\(day(moment.day)), \(hour) (UTC\(offset == "Z" ? "" : offset))"
  }

  /// A day or a moment in words; a month or a year as the source has it.
  package static func time(_ time: LegalTime) -> String {
    switch time {
    case .day(let date): day(date)
    case .moment(let moment): self.moment(moment)
    case .vague(let date): date.description
    }
  }
}
