internal import Kleene
internal import Register
package import Safeguards

extension Answer {
  /// The stable, documented form (`docs/guide/json.md`): keys may be added, never renamed.
  package var json: JSON {
    .object([
      ("case", .text(file.name)),
      ("sender", .text(question.sender.text)),
      ("day", .text(question.day.description)),
      ("known", .optional(question.known?.description)),
      ("engine", .text(engine)),
      ("register", .text(registerDigest)),
      ("facts", factsJSON),
      ("undated_facts_taken_as_true", .bool(takesUndatedFacts)),
      ("destinations", .list(results.map(destination))),
      ("ask_next", .list(missing.map(ask))),
    ])
  }

  /// The facts as they were given: what a receipt needs to compute the answer again.
  package var factsJSON: JSON {
    .object(
      file.facts.map { stated in
        if stated.values.count == 1, stated.values[0].from == nil {
          return (stated.key.description, Answer.value(stated.values[0].value))
        }
        return (
          stated.key.description,
          .list(
            stated.values.map { entry in
              var pairs = [("value", Answer.value(entry.value))]
              if let from = entry.from { pairs.append(("from", .text(from.description))) }
              return .object(pairs)
            })
        )
      })
  }

  private static func value(_ value: FactValue) -> JSON {
    switch value {
    case .truth(let flag): .bool(flag)
    case .states(let codes, let isComplete): .texts(codes.map(\.text) + (isComplete ? [] : ["more"]))
    case .count(let n): .number(n)
    case .unknown, .date, .moment, .state, .choice: .text(value.description)
    }
  }

  private func destination(_ result: DestinationResult) -> JSON {
    var pairs: [(String, JSON)] = [
      ("to", .text(result.to.text)),
      ("name", .text(name(result.to))),
      ("finding", .text(result.finding.rawValue)),
      ("says", .text(Words.meaning(result.finding, name(result.to)))),
      ("rests_on_weak_sources", .texts(result.restsOnWeak)),
      ("because", .texts(result.because.map(\.description))),
      (
        "km_from_sender",
        distances[result.to].map { .object([("km", .number($0.km)), ("plus_minus", .number($0.plusMinus))]) } ?? .null
      ),
      ("missing", .texts(result.missing.map(\.description))),
      ("routes", .list(result.routes.map(route))),
      ("bars", .list(result.bars.map(bar))),
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
      ("arrangements", .list(arrangements(to: result.to).map(arrangement))),
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
    if let tree = explanations[result.to] { pairs.append(("explanation", explanation(tree))) }
    return .object(pairs)
  }

  private func route(_ route: RouteResult) -> JSON {
    .object([
      ("route", .text(route.route.opener.value.description)),
      ("name", .text(route.route.name)),
      ("arrangement", .optional(route.arrangement?.text)),
      ("finding", .text(route.finding.rawValue)),
      ("authority", authority(route)),
      // A route that is closed anyway shows what closes it; all bars stand once beside the routes.
      ("bars", .list(route.bars.filter { !route.finding.isClosed || $0.report.truth == .true }.map(bar))),
      ("steps", .list(route.finding == .noAuthority ? [] : route.steps.map(Answer.step))),
      ("missing", .texts(route.missing.map(\.description))),
      ("doubts", .texts(route.doubts.map { Words.doubt($0, self) })),
    ])
  }

  private func authority(_ route: RouteResult) -> JSON {
    .object([
      ("truth", .text(Answer.text(route.authority.truth))),
      ("missing", .texts(route.authority.missing.map(\.description))),
      ("conditions", .list(route.conditions.map(part))),
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
      what, ("truth", .text(Answer.text(part.report.truth))),
      ("missing", .texts(part.report.missing.map(\.description))),
    ])
  }

  private func bar(_ bar: RuleResult) -> JSON {
    .object([
      ("rule", .text(bar.rule.id.description)),
      ("truth", .text(Answer.text(bar.report.truth))),
      ("says", .text(bar.rule.says)),
      ("norm", .text(bar.norm.title)),
      ("cite", .text(bar.norm.cite)),
      ("passage", bar.rule.passage.isEmpty ? .null : .text(bar.rule.passage)),
      ("basis", .text((bar.rule.basis ?? bar.norm.basis).rawValue)),
      ("until", .texts(bar.rule.until.map(\.value.description))),
      ("missing", .texts(bar.report.missing.map(\.description))),
      ("sources", .list(sources(of: bar.rule, bar.norm).map(Answer.source))),
    ])
  }

  static func step(_ step: StepResult) -> JSON {
    .object([
      ("step", .text(step.rule.step)),
      ("rule", .text(step.rule.id.description)),
      ("state", .text(step.state.rawValue)),
      ("phase", .text(step.rule.phase.rawValue)),
      ("earliest", .optional(step.earliest?.description)),
      ("says", .text(step.rule.says)),
      ("missing", .texts(step.missing.map(\.description))),
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

  private func arrangement(_ arrangement: Arrangement) -> JSON {
    let events = arrangement.events.filter { isKnown($0.claim, of: arrangement) }
    return .object([
      ("arrangement", .text(arrangement.id.text)),
      ("title", .text(arrangement.title)),
      ("kind", .text(arrangement.kind.rawValue)),
      ("text_published", .text(arrangement.textPublished.rawValue)),
      (
        "events",
        .list(
          events.map {
            .object([
              ("date", .optional($0.date?.description)), ("stage", .text($0.stage.rawValue)),
              ("claim", .text($0.claim.claim)), ("by", .text($0.claim.by)),
            ])
          })
      ),
    ])
  }

  private func ask(_ missing: MissingFact) -> JSON {
    .object([
      ("fact", .text(missing.key.description)),
      ("question", .text(missing.declaration.question)),
      ("settles", .number(missing.settles)),
      ("help", .text(missing.declaration.help)),
      ("type", .text(missing.declaration.type.rawValue)),
      ("law", .texts(missing.declaration.law.map(\.text))),
    ])
  }

  private func explanation(_ tree: Explanation) -> JSON {
    var pairs: [(String, JSON)] = [
      ("asked", .text(Words.subject(tree.subject))), ("came_to", .text(Answer.text(tree.truth))),
    ]
    if let finding = tree.finding { pairs[1].1 = .text(finding.rawValue) }
    if !tree.facts.isEmpty {
      pairs.append(("facts", .object(tree.facts.map { ($0.key.description, .text($0.value.description)) })))
    }
    if !tree.children.isEmpty { pairs.append(("children", .list(tree.children.map(explanation)))) }
    return .object(pairs)
  }

  static func text(_ truth: Truth) -> String {
    switch truth {
    case .true: "true"
    case .false: "false"
    case .unknown: "unknown"
    }
  }
}

extension Words {
  /// What a node of an explanation asks.
  package static func subject(_ subject: Explanation.Subject) -> String {
    switch subject {
    case .destination(let code): "destination \(code)"
    case .route(let id, let arrangement): "route \(id)" + (arrangement.map { " under \($0)" } ?? "")
    case .authority: "authority"
    case .bars: "bars"
    case .rule(let id): "rule \(id)"
    case .force(let id): "\(id) has force"
    case .act(let kind, let id): "\(id) \(kind.rawValue) it"
    case .condition(let part, let text): "\(part): \(text)"
    case .duty(let id): "duty \(id) discharged"
    case .arrangement(let id): id.map { "arrangement \($0) holds" } ?? "an arrangement of this kind"
    case .thirdCountry: "not the person's own country"
    }
  }
}
