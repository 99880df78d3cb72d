// The C library's mathematics; the standard library has none. No other file of this room imports it.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Sine, cosine and friends, with angles in degrees reduced exactly before they are turned into radians.
enum Trigonometry {
  /// Sine and cosine of an angle.
  struct Pair {
    var sine: Double
    var cosine: Double

    /// The same direction with length one.
    func normalised() -> Pair {
      let length = (sine * sine + cosine * cosine).squareRoot()
      return Pair(sine: sine / length, cosine: cosine / length)
    }
  }

  static func radians(_ degrees: Double) -> Double { degrees * (Double.pi / 180) }

  static func pair(radians: Double) -> Pair { Pair(sine: sin(radians), cosine: cos(radians)) }

  /// Exact at multiples of 90°, where `sin(x * π / 180)` is not. `rest` is what rounding took from `degrees`.
  static func pair(degrees: Double, rest: Double = 0) -> Pair {
    guard degrees.isFinite else { return Pair(sine: .nan, cosine: .nan) }
    let turned = degrees.remainder(dividingBy: 360)
    let quarter = (turned / 90).rounded()
    let small = pair(radians: radians(rounded(turned - 90 * quarter + rest)))
    switch quarter {
    case 0: return small
    case 1: return Pair(sine: small.cosine, cosine: 0 - small.sine)
    case -1: return Pair(sine: -small.cosine, cosine: small.sine + 0)
    default: return Pair(sine: 0 - small.sine, cosine: -small.cosine)
    }
  }

  /// Lets angles under 1/16° lose what angles near 90° cannot hold, so that no nearly singular case is left.
  static func rounded(_ degrees: Double) -> Double {
    let sixteenth = 0.0625
    let size = degrees.magnitude
    guard size < sixteenth else { return degrees }
    let kept = sixteenth - (sixteenth - size)
    return degrees < 0 ? -kept : kept
  }

  static func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }

  static func arcSine(_ x: Double) -> Double { asin(x) }

  static func sine(_ x: Double) -> Double { sin(x) }

  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }

  static func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
}
