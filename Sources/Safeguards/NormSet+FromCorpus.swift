package import CEL
package import Register

/// What compiling comes to: the norms, when nothing is wrong, and all mistakes at once.
package struct Compilation: Sendable {
  package let norms: NormSet
  package let diagnostics: [Diagnostic]
}

extension NormSet {
  /// Resolves, type-checks and orders the corpus; the norms are usable as far as they have no mistakes.
  package static func compile(_ corpus: Corpus, zones: TimeZones) -> Compilation {
    var compiler = Compiler(corpus: corpus, zones: zones)
    let norms = compiler.run()
    return Compilation(norms: norms, diagnostics: compiler.diagnostics.sorted { $0.place < $1.place })
  }
}

private struct Compiler {
  let corpus: Corpus
  let vocabulary: Vocabulary
  var conditions: ConditionCompiler
  var diagnostics: [Diagnostic] = []
  var normIndex: [NormID: Int] = [:]
  var ruleIndex: [RuleID: Int] = [:]
  var flatRules: [(rule: Rule, norm: Int)] = []
  let stateCodes: Set<StateCode>

  init(corpus: Corpus, zones: TimeZones) {
    self.corpus = corpus
    vocabulary = Vocabulary(facts: corpus.facts, states: corpus.states, zones: zones)
    conditions = ConditionCompiler(vocabulary: vocabulary)
    stateCodes = Set(corpus.states.map(\.code))
  }

