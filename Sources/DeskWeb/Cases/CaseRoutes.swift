internal import Desks

extension DeskRoutes {
  /// Cases: the list, one case with all that is done to it, what goes in and out.
  static let cases: [DeskRoute] = []
}
