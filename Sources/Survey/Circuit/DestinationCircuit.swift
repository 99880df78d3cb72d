package import Register
package import Safeguards

/// What a circuit says of sending a person to one destination at one time: the parts of a ``DestinationResult`` as
/// literals.
///
/// A class: it is handed about once a block for each destination, and copying its lists would count their references.
package final class DestinationCircuit: Sendable {
  /// A rule and what it comes to.
  package struct Bar: Sendable {
    package let rule: Int
    package let literal: Literal
  }

  package struct Step: Sendable {
    package let rule: Int
    package let applies: Literal
    package let done: Literal
    /// That the first moment at which transfer respects it has passed.
    package let passed: Literal
    /// True where it no longer stands in the way; nothing else of it is meant.
    package let discharged: Literal
  }

  package struct Part: Sendable {
    /// `nil` for an arrangement or for the nationality, which are no rules.
    package let rule: Int?
    package let literal: Literal
  }

  package struct RouteCircuit: Sendable {
    package let route: CompiledRoute
    package let arrangement: Int?
    package let parts: [Part]
    package let bars: [Bar]
    package let steps: [Step]
    package let authority: Literal
    package let bar: Literal
    /// True where every step before transfer is discharged.
    package let discharged: Literal
  }

  package let destination: StateCode
  /// That the destination is no country of the person's own; false hides the routes.
  package let thirdCountry: Literal
  package let bars: [Bar]
  package let routes: [RouteCircuit]

  /// Routes that differ in their authority alone; the headline over them is that of a route which any of them opens.
  ///
  /// The table of findings is monotone in the authority when bar and steps are the same: `barred` whatever it is; else
  /// `no-authority` only where all are false; else the one with the truest authority is the most open.
  package struct Group: Sendable, Hashable {
    package let bar: Literal
    package let authority: Literal
    package let discharged: Literal
  }
  package let groups: [Group]

  init(
    destination: StateCode, thirdCountry: Literal, bars: [Bar], routes: [RouteCircuit], groups: [Group]
  ) {
    self.destination = destination
    self.thirdCountry = thirdCountry
    self.bars = bars
    self.routes = routes
    self.groups = groups
  }

  /// Everything that a row's finding, its reasons and what is missing turn on.
  package var literals: [Literal] {
    var all = headlineLiterals + bars.map(\.literal)
    for route in routes {
      all += [route.authority, route.bar, route.discharged] + route.parts.map(\.literal)
      for step in route.steps { all += [step.applies, step.done, step.passed, step.discharged] }
    }
    return all
  }

  /// What the finding alone turns on.
  package var headlineLiterals: [Literal] {
    [thirdCountry] + groups.flatMap { [$0.bar, $0.authority, $0.discharged] }
  }
}
