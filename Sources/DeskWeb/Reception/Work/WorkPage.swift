internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import ReceptionWork
internal import Register

/// Employers and openings of the organisation.
struct WorkPage: DeskPage {
  let book: WorkBook
  let today: CivilDate
  let occupations: Occupations?
  let floors: @Sendable (Currency?) -> [SourcedFloor]
  let done: String?
  let form: SentForm
  let section = DeskSection.reception

  init(_ call: DeskCall, _ form: SentForm? = nil) async throws {
    book = try await call.reception.workBook(by: call.caller())
    let reception = call.reception
    today = reception.today
    occupations = call.settings.occupations
    floors = { reception.floors(in: $0) }
    done = call.query["done"]
    self.form = form ?? SentForm(call)
  }

  func title(_ context: DeskContext) -> String { context.say(.workTitle) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.workLead))</p></div>
    \(context.notice(done == "saved" ? context.say(.workSaved) : nil))
    \(context.mistakes(form.mistakes))
    \(openings(context))
    \(employers(context))
    """
  }

  private func openings(_ context: DeskContext) -> HTML {
    let rows = book.openings.map(\.content).map { opening -> HTML in
      let closed: HTML =
        opening.isOpen(on: today) ? "" : " <span class=\"flag\">\(context.say(.openingClosed))</span>"
      let known = floors(opening.wage.amount?.currency)
      let flags = opening.wage.assess(known.map(\.floor), on: today)
      return """
        <tr><th scope="row"><a href="/desk/reception/openings/\(opening.id.text)">\(opening.title)</a>\(closed)</th>
        <td>\(book.employer(opening.employer)?.name ?? "")</td><td>\(context.words(opening.occupation, occupations))</td>
        <td>\(opening.wage.words(context))\(FloorWords(floors: known, context: context).html(flags))</td>
        <td class="number">\(String(opening.places))</td></tr>

        """
    }
    let table: HTML =
      rows.isEmpty
      ? "<p>\(context.say(.openingsNone))</p>"
      : """
      <table class="cards compact"><thead><tr><th scope="col">\(context.say(.columnOpening))</th>
      <th scope="col">\(context.say(.columnEmployer))</th><th scope="col">\(context.say(.columnOccupation))</th>
      <th scope="col">\(context.say(.columnWage))</th><th scope="col">\(context.say(.columnPlaces))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    let new: HTML =
      context.may(.writeParticipants) && !book.employers.isEmpty
      ? "<p><a class=\"button\" href=\"/desk/reception/openings/new\">\(context.say(.openingNew))</a></p>" : ""
    return """
      <section class="panel" aria-labelledby="openings"><h2 id="openings">\(context.say(.openings))</h2>
      \(table)\(new)</section>
      """
  }

  private func employers(_ context: DeskContext) -> HTML {
    let items = book.employers.map(\.content).map { employer -> HTML in
      "<li><b><a href=\"/desk/reception/employers/\(employer.id.text)\">\(employer.name)</a></b> <small>\(employer.address)</small></li>"
    }
    let list: HTML =
      items.isEmpty ? "<p>\(context.say(.employersNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    let new: HTML =
      context.may(.writeParticipants)
      ? """
      <h3>\(context.say(.employerNew))</h3>
      \(context.form("/desk/reception/employers", EmployerPage.fields(form, context), style: "narrow-form"))
      """ : ""
    return """
      <section class="panel" aria-labelledby="employers"><h2 id="employers">\(context.say(.employers))</h2>
      \(list)\(new)</section>
      """
  }
}

/// One employer, to be put right.
struct EmployerPage: DeskPage {
  let record: ReceptionRecord<Employer>
  let form: SentForm
  let section = DeskSection.reception

  func title(_ context: DeskContext) -> String { record.content.name }

  func body(_ context: DeskContext) -> HTML {
    let edit: HTML =
      context.may(.writeParticipants)
      ? context.form(
        "/desk/reception/employers/\(record.id)",
        context.hidden("seen", String(record.revision)) + Self.fields(form, context), style: "narrow-form")
      : "<p>\(record.content.address)</p>"
    return """
      <div class="lead"><p class="kicker"><a href="/desk/reception/work">\(context.say(.workTitle))</a></p>
      <h1>\(record.content.name)</h1></div>
      \(context.mistakes(form.mistakes))
      \(edit)
      """
  }

  static func fields(_ form: SentForm, _ context: DeskContext) -> HTML {
    """
    \(context.field(FormField("name", context.say(.fieldEmployer), value: form["name"], isRequired: true, longest: 200), form.mistakes))
    \(context.field(FormField("address", context.say(.fieldWorkplace), value: form["address"], longest: 300), form.mistakes))
    <p>\(context.button(context.say(.save)))</p>
    """
  }
}
