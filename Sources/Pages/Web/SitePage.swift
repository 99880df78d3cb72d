/// One page of the site: its HTML and its JSON twin come from the same values.
package protocol SitePage: Sendable {
  /// Its heading, and its name in the window.
  func title(_ context: PageContext) -> String
  /// What stands between the head and the foot; the `h1` is in it.
  func body(_ context: PageContext) -> HTML
  /// The members of the JSON twin, after those that every twin has (`register`, `engine`, `day`, `known`).
  func json(_ context: PageContext) -> [(String, JSON)]
}
