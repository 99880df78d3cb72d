package import Register

/// One thing that the register says on the authority of sources: a claim, a rule, a day of force, an act.
package struct Statement: Sendable {
  /// The file in which it stands.
  package enum Owner: Hashable, Sendable, CustomStringConvertible {
    case norm(NormID)
    case arrangement(ArrangementID)
    case state(StateCode)

    package var description: String {
      switch self {
      case .norm(let id): id.text
      case .arrangement(let id): id.text
      case .state(let code): code.text
      }
    }
  }

  package enum Part: String, CaseIterable, Sendable {
    case event, scope, term, reception, transfer, retraction, force, refusal, rule, act, relation, membership

    /// What somebody claims, and not what law says or links.
    package var isClaim: Bool {
      switch self {
      case .event, .scope, .term, .reception, .transfer: true
      case .retraction, .force, .refusal, .rule, .act, .relation, .membership: false
      }
    }
  }

  package var owner: Owner
  package var part: Part
  /// Unique in the register: `usa-lby-2025#2025-05-07-denied`, `usa/ina-241b3#threat`.
  package var id: String
  package var date: SourceDate?
  /// What it says.
  package var line: ChangeLine
  /// Who says it.
  package var by: String
  /// Those that it cites, as its file describes them.
  package var sources: [Source]
  package var retraction: Retraction?

  /// The day from which it is known: that of its earliest source.
  package var knownFrom: CivilDate? { sources.compactMap(\.knownFrom).min() }
}
