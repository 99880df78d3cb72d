/// The name nearest to a mistyped one, for "did you mean".
package enum NearestName {
  /// The candidate with the smallest edit distance (optimal string alignment), if near enough to be a likely slip.
  package static func nearest<Names: Sequence>(to name: String, in candidates: Names) -> String?
  where Names.Element == String {
    let wanted = Array(name.unicodeScalars.prefix(64).flatMap { $0.properties.lowercaseMapping.unicodeScalars })
    let limit = max(1, min(4, wanted.count / 3 + 1))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      // Bytes are no fewer than letters: most candidates are too short or too long without a look at them.
      guard candidate.utf8.count + limit >= wanted.count else { continue }
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
    var row = beforeLast
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        row[j] = best
      }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count]
  }
}
