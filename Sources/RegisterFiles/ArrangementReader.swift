internal import Register

/// Reads one file under `arrangements/`.
struct ArrangementReader {
  let reading: Reading

  static let keys = [
    "arrangement", "title", "sender", "to", "to_note", "kind", "kind_note", "text_published", "text_note", "basis",
    "force", "covers", "excludes", "refuses", "events", "scope", "terms", "reception", "transfers", "unknown",
    "relations", "sources", "note",
  ]
  static let claimKeys = ["claim", "by", "sources", "conflict", "date", "note", "retracted"]
  static let termKeys = ["cap", "payment"]
  static let eventKeys = ["stage"]
  static let transferKeys = ["type", "count", "nationalities"]
  static let paymentKeys = ["amount", "currency", "note"]
  static let retractionKeys = ["date", "by", "why", "instead", "sources"]
  static let relationKeys = ["kind", "arrangement", "note", "sources", "date"]
  static let receptionKeys = ["model", "claims", "note"]
  static let refusalKeys = ["covers", "says"]

  func read(_ node: SourceNode, expectedID: String?) -> Arrangement? {
    guard let fields = Fields(node, of: "an arrangement", keys: Self.keys, reading: reading),
      let idText = fields.required("arrangement", example: expectedID ?? "usa-lby-2025")
    else { return nil }
    if let expectedID, idText.value != expectedID {
      reading.report(
        .misplacedFile, at: idText.place, found: "the arrangement “\(idText.value)” in \(node.place.file)",
        expected: "the id that the path gives", remedy: "arrangement: \(expectedID)")
    }
    let sources = SourcesReader(fields)
    let to = destinations(fields)
    let toNote = fields.text("to_note")
    if to.isEmpty, toNote.isEmpty { fields.missing("to", example: "LBY (or null with a to_note)") }
    let reception = fields.node("reception").flatMap {
      Fields($0, of: "reception", keys: Self.receptionKeys, reading: reading)
    }
    if fields.state("sender") == nil { fields.missing("sender", example: "USA") }
    return Arrangement(
      id: ArrangementID(idText.value), title: fields.text("title"),
      sender: fields.state("sender")?.value ?? StateCode(""), to: to, toNote: toNote,
      kind: fields.requiredWord("kind", Arrangement.Kind.self) ?? .acceptance, kindNote: fields.text("kind_note"),
      textPublished: fields.word("text_published", Arrangement.Publication.self) ?? .unknown,
      textNote: fields.text("text_note"), basis: fields.word("basis", Basis.self) ?? .secondary,
      force: ForceReader(reading: reading).read(fields, sources: sources), covers: fields.located("covers"),
      excludes: fields.located("excludes"),
      refuses: fields.list("refuses").compactMap { refusal($0, sources: sources) },
      events: fields.list("events").compactMap { event($0, sources: sources) },
      scope: fields.list("scope").compactMap { claim($0, of: "a scope claim", sources: sources) },
      terms: fields.list("terms").compactMap { claim($0, of: "a term", sources: sources) },
      receptionModel: reception?.word("model", Arrangement.ReceptionModel.self) ?? .unknown,
      reception: reception?.list("claims").compactMap { claim($0, of: "a reception claim", sources: sources) } ?? [],
      transfers: fields.list("transfers").compactMap { transfer($0, sources: sources) },
      unknown: fields.texts("unknown").map(\.value), relations: relations(fields, sources: sources),
      sources: sources.sources, note: fields.text("note"), place: idText.place)
  }

  private func destinations(_ fields: Fields) -> [StateCode] {
    guard let node = fields.node("to") else { return [] }
    if case .sequence = node.content { return fields.texts("to").map { StateCode($0.value) } }
    return fields.located("to").map { [StateCode($0.value)] } ?? []
  }

  private func relations(_ fields: Fields, sources: SourcesReader) -> [ArrangementRelation] {
    fields.list("relations").compactMap { node in
      guard let inner = Fields(node, of: "a relation", keys: Self.relationKeys, reading: reading),
        let target = inner.required("arrangement", example: "usa-hnd-2019")
      else { return nil }
      return ArrangementRelation(
        kind: inner.text("kind"), target: Located(ArrangementID(target.value), at: target.place),
        date: inner.sourceDate("date"), note: inner.text("note"), sources: sources.cited(inner, required: false))
    }
  }

  private func refusal(_ node: SourceNode, sources: SourcesReader) -> Arrangement.Refusal? {
    guard
      let (interval, fields) = ForceReader(reading: reading).interval(
        node, sources: sources, extra: Self.refusalKeys)
    else { return nil }
    if interval.sources.isEmpty { _ = sources.cited(fields) }
    return Arrangement.Refusal(interval: interval, covers: fields.located("covers"), says: fields.text("says"))
  }

  /// The date of an event or a transfer is its own, and read there.
  private func claim(_ fields: Fields, sources: SourcesReader, isDated: Bool = false) -> Claim {
    var payment: Claim.Payment?
    if let node = fields.node("payment"),
      let inner = Fields(node, of: "a payment", keys: Self.paymentKeys, reading: reading)
    {
      if let amount = inner.number("amount"), let currency = inner.required("currency", example: "USD") {
        payment = Claim.Payment(amount: amount, currency: currency.value, note: inner.text("note"))
      }
    }
    let text = fields.required("claim", example: "what is said")
    return Claim(
      claim: text?.value ?? "", by: fields.text("by"), sources: sources.cited(fields),
      conflict: fields.text("conflict"), cap: fields.has("cap") ? fields.number("cap") : nil, payment: payment,
      date: isDated ? nil : fields.sourceDate("date"), note: fields.text("note"),
      retraction: retraction(fields, sources: sources),
      place: fields.place)
  }

  private func retraction(_ fields: Fields, sources: SourcesReader) -> Retraction? {
    guard let node = fields.node("retracted"),
      let inner = Fields(node, of: "a retraction", keys: Self.retractionKeys, reading: reading)
    else { return nil }
    let why = inner.required("why", example: "why it was taken back")
    let cited = sources.cited(inner)
    guard let date = inner.sourceDate("date") else {
      if inner.node("date") == nil { inner.missing("date", example: "2025-05-09") }
      return nil
    }
    return Retraction(
      date: date, by: inner.text("by"), why: why?.value ?? "", instead: inner.text("instead"), sources: cited,
      place: inner.place)
  }

  func claim(_ node: SourceNode, of subject: String, sources: SourcesReader) -> Claim? {
    Fields(node, of: subject, keys: Self.claimKeys + Self.termKeys, reading: reading).map {
      claim($0, sources: sources)
    }
  }

  private func event(_ node: SourceNode, sources: SourcesReader) -> Event? {
    guard let fields = Fields(node, of: "an event", keys: Self.claimKeys + Self.eventKeys, reading: reading) else {
      return nil
    }
    return Event(
      date: fields.sourceDate("date"), stage: fields.requiredWord("stage", Event.Stage.self) ?? .other,
      claim: claim(fields, sources: sources, isDated: true))
  }

  private func transfer(_ node: SourceNode, sources: SourcesReader) -> Transfer? {
    guard let fields = Fields(node, of: "a transfer", keys: Self.claimKeys + Self.transferKeys, reading: reading)
    else { return nil }
    return Transfer(
      date: fields.sourceDate("date"), kind: fields.requiredWord("type", Transfer.Kind.self) ?? .arrival,
      count: fields.number("count"), nationalities: fields.texts("nationalities").map { StateCode($0.value) },
      claim: claim(fields, sources: sources, isDated: true))
  }
}
