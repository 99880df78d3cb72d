internal import CEL
package import Register

/// The register made ready to answer: names resolved, conditions planned, defeats and acts as indices. Nothing in it
/// changes; as a class it is handed on by one reference, where each answer would count two dozen.
package final class NormSet: Sendable {
  package let corpus: Corpus
  package let vocabulary: Vocabulary
  package let norms: [CompiledNorm]
  package let rules: [CompiledRule]
  package let arrangements: [CompiledArrangement]
  package let senders: [StateCode: Sender]
  package let normIndex: [NormID: Int]
  package let ruleIndex: [RuleID: Int]
  package let names: [StateCode: String]
  /// Some act is limited by a condition on the destination, so that force can differ from one to the next.
  package let hasActsOnDestination: Bool
  /// Every moment, with its hour, at which the law changed.
  let lawMoments: [Int]
  /// Some condition at all reads it.
  package let readsArrangement: Bool
  /// Some condition reads the moment assessed, which bears the zone of its norm.
  let readsNow: Bool
  package let dependence: Dependence
  /// By slot: what conditions compare the fact with.
  let literals: [Literals]
  /// Rules whose truth differs from destination to destination, and those whose truth differs with the arrangement.
  let destinationRules: [Int]
  let arrangementRules: [Int]
  /// What is known from weak sources only: norms, rules of better known norms, arrangements.
  let reportedNorms: [Int]
  let reportedRules: [Int]
  let reportedArrangements: [Int]
  /// Treaty memberships by State.
  package let memberships: [StateCode: [StateProfile.Membership]]
  /// The rules in plain numbers.
  let table: RuleTable

  init(
    corpus: Corpus, vocabulary: Vocabulary, norms: [CompiledNorm], rules: [CompiledRule],
    arrangements: [CompiledArrangement], senders: [StateCode: Sender], normIndex: [NormID: Int],
    ruleIndex: [RuleID: Int], names: [StateCode: String], hasActsOnDestination: Bool, lawMoments: [Int],
    readsArrangement: Bool, readsNow: Bool, dependence: Dependence, literals: [Literals],
    destinationRules: [Int], arrangementRules: [Int], reportedNorms: [Int], reportedRules: [Int],
    reportedArrangements: [Int],
    memberships: [StateCode: [StateProfile.Membership]]
  ) {
    self.corpus = corpus
    self.vocabulary = vocabulary
    self.norms = norms
    self.rules = rules
    self.arrangements = arrangements
    self.senders = senders
    self.normIndex = normIndex
    self.ruleIndex = ruleIndex
    self.names = names
    self.hasActsOnDestination = hasActsOnDestination
    self.lawMoments = lawMoments
    self.readsArrangement = readsArrangement
    self.readsNow = readsNow
    self.dependence = dependence
    self.literals = literals
    self.destinationRules = destinationRules
    self.arrangementRules = arrangementRules
    self.reportedNorms = reportedNorms
    self.reportedRules = reportedRules
    self.reportedArrangements = reportedArrangements
    self.memberships = memberships
    table = RuleTable(rules, norms)
  }

  /// Ids of doubts follow the facts' slots: first the want of any arrangement, which is by far the most common and has
  /// a small id for it, then one a norm, then one an arrangement.
  package var doubtOfNoArrangement: Int { vocabulary.doubtBase }
  package func doubt(ofNorm index: Int) -> Int { vocabulary.doubtBase + 1 + index }
  package func doubt(ofArrangement index: Int) -> Int { vocabulary.doubtBase + 1 + norms.count + index }

  /// The arrangements between a sender and a destination, in the order of the register.
  package func arrangements(between sender: StateCode, and destination: StateCode) -> [CompiledArrangement] {
    (senders[sender]?.arrangements(with: destination) ?? []).map { arrangements[$0] }
  }

  package func name(of state: StateCode) -> String { names[state] ?? state.text }
}

/// Days of force, as far as they are asked for thousands of times; the words about them stay in the register.
struct CompiledInterval: Sendable {
  let from: LegalTime?
  let until: LegalTime?
  let isDisputed: Bool
  /// From its own sources; `nil` where it cites none, so that it is known with what it belongs to.
  let knownFrom: KnownFrom?

  enum KnownFrom: Sendable {
    case day(CivilDate)
    /// It cites sources and none of them is dated.
    case never
  }

  init(_ interval: ForceInterval, sources: [Source]) {
    from = interval.from
    until = interval.until
    isDisputed = interval.isDisputed
    if interval.sources.isEmpty {
      knownFrom = nil
    } else {
      let ids = Set(interval.sources.map(\.value))
      let day = sources.filter { ids.contains($0.id) }.compactMap(\.knownFrom).min()
      knownFrom = day.map { .day($0) } ?? .never
    }
  }
}

