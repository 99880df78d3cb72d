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
    .object([
      ("step", .text(step.rule.step)),
      ("rule", .text(step.rule.id.description)),
      ("state", .text(step.state.rawValue)),
      ("phase", .text(step.rule.phase.rawValue)),
      ("earliest", .optional(step.earliest?.description)),
      ("says", .text(step.rule.says)),
      ("missing", .list(missing.map(json))),
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
    var sources: [RuleID: JSON] = [:]
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

/// One destination of an answer. A bar or a step stands under many routes, and is made once.
private struct DestinationJSON {
  private let answer: Answer
  private let to: StateCode
  private let missing: SharedJSON
  private var routes = SharedJSON(.null)
  private var allBars = SharedJSON(.null)
  private var bars: [Int: JSON] = [:]
  private var steps: [Int: JSON] = [:]

  init(_ answer: Answer, _ result: DestinationResult, isExample: Bool, sources: inout [RuleID: JSON]) {
    self.answer = answer
    to = result.to
    missing = SharedJSON(.list(answer.norms.missing(result).map(Answer.json)), isLasting: isExample)
    for bar in result.bars { bars[bar.compiled.index] = .shared(SharedJSON(self.bar(bar, &sources))) }
    for step in result.routes.lazy.flatMap(\.steps) where steps[step.compiled.index] == nil {
      let missing = answer.norms.missing(step.lacking, at: to)
      steps[step.compiled.index] = .shared(SharedJSON(Answer.step(step, missing: missing)))
    }
    allBars = SharedJSON(.list(result.bars.map(shared)), isLasting: isExample)
    routes = SharedJSON(.list(result.routes.map(route)), isLasting: isExample)
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
      ("arrangements", .list(answer.arrangements(to: result.to).map(answer.arrangementJSON))),
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

  private func keys(_ lacking: Unknown) -> JSON { .list(answer.norms.missing(lacking, at: to).map(Answer.json)) }

  private func shared(_ bar: RuleResult) -> JSON { bars[bar.compiled.index] ?? .null }

  private func route(_ route: RouteResult) -> JSON {
    // A route that is closed anyway shows what closes it; all bars stand once beside the routes.
    let bars = route.bars.filter { !route.finding.isClosed || $0.truth == .true }
    return .object([
      ("route", .text(route.route.opener.value.description)),
      ("name", .text(route.route.name)),
      ("arrangement", .optional(route.arrangement?.text)),
      ("finding", .text(route.finding.rawValue)),
      (
        "authority",
        .object([
          ("truth", .text(Answer.text(route.authority.truth))),
          ("missing", keys(route.authority.lacking)),
          ("conditions", .list(route.conditions.map(part))),
        ])
      ),
      ("bars", .list(bars.map(shared))),
      ("steps", .list(route.finding == .noAuthority ? [] : route.steps.map { steps[$0.compiled.index] ?? .null })),
      ("missing", keys(route.lacking)),
      ("doubts", .texts(answer.norms.doubts(route.lacking).map { Words.doubt($0, answer) })),
    ])
  }

  private func part(_ part: AuthorityPart) -> JSON {
    let what: (String, JSON) =
      switch part.what {
      case .rule(let id): ("rule", .text(id.description))
      case .arrangement(let id): ("arrangement", .optional(id?.text))
      case .thirdCountry: ("third_country", .bool(true))
      }
    return .object([
      what, ("truth", .text(Answer.text(part.truth))), ("missing", keys(part.judgement.lacking)),
    ])
  }

  private func bar(_ bar: RuleResult, _ sources: inout [RuleID: JSON]) -> JSON {
    let rule = bar.rule
    let norm = bar.norm
    let cited =
      sources[rule.id]
      ?? .shared(SharedJSON(.list(answer.sources(of: rule, norm).map(Answer.source)), isLasting: true))
    sources[rule.id] = cited
    return .object([
      ("rule", .text(rule.id.description)),
      ("truth", .text(Answer.text(bar.truth))),
      ("says", .text(rule.says)),
      ("norm", .text(norm.title)),
      ("cite", .text(norm.cite)),
      ("passage", rule.passage.isEmpty ? .null : .text(rule.passage)),
      ("basis", .text((rule.basis ?? norm.basis).rawValue)),
      ("until", .texts(rule.until.map(\.value.description))),
      ("missing", keys(bar.judgement.lacking)),
      ("sources", cited),
    ])
  }
}
