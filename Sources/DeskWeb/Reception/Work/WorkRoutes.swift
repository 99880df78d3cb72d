internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import PublicWeb
internal import Reception
internal import ReceptionWork
internal import Register

extension DeskRoutes {
  /// Employers, openings, what fits whom, applications and placements.
  static let work: [DeskRoute] = offers + workOfParticipant

  private static let employerFields = ["name", "address"]

  private static let offers: [DeskRoute] = [
    DeskRoute(.get, "/desk/reception/work", .permission(.readParticipants)) { call in
      .page(try await WorkPage(call))
    },
    DeskRoute(
      .post, "/desk/reception/employers", .permission(.writeParticipants), fields: employerFields
    ) { call in
      var form = try SentForm(sent: call, employerFields)
      guard let employer = employer(CaseDesk.newID(), &form) else {
        return .page(try await WorkPage(call, form), status: 400)
      }
      try await call.reception.keep(employer, seen: nil, by: call.caller())
      return .redirect("/desk/reception/work?done=saved")
    },
    DeskRoute(.get, "/desk/reception/employers/:employer", .permission(.readParticipants)) { call in
      let record = try await call.employer()
      let filled = ["name": record.content.name, "address": record.content.address]
      return .page(EmployerPage(record: record, form: SentForm(call, filled)))
    },
    DeskRoute(
      .post, "/desk/reception/employers/:employer", .permission(.writeParticipants), fields: employerFields + ["seen"]
    ) { call in
      let record = try await call.employer()
      var form = try SentForm(sent: call, employerFields)
      guard let employer = employer(record.id, &form) else {
        return .page(EmployerPage(record: record, form: form), status: 400)
      }
      try await call.reception.keep(employer, seen: try call.seen() ?? 0, by: call.caller())
      return .redirect("/desk/reception/work?done=saved")
    },
    DeskRoute(.get, "/desk/reception/openings/new", .permission(.writeParticipants)) { call in
      .page(try await OpeningPage(call, nil))
    },
    DeskRoute(
      .post, "/desk/reception/openings", .permission(.writeParticipants), fields: OpeningPage.fields,
      prefixes: OpeningPage.prefixes
    ) { call in
      var form = try call.openingForm()
      guard let opening = opening(CaseDesk.newID(), &form, call) else {
        return .page(try await OpeningPage(call, nil, form), status: 400)
      }
      try await call.reception.keep(opening, seen: nil, by: call.caller())
      return .redirect("/desk/reception/work?done=saved")
    },
    DeskRoute(.get, "/desk/reception/openings/:opening", .permission(.readParticipants)) { call in
      .page(try await OpeningPage(call, try await call.opening()))
    },
    DeskRoute(
      .post, "/desk/reception/openings/:opening", .permission(.writeParticipants),
      fields: OpeningPage.fields + ["seen"], prefixes: OpeningPage.prefixes
    ) { call in
      let record = try await call.opening()
      var form = try call.openingForm()
      guard let opening = opening(record.id, &form, call) else {
        return .page(try await OpeningPage(call, record, form), status: 400)
      }
      try await call.reception.keep(opening, seen: try call.seen() ?? 0, by: call.caller())
      return .redirect("/desk/reception/work?done=saved")
    },
  ]

  private static func employer(_ id: EmployerID, _ form: inout SentForm) -> Employer? {
    let name = form.text("name", longest: 200)
    let address = form.text("address", longest: 300, isNeeded: false)
    guard let name, let address else { return nil }
    return Employer(id: id, name: name, address: address)
  }

  /// An opening as it was typed; each condition is checked at once.
  private static func opening(_ id: OpeningID, _ form: inout SentForm, _ call: DeskCall) -> Opening? {
    let employer = EmployerID(form["employer"])
    if employer == nil { form.mistake("employer", form.found("employer"), .reception(.expectedChoice)) }
    let title = form.text("title", longest: 200)
    let occupation = form.occupation("occupation", call.settings.occupations)
    let wage = WageReading.read(&form)
    let places = form.count("places", in: 1...9_999)
    let (from, until) = (form.day("from"), form.optionalDay("until"))
    if let from, let until, until < from {
      form.mistake("until", form.found("until"), .reception(.expectedDaySince, ["day": .verbatim(from.description)]))
    }
    var requirements: [(place: Int, requirement: Opening.Requirement)] = []
    for place in 0..<OpeningPage.mostRequirements {
      let (says, condition) = (form["says-\(place)"], form["condition-\(place)"])
      guard !says.isEmpty || !condition.isEmpty else { continue }
      if form.text("says-\(place)", longest: 200) != nil, form.text("condition-\(place)", longest: 500) != nil {
        requirements.append((place, Opening.Requirement(says: says, condition: condition)))
      }
    }
    guard let employer, let title, let occupation, let wage, let places, let from, form.mistakes.isEmpty else {
      return nil
    }
    let opening = Opening(
      id: id, employer: employer, occupation: occupation, title: title, wage: wage,
      requirements: requirements.map(\.requirement), places: places, from: from, until: until)
    for (index, mistake) in opening.mistakes where requirements.indices.contains(index) {
      form.mistake(
        "condition-\(requirements[index].place)", .english(mistake.found), .english(mistake.expected),
        mistake.remedy.isEmpty ? nil : .english(mistake.remedy))
    }
    return form.mistakes.isEmpty ? opening : nil
  }
}

extension DeskCall {
  fileprivate func openingForm() throws -> SentForm {
    let rows = OpeningPage.prefixes.flatMap { prefix in
      (0..<OpeningPage.mostRequirements).map { "\(prefix)\($0)" }
    }
    return try SentForm(sent: self, OpeningPage.fields + rows)
  }

  fileprivate func employer() async throws -> ReceptionRecord<Employer> {
    guard let id = parameters["employer"].flatMap({ EmployerID($0) }),
      let record = try await reception.workBook(by: caller()).employers.first(where: { $0.id == id })
    else { throw DeskFault.notFound }
    return record
  }

  /// The opening that the path names.
  func openingID() throws -> OpeningID {
    guard let id = parameters["opening"].flatMap({ OpeningID($0) }) else { throw DeskFault.notFound }
    return id
  }

  fileprivate func opening() async throws -> ReceptionRecord<Opening> {
    let id = try openingID()
    guard let record = try await reception.workBook(by: caller()).openings.first(where: { $0.id == id }) else {
      throw DeskFault.notFound
    }
    return record
  }
}
