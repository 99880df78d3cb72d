internal import Register
internal import Safeguards

extension DeadlineCalendar.Entry {
  /// A time of an answer in the words of its rule.
  init(_ time: AnswerTime, _ answer: Answer, _ language: Language) {
    let description = language.say(
      .calendarDescription,
      [
        "says": .text(time.rule.says), "norm": .text(time.norm.title), "cite": .text(time.norm.cite),
        "rule": .text(time.rule.id.description), "day": .text(answer.question.day.description),
      ])
    switch time.kind {
    case .last:
      self.init(
        start: time.time, summary: language.say(.calendarLast, ["rule": .text(time.name)]), description: description,
        identity: "until \(time.rule.id) \(time.time)", isDeadline: true)
    case .first:
      let country = answer.name(time.destination)
      self.init(
        start: time.time,
        summary: language.say(.calendarFirst, ["step": .text(time.name), "state": .text(country)]),
        description: language.say(
          .calendarRespects, ["state": .text(language.inSentence(country)), "description": .text(description)]),
        identity: "from \(time.rule.id) \(time.destination) \(time.time)", isDeadline: false)
    }
  }
}
