internal import Register
internal import Safeguards

/// Whom a norm binds.
struct BoundStates {
  let norm: Norm
  /// Those of them that send people, or whose law is in the register.
  let senders: [StateCode]

  init(_ norm: Norm, _ context: PageContext) {
    self.norm = norm
    switch norm.binds.value {
    case .sender(let code): senders = [code]
    case .parties(let treaty):
      let bound = context.site.norms.corpus.profiles.filter { profile in
        profile.memberships.contains { $0.treaty == treaty }
      }.map(\.code)
      let sending = Set(context.view.senders)
      senders = bound.filter(sending.contains).sorted { context.name($0) < context.name($1) }
    }
  }

  /// Whether it binds the State, as its own law or as a party; `treaties` are those that bind by membership.
  func includes(_ text: String) -> Bool {
    let isTreaty = if case .parties = norm.binds.value { true } else { false }
    return text == NormsPage.treaties ? isTreaty : senders.contains(StateCode(text))
  }

  func words(_ context: PageContext) -> HTML {
    switch norm.binds.value {
    case .sender(let code): context.anchor(.state(code), context.name(code))
    case .parties: HTML(context.say(.normParties))
    }
  }

  /// The force on the day of the page, the strongest of all that are bound.
  func force(_ forces: [StateCode: [NormID: ForceSpan.State]]) -> ForceSpan.State {
    let states = Set(senders.compactMap { forces[$0]?[norm.id] })
    return [.inForce, .depends, .disputed].first(where: states.contains) ?? .notInForce
  }

  /// Of every State that sends or has law of its own in the register.
  static func forces(_ context: PageContext) -> [StateCode: [NormID: ForceSpan.State]] {
    let owners = context.view.corpus.norms.compactMap { norm -> StateCode? in
      if case .sender(let code) = norm.binds.value { code } else { nil }
    }
    var forces: [StateCode: [NormID: ForceSpan.State]] = [:]
    for state in Set(owners + context.view.senders) {
      forces[state] = context.site.norms.force(
        on: context.clocks.effectiveDay, for: state, known: context.clocks.known)
    }
    return forces
  }
}
