internal import Register
internal import Safeguards

/// How the force of a norm, or of one of its rules, changed for one State, as far as the day of the page.
struct ForceLine {
  let state: StateCode
  /// `nil`: the norm as a whole.
  let rule: Rule?
  /// Another norm, which changed the force of that of the page.
  let actor: Norm?
  let spans: [ForceSpan]
  /// Whether the norm binds several States, so that the line must name its own.
  private let isShared: Bool

  /// One line for a State that is bound, or one for each State that sends and is party to the treaty; and one for each
  /// rule upon which other norms act alone.
  static func all(of norm: Norm, _ context: PageContext) -> [ForceLine] {
    let norms = context.site.norms
    let bound = BoundStates(norm, context).senders
    return bound.flatMap { state -> [ForceLine] in
      let known = context.clocks.known
      func line(_ rule: Rule?, _ spans: [ForceSpan]) -> ForceLine? {
        let seen = spans.filter { $0.from.map { $0 <= context.clocks.effectiveDay } ?? true }
        guard seen.count > 1 || seen.first?.state != .notInForce else { return nil }
        return ForceLine(state: state, rule: rule, actor: nil, spans: seen, isShared: bound.count > 1)
      }
      let rules = norm.rules.filter { rule in
        norms.ruleIndex[rule.id].map { !norms.rules[$0].acts.isEmpty } ?? false
      }
      return [line(nil, norms.forceLine(of: norm.id, for: state, known: known))].compactMap { $0 }
        + rules.compactMap { line($0, norms.forceLine(of: $0.id, for: state, known: known)) }
    }
  }

  /// The lines of those norms that changed the force of some line, for beside it.
  static func actors(of lines: [ForceLine], _ norm: Norm, _ context: PageContext) -> [ForceLine] {
    guard let state = lines.first?.state, lines.allSatisfy({ $0.state == state }) else { return [] }
    var seen: Set<NormID> = [norm.id]
    return lines.flatMap(\.spans).flatMap(\.changes).map(\.norm).filter { seen.insert($0).inserted }.compactMap { id in
      guard let actor = context.view.norm(id) else { return nil }
      let spans = context.site.norms.forceLine(of: id, for: state, known: context.clocks.known)
        .filter { $0.from.map { $0 <= context.clocks.effectiveDay } ?? true }
      return ForceLine(state: state, rule: nil, actor: actor, spans: spans, isShared: false)
    }
  }

  /// What holds on the day of the page.
  var current: ForceSpan? { spans.last }

  func name(_ context: PageContext) -> String {
    let what = actor?.title ?? rule.map { "#\($0.id.name)" }
    guard isShared else { return what ?? context.say(.normWhole) }
    return what.map { context.say(.normForceFor, ["state": .text(context.name(state)), "what": .text($0)]) }
      ?? context.name(state)
  }

  /// Why a span began, each reason with a link.
  static func reasons(_ span: ForceSpan, _ context: PageContext) -> [HTML] {
    span.changes.map { change in
      let title = context.view.norm(change.norm)?.title ?? change.norm.text
      return context.say(phrase(change), html: ["norm": context.anchor(.norm(change.norm), title)])
    }
  }

  private static func phrase(_ change: ForceChange) -> Phrase {
    switch (change.cause, change.begins) {
    case (.own, true): .forceOwnBegins
    case (.own, false): .forceOwnEnds
    case (.act(.suspends), true): .forceSuspended
    case (.act(.vacates), true): .forceVacated
    case (.act(.ends), true): .forceEnded
    case (.act(.suspends), false), (.act(.ends), false): .forceRevived
    case (.act(.vacates), false): .forceUnvacated
    case (.act(.amends), true), (.amended, true): .forceAmendedBegins
    case (.act(.amends), false), (.amended, false): .forceAmendedEnds
    case (.membership, true): .forcePartyBegins
    case (.membership, false): .forcePartyEnds
    }
  }

  func json(_ context: PageContext) -> JSON {
    .object([
      ("state", .text(state.text)), ("rule", .optional(rule?.id.description)),
      (
        "spans",
        .list(
          spans.map { span in
            .object([
              ("from", .optional(span.from?.description)), ("until", .optional(span.until?.description)),
              ("force", .text(span.state.rawValue)),
              (
                "because",
                .list(
                  span.changes.map { change in
                    .object([("norm", .text(change.norm.text)), ("why", .text(ForceLine.phrase(change).rawValue))])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
