extension Geodesic.Problem {
  /// What is known before Newton's method starts.
  enum Start {
    /// The ends are so near that the sphere's answer is exact.
    case length(Double)
    /// A first azimuth at the first end.
    case azimuth(Trigonometry.Pair)
  }

  /// The spherical solution; near the antipode that of the plane problem (the astroid) that the geodesics tend to there.
  func start() -> Start {
    let beta1 = first.beta
    let beta2 = second.beta
    let sineGap = beta2.sine * beta1.cosine - beta2.cosine * beta1.sine
    let cosineGap = beta2.cosine * beta1.cosine + beta2.sine * beta1.sine
    let sineSum = beta2.sine * beta1.cosine + beta2.cosine * beta1.sine

    var omega = lambdaPair
    var dn = 1.0
    let isShort = cosineGap >= 0 && sineGap < 0.5 && beta2.cosine * lambda < 0.5
    if isShort {
      let s = beta1.sine + beta2.sine
      let c = beta1.cosine + beta2.cosine
      dn = (1 + Geodesic.secondEccentricity2 * (s * s) / (s * s + c * c)).squareRoot()
      omega = Trigonometry.pair(radians: lambda / (Geodesic.polarRatio * dn))
    }
    let square = omega.sine * omega.sine
    var alpha = Trigonometry.Pair(
      sine: beta2.cosine * omega.sine,
      cosine: omega.cosine >= 0
        ? sineGap + beta2.cosine * beta1.sine * square / (1 + omega.cosine)
        : sineSum - beta2.cosine * beta1.sine * square / (1 - omega.cosine))
    let sineSigma = Trigonometry.hypotenuse(alpha.sine, alpha.cosine)
    let cosineSigma = beta1.sine * beta2.sine + beta1.cosine * beta2.cosine * omega.cosine

    if isShort, sineSigma < Geodesic.shortArc {
      return .length(Trigonometry.arcTangent(sineSigma, cosineSigma) * Geodesic.polarRadius * dn)
    }
    let nearAntipode = 6 * Geodesic.thirdFlattening * Double.pi * beta1.cosine * beta1.cosine
    if cosineSigma < 0, sineSigma < nearAntipode {
      alpha = nearlyAntipodal(sineSum: sineSum)
    }
    // Written so that NaN passes and ends the iteration.
    let fails = alpha.sine <= 0
    return .azimuth(fails ? Trigonometry.Pair(sine: 1, cosine: 0) : alpha.normalised())
  }

  /// Coordinates with the antipode as origin, scaled so that the singular point is at x = −1, y = 0.
  private func nearlyAntipodal(sineSum: Double) -> Trigonometry.Pair {
    let beta1 = first.beta
    let beta2 = second.beta
    let epsilon = Geodesic.epsilon(beta1.sine * beta1.sine * Geodesic.secondEccentricity2)
    let scale = Geodesic.flattening * beta1.cosine * Geodesic.a3(epsilon) * Double.pi
    let x = Trigonometry.arcTangent(-lambdaPair.sine, -lambdaPair.cosine) / scale
    let y = sineSum / (scale * beta1.cosine)
    if y > -Geodesic.tolerance1, x > -1 - 1000 * Geodesic.tolerance2 {
      let sine = min(1, -x)
      return Trigonometry.Pair(sine: sine, cosine: -max(0, 1 - sine * sine).squareRoot())
    }
    let k = Self.astroid(x, y)
    let omega = Trigonometry.pair(radians: scale * -x * k / (1 + k))
    let cosine = -omega.cosine
    return Trigonometry.Pair(
      sine: beta2.cosine * omega.sine,
      cosine: sineSum - beta2.cosine * beta1.sine * omega.sine * omega.sine / (1 - cosine))
  }

  /// The positive root of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0, the paper's equation (55).
  private static func astroid(_ x: Double, _ y: Double) -> Double {
    let p = x * x
    let q = y * y
    let r = (p + q - 1) / 6
    if q == 0, r <= 0 { return 0 }
    let s = p * q / 4
    let r3 = r * r * r
    let discriminant = s * (s + 2 * r3)
    var u = r
    if discriminant >= 0 {
      var cubed = s + r3
      // The sign that adds sizes; u comes out the same.
      cubed += cubed < 0 ? -discriminant.squareRoot() : discriminant.squareRoot()
      let t = Trigonometry.cubeRoot(cubed)
      u += t + (t != 0 ? r * r / t : 0)
    } else {
      let angle = Trigonometry.arcTangent((-discriminant).squareRoot(), -(s + r3))
      u += 2 * r * Trigonometry.pair(radians: angle / 3).cosine
    }
    let v = (u * u + q).squareRoot()
    let sum = u < 0 ? q / (v - u) : u + v
    let w = (sum - q) / (2 * v)
    return sum / ((sum + w * w).squareRoot() + w)
  }
}
