/// A sender with its territories, made ready to be asked for many destinations.
package struct Departure {
  private let outlines: Outlines
  private let codes: Set<String>
  private let boundaries: [Boundary]
  private let positions: Set<Outline.Position>

  init(_ outlines: Outlines, from codes: [String]) {
    self.outlines = outlines
    self.codes = Set(codes)
    let parts = codes.compactMap { outlines[$0] }.filter { !$0.rings.isEmpty }
    boundaries = parts.map(Boundary.init)
    positions = Set(parts.lazy.flatMap { $0.rings.joined() })
  }

  /// The distance from the nearest border or territory of the sender; nil where the destination, or all of the sender,
  /// is on no map at hand.
  package func distance(to code: String) -> Distance? {
    guard let outline = outlines[code], !outline.rings.isEmpty, !boundaries.isEmpty else { return nil }
    if codes.contains(code) { return Distance(metres: 0, plusMinus: 0) }
    // A border drawn once for both neighbours is no estimate. One shared position alone may be chance (Egypt, Jordan).
    if outline.rings.joined().lazy.filter(positions.contains).prefix(2).count == 2 {
      return Distance(metres: 0, plusMinus: 0)
    }
    let destination = Boundary(outline)
    var shortest = Double.infinity
    // The true distance lies between these: each part of the sender may be nearer or farther by its own error.
    var least = Double.infinity
    var most = Double.infinity
    let order = boundaries.map { ($0, atLeast: $0.atLeast(to: destination)) }.sorted { $0.atLeast < $1.atLeast }
    for (boundary, atLeast) in order {
      let error = boundary.outline.error + outline.error
      if atLeast >= shortest, atLeast - error >= least, atLeast + error >= most { continue }
      let metres = boundary.metres(to: destination)
      shortest = min(shortest, metres)
      least = min(least, metres - error)
      most = min(most, metres + error)
    }
    return Distance(metres: shortest, plusMinus: max(shortest - least, most - shortest))
  }
}

extension Outlines {
  /// Makes a sender ready: its own code and those of its territories. Codes on no map are passed over.
  package func departure(from codes: [String]) -> Departure { Departure(self, from: codes) }

  /// The smallest distance between the sender, its territories included, and a State; nil where one of them is on no map.
  /// For many destinations make one `departure(from:)`.
  package func distance(from codes: [String], to code: String) -> Distance? {
    departure(from: codes).distance(to: code)
  }
}
