internal import Geography
internal import Register

/// The outlines of all States on a flat map, simplified until they are small enough to be sent with a page.
package struct WorldMap: Sendable {
  /// A place on the sheet, in its units: the map is `width` wide.
  struct Spot: Hashable {
    var x: Int
    var y: Int
  }

  static let width = 2_000
  static let height = 872
  /// Lines may lie this many units off: less than a pixel on a screen of the usual width.
  private static let tolerance = 0.9

  /// The `d` of one SVG path with all land.
  let land: String
  private let outlines: Outlines?

  init(_ outlines: Outlines?) {
    self.outlines = outlines
    var land = ""
    for outline in outlines?.all ?? [] where outline.code != "ATA" {
      for ring in outline.rings where ring.count > 3 {
        let projected = ring.map { Robinson.project($0.point, width: WorldMap.width) }
        let spots = Simplification.simplified(projected, tolerance: WorldMap.tolerance)
        // What is smaller than a dot would only be noise.
        guard spots.count > 3, WorldMap.extent(spots) > 5 else { continue }
        land += WorldMap.path(spots)
      }
    }
    self.land = land
  }

  /// Where to put a symbol for a State; beyond the edge where `turn` says that the way leads around the globe.
  func spot(_ state: StateCode, turn: Double = 0) -> Spot? {
    guard var point = outlines?[state.text]?.representativePoint else { return nil }
    point.longitude += turn * 360
    let projected = Robinson.project(point, width: WorldMap.width)
    return Spot(x: Int(projected.x.rounded()), y: Int(projected.y.rounded()))
  }

  /// The curves from one State to another: two where the shorter way crosses the edge of the sheet. `bend` tells lines
  /// with the same ends apart.
  func arcs(from: StateCode, to: StateCode, bend: Double) -> [String] {
    guard let start = outlines?[from.text]?.representativePoint, let end = outlines?[to.text]?.representativePoint
    else { return [] }
    let span = end.longitude - start.longitude
    let turns: [(Double, Double)] = span > 180 ? [(0, -1), (1, 0)] : span < -180 ? [(0, 1), (-1, 0)] : [(0, 0)]
    return turns.compactMap { first, last in
      guard let a = spot(from, turn: first), let b = spot(to, turn: last) else { return nil }
      let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
      // The middle is lifted towards the upper side of the sheet, whichever way the line runs.
      let side = dx >= 0 ? 1.0 : -1.0
      let x = Double(a.x + b.x) / 2 + dy * bend * side
      let y = Double(a.y + b.y) / 2 - dx * bend * side
      return "M\(a.x) \(a.y)Q\(Int(x.rounded())) \(Int(y.rounded())) \(b.x) \(b.y)"
    }
  }

  private static func path(_ spots: [Spot]) -> String {
    var text = "M\(spots[0].x) \(spots[0].y)l"
    var last = spots[0]
    for (index, spot) in spots.dropFirst().enumerated() {
      let (dx, dy) = (spot.x - last.x, spot.y - last.y)
      text += index > 0 && dx >= 0 ? " \(dx)" : "\(dx)"
      text += dy >= 0 ? " \(dy)" : "\(dy)"
      last = spot
    }
    return text + "z"
  }

  private static func extent(_ spots: [Spot]) -> Int {
    let (xs, ys) = (spots.map(\.x), spots.map(\.y))
    return max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
  }
}
