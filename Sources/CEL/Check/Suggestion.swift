/// What somebody may have meant.
enum Suggestion {
  /// The name nearest to a misspelt one, if it is near enough: at most a third of its letters differ.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8.prefix(100))
    var best: (name: String, distance: Int)?
    for candidate in names {
      let distance = distance(wanted, Array(candidate.utf8.prefix(100)))
      if distance < best?.distance ?? Int.max || (distance == best?.distance && candidate < best?.name ?? "") {
        best = (candidate, distance)
      }
    }
    guard let best, best.distance <= max(1, wanted.count / 3), best.distance < wanted.count else { return nil }
    return best.name
  }

  /// The least number of letters to insert, drop, change or swap with their neighbour.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before = [Int](0...b.count)
    var previous = before
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var least = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (lower(a[i]) == lower(b[j]) ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        current.append(least)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }

  private static func lower(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
}
