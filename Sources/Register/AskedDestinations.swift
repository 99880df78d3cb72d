/// Which destinations somebody asks about.
package enum AskedDestinations: Hashable, Sendable {
  /// Those with which the sender has, or is said to have, an arrangement, and those of which the case says something.
  case arranged
  /// Every State but the sender.
  case all
  case some([StateCode])
}
