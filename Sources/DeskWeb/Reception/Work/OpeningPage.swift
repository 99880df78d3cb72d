internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// An opening, new or to be put right: what it is, what it pays, and what the employer asks for.
struct OpeningPage: DeskPage {
  static let fields = ["employer", "title", "occupation", "places", "from", "until"] + WageReading.fields
  static let prefixes = ["says-", "condition-"]
  /// More than any employer asks for at once.
  static let mostRequirements = 20

  let record: ReceptionRecord<Opening>?
  let book: WorkBook
  let today: CivilDate
  let occupations: Occupations?
  let floors: [SourcedFloor]
  let form: SentForm
  let section = DeskSection.reception

  init(_ call: DeskCall, _ record: ReceptionRecord<Opening>?, _ form: SentForm? = nil) async throws {
    self.record = record
    book = try await call.reception.workBook(by: call.caller())
    today = call.reception.today
    occupations = call.settings.occupations
    floors = call.reception.floors(in: record?.content.wage.amount?.currency)
    // Wages are mostly in the currency of the programme, which is then not typed.
    let usual = call.reception.programmes.programmes.first?.programme.currency.code ?? ""
    self.form =
      form
      ?? SentForm(
        call,
        record.map { Self.filled($0.content) }
          ?? ["from": today.description, "currency": usual, "per": "month", "places": "1"])
  }

  private static func filled(_ opening: Opening) -> [String: String] {
    var filled = WageReading.filled(opening.wage)
    filled.merge([
      "employer": opening.employer.text, "title": opening.title, "occupation": opening.occupation.text,
      "places": String(opening.places), "from": opening.from.description,
      "until": opening.until?.description ?? "",
    ]) { $1 }
    for (index, requirement) in opening.requirements.enumerated() {
      filled["says-\(index)"] = requirement.says
      filled["condition-\(index)"] = requirement.condition
    }
    return filled
  }

  func title(_ context: DeskContext) -> String { record?.content.title ?? context.say(.openingNew) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><p class="kicker"><a href="/desk/reception/work">\(context.say(.workTitle))</a></p>
    <h1>\(title(context))</h1></div>
    \(context.mistakes(form.mistakes))
    \(said(context))
    \(context.may(.writeParticipants) ? edit(context) : "")
    """
  }

  /// As it is kept, with what is said of its wage and its requirements.
  private func said(_ context: DeskContext) -> HTML {
    guard let opening = record?.content else { return "" }
    let mistakes = opening.mistakes
    let requirements = opening.requirements.enumerated().map { index, requirement -> HTML in
      let wrong = mistakes.filter { $0.requirement == index }.map { mistake -> HTML in
        "<small class=\"now\">\(context.say(.mistake, ["found": .text(mistake.mistake.found), "expected": .text(mistake.mistake.expected)]))</small>"
      }
      return "<li><span>\(requirement.says) <code>\(requirement.condition)</code></span>\(wrong)</li>"
    }
    let list: HTML =
      requirements.isEmpty
      ? "<p>\(context.say(.requirementsNone))</p>" : "<ul class=\"entries\">\(requirements)</ul>"
    return """
      <section class="panel" aria-labelledby="opening"><h2 id="opening">\(book.employer(opening.employer)?.name ?? "")</h2>
      <p>\(context.words(opening.occupation, occupations))</p><p>\(opening.wage.words(context))</p>
      \(FloorWords(floors: floors, context: context).html(opening.wage.assess(floors.map(\.floor), on: today)))
      <h3>\(context.say(.requirements))</h3>\(list)</section>
      """
  }

  private func edit(_ context: DeskContext) -> HTML {
    let employers = book.employers.map { (value: $0.id.text, label: $0.content.name) }
    let seen: HTML = record.map { context.hidden("seen", String($0.revision)) } ?? ""
    let content: HTML = """
      \(seen)
      \(context.field(FormField("employer", context.say(.columnEmployer), .choice(employers), value: form["employer"]), form.mistakes))
      \(context.field(FormField("title", context.say(.fieldOpeningTitle), value: form["title"], isRequired: true, longest: 200), form.mistakes))
      \(context.occupationField(form, in: "opening", occupations))
      \(WageReading.html(form, in: "opening", context))
      \(context.field(FormField("places", context.say(.columnPlaces), value: form["places"], isRequired: true, longest: 4, inputMode: "numeric"), form.mistakes))
      \(context.field(FormField("from", context.say(.fieldFrom), .text("date"), value: form["from"], isRequired: true), form.mistakes))
      \(context.field(FormField("until", context.say(.fieldApplyUntil), .text("date"), value: form["until"]), form.mistakes))
      <fieldset><legend>\(context.say(.requirements))</legend><p>\(context.say(.requirementsHelp))</p>
      \(requirementFields(context))</fieldset>
      <p>\(context.button(context.say(.save)))</p>
      """
    let path = record.map { "/desk/reception/openings/\($0.id)" } ?? "/desk/reception/openings"
    return """
      <section class="panel" aria-labelledby="edit"><h2 id="edit">\(context.say(record == nil ? .openingNew : .openingChange))</h2>
      \(context.form(path, content, style: "narrow-form"))</section>
      """
  }

  /// Those that there are, and room for three more.
  private func requirementFields(_ context: DeskContext) -> HTML {
    let used = (0..<Self.mostRequirements).last { !form["says-\($0)"].isEmpty || !form["condition-\($0)"].isEmpty }
    let count = min(Self.mostRequirements, (used ?? -1) + 4)
    return HTML.empty
      + (0..<count).map { index -> HTML in
        let says = FormField(
          "says-\(index)", context.say(.fieldRequirementSays, ["number": .number(index + 1)]),
          value: form["says-\(index)"],
          longest: 200)
        let condition = FormField(
          "condition-\(index)", context.say(.fieldCondition, ["number": .number(index + 1)]),
          value: form["condition-\(index)"], longest: 500)
        return context.field(says, form.mistakes) + context.field(condition, form.mistakes)
      }.joined()
  }
}
