extension Geodesic {
  /// Coefficients of `Σ cₖ sin 2kσ`, k = 1 … 6.
  struct SineSeries {
    var c1 = 0.0
    var c2 = 0.0
    var c3 = 0.0
    var c4 = 0.0
    var c5 = 0.0
    var c6 = 0.0

    /// The sum at an arc, by Clenshaw's recurrence.
    func value(at arc: Trigonometry.Pair) -> Double {
      let double = 2 * (arc.cosine - arc.sine) * (arc.cosine + arc.sine)
      let b6 = c6
      let b5 = double * b6 + c5
      let b4 = double * b5 - b6 + c4
      let b3 = double * b4 - b5 + c3
      let b2 = double * b3 - b4 + c2
      let b1 = double * b2 - b3 + c1
      return 2 * arc.sine * arc.cosine * b1
    }
  }

  // The series in ε of the paper and of GeographicLib's Geodesic.cpp, to the sixth order.

  /// The distance integral's A₁ − 1.
  static func a1minus1(_ e: Double) -> Double {
    let q = e * e
    return (((q + 4) * q + 64) * q / 256 + e) / (1 - e)
  }

  /// The distance integral's C₁.
  static func c1(_ e: Double) -> SineSeries {
    let q = e * e
    return SineSeries(
      c1: e * ((-q + 6) * q - 16) / 32, c2: q * ((-9 * q + 64) * q - 128) / 2048, c3: e * q * (9 * q - 16) / 768,
      c4: q * q * (3 * q - 5) / 512, c5: e * q * q * -7 / 1280, c6: q * q * q * -7 / 2048)
  }

  /// The reduced length's A₂ − 1.
  static func a2minus1(_ e: Double) -> Double {
    let q = e * e
    return (((-11 * q - 28) * q - 192) * q / 256 - e) / (1 + e)
  }

  /// The reduced length's C₂.
  static func c2(_ e: Double) -> SineSeries {
    let q = e * e
    return SineSeries(
      c1: e * ((q + 2) * q + 16) / 32, c2: q * ((35 * q + 64) * q + 384) / 2048, c3: e * q * (15 * q + 80) / 768,
      c4: q * q * (7 * q + 35) / 512, c5: e * q * q * 63 / 1280, c6: q * q * q * 77 / 2048)
  }

  /// The longitude integral's A₃, on WGS 84.
  static func a3(_ e: Double) -> Double {
    let n = thirdFlattening
    let e5 = -3.0 / 128
    let e4 = (-2 * n - 3) / 64
    let e3 = ((-n - 3) * n - 1) / 16
    let e2 = ((3 * n - 1) * n - 2) / 8
    let e1 = (n - 1) / 2
    return ((((e5 * e + e4) * e + e3) * e + e2) * e + e1) * e + 1
  }

  /// The longitude integral's C₃, on WGS 84.
  static func c3(_ e: Double) -> SineSeries {
    let n = thirdFlattening
    let one: Double = {
      let e5 = 3.0 / 128
      let e4 = (2 * n + 5) / 128
      let e3 = ((-n + 3) * n + 3) / 64
      let e2 = (-n * n + 1) / 8
      let e1 = (-n + 1) / 4
      return (((e5 * e + e4) * e + e3) * e + e2) * e + e1
    }()
    let two: Double = {
      let e5 = 5.0 / 256
      let e4 = (n + 3) / 128
      let e3 = ((-3 * n - 2) * n + 3) / 64
      let e2 = ((n - 3) * n + 2) / 32
      return ((e5 * e + e4) * e + e3) * e + e2
    }()
    let three: Double = {
      let e5 = 7.0 / 512
      let e4 = (-10 * n + 9) / 384
      let e3 = ((5 * n - 9) * n + 5) / 192
      return (e5 * e + e4) * e + e3
    }()
    let four = 7.0 / 512 * e + (-14 * n + 7) / 512
    let e2 = e * e
    return SineSeries(
      c1: e * one, c2: e2 * two, c3: e2 * e * three, c4: e2 * e2 * four, c5: e2 * e2 * e * 21 / 2560, c6: 0)
  }

  /// ε from k² = e′² cos² α₀.
  static func epsilon(_ k2: Double) -> Double { k2 / (2 * (1 + (1 + k2).squareRoot()) + k2) }
}
