/// A place on the WGS 84 ellipsoid, in degrees.
package struct GeographicPoint: Hashable, Sendable {
  /// East of Greenwich.
  package var longitude: Double
  /// North of the equator.
  package var latitude: Double

  package init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
