/// One thing that a norm says, with one effect.
package struct Rule: Sendable {
  package enum Effect: String, CaseIterable, Sendable {
    /// Opens a route, or states a condition that a route requires.
    case authority
    /// Forbids sending the person.
    case bar
    /// A step owed to the person.
    case duty
    /// Takes other rules out of play (`defeats`) and opens nothing itself.
    case exception
    /// A standard, a limit on courts, a status: shown, never computed.
    case note
  }

  package enum Phase: String, CaseIterable, Sendable {
    case before, after
  }

  package enum Bearer: String, CaseIterable, Sendable {
    case person, sender
  }

  package var id: RuleID
  package var effect: Effect
  package var title: String
  package var says: String
  /// The same for the person themselves, in everyday words: “They must …”. Empty where nobody has written it.
  package var plain: String
  /// What a person may ask for under this rule.
  package var ask: Ask?
  package var passage: String
  package var when: Located<String>?
  package var unless: Located<String>?
  package var defeats: [Located<RuleID>]
  /// Empty means all routes.
  package var routes: [Located<RuleID>]
  /// A bar holds until these duties are done.
  package var until: [Located<RuleID>]
  package var step: String
  package var phase: Phase
  package var done: Located<String>?
  package var earliest: Located<String>?
  /// A period running against the person.
  package var deadline: Located<String>?
  package var addsTo: [Located<RuleID>]
  package var bearsOn: [Located<FactName>]
  package var burden: Bearer?
  /// `nil` means that of the norm.
  package var basis: Basis?
  package var sources: [Located<String>]
  package var place: Place

  package init(
    id: RuleID, effect: Effect, title: String, says: String, plain: String = "", ask: Ask? = nil, passage: String,
    when: Located<String>?, unless: Located<String>?, defeats: [Located<RuleID>], routes: [Located<RuleID>],
    until: [Located<RuleID>],
    step: String, phase: Phase, done: Located<String>?, earliest: Located<String>?, deadline: Located<String>?,
    addsTo: [Located<RuleID>], bearsOn: [Located<FactName>], burden: Bearer?, basis: Basis?,
    sources: [Located<String>], place: Place
  ) {
    self.id = id
    self.effect = effect
    self.title = title
    self.says = says
    self.plain = plain
    self.ask = ask
    self.passage = passage
    self.when = when
    self.unless = unless
    self.defeats = defeats
    self.routes = routes
    self.until = until
    self.step = step
    self.phase = phase
    self.done = done
    self.earliest = earliest
    self.deadline = deadline
    self.addsTo = addsTo
    self.bearsOn = bearsOn
    self.burden = burden
    self.basis = basis
    self.sources = sources
    self.place = place
  }
}
