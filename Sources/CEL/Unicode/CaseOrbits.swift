/// Which scalars are equal when case is passed over: `k`, `K` and the Kelvin sign, for example.
enum CaseOrbits {
  /// Ascending by scalar; `next` is the one that follows in its orbit, and the last is followed by the first.
  private static let steps: [(scalar: UInt32, next: UInt32)] = {
    var steps: [(scalar: UInt32, next: UInt32)] = []
    var numbers = UnicodeNumbers(UnicodeTables.orbits)
    while let count = numbers.next() {
      var orbit: [UInt32] = []
      for _ in 0..<count {
        guard let step = numbers.next() else { break }
        orbit.append((orbit.last ?? 0) + step)
      }
      for (place, scalar) in orbit.enumerated() { steps.append((scalar, orbit[(place + 1) % orbit.count])) }
    }
    return steps.sorted { $0.scalar < $1.scalar }
  }()

  /// The scalars outside a range that are equal to one inside.
  static func others(of range: ClosedRange<UInt32>) -> [UInt32] {
    var others: [UInt32] = []
    var place = first(from: range.lowerBound)
    while place < steps.count, steps[place].scalar <= range.upperBound {
      var next = steps[place].next
      while next != steps[place].scalar {
        if !range.contains(next) { others.append(next) }
        next = steps[first(from: next)].next
      }
      place += 1
    }
    return others
  }

  /// The place of the first step whose scalar is not below one.
  private static func first(from scalar: UInt32) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].scalar < scalar { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
