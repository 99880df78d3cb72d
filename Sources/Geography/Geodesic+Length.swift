extension Geodesic.Problem {
  /// One end on the auxiliary sphere.
  typealias Arc = Trigonometry.Pair

  /// The arc from one end to the other, never negative.
  static func angle(from one: Arc, to two: Arc) -> Double {
    Trigonometry.arcTangent(
      max(0, one.cosine * two.sine - one.sine * two.cosine) + 0, one.cosine * two.cosine + one.sine * two.sine)
  }

  /// Distance over the polar radius.
  static func length(epsilon: Double, sigma: Double, from one: Arc, to two: Arc) -> Double {
    let series = Geodesic.c1(epsilon)
    return (1 + Geodesic.a1minus1(epsilon)) * (sigma + (series.value(at: two) - series.value(at: one)))
  }

  /// Reduced length over the polar radius: how fast neighbouring geodesics part, so the slope for Newton's method.
  func reducedLength(epsilon: Double, sigma: Double, from one: Arc, to two: Arc) -> Double {
    let a1 = Geodesic.a1minus1(epsilon)
    let a2 = Geodesic.a2minus1(epsilon)
    let series1 = Geodesic.c1(epsilon)
    let series2 = Geodesic.c2(epsilon)
    let b1 = series1.value(at: two) - series1.value(at: one)
    let b2 = series2.value(at: two) - series2.value(at: one)
    let j = (a1 - a2) * sigma + ((1 + a1) * b1 - (1 + a2) * b2)
    return second.dn * (one.cosine * two.sine) - first.dn * (one.sine * two.cosine) - one.cosine * two.cosine * j
  }

  /// The distance if both ends lie on one meridian and it is the shortest way; nil otherwise.
  func alongMeridian() -> Double? {
    guard isPolar || lambdaPair.sine == 0 else { return nil }
    let one = Arc(sine: first.beta.sine, cosine: lambdaPair.cosine * first.beta.cosine)
    let two = Arc(sine: second.beta.sine, cosine: second.beta.cosine)
    let sigma = Self.angle(from: one, to: two)
    let n = Geodesic.thirdFlattening
    let reduced = reducedLength(epsilon: n, sigma: sigma, from: one, to: two)
    // Coincident ends may come out a rounding below zero.
    guard sigma < Geodesic.tolerance2 || reduced >= 0 else { return nil }
    let length = Self.length(epsilon: n, sigma: sigma, from: one, to: two)
    let isNothing =
      sigma < 3 * Geodesic.tiny || sigma < Geodesic.tolerance0 && (length < 0 || reduced < 0)
    return isNothing ? 0 : length * Geodesic.polarRadius
  }

  /// The distance if the equator is the shortest way; nil otherwise, also near the antipode, where it is shorter to go
  /// round by a pole.
  func alongEquator() -> Double? {
    guard first.beta.sine == 0, supplement >= Geodesic.flattening * 180 else { return nil }
    return Geodesic.equatorialRadius * lambda
  }
}
