/// The outlines of all States and territories that a map draws.
package struct Outlines: Sendable {
  /// In the order of the packed form: by code.
  package let all: [Outline]
  private let places: [String: Int]

  package init(_ all: [Outline]) throws(OutlinesFault) {
    var places: [String: Int] = [:]
    for (place, outline) in all.enumerated() {
      guard places.updateValue(place, forKey: outline.code) == nil else { throw .repeated(outline.code) }
    }
    self.all = all
    self.places = places
  }

  /// The outline of a State; nil if no map at hand draws it (Bouvet Island, the U.S. Outlying Islands).
  package subscript(code: String) -> Outline? { places[code].map { all[$0] } }
}
