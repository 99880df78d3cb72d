package import Register

/// Reads one file under `arrangements/`.
struct ArrangementReader {
  let reading: Reading

  static let keys = [
    "arrangement", "title", "sender", "to", "to_note", "kind", "kind_note", "text_published", "text_note", "basis",
    "force", "covers", "excludes", "refuses", "events", "scope", "terms", "reception", "transfers", "unknown",
    "relations", "sources", "note",
  ]
  static let claimKeys = ["claim", "by", "sources", "conflict", "date", "note"]

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
      Fields($0, of: "reception", keys: ["model", "claims", "note"], reading: reading)
    }
    if fields.state("sender") == nil { fields.missing("sender", example: "USA") }
    return Arrangement(
      id: ArrangementID(idText.value), title: fields.text("title"),
      sender: fields.state("sender")?.value ?? StateCode(""), to: to, toNote: toNote,
      kind: fields.requiredWord("kind", Arrangement.Kind.self) ?? .acceptance, kindNote: fields.text("kind_note"),
      textPublished: fields.word("text_published", Arrangement.Publication.self) ?? .unknown,
      basis: fields.word("basis", Basis.self) ?? .secondary,
      force: ForceReader(reading: reading).read(fields, sources: sources), covers: fields.located("covers"),
      excludes: fields.located("excludes"),
      refuses: fields.list("refuses").compactMap { refusal($0, sources: sources) },
      events: fields.list("events").compactMap { event($0, sources: sources) },
      scope: fields.list("scope").compactMap { claim($0, of: "a scope claim", sources: sources) },
      terms: fields.list("terms").compactMap { claim($0, of: "a term", sources: sources) },
      receptionModel: reception?.word("model", Arrangement.ReceptionModel.self) ?? .unknown,
      reception: reception?.list("claims").compactMap { claim($0, of: "a reception claim", sources: sources) } ?? [],
      transfers: fields.list("transfers").compactMap { transfer($0, sources: sources) },
      unknown: fields.texts("unknown").map(\.value), related: related(fields), sources: sources.sources,
      place: idText.place)
  }

  private func destinations(_ fields: Fields) -> [StateCode] {
    guard let node = fields.node("to") else { return [] }
    if case .sequence = node.content { return fields.texts("to").map { StateCode($0.value) } }
    return fields.located("to").map { [StateCode($0.value)] } ?? []
  }

  private func related(_ fields: Fields) -> [Located<ArrangementID>] {
    fields.list("relations").compactMap { node in
      Fields(node, of: "a relation", keys: ["kind", "arrangement", "note", "sources", "date"], reading: reading)?
        .required("arrangement", example: "usa-hnd-2019").map { Located(ArrangementID($0.value), at: $0.place) }
    }
  }

  private func refusal(_ node: SourceNode, sources: SourcesReader) -> Arrangement.Refusal? {
    guard
      let (interval, fields) = ForceReader(reading: reading).interval(
        node, sources: sources, extra: ["covers", "says"])
    else { return nil }
    if interval.sources.isEmpty { _ = sources.cited(fields) }
    return Arrangement.Refusal(interval: interval, covers: fields.located("covers"), says: fields.text("says"))
  }

  private func claim(_ fields: Fields, sources: SourcesReader) -> Claim {
    var payment: Claim.Payment?
    if let node = fields.node("payment"),
      let inner = Fields(node, of: "a payment", keys: ["amount", "currency", "note"], reading: reading)
    {
      if let amount = inner.number("amount"), let currency = inner.required("currency", example: "USD") {
        payment = Claim.Payment(amount: amount, currency: currency.value)
      }
    }
    let text = fields.required("claim", example: "what is said")
    return Claim(
      claim: text?.value ?? "", by: fields.text("by"), sources: sources.cited(fields),
      conflict: fields.text("conflict"), cap: fields.has("cap") ? fields.number("cap") : nil, payment: payment,
      place: fields.place)
  }

  private func claim(_ node: SourceNode, of subject: String, sources: SourcesReader) -> Claim? {
    Fields(node, of: subject, keys: Self.claimKeys + ["cap", "payment"], reading: reading).map {
      claim($0, sources: sources)
    }
  }

  private func event(_ node: SourceNode, sources: SourcesReader) -> Event? {
    guard let fields = Fields(node, of: "an event", keys: Self.claimKeys + ["stage"], reading: reading) else {
      return nil
    }
    return Event(
      date: fields.sourceDate("date"), stage: fields.requiredWord("stage", Event.Stage.self) ?? .other,
      claim: claim(fields, sources: sources))
  }

  private func transfer(_ node: SourceNode, sources: SourcesReader) -> Transfer? {
    let keys = Self.claimKeys + ["type", "count", "nationalities"]
    guard let fields = Fields(node, of: "a transfer", keys: keys, reading: reading) else { return nil }
    return Transfer(
      date: fields.sourceDate("date"), kind: fields.requiredWord("type", Transfer.Kind.self) ?? .arrival,
      count: fields.number("count"), nationalities: fields.texts("nationalities").map { StateCode($0.value) },
      claim: claim(fields, sources: sources))
  }
}
