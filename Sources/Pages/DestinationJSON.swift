internal import CEL
internal import Kleene
internal import Register
internal import Safeguards
internal import Synchronization

extension Answer {
  /// The destinations one by one. Those that nothing tells apart have the same routes and bars but for their code.
  var destinationsJSON: JSON {
    let made = DestinationParts(self)
    return .series(JSONSeries(count: results.count) { made.json(at: $0) })
  }

  static func json(_ key: FactKey) -> JSON {
    key.destination.map { .coded("\(key.name)@", code: $0.text) } ?? .text(key.name.text)
  }

  static func step(_ step: StepResult, missing: [FactKey]) -> JSON {
    self.step(
      step.rule, state: .text(step.state.rawValue), earliest: .optional(step.earliest?.description),
      missing: .list(missing.map(json)))
  }

  static func step(_ rule: Rule, state: JSON, earliest: JSON, missing: JSON) -> JSON {
    .object([
      ("step", .text(rule.step)),
      ("rule", .text(rule.id.description)),
      ("state", state),
      ("phase", .text(rule.phase.rawValue)),
      ("earliest", earliest),
      ("says", .text(rule.says)),
      ("missing", missing),
    ])
  }

  static func source(_ source: Source) -> JSON {
    .object([
      ("title", .text(source.title)),
      ("url", .optional(source.url)),
      ("published", .optional(source.published?.description)),
      ("publisher", .text(source.publisher)),
      ("kind", .text(source.kind.rawValue)),
      ("weak", .bool(source.isWeak)),
    ])
  }
}

/// What several destinations of an answer have in common, kept while they are written one after another.
private final class DestinationParts: Sendable {
  private struct Kept {
    var sources: [Int: JSON] = [:]
    var alike: [StateCode: DestinationJSON] = [:]
  }

  private let answer: Answer
  private let kept = Mutex(Kept())
  /// Those that stand for others as well as for themselves.
  private let examples: Set<StateCode>

  init(_ answer: Answer) {
    self.answer = answer
    examples = Set(answer.results.filter { $0.workedOutFor != $0.to }.map(\.workedOutFor))
  }

  func json(at index: Int) -> JSON {
    let result = answer.results[index]
    return kept.withLock { kept in
      if let example = kept.alike[result.workedOutFor] { return example.json(for: result, recoded: true) }
      let isExample = examples.contains(result.workedOutFor)
      let made = DestinationJSON(answer, result, isExample: isExample, sources: &kept.sources)
      if isExample { kept.alike[result.workedOutFor] = made }
      return made.json(for: result, recoded: false)
    }
  }
}

/// One destination of an answer. A bar or a step stands under many routes, and is made once; so is a list of them, which
/// is the same for most routes.
private final class DestinationJSON {
  private let answer: Answer
  private let forms: AnswerForms
  private let to: StateCode
  private let missing: SharedJSON
  private var routes = SharedJSON(.null)
  private var allBars = SharedJSON(.null)
  private var bars = KeptLists()
  private var steps = KeptLists()

  init(_ answer: Answer, _ result: DestinationResult, isExample: Bool, sources: inout [Int: JSON]) {
    self.answer = answer
    forms = answer.forms
    to = result.to
    missing = SharedJSON(forms.facts(result.lacking, at: to), isLasting: isExample)
    for bar in result.bars {
      bars.items[bar.compiled.index] = .shared(SharedJSON(self.bar(bar, &sources)))
    }
    for step in result.routes.lazy.flatMap(\.steps) where steps.items[step.compiled.index] == nil {
      let filled = JSON.filled(
        forms.step(step.compiled),
        [
          .text(step.state.rawValue), .optional(step.earliest?.description), forms.facts(step.lacking, at: to),
        ])
      steps.items[step.compiled.index] = .shared(SharedJSON(filled))
    }
    allBars = bars.list(of: result.bars.map(\.compiled.index), isLasting: isExample)
    let routes = result.routes.map { route($0) }
    self.routes = SharedJSON(.list(routes), isLasting: isExample)
  }

