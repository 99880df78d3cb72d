internal import Register

/// Reads one file under `programmes/`.
struct ProgrammeReader {
  let reading: Reading

  static let keys = [
    "programme", "title", "says", "country", "arrangement", "operated_by", "currency", "from", "until", "places",
    "entitlements", "follow_ups", "questionnaires", "wage_floors", "terms",
    "complaints_outside", "claims", "unknown", "sources",
  ]

  /// `expectedID` is what the path says the id is.
  func read(_ node: SourceNode, expectedID: String?) -> Programme? {
    guard let fields = Fields(node, of: "a programme", keys: Self.keys, reading: reading),
      let idText = fields.required("programme", example: expectedID ?? "rwa/integration")
    else { return nil }
    if let expectedID, idText.value != expectedID {
      reading.report(
        .misplacedFile, at: idText.place, found: "the programme “\(idText.value)” in \(node.place.file)",
        expected: "the id that the path gives", remedy: "programme: \(expectedID)")
    }
    let sources = SourcesReader(fields)
    if sources.sources.isEmpty {
      reading.report(
        .missingSource, at: idText.place, found: "a programme without sources", expected: "at least one source",
        remedy: "sources: {name: {publisher: …, title: …, published: …, url: …}}")
    }
    let amounts = AmountReader(fields)
    let promises = EntitlementReader(reading: reading, sources: sources, amounts: amounts)
    let aftercare = AftercareReader(reading: reading, sources: sources, amounts: amounts)
    let agreed = TermsReader(reading: reading, sources: sources)
    let claims = ArrangementReader(reading: reading)
    let title = fields.required("title", example: "Integration with support in Rwanda")
    let says = fields.required("says", example: "one plain sentence")
    let operatedBy = fields.required("operated_by", example: "Government of Rwanda")
    let country = fields.state("country")
    if fields.node("country") == nil { fields.missing("country", example: "RWA") }
    let (from, until) = days(fields)
    let entitlements = fields.list("entitlements").compactMap(promises.read)
    let followUps = fields.list("follow_ups").compactMap(aftercare.followUp)
    let questionnaires = fields.list("questionnaires").compactMap(aftercare.questionnaire)
    let wageFloors = fields.list("wage_floors").compactMap(aftercare.wageFloor)
    let terms = fields.node("terms").flatMap(agreed.terms)
    let complaintsOutside = fields.node("complaints_outside").flatMap(agreed.complaintsOutside)
    let said = fields.list("claims").compactMap { claims.claim($0, of: "a claim", sources: sources) }
    guard let title, let says, let operatedBy, let country, let currency = amounts.currency, let from else {
      return nil
    }
    return Programme(
      id: ProgrammeID(idText.value), title: title.value, says: says.value, country: country,
      arrangement: fields.located("arrangement").map { Located(ArrangementID($0.value), at: $0.place) },
      operatedBy: operatedBy.value, currency: currency, from: from, until: until,
      places: fields.number("places", in: 1...10_000_000), entitlements: entitlements, followUps: followUps,
      questionnaires: questionnaires, wageFloors: wageFloors, terms: terms, complaintsOutside: complaintsOutside,
      claims: said, unknown: fields.texts("unknown").map(\.value), sources: sources.sources, place: idText.place)
  }

  private func days(_ fields: Fields) -> (from: CivilDate?, until: CivilDate?) {
    let from = fields.date("from", DateParsing.day)
    if fields.node("from") == nil { fields.missing("from", example: "2025-08-05") }
    let until = fields.date("until", DateParsing.day)
    fields.checkOrder(from, until)
    return (from, until)
  }
}
