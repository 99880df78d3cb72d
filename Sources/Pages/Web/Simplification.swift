/// Fewer corners for a line that still looks the same: the algorithm of Douglas and Peucker (1973).
enum Simplification {
  /// A closed ring in whole units, without what lies less than `tolerance` off.
  static func simplified(_ ring: [(x: Double, y: Double)], tolerance: Double) -> [WorldMap.Spot] {
    guard ring.count > 3 else { return [] }
    // A ring has no ends: it is cut where it is farthest from its first corner.
    let far = ring.indices.max { distance(ring[0], ring[$0]) < distance(ring[0], ring[$1]) } ?? 0
    var kept = [Bool](repeating: false, count: ring.count)
    kept[0] = true
    kept[far] = true
    let closed = ring + [ring[0]]
    mark(closed, 0, far, tolerance, &kept)
    mark(closed, far, closed.count - 1, tolerance, &kept)
    var spots: [WorldMap.Spot] = []
    for (index, point) in ring.enumerated() where kept[index] {
      let spot = WorldMap.Spot(x: Int(point.x.rounded()), y: Int(point.y.rounded()))
      if spots.last != spot { spots.append(spot) }
    }
    return spots
  }

  private static func mark(
    _ line: [(x: Double, y: Double)], _ first: Int, _ last: Int, _ tolerance: Double, _ kept: inout [Bool]
  ) {
    // A list of what is left to do, and not recursion: a coast has thousands of corners.
    var spans = [(first, last)]
    while let (from, to) = spans.popLast() {
      guard to - from > 1 else { continue }
      var farthest = (index: from, distance: tolerance)
      for index in (from + 1)..<to {
        let distance = offset(line[index], line[from], line[to])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index != from else { continue }
      if farthest.index < kept.count { kept[farthest.index] = true }
      spans.append((from, farthest.index))
      spans.append((farthest.index, to))
    }
  }

  private static func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// How far a point lies from the straight piece between two others.
  private static func offset(
    _ point: (x: Double, y: Double), _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    guard length > 0 else { return distance(point, a) }
    let part = min(1, max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length))
    return distance(point, (a.x + dx * part, a.y + dy * part))
  }
}
