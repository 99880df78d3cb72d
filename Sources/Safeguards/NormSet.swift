package import CEL
package import Register

/// The register made ready to answer: names resolved, conditions planned, defeats and acts as indices.
package struct NormSet: Sendable {
  package let corpus: Corpus
  package let vocabulary: Vocabulary
  package let norms: [CompiledNorm]
  package let rules: [CompiledRule]
  package let arrangements: [CompiledArrangement]
  package let senders: [StateCode: Sender]
  package let normIndex: [NormID: Int]
  package let ruleIndex: [RuleID: Int]
  package let names: [StateCode: String]

  /// Ids of doubts follow the facts' slots: first one a norm, then one an arrangement, then the want of one.
  package func doubt(ofNorm index: Int) -> Int { vocabulary.doubtBase + index }
  package func doubt(ofArrangement index: Int) -> Int { vocabulary.doubtBase + norms.count + index }
  package var doubtOfNoArrangement: Int { vocabulary.doubtBase + norms.count + arrangements.count }

  package func name(of state: StateCode) -> String { names[state] ?? state.text }
}

/// What a sender's file declares, resolved.
package struct Sender: Sendable {
  package let code: StateCode
  package let zone: Int32
  package let routes: [CompiledRoute]
  /// The duties and bars that bind it, in the order of the register.
  package let bars: [Int]
  package let duties: [Int]
  package let notes: [Int]
  package let territories: [StateCode]
}

package struct CompiledRoute: Sendable {
  package let route: Route
  package let opener: Int
  package let requires: [Int]
}

package struct CompiledNorm: Sendable {
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
}

package struct CompiledAct: Sendable {
  package let act: Act
  package let actor: Int
  package let people: Condition?
}

package struct CompiledRule: Sendable {
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
}

package struct CompiledArrangement: Sendable {
  package let arrangement: Arrangement
  package let covers: Condition?
  package let excludes: Condition?
  package let refusals: [CompiledRefusal]
  package let knownFrom: CivilDate?
}

package struct CompiledRefusal: Sendable {
  package let refusal: Arrangement.Refusal
  package let covers: Condition?
}
