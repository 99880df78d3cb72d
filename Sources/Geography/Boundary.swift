/// An outline cut into short straight pieces in space, in bundles that can be passed over as one.
struct Boundary {
  /// Consecutive nodes of one ring, joined by pieces, and a ball that holds them.
  struct Bundle {
    var first: Int
    /// The same as `first` for a lone place.
    var last: Int
    var centre: Vector
    var radius: Double
  }

  /// A line of the outline is cut where it spans more than this many degrees. A piece then leaves the line by at most
  /// 30 m along the surface (a parallel at 45°) and 61 m in depth: see `slack`.
  static let span = 0.5
  /// What the pieces may be off by, both ends together, in metres.
  static let slack = 250.0
  private static let bundled = 8

  let outline: Outline
  private(set) var points: [GeographicPoint] = []
  private(set) var nodes: [Vector] = []
  private(set) var bundles: [Bundle] = []
  /// West, east, south and north of each ring, in thousandths of a degree.
  private(set) var boxes: [(west: Int32, east: Int32, south: Int32, north: Int32)] = []

  /// What holds all nodes.
  private(set) var ball: (centre: Vector, radius: Double) = (Vector(), 0)

  init(_ outline: Outline) {
    self.outline = outline
    for ring in outline.rings {
      guard var last = ring.last else { continue }
      let start = points.count
      if ring.count > 1 {
        points.append(last.point)
        for position in ring {
          appendLine(from: last.point, to: position.point)
          last = position
        }
      } else {
        points.append(last.point)
      }
      for point in points[start...] { nodes.append(Vector(point)) }
      bundle(from: start, through: points.count - 1)
      boxes.append(
        ring.reduce(into: (last.longitude, last.longitude, last.latitude, last.latitude)) { box, p in
          box = (min(box.0, p.longitude), max(box.1, p.longitude), min(box.2, p.latitude), max(box.3, p.latitude))
        })
    }
    let centre = bundles.reduce(Vector()) { $0 + $1.centre } / Double(max(1, bundles.count))
    let radius = bundles.reduce(0.0) { max($0, ($1.centre - centre).length + $1.radius) }
    ball = (centre, radius)
  }

  /// A length that no way to the other boundary falls short of.
  func atLeast(to other: Boundary) -> Double {
    Chord.shortestArc(
      max(0, (ball.centre - other.ball.centre).length - ball.radius - other.ball.radius - Boundary.slack))
  }

  private mutating func appendLine(from a: GeographicPoint, to b: GeographicPoint) {
    let east = b.longitude - a.longitude
    let north = b.latitude - a.latitude
    // A map cut at the South Pole runs along it; all that is one place.
    let isPole = a.latitude.magnitude == 90 && north == 0
    let count = isPole ? 1 : max(1, (max(east.magnitude, north.magnitude) / Boundary.span).rounded(.up))
    for step in stride(from: 1, to: count, by: 1) {
      let part = step / count
      points.append(GeographicPoint(longitude: a.longitude + east * part, latitude: a.latitude + north * part))
    }
    points.append(b)
  }

  private mutating func bundle(from start: Int, through end: Int) {
    var first = start
    repeat {
      let last = min(end, first + Boundary.bundled)
      let centre = nodes[first...last].reduce(Vector(), +) / Double(last - first + 1)
      let radius = nodes[first...last].reduce(0.0) { max($0, ($1 - centre).length) }
      bundles.append(Bundle(first: first, last: last, centre: centre, radius: radius))
      first = last
    } while first < end
  }
}
