/// Where a State lies, as a map draws it.
package struct Outline: Sendable {
  /// Whether a map draws it with an extent, or only as places.
  package enum Kind: Sendable {
    case polygon
    case point
  }

  /// A position in thousandths of a degree, as the packed form holds it: equal positions are equal exactly.
  package struct Position: Hashable, Sendable {
    package var longitude: Int32
    package var latitude: Int32

    package init(longitude: Int32, latitude: Int32) {
      self.longitude = longitude
      self.latitude = latitude
    }

    package var point: GeographicPoint {
      GeographicPoint(longitude: Double(longitude) / 1000, latitude: Double(latitude) / 1000)
    }
  }

  /// ISO 3166-1 alpha-3, or XKX.
  package var code: String
  /// Closed rings without their last position, shores and holes alike; a ring of one position is a lone place, such as an
  /// island too small for the map. A line between two positions is straight in longitude and latitude (RFC 7946, 3.1.1),
  /// so that a border along a parallel stays on it.
  package var rings: [[Position]]
  /// How far, in metres, the true outline may lie from this one: measured, see `data/README.md`.
  package var error: Double

  package init(code: String, rings: [[Position]], error: Double) {
    self.code = code
    self.rings = rings
    self.error = error
  }

  package var kind: Kind { rings.contains { $0.count > 2 } ? .polygon : .point }
}
