internal import Register

/// Reads one file under `norms/`.
struct NormReader {
  let reading: Reading

  static let keys = [
    "norm", "title", "kind", "cite", "sender", "binds", "issued", "made_public", "basis", "zone", "forum", "force",
    "covers", "rules", "acts_on", "relations", "cannot_encode", "uncertain", "sources",
  ]
  static let ruleKeys = [
    "id", "effect", "title", "says", "passage", "when", "unless", "defeats", "routes", "until", "step", "phase",
    "done", "earliest", "deadline", "adds_to", "bears_on", "burden", "basis", "sources",
  ]
  static let actKeys =
    Act.Kind.allCases.map(\.rawValue) + ["from", "until", "for", "disputed", "note", "sources"]

  /// Beside the verb, which is any word.
  static let relationKeys = ["date", "sources", "note"]
  static let bindsKeys = ["parties"]

  /// `expectedID` is what the path says the id is.
  func read(_ node: SourceNode, expectedID: String?) -> Norm? {
    guard let fields = Fields(node, of: "a norm", keys: Self.keys, reading: reading),
      let idText = fields.required("norm", example: expectedID ?? "usa/name")
    else { return nil }
    if let expectedID, idText.value != expectedID {
      reading.report(
        .misplacedFile, at: idText.place, found: "the norm “\(idText.value)” in \(node.place.file)",
        expected: "the id that the path gives", remedy: "norm: \(expectedID)")
    }
    let id = NormID(idText.value)
    let sources = SourcesReader(fields)
    let norm = Norm(
      id: id, title: fields.required("title", example: "D.V.D. v. DHS, preliminary injunction")?.value ?? "",
      kind: fields.requiredWord("kind", Norm.Kind.self) ?? .statute,
      cite: fields.required("cite", example: "8 U.S.C. 1231(b)(3)")?.value ?? "",
      binds: binds(fields), issued: fields.sourceDate("issued"), madePublic: fields.sourceDate("made_public"),
      basis: fields.requiredWord("basis", Basis.self) ?? .general, zone: fields.located("zone"),
      forum: fields.located("forum"), force: ForceReader(reading: reading).read(fields, sources: sources),
      covers: fields.located("covers"),
      rules: fields.list("rules").compactMap { rule($0, in: id, sources: sources) },
      acts: fields.list("acts_on").compactMap { act($0, sources: sources) },
      relations: fields.list("relations").compactMap { relation($0, sources: sources) },
      cannotEncode: fields.texts("cannot_encode").map(\.value), uncertain: fields.texts("uncertain").map(\.value),
      sources: sources.sources, place: idText.place)
    if norm.sources.isEmpty {
      reading.report(
        .missingSource, at: idText.place, found: "a norm without sources", expected: "at least one source",
        remedy: "sources: {name: {publisher: …, title: …, published: …, url: …}}")
    }
    if norm.issued == nil, norm.kind.isKnownFromIssue, norm.madePublic == nil {
      reading.report(
        .missingKey, at: idText.place, found: "a \(norm.kind.rawValue) without “issued”",
        expected: "the date of issue, from which it is known", remedy: "issued: 1996-09-30")
    }
    return norm
  }

  private func binds(_ fields: Fields) -> Located<Norm.Binds> {
    if let sender = fields.state("sender") { return Located(.sender(sender.value), at: sender.place) }
    if let node = fields.node("binds") {
      if let inner = Fields(node, of: "binds", keys: Self.bindsKeys, reading: reading),
        let treaty = inner.required("parties", example: "cat")
      {
        return Located(.parties(treaty: treaty.value), at: treaty.place)
      }
      return Located(.parties(treaty: ""), at: node.place)
    }
    fields.missing("sender", example: "USA")
    return Located(.sender(StateCode("")), at: fields.place)
  }

  private func rule(_ node: SourceNode, in norm: NormID, sources: SourcesReader) -> Rule? {
    guard let fields = Fields(node, of: "a rule", keys: Self.ruleKeys, reading: reading),
      let name = fields.required("id", example: "unlisted-country")
    else { return nil }
    let effect = fields.requiredWord("effect", Rule.Effect.self) ?? .note
    let says = fields.required("says", example: "one plain sentence")
    let rule = Rule(
      id: RuleID(norm: norm, name: name.value), effect: effect, title: fields.text("title"), says: says?.value ?? "",
      passage: fields.text("passage"), when: fields.located("when"), unless: fields.located("unless"),
      defeats: fields.ruleIDs("defeats", in: norm), routes: fields.ruleIDs("routes", in: norm),
      until: fields.ruleIDs("until", in: norm), step: fields.text("step"),
      phase: fields.word("phase", Rule.Phase.self) ?? .before, done: fields.located("done"),
      earliest: fields.located("earliest"), deadline: fields.located("deadline"),
      addsTo: fields.ruleIDs("adds_to", in: norm),
      bearsOn: fields.texts("bears_on").map { Located(FactName($0.value), at: $0.place) },
      burden: fields.word("burden", Rule.Bearer.self), basis: fields.word("basis", Basis.self),
      sources: sources.cited(fields), place: name.place)
    checkKeys(of: rule, fields)
    return rule
  }

