import Testing

@testable import Geography

/// Distances between invented States whose answers are known.
struct DistanceTests {
  typealias Corner = (Double, Double)

  static func outline(_ code: String, _ rings: [[Corner]], error: Double = 1000) -> Outline {
    Outline(
      code: code, rings: rings.map { $0.map { OutlinesBytesTests.position($0.0, $0.1) } }, error: error)
  }

  static func square(_ west: Double, _ south: Double, _ size: Double) -> [Corner] {
    [(west, south), (west + size, south), (west + size, south + size), (west, south + size)]
  }

  static func distance(_ one: [[Corner]], _ two: [[Corner]]) throws -> Distance {
    let outlines = try Outlines([outline("XAA", one), outline("XBB", two)])
    let there = try #require(outlines.distance(from: ["XAA"], to: "XBB"))
    let back = try #require(outlines.distance(from: ["XBB"], to: "XAA"))
    #expect((there.metres - back.metres).magnitude < 0.01)
    return there
  }

  static func metres(_ a: Corner, _ b: Corner) -> Double {
    Geodesic.metres(
      from: GeographicPoint(longitude: a.0, latitude: a.1), to: GeographicPoint(longitude: b.0, latitude: b.1))
  }

  @Test("The nearest point may lie between two corners")
  func edges() throws {
    // A long edge on the meridian 0; the place's nearest point on it is 3 degrees from either end, on the equator.
    let found = try Self.distance([[(-10, -3), (0, -3), (0, 3), (-10, 3)]], [[(4, 0)]])
    #expect((found.metres - Self.metres((0, 0), (4, 0))).magnitude < 1)
    #expect(found.plusMinus == 2000)
  }

  @Test("A border along a parallel stays on it")
  func parallel() throws {
    // The geodesic between the two corners would bulge 80 km to the north.
    let found = try Self.distance([[(-120, 49), (-100, 49), (-110, 40)]], [[(-110, 50)]])
    #expect((found.metres - Self.metres((-110, 49), (-110, 50))).magnitude < 20)
  }

  @Test("Neighbours that share a border are at 0 without error; that share a corner, at 0 within it")
  func neighbours() throws {
    #expect(
      try Self.distance([Self.square(0, 0, 5)], [Self.square(5, 0, 5)]) == Distance(metres: 0, plusMinus: 0))
    #expect(
      try Self.distance([Self.square(0, 0, 5)], [Self.square(5, 5, 5)]) == Distance(metres: 0, plusMinus: 2000))
  }

  @Test("Outlines that cross or hold one another are at 0 within the error")
  func overlap() throws {
    let zero = Distance(metres: 0, plusMinus: 2000)
    #expect(try Self.distance([Self.square(0, 0, 5)], [Self.square(4, 1, 3)]) == zero)
    #expect(try Self.distance([Self.square(0, 0, 20)], [Self.square(9, 9, 1)]) == zero)
    #expect(try Self.distance([Self.square(0, 0, 20)], [[(9, 9)]]) == zero)
    // An edge that ends on another between its corners.
    #expect(try Self.distance([Self.square(0, 0, 5)], [[(5, 2.5), (7, 1), (7, 4)]]) == zero)
  }

  @Test("A place in a hole is outside")
  func hole() throws {
    let ring = [Self.square(0, 0, 20), Self.square(5, 5, 10)]
    let found = try Self.distance(ring, [[(10, 6)]])
    #expect((found.metres - Self.metres((10, 5), (10, 6))).magnitude < 20)
  }

  @Test("The 180th meridian is no border")
  func dateLine() throws {
    let found = try Self.distance([Self.square(175, 0, 4)], [Self.square(-179, 0, 4)])
    #expect((found.metres - Self.metres((179, 4), (-179, 4))).magnitude < 20)
  }

  @Test("Round a pole, and to the antipode")
  func farEnds() throws {
    let cap: [Corner] = [(0, -80), (90, -80), (180, -80), (180, -90), (-180, -90), (-180, -80), (-90, -80)]
    let pole = try Self.distance([cap], [[(0, -70)]])
    #expect((pole.metres - Self.metres((0, -80), (0, -70))).magnitude < 20)
    let antipode = try Self.distance([[(0, 10)]], [[(180, -10)], [(179, -9)]])
    #expect((antipode.metres - min(Self.metres((0, 10), (180, -10)), Self.metres((0, 10), (179, -9)))).magnitude < 1e-6)
  }

  @Test("The nearest territory counts, and each brings its own error")
  func territories() throws {
    let outlines = try Outlines([
      Self.outline("XAA", [Self.square(0, 0, 5)], error: 10_000), Self.outline("XAB", [[(40, 0)]], error: 70_000),
      Self.outline("XBB", [Self.square(42, 0, 1)], error: 5000), Self.outline("XCC", [[(22, 2)]], error: 0),
    ])
    let near = try #require(outlines.distance(from: ["XAA", "XAB", "XZZ"], to: "XBB"))
    #expect((near.metres - Self.metres((40, 0), (42, 0))).magnitude < 1)
    #expect(near.plusMinus == 75_000)
    // 1,890 km from the mainland, 2,015 km from the territory, whose larger error does not reach below the mainland's.
    let middle = try #require(outlines.distance(from: ["XAA", "XAB"], to: "XCC"))
    #expect((middle.metres - Self.metres((5, 2), (22, 2))).magnitude < 100)
    #expect(middle.plusMinus == 10_000)
    #expect(outlines.distance(from: ["XAA", "XAB"], to: "XAB") == Distance(metres: 0, plusMinus: 0))
    #expect(outlines.distance(from: ["XZZ"], to: "XBB") == nil)
    #expect(outlines.distance(from: [], to: "XBB") == nil)
    #expect(outlines.distance(from: ["XAA"], to: "XZZ") == nil)
  }

  @Test("No pair of points of two outlines is nearer than the distance")
  func sampled() throws {
    var generator = SplitMix(state: 11)
    func random(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &generator) }
    for _ in 0..<15 {
      func triangle() -> [Corner] {
        let (x, y) = (random(-170...170), random(-75...75))
        return (0..<3).map { _ in (x + random(-9...9), y + random(-9...9)) }
      }
      let (one, two) = (triangle(), triangle())
      let found = try Self.distance([one], [two])
      var sampled = Double.infinity
      func along(_ ring: [Corner]) -> [Corner] {
        ring.indices.flatMap { i in
          let (a, b) = (ring[i], ring[(i + 1) % ring.count])
          return (0..<40).map { (a.0 + (b.0 - a.0) * Double($0) / 40, a.1 + (b.1 - a.1) * Double($0) / 40) }
        }
      }
      let others = along(two)
      for a in along(one) { for b in others { sampled = min(sampled, Self.metres(a, b)) } }
      #expect(found.metres <= sampled + 150)  // corners are rounded to 0.001 degrees
      // Samples lie up to 71 km apart, so the best of them is at most half that farther at each end.
      #expect(found.metres == 0 || sampled - found.metres < 71_000)
    }
  }
}
