extension DeskRoutes {
  /// Complaints, past those who work with the participants.
  static let complaints: [DeskRoute] = []
}
