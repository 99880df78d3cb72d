internal import CEL
internal import Register
package import Safeguards
internal import Synchronization

/// What the JSON of answers says alike for every person: the words and sources of rules, the questions, the arrangements.
/// Each is made when it is first needed and kept as long as the register: there is at most one form of a kind for each
/// rule, fact, arrangement and doubt.
///
/// What depends on the known date is kept only for answers without one. Nothing of a case is kept.
package final class AnswerForms: Sendable {
  private let norms: NormSet
  private let bars = KeptForms<Int>()
  private let sources = KeptForms<Int>()
  private let steps = KeptForms<Int>()
  private let routes = KeptForms<RouteKey>()
  private let parts = KeptForms<RuleID>()
  private let questions = KeptForms<FactName>()
  private let arrangements = KeptForms<ArrangementID>()
  private let doubts = KeptForms<Doubt>()
  /// By slot: the name of a fact, and before the code of a destination.
  private let names: [(text: String, beforeCode: String?)]

  package init(_ norms: NormSet) {
    self.norms = norms
    names = norms.vocabulary.facts.map { ($0.name.text, $0.isPerDestination ? "\($0.name)@" : nil) }
  }

  /// The facts among what is lacking, in the order of the register.
  func facts(_ lacking: Unknown, at destination: StateCode) -> JSON {
    if lacking.isEmpty { return .list([]) }
    return .list(
      lacking.compactMap { slot in
        guard names.indices.contains(slot) else { return nil }
        guard let start = names[slot].beforeCode else { return .text(names[slot].text) }
        return .coded(start, code: destination.text)
      })
  }

  /// To fill in: truth, missing facts, sources.
  func bar(_ compiled: CompiledRule, _ compiledNorm: CompiledNorm) -> JSONForm {
    bars.form(for: compiled.index) {
      let rule = compiled.rule
      let norm = compiledNorm.norm
      return .object([
        ("rule", .text(rule.id.description)),
        ("truth", .blank),
        ("says", .text(rule.says)),
        ("norm", .text(norm.title)),
        ("cite", .text(norm.cite)),
        ("passage", rule.passage.isEmpty ? .null : .text(rule.passage)),
        ("basis", .text((rule.basis ?? norm.basis).rawValue)),
        ("until", .texts(rule.until.map(\.value.description))),
        ("missing", .blank),
        ("sources", .blank),
      ])
    }
  }

  /// All that a rule cites, whatever is public by now.
  func sources(of compiled: CompiledRule, _ list: () -> [Source]) -> JSON {
    .filled(sources.form(for: compiled.index) { .list(list().map(Answer.source)) }, [])
  }

  /// To fill in: state, first moment, missing facts.
  func step(_ compiled: CompiledRule) -> JSONForm {
    steps.form(for: compiled.index) {
      Answer.step(compiled.rule, state: .blank, earliest: .blank, missing: .blank)
    }
  }

  /// To fill in: arrangement, finding, authority, bars, steps, missing facts, doubts.
  func route(_ route: Route, of sender: StateCode) -> JSONForm {
    routes.form(for: RouteKey(sender: sender, opener: route.opener.value)) {
      .object([
        ("route", .text(route.opener.value.description)),
        ("name", .text(route.name)),
        ("arrangement", .blank),
        ("finding", .blank),
        ("authority", .blank),
        ("bars", .blank),
        ("steps", .blank),
        ("missing", .blank),
        ("doubts", .blank),
      ])
    }
  }

  /// A condition of the authority of a route that is a rule. To fill in: truth, missing facts.
  func part(_ id: RuleID) -> JSONForm {
    parts.form(for: id) { .object([("rule", .text(id.description)), ("truth", .blank), ("missing", .blank)]) }
  }

  /// To fill in: the fact with its destination, and how many findings it settles.
  func question(_ declaration: FactDeclaration) -> JSONForm {
    questions.form(for: declaration.name) {
      .object([
        ("fact", .blank),
        ("question", .text(declaration.question)),
        ("settles", .blank),
        ("help", .text(declaration.help)),
        ("type", .text(declaration.type.rawValue)),
        ("law", .texts(declaration.law.map(\.text))),
      ])
    }
  }

  /// The whole of an arrangement, whatever is public by now.
  func arrangement(_ id: ArrangementID, _ value: () -> JSON) -> JSON {
    .filled(arrangements.form(for: id, value), [])
  }

  func doubt(_ doubt: Doubt, in answer: Answer) -> JSON {
    .filled(doubts.form(for: doubt) { .text(Words.doubt(doubt, answer)) }, [])
  }
}

/// Senders may open routes by the same rule, with names of their own.
private struct RouteKey: Hashable {
  let sender: StateCode
  let opener: RuleID
}

/// Forms by key, each made when it is first asked for.
private final class KeptForms<Key: Hashable & Sendable>: Sendable {
  private let made = Mutex<[Key: JSONForm]>([:])

  func form(for key: Key, _ value: () -> JSON) -> JSONForm {
    if let form = made.withLock({ $0[key] }) { return form }
    // Made outside the lock: another thread may make the same in the meantime, and the first is kept.
    let form = JSONForm(value())
    return made.withLock { known in
      if let first = known[key] { return first }
      known[key] = form
      return form
    }
  }
}
