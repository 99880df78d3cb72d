/// How far a State is from a sender, and how wrong that may be.
package struct Distance: Hashable, Sendable {
  /// Metres along the WGS 84 ellipsoid; 0 where the outlines meet or overlap.
  package var metres: Double
  /// The true figure lies within `metres` ± this, as far as the maps' errors are known.
  package var plusMinus: Double

  package init(metres: Double, plusMinus: Double) {
    self.metres = metres
    self.plusMinus = plusMinus
  }
}
