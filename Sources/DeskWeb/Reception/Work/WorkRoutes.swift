extension DeskRoutes {
  /// Employers, openings, what fits whom, applications and placements.
  static let work: [DeskRoute] = []
}
