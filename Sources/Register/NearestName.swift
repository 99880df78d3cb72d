/// The name nearest to a mistyped one, for "did you mean".
package enum NearestName {
  /// The candidate with the smallest edit distance (optimal string alignment), if near enough to be a likely slip.
  package static func nearest<Names: Sequence>(to name: String, in candidates: Names) -> String?
  where Names.Element == String {
    let limit = max(1, min(4, name.count / 3 + 1))
    var best: (name: String, distance: Int)?
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(other.count - wanted.count) <= limit else { continue }
      let d = distance(wanted, other)
      if d <= limit, d < best?.distance ?? .max { best = (candidate, d) }
    }
    return best?.name
  }

  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        row[j] = best
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
