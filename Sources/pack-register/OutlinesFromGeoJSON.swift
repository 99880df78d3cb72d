import Foundation
import Geography

/// What is wrong with a GeoJSON file of outlines.
struct GeoJSONFault: Error, CustomStringConvertible {
  let description: String
}

/// The outlines of a GeoJSON file in the form that `Outlines(bytes:)` reads; `data/README.md` describes the file.
func packedOutlines(geoJSON: Data) throws -> [UInt8] {
  guard let file = try JSONSerialization.jsonObject(with: geoJSON) as? [String: Any],
    let features = file["features"] as? [[String: Any]]
  else { throw GeoJSONFault(description: "found no list of “features”; expected a GeoJSON FeatureCollection") }
  let outlines = try features.enumerated().map { index, feature in
    let properties = feature["properties"] as? [String: Any] ?? [:]
    guard let code = properties["alpha3"] as? String, code.utf8.count == 3,
      code.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { throw GeoJSONFault(description: "feature \(index): expected “alpha3”, three letters A–Z") }
    guard let error = (properties["error_km"] as? NSNumber)?.doubleValue, (0...20_000).contains(error) else {
      throw GeoJSONFault(description: "\(code): expected “error_km”, a number from 0 to 20000")
    }
    guard let geometry = feature["geometry"] as? [String: Any] else {
      throw GeoJSONFault(description: "\(code): found no “geometry”")
    }
    return Outline(code: code, rings: try rings(of: geometry, code), error: error * 1000)
  }
  return try Outlines(outlines.sorted { $0.code < $1.code }).bytes
}

private func rings(of geometry: [String: Any], _ code: String) throws -> [[Outline.Position]] {
  let coordinates = geometry["coordinates"] as? [Any] ?? []
  switch geometry["type"] as? String {
  case "GeometryCollection":
    return try (geometry["geometries"] as? [[String: Any]] ?? []).flatMap { try rings(of: $0, code) }
  case "MultiPolygon":
    return try coordinates.flatMap { try polygon($0, code) }
  case "Polygon":
    return try polygon(coordinates, code)
  case "MultiPoint":
    return try coordinates.map { [try position($0, code)] }
  case "Point":
    return [[try position(coordinates, code)]]
  case let type:
    throw GeoJSONFault(description: "\(code): found geometry “\(type ?? "none")”, expected polygons or points")
  }
}

private func polygon(_ value: Any, _ code: String) throws -> [[Outline.Position]] {
  guard let rings = value as? [[Any]] else {
    throw GeoJSONFault(description: "\(code): a polygon is not a list of rings")
  }
  return try rings.map { ring in
    let positions = try ring.map { try position($0, code) }
    guard positions.count >= 4, positions.first == positions.last else {
      throw GeoJSONFault(description: "\(code): a ring has \(positions.count) positions or does not close")
    }
    // Rounding makes some positions one; a line from a place to itself says nothing.
    var distinct: [Outline.Position] = []
    for position in positions.dropLast() where position != distinct.last { distinct.append(position) }
    return distinct
  }
}

private func position(_ value: Any, _ code: String) throws -> Outline.Position {
  guard let pair = value as? [NSNumber], pair.count >= 2, abs(pair[0].doubleValue) <= 180,
    abs(pair[1].doubleValue) <= 90
  else { throw GeoJSONFault(description: "\(code): found a position that is not [longitude, latitude]") }
  return Outline.Position(
    longitude: Int32((pair[0].doubleValue * 1000).rounded()), latitude: Int32((pair[1].doubleValue * 1000).rounded()))
}