  /// Keys that belong to another effect are mistakes: they would be read and change nothing.
  private func checkKeys(of rule: Rule, _ fields: Fields) {
    let special: [(key: String, effects: [Rule.Effect])] = [
      ("until", [.bar]), ("step", [.duty]), ("phase", [.duty]), ("done", [.duty]), ("earliest", [.duty]),
      ("adds_to", [.duty]), ("bears_on", [.note]), ("burden", [.note]), ("deadline", [.note, .duty]),
      ("routes", [.bar, .duty]),
    ]
    for (key, effects) in special where fields.has(key) && !effects.contains(rule.effect) {
      reading.report(
        .wrongEffect, at: rule.place, found: "“\(key)” on a rule with effect \(rule.effect.rawValue)",
        expected: "“\(key)” only on \(effects.map(\.rawValue).joined(separator: " or "))",
        remedy: "the rule without “\(key)”")
    }
    if rule.effect == .duty, rule.step.isEmpty { fields.missing("step", example: "written-notice") }
    if rule.effect == .duty, rule.done == nil, rule.phase == .before {
      fields.missing("done", example: "notice.written")
    }
    if rule.effect == .exception, rule.defeats.isEmpty { fields.missing("defeats", example: "[norm#rule]") }
  }

  private func act(_ node: SourceNode, sources: SourcesReader) -> Act? {
    guard let fields = Fields(node, of: "an act", keys: Self.actKeys, reading: reading) else { return nil }
    let kinds = Act.Kind.allCases.filter { fields.node($0.rawValue) != nil }
    guard kinds.count == 1, let kind = kinds.first, let text = fields.located(kind.rawValue) else {
      reading.report(
        .missingKey, at: node.place, found: "an act with \(kinds.count) verbs",
        expected: "exactly one of \(Act.Kind.allCases.map(\.rawValue).joined(separator: ", "))",
        remedy: "suspends: usa/name")
      return nil
    }
    let target: Act.Target = RuleID(text.value).map { .rule($0) } ?? .norm(NormID(text.value))
    let act = Act(
      kind: kind, target: Located(target, at: text.place), from: fields.date("from", DateParsing.vagueLegalTime),
      until: fields.date("until", DateParsing.vagueLegalTime), isDisputed: fields.flag("disputed"),
      people: fields.located("for"), note: fields.text("note"),
      sources: sources.cited(fields, required: false), place: text.place)
    ForceReader(reading: reading).checkOrder(act.from, act.until, fields)
    if kind == .ends, act.from == nil { fields.missing("from", example: "2025-04-18") }
    if kind == .amends, act.people != nil {
      reading.report(
        .wrongEffect, at: text.place, found: "“for” on amends", expected: "“for” only on suspends, vacates and ends")
    }
    return act
  }

  private func relation(_ node: SourceNode, sources: SourcesReader) -> Relation? {
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "a relation", remedy: "{implements: usa/name}")
      return nil
    }
    let verbs = entries.filter { !Self.relationKeys.contains($0.key) }
    guard verbs.count == 1, let verb = verbs.first, let target = verb.value.scalarText else {
      reading.report(
        .wrongShape, at: node.place, found: "a relation with \(verbs.count) verbs",
        expected: "one verb and the norm", remedy: "{implements: usa/name}")
      return nil
    }
    guard
      let fields = Fields(node, of: "a relation", keys: [verb.key] + Self.relationKeys, reading: reading)
    else { return nil }
    return Relation(
      kind: verb.key, target: Located(NormID(target.trimmed), at: verb.value.place),
      date: fields.sourceDate("date"), note: fields.text("note"), sources: sources.cited(fields, required: false))
  }
}

/// Reads `force` lists.
struct ForceReader {
  let reading: Reading

  static let intervalKeys = ["from", "until", "disputed", "note", "sources"]

  func read(_ fields: Fields, sources: SourcesReader, key: String = "force") -> [ForceInterval] {
    let intervals = fields.list(key).compactMap { interval($0, sources: sources, extra: []).map(\.interval) }
    for (earlier, later) in zip(intervals, intervals.dropFirst()) {
      if let until = earlier.until, let from = later.from, from.lastDay < until.day {
        reading.report(
          .datesOutOfOrder, at: later.place, found: "an interval from \(from) after one until \(until)",
          expected: "intervals in order that do not overlap")
      }
    }
    return intervals
  }

  func interval(
    _ node: SourceNode, sources: SourcesReader, extra: [String]
  ) -> (interval: ForceInterval, fields: Fields)? {
    let keys = Self.intervalKeys + extra
    guard let fields = Fields(node, of: "an interval", keys: keys, reading: reading) else { return nil }
    let interval = ForceInterval(
      from: fields.date("from", DateParsing.vagueLegalTime), until: fields.date("until", DateParsing.vagueLegalTime),
      isDisputed: fields.flag("disputed"), note: fields.text("note"),
      sources: sources.cited(fields, required: false), place: node.place)
    checkOrder(interval.from, interval.until, fields)
    return (interval, fields)
  }

  func checkOrder(_ from: LegalTime?, _ until: LegalTime?, _ fields: Fields) {
    guard let from, let until, until.lastDay < from.day || from == until else { return }
    reading.report(
      .datesOutOfOrder, at: fields.place, found: "from \(from) until \(until)",
      expected: "an end after the beginning (until is the first day without force)")
  }
}
