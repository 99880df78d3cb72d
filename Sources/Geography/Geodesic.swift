/// The shortest way between two places on the WGS 84 ellipsoid.
///
/// Charles F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), 43–55,
/// doi:10.1007/s00190-012-0578-z, as his GeographicLib (MIT licence, see NOTICE) does it, reduced to what a length
/// needs on this one ellipsoid. It converges for every pair of places, nearly antipodal ones too, where Vincenty's
/// formula does not; that is why it was chosen. Tests hold it to GeographicLib's own answers.
///
/// The letters are the paper's: `beta` is reduced latitude, `alpha` azimuth, `sigma` arc length on the auxiliary sphere,
/// `lambda` and `omega` longitudes on the ellipsoid and on that sphere.
package enum Geodesic {
  static let equatorialRadius = 6_378_137.0
  static let flattening = 1 / 298.257_223_563
  static let polarRatio = 1 - flattening
  static let polarRadius = equatorialRadius * polarRatio
  static let eccentricity2 = flattening * (2 - flattening)
  static let secondEccentricity2 = eccentricity2 / (polarRatio * polarRatio)
  static let thirdFlattening = flattening / (2 - flattening)

  static let tiny = Double.leastNormalMagnitude.squareRoot()
  static let tolerance0 = Double.ulpOfOne
  static let tolerance1 = 200 * tolerance0
  static let tolerance2 = tolerance0.squareRoot()
  /// Below this arc the sphere's answer is exact to rounding.
  static let shortArc = 0.1 * tolerance2 / (0.5 * max(0.001, flattening) * (1 - flattening / 2)).squareRoot()

  /// The distance in metres, right to well under a millimetre; NaN if a latitude lies outside ±90° or nothing is finite.
  package static func metres(from start: GeographicPoint, to end: GeographicPoint) -> Double {
    guard start.latitude.magnitude <= 90, end.latitude.magnitude <= 90,
      start.longitude.isFinite, end.longitude.isFinite
    else { return .nan }
    let problem = Problem(start, end)
    if let metres = problem.alongMeridian() ?? problem.alongEquator() { return metres }
    return problem.inGeneral()
  }
}

extension Geodesic {
  /// One end of a geodesic, by its reduced latitude.
  struct End {
    var beta: Trigonometry.Pair
    /// √(1 + e′² sin² β)
    var dn: Double

    init(latitude: Double) {
      var pair = Trigonometry.pair(degrees: latitude)
      pair.sine *= polarRatio
      beta = pair.normalised()
      beta.cosine = max(tiny, beta.cosine)  // a pole keeps a direction
      dn = 1
    }

    mutating func finish() { dn = (1 + secondEccentricity2 * beta.sine * beta.sine).squareRoot() }
  }

  /// The two ends brought to one form: 0 ≤ λ ≤ 180°, the first end south and at least as far from the equator.
  struct Problem {
    var first: End
    var second: End
    var isPolar: Bool
    var lambda: Double
    var lambdaPair: Trigonometry.Pair
    /// 180° less the difference of longitudes, without the loss of a subtraction.
    var supplement: Double

    init(_ start: GeographicPoint, _ end: GeographicPoint) {
      var (difference, rest) = Problem.difference(start.longitude, end.longitude)
      if difference < 0 { (difference, rest) = (-difference, -rest) }
      lambda = Trigonometry.radians(difference)
      lambdaPair = Trigonometry.pair(degrees: difference, rest: rest)
      supplement = (180 - difference) - rest

      var one = Trigonometry.rounded(start.latitude)
      var two = Trigonometry.rounded(end.latitude)
      if one.magnitude < two.magnitude { swap(&one, &two) }
      if one > 0 { (one, two) = (-one, -two) }
      isPolar = one == -90
      first = End(latitude: one)
      second = End(latitude: two)
      // Where the reduced latitudes are equal but for rounding they are made equal: alpha2 is computed from the gap.
      if first.beta.cosine < -first.beta.sine {
        if second.beta.cosine == first.beta.cosine {
          second.beta.sine = second.beta.sine < 0 ? first.beta.sine : -first.beta.sine
        }
      } else if second.beta.sine.magnitude == -first.beta.sine {
        second.beta.cosine = first.beta.cosine
      }
      first.finish()
      second.finish()
    }

    /// `y - x` in [-180, 180], as a rounded value and what rounding took.
    private static func difference(_ x: Double, _ y: Double) -> (Double, Double) {
      let (sum, rest) = exactSum((-x).remainder(dividingBy: 360), y.remainder(dividingBy: 360))
      return exactSum(sum.remainder(dividingBy: 360), rest)
    }

    private static func exactSum(_ u: Double, _ v: Double) -> (Double, Double) {
      let sum = u + v
      let up = sum - v
      return (sum, 0 - ((up - u) + ((sum - up) - v)))
    }
  }
}
