extension Geodesic.Problem {
  /// Where a geodesic that leaves the first end under some azimuth crosses the second end's latitude.
  struct Crossing {
    /// Its longitude less the one wanted.
    var excess: Double
    /// The slope of that over the azimuth.
    var slope: Double
    var sigma: Double
    var one: Arc
    var two: Arc
    var epsilon: Double
  }

  /// The distance in metres, by Newton's method on the azimuth at the first end, kept within a shrinking bracket.
  func inGeneral() -> Double {
    var azimuth: Trigonometry.Pair
    switch start() {
    case .length(let metres): return metres
    case .azimuth(let guess): azimuth = guess
    }
    // The excess is below zero left of its one root and above zero right of it.
    var low = Trigonometry.Pair(sine: Geodesic.tiny, cosine: 1)
    var high = Trigonometry.Pair(sine: Geodesic.tiny, cosine: -1)
    var isNear = false
    var isBracketed = false
    var turns = 0
    while true {
      let crossing = crossing(azimuth)
      let excess = crossing.excess
      // 83 turns end even pure bisection. Written so that NaN ends it too.
      let goesOn = excess.magnitude >= (isNear ? 8 : 1) * Geodesic.tolerance0
      if isBracketed || !goesOn || turns == 83 {
        return Geodesic.polarRadius
          * Self.length(epsilon: crossing.epsilon, sigma: crossing.sigma, from: crossing.one, to: crossing.two)
      }
      let cotangent = azimuth.cosine / azimuth.sine
      if excess > 0, turns > 20 || cotangent > high.cosine / high.sine {
        high = azimuth
      } else if excess < 0, turns > 20 || cotangent < low.cosine / low.sine {
        low = azimuth
      }
      turns += 1
      if turns < 20, crossing.slope > 0 {
        let step = -excess / crossing.slope
        let turn = Trigonometry.pair(radians: step)
        let sine = azimuth.sine * turn.cosine + azimuth.cosine * turn.sine
        if step.magnitude < Double.pi, sine > 0 {
          let cosine = azimuth.cosine * turn.cosine - azimuth.sine * turn.sine
          azimuth = Trigonometry.Pair(sine: sine, cosine: cosine).normalised()
          isNear = excess.magnitude <= 16 * Geodesic.tolerance0
          continue
        }
      }
      azimuth = Trigonometry.Pair(sine: (low.sine + high.sine) / 2, cosine: (low.cosine + high.cosine) / 2).normalised()
      isNear = false
      isBracketed =
        (low.sine - azimuth.sine).magnitude + (low.cosine - azimuth.cosine) < Geodesic.tolerance0
        || (azimuth.sine - high.sine).magnitude + (azimuth.cosine - high.cosine) < Geodesic.tolerance0
    }
  }

  private func crossing(_ azimuth: Trigonometry.Pair) -> Crossing {
    let beta1 = first.beta
    let beta2 = second.beta
    var alpha1 = azimuth
    if beta1.sine == 0, alpha1.cosine == 0 { alpha1.cosine = -Geodesic.tiny }  // the equator, already dealt with

    let sineAlpha0 = alpha1.sine * beta1.cosine
    let cosineAlpha0 = Trigonometry.hypotenuse(alpha1.cosine, alpha1.sine * beta1.sine)

    let omega1 = Trigonometry.Pair(sine: sineAlpha0 * beta1.sine, cosine: alpha1.cosine * beta1.cosine)
    let sigma1 = Trigonometry.Pair(sine: beta1.sine, cosine: omega1.cosine).normalised()

    let cosineAlpha2: Double
    if beta2.cosine != beta1.cosine || beta2.sine.magnitude != -beta1.sine {
      // Of the two forms of cos² β₁ − cos² β₂ the one that cancels less.
      let gap =
        beta1.cosine < -beta1.sine
        ? (beta2.cosine - beta1.cosine) * (beta1.cosine + beta2.cosine)
        : (beta1.sine - beta2.sine) * (beta1.sine + beta2.sine)
      let product = alpha1.cosine * beta1.cosine
      cosineAlpha2 = max(0, product * product + gap).squareRoot() / beta2.cosine
    } else {
      cosineAlpha2 = alpha1.cosine.magnitude
    }
    let omega2 = Trigonometry.Pair(sine: sineAlpha0 * beta2.sine, cosine: cosineAlpha2 * beta2.cosine)
    let sigma2 = Trigonometry.Pair(sine: beta2.sine, cosine: omega2.cosine).normalised()

    let sigma = Self.angle(from: sigma1, to: sigma2)
    let sineOmega = max(0, omega1.cosine * omega2.sine - omega1.sine * omega2.cosine) + 0
    let cosineOmega = omega1.cosine * omega2.cosine + omega1.sine * omega2.sine
    let eta = Trigonometry.arcTangent(
      sineOmega * lambdaPair.cosine - cosineOmega * lambdaPair.sine,
      cosineOmega * lambdaPair.cosine + sineOmega * lambdaPair.sine)

    let epsilon = Geodesic.epsilon(cosineAlpha0 * cosineAlpha0 * Geodesic.secondEccentricity2)
    let series = Geodesic.c3(epsilon)
    let b3 = series.value(at: sigma2) - series.value(at: sigma1)
    let excess = eta - Geodesic.flattening * Geodesic.a3(epsilon) * sineAlpha0 * (sigma + b3)

    let slope: Double
    if cosineAlpha2 == 0 {
      slope = -2 * Geodesic.polarRatio * first.dn / beta1.sine
    } else {
      let reduced = reducedLength(epsilon: epsilon, sigma: sigma, from: sigma1, to: sigma2)
      slope = reduced * Geodesic.polarRatio / (cosineAlpha2 * beta2.cosine)
    }
    return Crossing(excess: excess, slope: slope, sigma: sigma, one: sigma1, two: sigma2, epsilon: epsilon)
  }
}
