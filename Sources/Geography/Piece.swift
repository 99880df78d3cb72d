/// A straight piece of a boundary in space, or a lone place if its ends are one.
struct Piece {
  var start: Vector
  var end: Vector

  /// The point some part of the way from start to end.
  subscript(part: Double) -> Vector { start + (end - start) * part }

  /// Where two pieces come nearest: how near, and how far along each.
  struct Approach {
    var metres: Double
    /// 0 at this piece's start, 1 at its end.
    var along: Double
    /// The same on the other.
    var alongOther: Double
  }

  /// The nearest points of two pieces (C. Ericson, Real-Time Collision Detection, 2005, 5.1.9).
  func approach(to other: Piece) -> Approach {
    let d1 = end - start
    let d2 = other.end - other.start
    let r = start - other.start
    let a = d1.dot(d1)
    let e = d2.dot(d2)
    let f = d2.dot(r)
    var s = 0.0
    var t = 0.0
    if a > 0 {
      let c = d1.dot(r)
      if e > 0 {
        let b = d1.dot(d2)
        let denominator = a * e - b * b
        // Parallel pieces are as near at this end as anywhere they overlap.
        s = denominator > 0 ? Piece.clamp((b * f - c * e) / denominator) : 0
        t = (b * s + f) / e
        if t < 0 {
          t = 0
          s = Piece.clamp(-c / a)
        } else if t > 1 {
          t = 1
          s = Piece.clamp((b - c) / a)
        }
      } else {
        s = Piece.clamp(-c / a)
      }
    } else if e > 0 {
      t = Piece.clamp(f / e)
    }
    return Approach(metres: (r + d1 * s - d2 * t).length, along: s, alongOther: t)
  }

  private static func clamp(_ x: Double) -> Double { min(1, max(0, x)) }
}