/// Classes from here on: their many fields would be copied wherever one is looked at.
package final class CompiledNorm: Sendable {
  package let norm: Norm
  package let covers: Condition?
  /// Acts upon this norm as a whole, and the norms that it amends.
  package let acts: [CompiledAct]
  package let amends: [Int]
  package let zone: Int32
  /// The options of `custody.district` in its forum; `nil` when it binds everywhere.
  package let districts: [String]?
  /// The first day on which it was public; `nil` when no source is dated.
  package let knownFrom: CivilDate?
  let intervals: [CompiledInterval]
  /// The treaty whose parties it binds; `nil` where it binds a sender.
  let treaty: String?
  let isGeneral: Bool

  init(
    norm: Norm, covers: Condition?, acts: [CompiledAct], amends: [Int], zone: Int32, districts: [String]?,
    knownFrom: CivilDate?
  ) {
    self.norm = norm
    self.covers = covers
    self.acts = acts
    self.amends = amends
    self.zone = zone
    self.districts = districts
    self.knownFrom = knownFrom
    intervals = norm.force.map { CompiledInterval($0, sources: norm.sources) }
    if case .parties(let treaty) = norm.binds.value { self.treaty = treaty } else { treaty = nil }
    isGeneral = norm.basis == .general
  }
}

package final class CompiledAct: Sendable {
  package let act: Act
  package let actor: Int
  package let people: Condition?
  let kind: Act.Kind
  let from: LegalTime?
  let until: LegalTime?
  let isDisputed: Bool

  init(act: Act, actor: Int, people: Condition?) {
    self.act = act
    self.actor = actor
    self.people = people
    kind = act.kind
    from = act.from
    until = act.until
    isDisputed = act.isDisputed
  }
}

package final class CompiledRule: Sendable {
  /// Its place among the rules of the norm set.
  package let index: Int
  package let rule: Rule
  package let norm: Int
  package let basis: Basis
  package let when: Condition?
  package let unless: Condition?
  package let done: Condition?
  package let earliest: Condition?
  package let deadline: Condition?
  /// Rules that take this one out of play.
  package let defeaters: [Int]
  /// Acts upon this rule alone.
  package let acts: [CompiledAct]
  package let until: [Int]
  /// Duties that are part of this duty while they have force.
  package let additions: [Int]
  /// Openers of the routes that it concerns; empty means all.
  package let routes: [Int]
  /// Its truth differs from destination to destination; so does that of a rule that it depends on.
  package let dependsOnDestination: Bool
  package let dependsOnArrangement: Bool

  // Pattern matching looks at one byte; `==` of an enum with raw texts would compare the texts.
  var isBar: Bool { if case .bar = rule.effect { true } else { false } }
  var isDuty: Bool { if case .duty = rule.effect { true } else { false } }
  var isAuthority: Bool { if case .authority = rule.effect { true } else { false } }
  var isNote: Bool { if case .note = rule.effect { true } else { false } }

  /// Whether it concerns the route that a rule opens.
  package func concerns(_ opener: Int) -> Bool { routes.isEmpty || routes.contains(opener) }

  init(_ draft: RuleDraft, index: Int) {
    self.index = index
    rule = draft.rule
    norm = draft.norm
    basis = draft.basis
    when = draft.when
    unless = draft.unless
    done = draft.done
    earliest = draft.earliest
    deadline = draft.deadline
    defeaters = draft.defeaters
    acts = draft.acts
    until = draft.until
    additions = draft.additions
    routes = draft.routes
    dependsOnDestination = draft.dependsOnDestination
    dependsOnArrangement = draft.dependsOnArrangement
  }
}

/// A rule while the compiler still works out what it depends on.
struct RuleDraft {
  var rule: Rule
  var norm: Int
  var basis: Basis
  var when: Condition?
  var unless: Condition?
  var done: Condition?
  var earliest: Condition?
  var deadline: Condition?
  var defeaters: [Int]
  var acts: [CompiledAct]
  var until: [Int]
  var additions: [Int]
  var routes: [Int]
  var dependsOnDestination = false
  var dependsOnArrangement = false
}

package final class CompiledArrangement: Sendable {
  package let arrangement: Arrangement
  package let covers: Condition?
  package let excludes: Condition?
  package let refusals: [CompiledRefusal]
  package let knownFrom: CivilDate?
  let intervals: [CompiledInterval]
  let isGeneral: Bool
  let kind: Arrangement.Kind

  init(
    arrangement: Arrangement, covers: Condition?, excludes: Condition?, refusals: [CompiledRefusal],
    knownFrom: CivilDate?
  ) {
    self.arrangement = arrangement
    self.covers = covers
    self.excludes = excludes
    self.refusals = refusals
    self.knownFrom = knownFrom
    intervals = arrangement.force.map { CompiledInterval($0, sources: arrangement.sources) }
    isGeneral = arrangement.basis == .general
    kind = arrangement.kind
  }
}

package struct CompiledRefusal: Sendable {
  package let refusal: Arrangement.Refusal
  package let covers: Condition?
  let interval: CompiledInterval

  init(_ refusal: Arrangement.Refusal, covers: Condition?, sources: [Source]) {
    self.refusal = refusal
    self.covers = covers
    interval = CompiledInterval(refusal.interval, sources: sources)
  }
}
