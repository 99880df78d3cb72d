extension Outline {
  /// A place well inside its largest part, for a symbol on a map: the middle of the longest stretch of land on one of
  /// some parallels through that part. Lakes and enclaves, which are rings too, are not land.
  package var representativePoint: GeographicPoint? {
    guard let main = rings.max(by: { Outline.area($0) < Outline.area($1) }), let first = main.first else { return nil }
    let south = main.map(\.latitude).min() ?? first.latitude
    let north = main.map(\.latitude).max() ?? first.latitude
    let west = main.map(\.longitude).min() ?? first.longitude
    let east = main.map(\.longitude).max() ?? first.longitude
    var best: (point: GeographicPoint, length: Double)?
    let steps = 32
    for step in 1..<steps {
      // Half a thousandth off the grid of the positions, so that no parallel runs through one.
      let latitude = Double(south) + Double(north - south) * Double(step) / Double(steps) + 0.5
      let crossings = rings.flatMap { Outline.crossings($0, at: latitude) }.sorted()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let (from, to) = (crossings[pair], crossings[pair + 1])
        guard from >= Double(west) - 1, to <= Double(east) + 1 else { continue }
        // A degree of longitude shrinks towards the poles: the cosine by its first terms is near enough to compare.
        let angle = latitude / 1000 * Double.pi / 180
        let length = (to - from) * (1 - angle * angle / 2 + angle * angle * angle * angle / 24)
        if length > best?.length ?? 0 {
          let middle = GeographicPoint(longitude: (from + to) / 2000, latitude: latitude / 1000)
          best = (middle, length)
        }
      }
    }
    return best?.point ?? first.point
  }

  /// Twice the area on a flat map, near enough to tell the largest ring.
  private static func area(_ ring: [Position]) -> Double {
    var sum = 0.0
    guard var last = ring.last else { return 0 }
    for position in ring {
      sum +=
        Double(last.longitude) * Double(position.latitude) - Double(position.longitude) * Double(last.latitude)
      last = position
    }
    return abs(sum)
  }

  /// The longitudes, in thousandths of a degree, at which a ring crosses a parallel.
  private static func crossings(_ ring: [Position], at latitude: Double) -> [Double] {
    guard ring.count > 2, var last = ring.last else { return [] }
    var found: [Double] = []
    for position in ring {
      let (a, b) = (Double(last.latitude), Double(position.latitude))
      if (a < latitude) != (b < latitude) {
        let part = (latitude - a) / (b - a)
        found.append(Double(last.longitude) + part * Double(position.longitude - last.longitude))
      }
      last = position
    }
    return found
  }
}
