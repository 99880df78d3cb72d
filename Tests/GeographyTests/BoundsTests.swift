import Testing

@testable import Geography

/// What the search passes over rests on bounds; here they hold.
struct BoundsTests {
  static let pairs: [(GeographicPoint, GeographicPoint)] = {
    var generator = SplitMix(state: 3)
    return (0..<20_000).map { _ in
      func point() -> GeographicPoint {
        GeographicPoint(
          longitude: Double.random(in: -180...180, using: &generator),
          latitude: Double.random(in: -90...90, using: &generator))
      }
      return (point(), point())
    } + GeodesicTests.table.map { ($0.start, $0.end) }
  }()

  @Test("A chord shuts in its geodesic")
  func chords() {
    for (start, end) in Self.pairs {
      let chord = (Vector(start) - Vector(end)).length
      let metres = Geodesic.metres(from: start, to: end)
      #expect(Chord.shortestArc(chord) <= metres + 0.001)
      // Past the smaller circle's diameter the upper bound is that circle's half, and `limit` says nothing.
      if Chord.limit(for: chord) < .infinity {
        #expect(metres <= Chord.longestArc(chord) + 0.001)
        #expect(Chord.shortestArc(Chord.limit(for: chord)) >= Chord.longestArc(chord) - 0.001)
      }
    }
  }

  @Test("An estimate is as good as it says")
  func estimates() {
    var worst = 0.0
    for (start, end) in Self.pairs {
      guard let estimate = Estimate.metres(from: Vector(start), to: Vector(end)) else { continue }
      worst = max(worst, (estimate - Geodesic.metres(from: start, to: end)).magnitude)
    }
    #expect(worst < Estimate.error)
  }

  @Test("Balls hold their nodes, and every piece is in a bundle")
  func bundles() {
    for outline in RealOutlines.all.all {
      let boundary = Boundary(outline)
      for bundle in boundary.bundles {
        #expect((bundle.centre - boundary.ball.centre).length + bundle.radius <= boundary.ball.radius + 1e-6)
        for node in boundary.nodes[bundle.first...bundle.last] {
          #expect((node - bundle.centre).length <= bundle.radius + 1e-6)
        }
      }
      let pieces = boundary.bundles.reduce(0) { $0 + $1.last - $1.first }
      let rings = outline.rings.count
      #expect(pieces == boundary.nodes.count - rings)
    }
  }
}
