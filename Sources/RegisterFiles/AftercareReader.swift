internal import Register

/// Reads what a programme does for people beyond its entitlements: follow-ups, questionnaires, floors of wages.
struct AftercareReader {
  let reading: Reading
  let sources: SourcesReader
  let amounts: AmountReader

  static let followUpKeys = ["name", "title", "after_days", "grace_days", "questionnaire", "basis", "sources"]
  static let questionnaireKeys = ["name", "title", "questions"]
  static let questionKeys = ["name", "ask", "type", "options"]
  static let wageFloorKeys = [
    "name", "kind", "says", "amount", "currency", "per", "from", "until", "basis", "sources",
  ]

  func followUp(_ node: SourceNode) -> FollowUp? {
    guard let fields = Fields(node, of: "a follow-up", keys: Self.followUpKeys, reading: reading),
      let name = fields.partName(example: "day-30")
    else { return nil }
    if fields.node("after_days") == nil { fields.missing("after_days", example: "30") }
    let basis = fields.requiredWord("basis", FigureBasis.self)
    return FollowUp(
      name: name.value, title: fields.required("title", example: "Visit after a month")?.value ?? "",
      afterDays: fields.number("after_days", in: 0...EntitlementReader.mostAfterDays) ?? 0,
      graceDays: fields.number("grace_days", in: 0...365) ?? 0, questionnaire: fields.located("questionnaire"),
      basis: basis ?? .demonstration, sources: fields.cited(sources, basis: basis), place: name.place)
  }

  func questionnaire(_ node: SourceNode) -> Questionnaire? {
    guard let fields = Fields(node, of: "a questionnaire", keys: Self.questionnaireKeys, reading: reading),
      let name = fields.partName(example: "arrival")
    else { return nil }
    let questions = fields.list("questions").compactMap(question)
    if fields.node("questions") == nil {
      fields.missing("questions", example: "[{name: sleeps-safely, ask: …, type: truth}]")
    }
    return Questionnaire(
      name: name.value, title: fields.required("title", example: "After arrival")?.value ?? "", questions: questions,
      place: name.place)
  }

  private func question(_ node: SourceNode) -> Questionnaire.Question? {
    guard let fields = Fields(node, of: "a question", keys: Self.questionKeys, reading: reading),
      let name = fields.partName(example: "sleeps-safely")
    else { return nil }
    let type = fields.requiredWord("type", Questionnaire.Question.AnswerType.self)
    let facts = FactsReader(reading: reading)
    let options = fields.list("options").compactMap(facts.option)
    if type == .choice, options.isEmpty { fields.missing("options", example: "[first, second]") }
    if let type, type != .choice, let given = fields.node("options") {
      reading.report(
        .wrongValue, at: given.place, found: "“options” of a question of type \(type.rawValue)",
        expected: "“options” only of a choice", remedy: "type: choice")
    }
    return Questionnaire.Question(
      name: name.value, ask: fields.required("ask", example: "the question to a person")?.value ?? "",
      type: type ?? .text, options: options, place: name.place)
  }

  func wageFloor(_ node: SourceNode) -> WageFloor? {
    guard let fields = Fields(node, of: "a wage floor", keys: Self.wageFloorKeys, reading: reading),
      let name = fields.partName(example: "legal")
    else { return nil }
    let kind = fields.requiredWord("kind", WageFloor.Kind.self)
    let says = fields.required("says", example: "one plain sentence")
    let per = fields.requiredWord("per", WageFloor.Per.self)
    let basis = fields.requiredWord("basis", FigureBasis.self)
    let (from, until) = (fields.date("from", DateParsing.day), fields.date("until", DateParsing.day))
    fields.checkOrder(from, until)
    if fields.node("amount") == nil { fields.missing("amount", example: "100") }
    let cited = fields.cited(sources, basis: basis)
    guard let amount = amounts.read(fields) else { return nil }
    return WageFloor(
      name: name.value, kind: kind ?? .living, says: says?.value ?? "", amount: amount, per: per ?? .month, from: from,
      until: until, basis: basis ?? .demonstration, sources: cited, place: name.place)
  }
}
