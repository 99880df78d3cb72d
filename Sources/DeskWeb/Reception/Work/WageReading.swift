internal import Pages
internal import Reception
internal import Register

/// A wage as a form has it: amount, currency, period, hours and days of a week.
enum WageReading {
  static let fields = ["amount", "currency", "per", "hours", "days"]

  /// `40:00` of minutes.
  static func hours(_ minutes: Int) -> String { "\(minutes / 60):\(padded(minutes % 60, 2))" }

  /// `nil` where something is wrong, which the form then says. What was left empty is not known, and never nought.
  static func read(_ form: inout SentForm) -> WageOffer? {
    let before = form.mistakes.count
    var amount: Money?
    if !form["amount"].isEmpty { amount = form.amount("amount", form.currency("currency")) }
    let per = form.choice("per", of: WageFloor.Per.self)
    let minutes = form["hours"].isEmpty ? nil : Self.minutes(form["hours"])
    if !form["hours"].isEmpty, minutes == nil {
      form.mistake("hours", form.found("hours"), .reception(.expectedHours))
    }
    let days = form.optionalCount("days", in: 1...7)
    guard form.mistakes.count == before, let per else { return nil }
    return WageOffer(amount: amount, per: per, minutesPerWeek: minutes, daysPerWeek: days)
  }

  /// `40` or `37:30`, up to the hours of a week.
  private static func minutes(_ text: String) -> Int? {
    guard let parts = text.wholeMatch(of: /([0-9]{1,3})(?::([0-5][0-9]))?/), let hours = Int(parts.output.1) else {
      return nil
    }
    let minutes = hours * 60 + (parts.output.2.flatMap { Int($0) } ?? 0)
    return (1...7 * 24 * 60).contains(minutes) ? minutes : nil
  }

  static func filled(_ wage: WageOffer) -> [String: String] {
    [
      "amount": wage.amount?.decimal ?? "", "currency": wage.amount?.currency.code ?? "", "per": wage.per.rawValue,
      "hours": wage.minutesPerWeek.map(hours) ?? "", "days": wage.daysPerWeek.map(String.init) ?? "",
    ]
  }

  static func html(_ form: SentForm, in name: String, _ context: DeskContext) -> HTML {
    func field(_ key: String, _ label: ReceptionPhrase, help: ReceptionPhrase? = nil, mode: String? = nil) -> HTML {
      context.field(
        FormField(
          key, context.say(label), value: form[key], help: help.map { context.say($0) } ?? "", longest: 20,
          id: "\(name)-\(key)", inputMode: mode), form.mistakes)
    }
    let periods = context.options(WageFloor.Per.self) { per in
      switch per {
      case .hour: .periodHour
      case .day: .periodDay
      case .week: .periodWeek
      case .month: .periodMonth
      }
    }
    return """
      \(field("amount", .fieldWage, help: .fieldWageHelp, mode: "decimal"))
      \(field("currency", .fieldWageCurrency))
      \(context.field(FormField("per", context.say(.fieldPer), .choice(periods), value: form["per"], id: "\(name)-per"), form.mistakes))
      \(field("hours", .fieldHours, help: .fieldHoursHelp))
      \(field("days", .fieldDays, mode: "numeric"))
      """
  }
}
