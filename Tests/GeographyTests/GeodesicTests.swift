import Foundation
import Testing

@testable import Geography

/// The lengths agree with GeographicLib's; `Fixtures/make-geodesics.py` wrote the table.
struct GeodesicTests {
  struct Row {
    var kind: String
    var start: GeographicPoint
    var end: GeographicPoint
    var metres: Double
  }

  static let table: [Row] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/geodesics.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ",")
      let numbers = parts.dropFirst().compactMap { Double($0) }
      guard numbers.count == 5 else { return nil }
      return Row(
        kind: String(parts[0]), start: GeographicPoint(longitude: numbers[0], latitude: numbers[1]),
        end: GeographicPoint(longitude: numbers[2], latitude: numbers[3]), metres: numbers[4])
    }
  }()

  @Test("Every kind of pair is in the table")
  func complete() {
    let kinds = Set(Self.table.map(\.kind))
    #expect(Self.table.count > 300)
    #expect(
      kinds == [
        "ordinary", "short", "antipodal", "equatorial", "polar", "meridional", "across 180", "coincident",
        "troublesome",
      ])
  }

  @Test("Lengths agree with GeographicLib to a tenth of a micrometre, nearly antipodal ones too")
  func agrees() {
    var worst = 0.0
    for row in Self.table {
      let off = (Geodesic.metres(from: row.start, to: row.end) - row.metres).magnitude
      worst = max(worst, off)
      #expect(off <= 1e-7, "\(row.kind): \(row.start) to \(row.end)")
    }
    print("geodesics: \(Self.table.count) pairs, largest difference \(worst) m")
  }

  @Test("Berlin to Paris, as PROJ and GeographicLib measure it")
  func berlinParis() {
    let berlin = GeographicPoint(longitude: 13.405, latitude: 52.52)
    let paris = GeographicPoint(longitude: 2.3522, latitude: 48.8566)
    #expect((Geodesic.metres(from: berlin, to: paris) - 879_699.316).magnitude < 0.001)
  }

  @Test("There and back is as far")
  func symmetric() {
    for row in Self.table {
      let there = Geodesic.metres(from: row.start, to: row.end)
      let back = Geodesic.metres(from: row.end, to: row.start)
      #expect((there - back).magnitude < 1e-7)
    }
  }

  @Test("Places off the Earth have no distance")
  func nonsense() {
    let pole = GeographicPoint(longitude: 0, latitude: 90)
    for (longitude, latitude) in [(0.0, 90.001), (0, -91), (.nan, 0), (0, .nan), (.infinity, 0), (0, .infinity)] {
      let nowhere = GeographicPoint(longitude: longitude, latitude: latitude)
      #expect(Geodesic.metres(from: nowhere, to: pole).isNaN)
      #expect(Geodesic.metres(from: pole, to: nowhere).isNaN)
    }
  }

  @Test("Longitudes may go round more than once")
  func turns() {
    let here = GeographicPoint(longitude: 13, latitude: 52)
    let there = GeographicPoint(longitude: 2, latitude: 49)
    let round = GeographicPoint(longitude: 2 + 720, latitude: 49)
    #expect(Geodesic.metres(from: here, to: there) == Geodesic.metres(from: here, to: round))
  }
}
