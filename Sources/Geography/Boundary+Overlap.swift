extension Boundary {
  /// Whether one outline holds a part of the other without their lines crossing.
  func holdsOrIsHeld(by other: Boundary) -> Bool { holds(some: other) || other.holds(some: self) }

  /// Whether the first position of some ring of the other lies inside this outline.
  private func holds(some other: Boundary) -> Bool {
    other.outline.rings.contains { ring in ring.first.map(holds) ?? false }
  }

  /// Even-odd rule in the plane of longitude and latitude, exact in integers.
  private func holds(_ position: Outline.Position) -> Bool {
    var isInside = false
    let x = Int64(position.longitude)
    let y = Int64(position.latitude)
    for (ring, box) in zip(outline.rings, boxes) where ring.count > 2 {
      guard box.west <= position.longitude, position.longitude <= box.east, box.south <= position.latitude,
        position.latitude <= box.north
      else { continue }
      var last = ring[ring.count - 1]
      for next in ring {
        if (next.latitude > position.latitude) != (last.latitude > position.latitude) {
          let rise = Int64(next.latitude) - Int64(last.latitude)
          let run = Int64(next.longitude) - Int64(last.longitude)
          let side = (x - Int64(last.longitude)) * rise - run * (y - Int64(last.latitude))
          if (side < 0) == (rise > 0) { isInside.toggle() }
        }
        last = next
      }
    }
    return isInside
  }
}

extension GeographicPoint {
  /// Whether two straight lines in longitude and latitude meet, their ends included.
  static func meet(_ a: GeographicPoint, _ b: GeographicPoint, _ c: GeographicPoint, _ d: GeographicPoint) -> Bool {
    func side(_ p: GeographicPoint, _ q: GeographicPoint, _ r: GeographicPoint) -> Double {
      (q.longitude - p.longitude) * (r.latitude - p.latitude) - (q.latitude - p.latitude) * (r.longitude - p.longitude)
    }
    func overlap(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Bool {
      max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d))
    }
    guard overlap(a.longitude, b.longitude, c.longitude, d.longitude),
      overlap(a.latitude, b.latitude, c.latitude, d.latitude)
    else { return false }
    let (c1, d1, a1, b1) = (side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b))
    return !(c1 > 0 && d1 > 0 || c1 < 0 && d1 < 0 || a1 > 0 && b1 > 0 || a1 < 0 && b1 < 0)
  }
}