  mutating func run() -> NormSet {
    for (index, norm) in corpus.norms.enumerated() where normIndex[norm.id] == nil {
      normIndex[norm.id] = index
      for rule in norm.rules where ruleIndex[rule.id] == nil {
        ruleIndex[rule.id] = flatRules.count
        flatRules.append((rule, index))
      }
    }
    let normActs = compileActs()
    let norms = corpus.norms.enumerated().map { compile($1, index: $0, acts: normActs) }
    let rules = compileRules(acts: normActs, norms: norms)
    checkCycles(norms: norms, rules: rules)
    let arrangements = corpus.arrangements.map { compile($0) }
    let senders = compileSenders(rules: rules, norms: norms, arrangements: arrangements)
    let all = NormSet.conditions(norms: norms, rules: rules, arrangements: arrangements)
    checkFacts()
    diagnostics += conditions.diagnostics
    return NormSet(
      corpus: corpus, vocabulary: vocabulary, norms: norms, rules: rules, arrangements: arrangements,
      senders: senders, normIndex: normIndex, ruleIndex: ruleIndex,
      names: Dictionary(corpus.states.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }),
      hasActsOnDestination: (norms.flatMap(\.acts) + rules.flatMap(\.acts)).contains {
        $0.people?.dependsOnDestination ?? false
      },
      lawMoments: lawMoments,
      readsArrangement: reads(norms, rules, arrangements) { $0.dependsOnArrangement },
      readsNow: reads(norms, rules, arrangements) { [now = vocabulary.now] in $0.slots.contains(now) },
      dependence: Dependence(rules: rules, norms: norms, arrangements: arrangements, vocabulary: vocabulary),
      literals: Literals.bySlot(all, slots: vocabulary.facts.count),
      destinationRules: rules.indices.filter { rules[$0].dependsOnDestination },
      arrangementRules: rules.indices.filter { rules[$0].dependsOnArrangement },
      reportedNorms: norms.indices.filter { norms[$0].norm.basis == .reported },
      reportedRules: rules.indices.filter {
        rules[$0].basis == .reported && norms[rules[$0].norm].norm.basis != .reported
      },
      reportedArrangements: arrangements.indices.filter { arrangements[$0].arrangement.basis == .reported },
      memberships: Dictionary(
        corpus.profiles.map { ($0.code, $0.memberships) }, uniquingKeysWith: { first, _ in first }))
  }

  // MARK: references

  mutating func norm(_ id: Located<NormID>) -> Int? {
    if let index = normIndex[id.value] { return index }
    diagnostics.append(
      Diagnostic(
        .unknownNorm, at: id.place, found: "the norm “\(id.value)”", expected: "a norm of the register",
        remedy: proposal(for: id.value.text) { normIndex.keys.map(\.text).sorted() }))
    return nil
  }

  /// The nearest name; left out after many mistakes in a large register, since each search looks at every name.
  func proposal(for name: String, among names: () -> [String]) -> String {
    guard diagnostics.count < max(10, 50_000 / max(1, ruleIndex.count)) else { return "" }
    return NearestName.nearest(to: name, in: names()) ?? ""
  }

  mutating func rule(_ id: Located<RuleID>, expecting effects: [Rule.Effect]? = nil) -> Int? {
    guard let index = ruleIndex[id.value] else {
      let near = proposal(for: id.value.description) { ruleIndex.keys.map(\.description).sorted() }
      diagnostics.append(
        Diagnostic(
          .unknownRule, at: id.place, found: "the rule “\(id.value)”", expected: "a rule of the register",
          remedy: near))
      return nil
    }
    let effect = flatRules[index].rule.effect
    if let effects, !effects.contains(effect) {
      diagnostics.append(
        Diagnostic(
          .wrongEffect, at: id.place, found: "\(id.value), a rule with effect \(effect.rawValue)",
          expected: "a rule with effect \(effects.map(\.rawValue).joined(separator: " or "))"))
      return nil
    }
    return index
  }

  mutating func check(_ state: StateCode, at place: Place) {
    guard !stateCodes.contains(state) else { return }
    diagnostics.append(
      Diagnostic(
        .unknownState, at: place, found: "“\(state)”", expected: "a State by its three-letter ISO 3166-1 code",
        remedy: LikelyState.remedy(for: state.text, among: corpus.states)))
  }

  // MARK: norms

  /// Acts by target: of a norm, or of one rule.
  mutating func compileActs() -> [Act.Target: [CompiledAct]] {
    var acts: [Act.Target: [CompiledAct]] = [:]
    for (actor, norm) in corpus.norms.enumerated() {
      for act in norm.acts {
        let people = conditions.compile(act.people)
        switch act.target.value {
        case .norm(let id): guard self.norm(Located(id, at: act.target.place)) != nil else { continue }
        case .rule(let id): guard rule(Located(id, at: act.target.place)) != nil else { continue }
        }
        if act.target.value == .norm(norm.id) {
          diagnostics.append(
            Diagnostic(
              .cycle, at: act.target.place, found: "\(norm.id) acting on itself",
              expected: "another norm (a self-stay is a later “from” in its own force)"))
          continue
        }
        acts[act.target.value, default: []].append(CompiledAct(act: act, actor: actor, people: people))
      }
      for relation in norm.relations { _ = self.norm(relation.target) }
    }
    return acts
  }

  mutating func compile(_ norm: Norm, index: Int, acts: [Act.Target: [CompiledAct]]) -> CompiledNorm {
    var zone = Int32.min
    if let name = norm.zone {
      if let found = vocabulary.zones.index(of: name.value) {
        zone = found
      } else {
        unknownZone(name)
      }
    }
    var districts: [String]?
    if let forum = norm.forum {
      let forums = profile(of: norm.binds.value)?.forums ?? [:]
      districts = forums[forum.value]
      if districts == nil {
        diagnostics.append(
          Diagnostic(
            .wrongValue, at: forum.place, found: "the forum “\(forum.value)”",
            expected: "a forum of the sender's file (\(forums.keys.sorted().joined(separator: ", ")))",
            remedy: NearestName.nearest(to: forum.value, in: forums.keys.sorted()) ?? ""))
      }
    }
    switch norm.binds.value {
    case .sender(let code): if !code.text.isEmpty { check(code, at: norm.binds.place) }
    case .parties(let treaty):
      if !corpus.profiles.contains(where: { $0.memberships.contains { $0.treaty == treaty } }) {
        let names = Set(corpus.profiles.flatMap { $0.memberships.map(\.treaty) }).sorted()
        diagnostics.append(
          Diagnostic(
            .wrongValue, at: norm.binds.place, found: "the treaty “\(treaty)”",
            expected: "a treaty that some State's file lists (\(names.joined(separator: ", ")))",
            remedy: NearestName.nearest(to: treaty, in: names) ?? ""))
      }
    }
    return CompiledNorm(
      norm: norm, covers: conditions.compile(norm.covers), acts: acts[.norm(norm.id)] ?? [],
      amends: norm.acts.filter { $0.kind == .amends }.compactMap { normIndex[$0.target.value.norm] },
      zone: zone, districts: districts, knownFrom: norm.knownFrom)
  }

  func profile(of binds: Norm.Binds) -> StateProfile? {
    guard case .sender(let code) = binds else { return nil }
    return corpus.profiles.first { $0.code == code }
  }

  mutating func unknownZone(_ name: Located<String>) {
    diagnostics.append(
      Diagnostic(
        .wrongValue, at: name.place, found: "the zone “\(name.value)”",
        expected: "a zone of the tz database that the register's States use",
        remedy: NearestName.nearest(to: name.value, in: vocabulary.zones.knownNames) ?? "America/New_York"))
  }

  // MARK: rules

  mutating func compileRules(acts: [Act.Target: [CompiledAct]], norms: [CompiledNorm]) -> [CompiledRule] {
    var defeaters = [[Int]](repeating: [], count: flatRules.count)
    var additions = defeaters
    for (index, entry) in flatRules.enumerated() {
      for target in entry.rule.defeats {
        if let defeated = rule(target) { defeaters[defeated].append(index) }
      }
      for target in entry.rule.addsTo {
        if let duty = rule(target, expecting: [.duty]) { additions[duty].append(index) }
      }
      for name in entry.rule.bearsOn where vocabulary.slots[name.value] == nil {
        diagnostics.append(
          Diagnostic(
            .unknownFact, at: name.place, found: "the fact “\(name.value)”",
            expected: "a fact declared in facts.yaml",
            remedy: NearestName.nearest(to: name.value.text, in: vocabulary.facts.map(\.name.text)) ?? ""))
      }
    }
    var rules: [RuleDraft] = []
    for (index, entry) in flatRules.enumerated() {
      let rule = entry.rule
      let moment = conditions.moment
      rules.append(
        RuleDraft(
          rule: rule, norm: entry.norm, basis: rule.basis ?? corpus.norms[entry.norm].basis,
          when: conditions.compile(rule.when), unless: conditions.compile(rule.unless),
          done: conditions.compile(rule.done), earliest: conditions.compile(rule.earliest, expecting: moment),
          deadline: conditions.compile(rule.deadline, expecting: moment), defeaters: defeaters[index],
          acts: acts[.rule(rule.id)] ?? [], until: rule.until.compactMap { self.rule($0, expecting: [.duty]) },
          additions: additions[index], routes: rule.routes.compactMap { self.rule($0, expecting: [.authority]) }))
    }
    markDependence(&rules, norms: norms)
    return rules.enumerated().map { CompiledRule($1, index: $0) }
  }

  /// Whether a rule's truth differs from destination to destination, through all that it depends on.
  func markDependence(_ rules: inout [RuleDraft], norms: [CompiledNorm]) {
    // Force that is limited to some people by a condition on the destination reaches every rule.
    let acts = norms.flatMap(\.acts) + rules.flatMap(\.acts)
    let forceOnDestination = acts.contains { $0.people?.dependsOnDestination ?? false }
    let forceOnArrangement = acts.contains { $0.people?.dependsOnArrangement ?? false }
    for index in rules.indices {
      let rule = rules[index]
      let own = [rule.when, rule.unless, rule.done, rule.earliest, norms[rule.norm].covers].compactMap { $0 }
      rules[index].dependsOnDestination = forceOnDestination || own.contains(where: \.dependsOnDestination)
      rules[index].dependsOnArrangement = forceOnArrangement || own.contains(where: \.dependsOnArrangement)
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in rules.indices {
        for other in rules[index].defeaters + rules[index].until + rules[index].additions {
          if rules[other].dependsOnDestination, !rules[index].dependsOnDestination {
            rules[index].dependsOnDestination = true
            isSettled = false
          }
          if rules[other].dependsOnArrangement, !rules[index].dependsOnArrangement {
            rules[index].dependsOnArrangement = true
            isSettled = false
          }
        }
      }
    }
  }

  // MARK: arrangements and senders

  mutating func compile(_ arrangement: Arrangement) -> CompiledArrangement {
    check(arrangement.sender, at: arrangement.place)
    for code in arrangement.to { check(code, at: arrangement.place) }
    for transfer in arrangement.transfers {
      for code in transfer.nationalities { check(code, at: transfer.claim.place) }
    }
    for id in arrangement.related where !corpus.arrangements.contains(where: { $0.id == id.value }) {
      diagnostics.append(
        Diagnostic(
          .unknownNorm, at: id.place, found: "the arrangement “\(id.value)”",
          expected: "an arrangement of the register",
          remedy: NearestName.nearest(to: id.value.text, in: corpus.arrangements.map(\.id.text)) ?? ""))
    }
    return CompiledArrangement(
      arrangement: arrangement, covers: conditions.compile(arrangement.covers),
      excludes: conditions.compile(arrangement.excludes),
      refusals: arrangement.refuses.map {
        CompiledRefusal($0, covers: conditions.compile($0.covers), sources: arrangement.sources)
      },
      knownFrom: arrangement.knownFrom)
  }

  mutating func compileSenders(
    rules: [CompiledRule], norms: [CompiledNorm], arrangements: [CompiledArrangement]
  ) -> [StateCode: Sender] {
    var senders: [StateCode: Sender] = [:]
    let binding = Binding(rules, norms: corpus.norms)
    for profile in corpus.profiles {
      check(profile.code, at: profile.place)
      for code in profile.territories + profile.neighbours { check(code, at: profile.place) }
      var zone = TimeZones.fixed(minutes: 0) ?? 0
      if let name = profile.zone {
        if let found = vocabulary.zones.index(of: name.value) { zone = found } else { unknownZone(name) }
      } else if !profile.routes.isEmpty {
        diagnostics.append(
          Diagnostic(
            .missingKey, at: profile.place, found: "a sender without “zone”",
            expected: "its westernmost zone, in which bare days count", remedy: "zone: Europe/London"))
      }
      checkForums(profile)
      let bound = binding.rules(binding: profile)
      let bars = bound.filter { rules[$0].isBar }
      let duties = bound.filter { rules[$0].isDuty }
      let routes: [CompiledRoute] = profile.routes.compactMap { route in
        guard let opener = rule(route.opener, expecting: [.authority]) else { return nil }
        let requires = route.requires.compactMap { rule($0, expecting: [.authority]) }
        return CompiledRoute(
          route: route, opener: opener, requires: requires, ownBars: bars.filter { rules[$0].routes.contains(opener) },
          duties: duties.filter { rules[$0].concerns(opener) })
      }
      senders[profile.code] = Sender(
        code: profile.code, zone: zone, routes: routes, bound: bound, territories: profile.territories,
        distinguishedStates: DistinguishedStates(rules, norms).among(bound + routes.flatMap(\.conditions)),
        rules: rules, norms: norms, arrangements: arrangements)
    }
    for (index, norm) in corpus.norms.enumerated() where normIndex[norm.id] == index {
      if case .sender(let code) = norm.binds.value, stateCodes.contains(code), senders[code] == nil {
        senders[code] = Sender(
          code: code, zone: TimeZones.fixed(minutes: 0) ?? 0, routes: [], bound: [], territories: [],
          distinguishedStates: [], rules: rules, norms: norms, arrangements: arrangements)
        diagnostics.append(
          Diagnostic(
            .missingKey, at: norm.binds.place, found: "the sender \(code) without a file of its own",
            expected: "states/\(code.text.lowercased()).yaml with its zone and routes",
            remedy: "state: \(code)"))
      }
    }
    return senders
  }

  mutating func checkForums(_ profile: StateProfile) {
    guard !profile.forums.isEmpty, let slot = vocabulary.district, let fact = vocabulary.fact(at: slot) else { return }
    let options = Set(fact.options.map(\.value))
    for (forum, districts) in profile.forums.sorted(by: { $0.key < $1.key }) {
      for district in districts where !options.contains(district) {
        diagnostics.append(
          Diagnostic(
            .wrongValue, at: profile.place, found: "the district “\(district)” in the forum \(forum)",
            expected: "an option of custody.district", remedy: proposal(for: district) { options.sorted() }))
      }
    }
  }

  mutating func checkFacts() {
    for fact in corpus.facts {
      for law in fact.law { _ = norm(Located(law, at: fact.place)) }
    }
  }

  /// Whether some condition does.
  func reads(
    _ norms: [CompiledNorm], _ rules: [CompiledRule], _ arrangements: [CompiledArrangement],
    _ matches: (Condition) -> Bool
  ) -> Bool {
    var conditions = norms.map(\.covers) + norms.flatMap { $0.acts.map(\.people) }
    for rule in rules { conditions += [rule.when, rule.unless, rule.done, rule.earliest] + rule.acts.map(\.people) }
    for arrangement in arrangements { conditions += [arrangement.covers, arrangement.excludes] }
    return conditions.contains { $0.map(matches) ?? false }
  }

  /// Every moment, with its hour, at which the law changed.
  var lawMoments: [Int] {
    let force = corpus.norms.flatMap(\.force) + corpus.arrangements.flatMap(\.force)
    let times =
      force.flatMap { [$0.from, $0.until] } + corpus.norms.flatMap { $0.acts.flatMap { [$0.from, $0.until] } }
    return times.compactMap { time in
      if case .moment(let moment)? = time { return moment.seconds }
      return nil
    }
  }

  // MARK: cycles

  mutating func checkCycles(norms: [CompiledNorm], rules: [CompiledRule]) {
    // Force of a norm depends on those that suspend or vacate it (or a rule of it), and on what it amends.
    var force = [[Int]](repeating: [], count: norms.count)
    for (index, norm) in norms.enumerated() {
      force[index] += norm.amends
      force[index] += norm.acts.filter { $0.act.kind == .suspends || $0.act.kind == .vacates }.map(\.actor)
    }
    for cycle in Cycle.all(in: force) {
      let names = cycle.map { norms[$0].norm.id.text }
      report(names, at: norms[cycle[0]].norm.place, "norms whose force depends on one another")
    }
    for cycle in Cycle.all(in: rules.map { $0.defeaters + $0.until + $0.additions }) {
      let names = cycle.map { rules[$0].rule.id.description }
      report(names, at: rules[cycle[0]].rule.place, "rules that defeat one another in a circle")
    }
  }

  mutating func report(_ names: [String], at place: Place, _ expected: String) {
    diagnostics.append(
      Diagnostic(
        .cycle, at: place, found: "the circle \((names + [names[0]]).joined(separator: " → "))",
        expected: "no \(expected)"))
  }
}

/// Rules by what they bind, so that two hundred States do not each look at every rule.
private struct Binding {
  private var ofSender: [StateCode: [Int]] = [:]
  private var ofParties: [String: [Int]] = [:]

  init(_ rules: [CompiledRule], norms: [Norm]) {
    for (index, rule) in rules.enumerated() {
      switch norms[rule.norm].binds.value {
      case .sender(let code): ofSender[code, default: []].append(index)
      case .parties(let treaty): ofParties[treaty, default: []].append(index)
      }
    }
  }

  /// In the order of the register.
  func rules(binding profile: StateProfile) -> [Int] {
    let treaties = Set(profile.memberships.map(\.treaty))
    let found = (ofSender[profile.code] ?? []) + treaties.flatMap { ofParties[$0] ?? [] }
    return found.sorted()
  }
}
