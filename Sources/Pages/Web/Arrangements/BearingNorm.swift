import Register

/// A norm that bears on an arrangement, and why the register says so.
struct BearingNorm {
  enum Reason: String, CaseIterable {
    /// A condition in it names the arrangement or its destination.
    case names
    /// It opens a route of the sender that goes by such an arrangement.
    case opens
    /// It is required on such a route.
    case required
  }

  let norm: Norm
  let reasons: [Reason]

  /// Those of the sender, in the order of the register.
  static func all(on arrangement: Arrangement, in corpus: Corpus) -> [BearingNorm] {
    let routes = (corpus.profiles.first { $0.code == arrangement.sender }?.routes ?? [])
      .filter { $0.arrangementKinds.contains(arrangement.kind) }
    let openers = Set(routes.map(\.opener.value.norm))
    let required = Set(routes.flatMap(\.requires).map(\.value.norm))
    // As a CEL text: `'LBY'`, `"LBY"`.
    let names = ([arrangement.id.text] + arrangement.to.map(\.text)).flatMap { ["'\($0)'", "\"\($0)\""] }
    return corpus.norms.compactMap { norm in
      if case .sender(let sender) = norm.binds.value, sender != arrangement.sender { return nil }
      var reasons: [Reason] = []
      if conditions(of: norm).contains(where: { condition in names.contains { condition.contains($0) } }) {
        reasons.append(.names)
      }
      if openers.contains(norm.id) { reasons.append(.opens) }
      if required.contains(norm.id) { reasons.append(.required) }
      return reasons.isEmpty ? nil : BearingNorm(norm: norm, reasons: reasons)
    }
  }

  private static func conditions(of norm: Norm) -> [String] {
    let rules = norm.rules.flatMap { [$0.when, $0.unless, $0.done, $0.earliest, $0.deadline] }
    return (rules + [norm.covers] + norm.acts.map(\.people)).compactMap { $0?.value }
  }
}
