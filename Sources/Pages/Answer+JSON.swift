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
      ("destinations", destinationsJSON),
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

  func explanation(_ tree: Explanation) -> JSON {
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

  func arrangementJSON(_ arrangement: Arrangement) -> JSON {
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
    .filled(forms.question(missing.declaration), [Answer.json(missing.key), .number(missing.settles)])
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
