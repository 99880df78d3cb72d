package import CEL
package import Register
internal import Safeguards

extension ProgrammeSet {
  /// Resolves names and checks conditions with the vocabulary and the compiler of the rules, over the facts of participants.
  package static func compile(_ corpus: Corpus, zones: TimeZones = TimeZones()) -> ProgrammeCompilation {
    var compiler = ProgrammeCompiler(corpus, zones: zones)
    let programmes = compiler.run()
    return ProgrammeCompilation(
      programmes: programmes, diagnostics: compiler.diagnostics.sorted { $0.place < $1.place })
  }
}

private struct ProgrammeCompiler {
  let corpus: Corpus
  let vocabulary: Vocabulary
  private var conditions: ConditionCompiler
  private var found: [Diagnostic] = []

  init(_ corpus: Corpus, zones: TimeZones) {
    self.corpus = corpus
    vocabulary = Vocabulary(facts: corpus.participantFacts, states: corpus.states, zones: zones)
    conditions = ConditionCompiler(vocabulary: vocabulary)
  }

  var diagnostics: [Diagnostic] { found + conditions.diagnostics }

  mutating func run() -> ProgrammeSet {
    for fact in corpus.participantFacts { check(fact) }
    return ProgrammeSet(vocabulary: vocabulary, programmes: corpus.programmes.map { compile($0) })
  }

  private mutating func report(
    _ kind: Diagnostic.Kind, at place: Place, found what: String, expected: String, remedy: String = ""
  ) {
    found.append(Diagnostic(kind, at: place, found: what, expected: expected, remedy: remedy))
  }

  // MARK: facts

  /// A participant is in one country, and programmes count days.
  private mutating func check(_ fact: FactDeclaration) {
    if fact.isPerDestination {
      report(
        .wrongValue, at: fact.place, found: "the fact \(fact.name) per destination",
        expected: "facts about the participant only", remedy: "the fact without “per”")
    }
    if fact.type == .moment {
      report(
        .wrongValue, at: fact.place, found: "the fact \(fact.name) of type moment",
        expected: "a day: programmes know no hours", remedy: "type: date")
    }
    if fact.name == HouseholdFacts.adults || fact.name == HouseholdFacts.children, fact.type != .count {
      report(
        .wrongValue, at: fact.place, found: "the fact \(fact.name) of type \(fact.type.rawValue)",
        expected: "a number of people", remedy: "type: count")
    }
    for law in fact.law where !corpus.norms.contains(where: { $0.id == law }) {
      report(
        .unknownNorm, at: fact.place, found: "the norm “\(law)”", expected: "a norm of the register",
        remedy: NearestName.nearest(to: law.text, in: corpus.norms.map(\.id.text)) ?? "")
    }
  }

  // MARK: programmes

  private mutating func compile(_ programme: Programme) -> CompiledProgramme {
    checkCountry(programme)
    for followUp in programme.followUps {
      guard let name = followUp.questionnaire, !programme.questionnaires.contains(where: { $0.name == name.value })
      else { continue }
      let names = programme.questionnaires.map(\.name)
      report(
        .wrongValue, at: name.place, found: "the questionnaire “\(name.value)”",
        expected: "a questionnaire of this file (\(names.joined(separator: ", ")))",
        remedy: NearestName.nearest(to: name.value, in: names) ?? "")
    }
    let entitlements = programme.entitlements.map { entitlement in
      checkHousehold(entitlement)
      return CompiledEntitlement(
        entitlement, of: programme.id, when: condition(entitlement.when), until: condition(entitlement.until),
        vocabulary: vocabulary)
    }
    return CompiledProgramme(programme, entitlements: entitlements, vocabulary: vocabulary)
  }

  private mutating func checkCountry(_ programme: Programme) {
    let country = programme.country
    if !corpus.states.contains(where: { $0.code == country.value }) {
      report(
        .unknownState, at: country.place, found: "“\(country.value)”",
        expected: "a State by its three-letter ISO 3166-1 code",
        remedy: LikelyState.remedy(for: country.value.text, among: corpus.states))
    }
    guard let id = programme.arrangement else { return }
    guard let arrangement = corpus.arrangements.first(where: { $0.id == id.value }) else {
      return report(
        .unknownNorm, at: id.place, found: "the arrangement “\(id.value)”", expected: "an arrangement of the register",
        remedy: NearestName.nearest(to: id.value.text, in: corpus.arrangements.map(\.id.text)) ?? "")
    }
    if !arrangement.to.isEmpty, !arrangement.to.contains(country.value) {
      let near = corpus.arrangements.filter { $0.to.contains(country.value) }.map(\.id.text)
      report(
        .wrongValue, at: id.place, found: "the arrangement \(id.value), which does not lead to \(country.value)",
        expected: "one that does", remedy: near.count == 1 ? "arrangement: \(near[0])" : "")
    }
  }

  /// An amount for each person needs to know how many they are.
  private mutating func checkHousehold(_ entitlement: Entitlement) {
    for name in HouseholdFacts.counted(per: entitlement.per) where vocabulary.slots[name] == nil {
      report(
        .unknownFact, at: entitlement.place,
        found: "an amount per \(entitlement.per.rawValue) without the fact \(name)",
        expected: "\(name) declared in programmes/facts.yaml", remedy: "{fact: \(name), type: count, ask: …}")
    }
  }

  /// Conditions of a programme read the facts of the participant and the day: there is no destination to ask about.
  private mutating func condition(_ source: Located<String>?) -> Condition? {
    guard let condition = conditions.compile(source) else { return nil }
    for (slot, name) in [
      (vocabulary.now, "now"), (vocabulary.destination, "destination.code"),
      (vocabulary.arrangementID, "arrangement.id"), (vocabulary.arrangementKind, "arrangement.kind"),
      (vocabulary.arrangementPublished, "arrangement.text_published"),
    ] where condition.slots.contains(slot) {
      report(
        .condition, at: condition.source.place, found: "“\(name)” in a condition of a programme",
        expected: "facts of programmes/facts.yaml, and day", remedy: slot == vocabulary.now ? "day" : "")
    }
    return condition
  }
}
