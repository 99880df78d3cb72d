import Geography
import Testing

/// A symbol of a State stands on its land.
struct RepresentativePointTests {
  static func outline(_ rings: [[(Int32, Int32)]]) -> Outline {
    Outline(
      code: "XAA", rings: rings.map { $0.map { Outline.Position(longitude: $0.0 * 1000, latitude: $0.1 * 1000) } },
      error: 0)
  }

  @Test func aHorseshoeHasItsPointOnTheShoe() throws {
    // Open to the north: its centroid lies in the gap.
    let shoe = Self.outline([[(0, 0), (30, 0), (30, 30), (20, 30), (20, 5), (10, 5), (10, 30), (0, 30)]])
    let point = try #require(shoe.representativePoint)
    let isInGap = point.longitude > 10 && point.longitude < 20 && point.latitude > 5
    #expect(!isInGap, "\(point)")
    #expect((0...30).contains(point.longitude))
    #expect((0...30).contains(point.latitude))
  }

  @Test func anEnclaveIsNotLand() throws {
    let ring = Self.outline([[(0, 0), (20, 0), (20, 20), (0, 20)], [(6, 1), (14, 1), (14, 19), (6, 19)]])
    let point = try #require(ring.representativePoint)
    let isInside = (6...14).contains(point.longitude) && (1...19).contains(point.latitude)
    #expect(!isInside, "\(point)")
  }

  @Test func theLargestPartCountsAndAPlaceIsItself() throws {
    let parts = Self.outline([[(0, 0), (1, 0), (1, 1), (0, 1)], [(50, 0), (60, 0), (60, 10), (50, 10)]])
    #expect(try #require(parts.representativePoint).longitude == 55)
    let place = Self.outline([[(7, 8)]])
    #expect(place.representativePoint == GeographicPoint(longitude: 7, latitude: 8))
    #expect(Self.outline([]).representativePoint == nil)
  }

  @Test func everyRealPointLiesInItsOutline() throws {
    let outlines = RealOutlines.all
    #expect(outlines.all.count > 200)
    for outline in outlines.all where outline.kind == .polygon {
      let point = try #require(outline.representativePoint)
      #expect(Self.isInside(point, outline), "\(outline.code): \(point)")
    }
  }

  /// By the parity of the edges north of the point: another way than that of the code.
  static func isInside(_ point: GeographicPoint, _ outline: Outline) -> Bool {
    var isInside = false
    for ring in outline.rings {
      guard var last = ring.last else { continue }
      for position in ring {
        let (a, b) = (last.point, position.point)
        if (a.longitude < point.longitude) != (b.longitude < point.longitude) {
          let part = (point.longitude - a.longitude) / (b.longitude - a.longitude)
          if a.latitude + part * (b.latitude - a.latitude) > point.latitude { isInside.toggle() }
        }
        last = position
      }
    }
    return isInside
  }
}
