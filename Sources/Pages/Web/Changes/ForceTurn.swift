internal import Register
internal import Safeguards

/// A day on which the force of a norm changed for a State.
struct ForceTurn {
  let norm: Norm
  let state: StateCode
  let span: ForceSpan

  /// Those after a day and through another, in the order of the days.
  static func all(after from: CivilDate, through to: CivilDate, _ context: PageContext) -> [ForceTurn] {
    let turns = context.view.corpus.norms.flatMap { norm in
      BoundStates(norm, context).senders.flatMap { state in
        context.site.norms.forceLine(of: norm.id, for: state, known: context.clocks.known)
          .filter { $0.from.map { from < $0 && $0 <= to } ?? false }
          .map { ForceTurn(norm: norm, state: state, span: $0) }
      }
    }
    return turns.sorted {
      ($0.span.from?.days ?? 0, $0.norm.id.text, $0.state) < ($1.span.from?.days ?? 0, $1.norm.id.text, $1.state)
    }
  }
}
