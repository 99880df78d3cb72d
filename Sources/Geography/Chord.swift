/// What the straight line through the Earth between two places says of the way along its surface.
///
/// A geodesic of WGS 84 bends everywhere at least as a circle of `largest` radius and at most as one of `smallest`, so a
/// chord shuts its length between the arcs of two circles. They are 0.3 % apart at 10,000 km and nothing at 0.
enum Chord {
  /// a²/b, at the poles.
  static let largest = Geodesic.equatorialRadius / Geodesic.polarRatio
  /// b²/a, along the meridian at the equator.
  static let smallest = Geodesic.equatorialRadius * Geodesic.polarRatio * Geodesic.polarRatio

  static func shortestArc(_ chord: Double) -> Double {
    2 * largest * Trigonometry.arcSine(min(1, chord / (2 * largest)))
  }

  static func longestArc(_ chord: Double) -> Double {
    2 * smallest * Trigonometry.arcSine(min(1, chord / (2 * smallest)))
  }

  /// The longest chord over which there may be a way no longer than the longest one over `chord`.
  static func limit(for chord: Double) -> Double {
    let angle = longestArc(chord) / (2 * largest)
    // Past the circle's own diameter chords tell nothing more.
    return chord >= 2 * smallest || angle >= Double.pi / 2 ? .infinity : 2 * largest * Trigonometry.sine(angle)
  }
}
