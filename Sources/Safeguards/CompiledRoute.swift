package import Register

/// A class like the sender: routes are walked for each answer that is tried.
package final class CompiledRoute: Sendable {
  package let route: Route
  package let opener: Int
  package let requires: [Int]
  /// The opener, then what it requires.
  let conditions: [Int]
  /// Bars that concern only this route and some others, beside those that concern every route.
  package let ownBars: [Int]
  /// Duties that concern it.
  package let duties: [Int]
  let needsArrangement: Bool
  let requiresPublication: Bool
  let arrangementKinds: [Arrangement.Kind]

  init(route: Route, opener: Int, requires: [Int], ownBars: [Int], duties: [Int]) {
    self.route = route
    self.opener = opener
    self.requires = requires
    conditions = [opener] + requires
    self.ownBars = ownBars
    self.duties = duties
    needsArrangement = route.needsArrangement
    requiresPublication = route.requiresPublication
    arrangementKinds = route.arrangementKinds
  }
}
