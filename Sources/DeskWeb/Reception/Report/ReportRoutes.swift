extension DeskRoutes {
  /// What programmes delivered.
  static let reports: [DeskRoute] = []
}
