/// The lists of the API.
package enum APICollection: String, CaseIterable, Sendable {
  case arrangements, norms, states, sources, transfers

  /// Whether its items have addresses of their own; a transfer has none, it stands in its arrangement.
  var hasItems: Bool { self != .transfers }
}
