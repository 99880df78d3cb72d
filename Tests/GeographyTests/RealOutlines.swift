import Foundation
import Testing

@testable import Geography

/// The outlines of `data/countries-110m.geojson`, read without the packing tool.
enum RealOutlines {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let all: Outlines = {
    do {
      let file = try JSONDecoder().decode(
        File.self, from: Data(contentsOf: root.appending(path: "data/countries-110m.geojson")))
      return try Outlines(file.features.map(\.outline))
    } catch {
      fatalError("the tests need data/countries-110m.geojson: \(error)")
    }
  }()

  private struct File: Decodable {
    var features: [Feature]
  }

  private struct Feature: Decodable {
    struct Properties: Decodable {
      var alpha3: String
      var error_km: Double
    }
    var properties: Properties
    var geometry: Geometry

    var outline: Outline {
      Outline(code: properties.alpha3, rings: geometry.rings, error: properties.error_km * 1000)
    }
  }

  private enum Geometry: Decodable {
    case polygons([[[[Double]]]])
    case points([[Double]])
    case several([Geometry])

    enum Key: CodingKey { case type, coordinates, geometries }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      switch try container.decode(String.self, forKey: .type) {
      case "MultiPolygon": self = .polygons(try container.decode([[[[Double]]]].self, forKey: .coordinates))
      case "MultiPoint": self = .points(try container.decode([[Double]].self, forKey: .coordinates))
      default: self = .several(try container.decode([Geometry].self, forKey: .geometries))
      }
    }

    var rings: [[Outline.Position]] {
      switch self {
      case .polygons(let polygons): polygons.joined().map { ring in ring.dropLast().map(position) }
      case .points(let points): points.map { [position($0)] }
      case .several(let parts): parts.flatMap(\.rings)
      }
    }

    private func position(_ pair: [Double]) -> Outline.Position {
      Outline.Position(longitude: Int32((pair[0] * 1000).rounded()), latitude: Int32((pair[1] * 1000).rounded()))
    }
  }
}

// A failed expectation would otherwise print twenty thousand positions.
extension Outlines: CustomTestStringConvertible {
  public var testDescription: String { "\(all.count) outlines" }
}

extension Departure: CustomTestStringConvertible {
  public var testDescription: String { "a departure" }
}
