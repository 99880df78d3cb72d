/// A place as metres from the Earth's centre, so that nearness costs no trigonometry.
typealias Vector = SIMD3<Double>

extension SIMD3<Double> {
  init(_ point: GeographicPoint) {
    let latitude = Trigonometry.pair(radians: Trigonometry.radians(point.latitude))
    let longitude = Trigonometry.pair(radians: Trigonometry.radians(point.longitude))
    let e2 = Geodesic.eccentricity2
    let normal = Geodesic.equatorialRadius / (1 - e2 * latitude.sine * latitude.sine).squareRoot()
    self.init(
      normal * latitude.cosine * longitude.cosine, normal * latitude.cosine * longitude.sine,
      normal * (1 - e2) * latitude.sine)
  }

  func dot(_ other: Self) -> Double { (self * other).sum() }

  var length: Double { dot(self).squareRoot() }
}
