internal import Register

/// Reads `states.yaml` and the files under `states/`.
struct StatesReader {
  let reading: Reading

  static let listedKeys = ["code", "alpha2", "numeric", "name", "region", "continent", "subregion"]
  static let profileKeys = [
    "state", "zone", "territories", "treaties", "forums", "routes", "sources", "note", "neighbours",
  ]
  static let membershipKeys = ["from", "until", "note", "sources"]
  static let routeKeys = [
    "route", "name", "requires", "arrangements", "needs_arrangement", "publication_required", "note",
  ]

  func list(_ node: SourceNode) -> [State] {
    guard let fields = Fields(node, of: "the list of States", keys: ["states"], reading: reading) else { return [] }
    return fields.list("states").compactMap { item in
      guard let fields = Fields(item, of: "a State", keys: Self.listedKeys, reading: reading),
        let code = fields.required("code", example: "LBY"), let name = fields.required("name", example: "Libya")
      else { return nil }
      return State(
        code: StateCode(code.value), alpha2: fields.text("alpha2"), numeric: fields.text("numeric"), name: name.value,
        continent: fields.text("continent"), region: fields.text("region"), at: code.place)
    }
  }

  func profile(_ node: SourceNode) -> StateProfile? {
    guard let fields = Fields(node, of: "a State's file", keys: Self.profileKeys, reading: reading),
      let code = fields.required("state", example: "USA")
    else { return nil }
    let sources = SourcesReader(fields)
    return StateProfile(
      code: StateCode(code.value), zone: fields.located("zone"),
      territories: fields.texts("territories").map { StateCode($0.value) },
      memberships: memberships(fields, sources: sources), forums: forums(fields),
      routes: fields.list("routes").compactMap(route), sources: sources.sources,
      neighbours: fields.node("neighbours") == nil ? [] : fields.texts("neighbours").map { StateCode($0.value) },
      note: fields.text("note"), place: code.place)
  }

  private func memberships(_ fields: Fields, sources: SourcesReader) -> [StateProfile.Membership] {
    guard let node = fields.node("treaties") else { return [] }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "treaties by name", remedy: "cat: {from: 1994-11-20}")
      return []
    }
    return entries.compactMap { entry in
      guard let inner = Fields(entry.value, of: "a membership", keys: Self.membershipKeys, reading: reading)
      else { return nil }
      guard let from = inner.sourceDate("from") else {
        if inner.node("from") == nil { inner.missing("from", example: "1994-11-20") }
        return nil
      }
      return StateProfile.Membership(
        treaty: entry.key, from: from, until: inner.sourceDate("until"), note: inner.text("note"),
        sources: sources.cited(inner, required: false), place: entry.keyPlace)
    }
  }

  private func forums(_ fields: Fields) -> [String: [String]] {
    guard let node = fields.node("forums") else { return [:] }
    guard case .mapping(let entries) = node.content else {
      reading.report(
        .wrongShape, at: node.place, found: node.shape, expected: "forums by name", remedy: "ca1: [mass, nh]")
      return [:]
    }
    var forums: [String: [String]] = [:]
    for entry in entries {
      guard case .sequence(let items) = entry.value.content else {
        reading.report(
          .wrongShape, at: entry.value.place, found: entry.value.shape, expected: "a list of districts")
        continue
      }
      forums[entry.key] = items.compactMap(\.scalarText)
    }
    return forums
  }

  private func route(_ node: SourceNode) -> Route? {
    guard let fields = Fields(node, of: "a route", keys: Self.routeKeys, reading: reading),
      let opener = fields.required("route", example: "usa/ina-241b2#residual"),
      let rule = fields.ruleID(opener, in: nil)
    else { return nil }
    let kinds: [Arrangement.Kind] = fields.texts("arrangements").compactMap { text in
      if let kind = Arrangement.Kind(rawValue: text.value) { return kind }
      let words = Arrangement.Kind.allCases.map(\.rawValue)
      reading.report(
        .wrongValue, at: text.place, found: "“\(text.value)”",
        expected: "a kind of arrangement (\(words.joined(separator: ", ")))",
        remedy: NearestName.nearest(to: text.value, in: words) ?? "")
      return nil
    }
    let needs = fields.flag("needs_arrangement")
    if needs, kinds.isEmpty { fields.missing("arrangements", example: "[asylum-cooperative]") }
    return Route(
      opener: rule, name: fields.required("name", example: "what it is, in words")?.value ?? "",
      requires: fields.ruleIDs("requires", in: nil), arrangementKinds: kinds, needsArrangement: needs,
      requiresPublication: fields.flag("publication_required"), place: opener.place)
  }
}

/// Reads `facts.yaml`.
struct FactsReader {
  let reading: Reading

  static let factKeys = ["fact", "type", "per", "options", "ask", "help", "law"]
  static let optionKeys = ["value", "label"]

  func read(_ node: SourceNode) -> [FactDeclaration] {
    guard let fields = Fields(node, of: "the list of facts", keys: ["facts"], reading: reading) else { return [] }
    return fields.list("facts").compactMap(fact)
  }

  private func fact(_ node: SourceNode) -> FactDeclaration? {
    guard let fields = Fields(node, of: "a fact", keys: Self.factKeys, reading: reading),
      let name = fields.required("fact", example: "notice.written")
    else { return nil }
    let type = fields.requiredWord("type", FactDeclaration.FactType.self) ?? .truth
    if let per = fields.located("per"), per.value != "destination" {
      reading.report(
        .wrongValue, at: per.place, found: "“\(per.value)”", expected: "destination, or no “per” at all",
        remedy: "per: destination")
    }
    if !isFactName(name.value) {
      reading.report(
        .wrongValue, at: name.place, found: "“\(name.value)”",
        expected: "words of a–z, 0–9 and _ joined by dots", remedy: "notice.written")
    }
    let options = fields.list("options").compactMap(option)
    if type == .choice, options.isEmpty { fields.missing("options", example: "[first, second]") }
    return FactDeclaration(
      name: FactName(name.value), type: type, isPerDestination: fields.has("per"), options: options,
      question: fields.required("ask", example: "the question to a person")?.value ?? "", help: fields.text("help"),
      law: fields.texts("law").map { NormID($0.value) }, place: name.place)
  }

  func option(_ node: SourceNode) -> FactDeclaration.Option? {
    if case .scalar(let text, _) = node.content { return FactDeclaration.Option(value: text, label: text) }
    return Fields(node, of: "an option", keys: Self.optionKeys, reading: reading)?
      .required("value", example: "'240'").map { value in
        let label = Fields(node, of: "an option", keys: Self.optionKeys, reading: Reading())?.text("label") ?? ""
        return FactDeclaration.Option(value: value.value, label: label.isEmpty ? value.value : label)
      }
  }

  private func isFactName(_ text: String) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.count >= 1
      && words.allSatisfy { word in
        guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
      }
  }
}
