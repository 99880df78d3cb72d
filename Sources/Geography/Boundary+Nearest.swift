extension Boundary {
  /// Two pieces, one of each boundary, that may hold the nearest points.
  private struct Candidate {
    var piece: Int
    var other: Int
    var approach: Piece.Approach
    /// No geodesic between the two is shorter.
    var atLeast: Double
  }

  /// The shortest way to another boundary in metres, 0 if they meet or overlap.
  ///
  /// Chords find the few pairs of pieces that can matter: whole bundles are passed over by the balls that hold them, pairs
  /// by their own chord; `Chord.limit` makes that exact on the ellipsoid. Estimates leave a handful, and geodesics decide
  /// between those. Their ends are where the chord is shortest, not the geodesic: over all pairs of States that adds at
  /// most 15 m (measured against a search along both lines).
  func metres(to other: Boundary) -> Double {
    var nearest = Double.infinity
    for mine in bundles {
      nearest = min(nearest, (mine.centre - other.ball.centre).length + mine.radius + other.ball.radius)
    }
    var limit = Chord.limit(for: nearest) + Boundary.slack
    let near = bundles.filter { ($0.centre - other.ball.centre).length - $0.radius - other.ball.radius <= limit }
    var pairs: [(chord: Double, mine: Bundle, theirs: Bundle)] = []
    for theirs in other.bundles {
      for mine in near {
        let gap = (mine.centre - theirs.centre).length
        let radii = mine.radius + theirs.radius
        guard gap - radii <= limit else { continue }
        if gap + radii < nearest {
          nearest = gap + radii
          limit = Chord.limit(for: nearest) + Boundary.slack
        }
        pairs.append((gap - radii, mine, theirs))
      }
    }
    pairs.sort { $0.chord < $1.chord }

    var candidates: [Candidate] = []
    var shortest = Double.infinity
    for pair in pairs {
      if pair.chord > limit { break }
      for piece in pair.mine.first..<max(pair.mine.last, pair.mine.first + 1) {
        for place in pair.theirs.first..<max(pair.theirs.last, pair.theirs.first + 1) {
          let one = self[piece, in: pair.mine]
          let two = other[place, in: pair.theirs]
          let approach = one.approach(to: two)
          guard approach.metres <= limit else { continue }
          if approach.metres <= Boundary.slack, meets(other, piece, place) { return 0 }
          if approach.metres < nearest {
            nearest = approach.metres
            limit = Chord.limit(for: nearest) + Boundary.slack
          }
          let estimate = Estimate.metres(from: one[approach.along], to: two[approach.alongOther])
          guard (estimate ?? 0) <= shortest + 2 * Estimate.error else { continue }
          shortest = min(shortest, estimate ?? shortest)
          let atLeast =
            estimate.map { $0 - Estimate.error } ?? Chord.shortestArc(max(0, approach.metres - Boundary.slack))
          candidates.append(Candidate(piece: piece, other: place, approach: approach, atLeast: atLeast))
        }
      }
    }
    if boxesTouch(other), holdsOrIsHeld(by: other) { return 0 }
    return geodesic(to: other, among: candidates)
  }

  private subscript(piece: Int, in bundle: Bundle) -> Piece {
    Piece(start: nodes[piece], end: nodes[min(piece + 1, bundle.last)])
  }

  /// The end of the piece that starts at a node: the next node, if its ring goes on there.
  private func end(of piece: Int) -> Int {
    // A lone place is a bundle by itself; elsewhere a piece never starts at a ring's last node.
    piece + 1 < points.count && !isLone(piece) ? piece + 1 : piece
  }

  private func isLone(_ node: Int) -> Bool {
    // Bundles are in the order of their nodes.
    var low = 0
    var high = bundles.count
    while low < high {
      let middle = (low + high) / 2
      if bundles[middle].last < node { low = middle + 1 } else { high = middle }
    }
    return low < bundles.count && bundles[low].first == node && bundles[low].last == node
  }

  private func meets(_ other: Boundary, _ piece: Int, _ place: Int) -> Bool {
    GeographicPoint.meet(points[piece], points[end(of: piece)], other.points[place], other.points[other.end(of: place)])
  }

  private func boxesTouch(_ other: Boundary) -> Bool {
    boxes.contains { a in
      other.boxes.contains { b in
        a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
      }
    }
  }

  private func geodesic(to other: Boundary, among candidates: [Candidate]) -> Double {
    var best = Double.infinity
    for candidate in candidates.sorted(by: { $0.atLeast < $1.atLeast }) {
      if candidate.atLeast > best { break }
      let metres = Geodesic.metres(
        from: point(along: candidate.approach.along, from: candidate.piece),
        to: other.point(along: candidate.approach.alongOther, from: candidate.other))
      best = min(best, metres)
    }
    return best
  }

  private func point(along part: Double, from piece: Int) -> GeographicPoint {
    let a = points[piece]
    let b = points[end(of: piece)]
    return GeographicPoint(
      longitude: a.longitude + (b.longitude - a.longitude) * part,
      latitude: a.latitude + (b.latitude - a.latitude) * part)
  }
}
