internal import Pages
internal import Register
internal import Safeguards

/// The times of an answer, each once with the destinations that it is about: what runs against the person, what is over,
/// and the first moments that a transfer would have to respect.
struct DeadlineLines {
  struct Line {
    var until: String
    var says: String
    var norm: String
    var rule: String
    /// The destinations, or how many.
    var `where`: String
    var sortKey: Int
  }

  private(set) var running: [Line] = []
  private(set) var passed: [Line] = []
  private(set) var earliest: [Line] = []

  init(_ answer: Answer, _ language: Language) {
    struct Key: Hashable {
      var rule: RuleID
      var until: String
    }
    func gather(_ times: [(to: StateCode, rule: Rule, norm: Norm, until: LegalTime)]) -> [Line] {
      var order: [Key] = []
      var states: [Key: [StateCode]] = [:]
      var lines: [Key: Line] = [:]
      for time in times {
        let key = Key(rule: time.rule.id, until: time.until.description)
        if lines[key] == nil {
          order.append(key)
          let seconds: Int
          if case .moment(let moment) = time.until {
            seconds = moment.seconds
          } else {
            seconds = (time.until.lastDay.days + 1) * 86_400
          }
          lines[key] = Line(
            until: Words.time(time.until, language), says: time.rule.says, norm: time.norm.title,
            rule: time.rule.id.description, where: "", sortKey: seconds)
        }
        states[key, default: []].append(time.to)
      }
      return order.compactMap { key in
        guard var line = lines[key], let states = states[key] else { return nil }
        line.where =
          states.count <= 3
          ? language.list(states.map { answer.norms.name(of: $0) })
          : language.say(DeskPhrase.caseCountries, ["count": .number(states.count)])
        return line
      }.sorted { $0.sortKey < $1.sortKey }
    }
    running = gather(
      answer.results.flatMap { result in
        answer.deadlines(result).running.map { (result.to, $0.rule, $0.norm, $0.until) }
      })
    passed = gather(
      answer.results.flatMap { result in
        answer.deadlines(result).passed.map { (result.to, $0.rule, $0.norm, $0.until) }
      })
    earliest = gather(
      answer.results.flatMap { result in
        answer.shownSteps(result).compactMap { step in
          guard step.rule.phase == .before, let earliest = step.earliest else { return nil }
          return (result.to, step.rule, step.norm, LegalTime.moment(earliest))
        }
      })
  }
}
