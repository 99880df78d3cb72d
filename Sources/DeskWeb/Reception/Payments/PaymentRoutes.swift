extension DeskRoutes {
  /// Payment runs from preparing to their results, and the ledger.
  static let payments: [DeskRoute] = []
}
