/// A quick length of a geodesic, to choose between near equals before the exact one is computed.
///
/// The Andoyer–Lambert formula: the arc between the reduced latitudes' directions on the sphere, corrected in the first
/// order of the flattening (P. D. Thomas, Spheroidal Geodesics, Reference Systems and Local Geometry, 1970). Against
/// `Geodesic.metres` it is off by at most 46 m up to 130° of arc; beyond it is of no use.
enum Estimate {
  /// What it may be off by, in metres, where it says anything.
  static let error = 60.0

  /// The length in metres between two points near the surface; nil if they are too nearly antipodal.
  static func metres(from start: Vector, to end: Vector) -> Double? {
    let one = direction(start)
    let two = direction(end)
    let gap = one - two
    let square = gap.dot(gap)  // 2 − 2 cos σ
    guard square > 0 else { return 0 }
    guard square < 3.2 else { return nil }  // σ under 127°
    let sigma = 2 * Trigonometry.arcSine(square.squareRoot() / 2)
    let sine = Trigonometry.sine(sigma)
    let sum = one.z + two.z
    let x = (sigma - sine) * sum * sum / (4 - square)
    let y = (sigma + sine) * gap.z * gap.z / square
    return Geodesic.equatorialRadius * (sigma - Geodesic.flattening / 2 * (x + y))
  }

  /// The unit vector of the reduced latitude.
  private static func direction(_ point: Vector) -> Vector {
    let scaled = point / Vector(Geodesic.equatorialRadius, Geodesic.equatorialRadius, Geodesic.polarRadius)
    return scaled / scaled.length
  }
}
