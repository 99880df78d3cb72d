extension DeskRoutes {
  /// Follow-ups, attempts to reach somebody, signs of an onward removal.
  static let welfare: [DeskRoute] = []
}