  func json(for result: DestinationResult, recoded: Bool) -> JSON {
    let name = answer.name(result.to)
    let distance = answer.distances[result.to]
    func part(_ part: SharedJSON) -> JSON { recoded ? .recoded(part, code: result.to.text) : .shared(part) }
    var pairs: [(String, JSON)] = [
      ("to", .text(result.to.text)),
      ("name", .text(name)),
      ("finding", .text(result.finding.rawValue)),
      ("says", .text(Words.meaning(result.finding, name))),
      ("rests_on_weak_sources", .texts(result.restsOnWeak)),
      ("because", .texts(result.because.map(\.description))),
      (
        "km_from_sender",
        distance.map { .object([("km", .number($0.km)), ("plus_minus", .number($0.plusMinus))]) } ?? .null
      ),
      ("missing", part(missing)),
      ("routes", part(routes)),
      ("bars", part(allBars)),
      (
        "deadlines",
        .list(
          result.deadlines.map {
            .object([
              ("rule", .text($0.rule.id.description)), ("until", .text($0.until.description)),
              ("says", .text($0.rule.says)),
            ])
          })
      ),
      ("persuasive_elsewhere", .texts(result.persuasive.map(\.description))),
      ("refusals", .texts(result.refusals.map(\.description))),
      ("arrangements", .list(answer.arrangements(to: result.to).map(arrangement))),
    ]
    if !result.withinDay.isEmpty {
      pairs.append(
        (
          "within_day",
          .list(
            result.withinDay.map {
              .object([("from", .text($0.from.description)), ("finding", .text($0.finding.rawValue))])
            })
        ))
    }
    if !result.faults.isEmpty { pairs.append(("faults", .texts(result.faults))) }
    if let tree = answer.explanations[result.to] { pairs.append(("explanation", answer.explanation(tree))) }
    return .object(pairs)
  }

  /// With a known date, fewer events may have been public.
  private func arrangement(_ arrangement: Arrangement) -> JSON {
    guard answer.question.known == nil else { return answer.arrangementJSON(arrangement) }
    return forms.arrangement(arrangement.id) { answer.arrangementJSON(arrangement) }
  }

  private func route(_ route: RouteResult) -> JSON {
    // A route that is closed anyway shows what closes it; all bars stand once beside the routes.
    let isClosed = route.finding.isClosed
    let shown = route.bars.lazy.filter { !isClosed || $0.judgement.truth == .true }.map(\.compiled.index)
    let owed = route.finding == .noAuthority ? [] : route.steps.map(\.compiled.index)
    let authority: [(String, JSON)] = [
      ("truth", .text(Answer.text(route.authority.truth))),
      ("missing", forms.facts(route.authority.lacking, at: to)),
      ("conditions", .list(route.conditions.map(part))),
    ]
    return .filled(
      forms.route(route.route, of: answer.question.sender),
      [
        .optional(route.arrangement?.text),
        .text(route.finding.rawValue),
        .object(authority),
        .shared(bars.list(of: Array(shown))),
        .shared(steps.list(of: owed)),
        forms.facts(route.lacking, at: to),
        .list(answer.norms.doubts(route.lacking).map { forms.doubt($0, in: answer) }),
      ])
  }

  private func part(_ part: AuthorityPart) -> JSON {
    let truth = JSON.text(Answer.text(part.judgement.truth))
    let missing = forms.facts(part.judgement.lacking, at: to)
    switch part.what {
    case .rule(let id): return .filled(forms.part(id), [truth, missing])
    case .arrangement(let id):
      return .object([("arrangement", .optional(id?.text)), ("truth", truth), ("missing", missing)])
    case .thirdCountry: return .object([("third_country", .bool(true)), ("truth", truth), ("missing", missing)])
    }
  }

  private func bar(_ bar: RuleResult, _ sources: inout [Int: JSON]) -> JSON {
    .filled(
      forms.bar(bar.compiled, bar.compiledNorm),
      [
        .text(Answer.text(bar.judgement.truth)), forms.facts(bar.judgement.lacking, at: to),
        cited(by: bar, &sources),
      ])
  }

  /// With a known date, what a rule cites depends on it, and is kept for this answer only.
  private func cited(by bar: RuleResult, _ sources: inout [Int: JSON]) -> JSON {
    let index = bar.compiled.index
    if let cited = sources[index] { return cited }
    func list() -> [Source] { answer.sources(of: bar.rule, bar.norm) }
    let cited =
      answer.question.known == nil ? forms.sources(of: bar.compiled, list) : JSON.list(list().map(Answer.source))
    let shared = JSON.shared(SharedJSON(cited, isLasting: true))
    sources[index] = shared
    return shared
  }
}

/// Items by the index of their rule, and lists of them, each made once.
private struct KeptLists {
  var items: [Int: JSON] = [:]
  private var lists: [(indices: [Int], list: SharedJSON)] = []

  mutating func list(of indices: [Int], isLasting: Bool = false) -> SharedJSON {
    if let known = lists.first(where: { $0.indices == indices }) { return known.list }
    let list = SharedJSON(.list(indices.map { items[$0] ?? .null }), isLasting: isLasting)
    lists.append((indices, list))
    return list
  }
}
