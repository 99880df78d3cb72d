/// Which unknowns of a system of linear equations have only one value. The right-hand sides do not matter to that.
enum LinearSystem {
  /// A prime: elimination in whole numbers modulo it needs no fractions. A set of sums over a table has so small
  /// determinants that it says the same as over the rationals.
  private static let prime = 2_147_483_647

  /// Rows of coefficients by unknown.
  static func determined(_ equations: [[Int: Int]]) -> Set<Int> {
    var reduced: [(pivot: Int, row: [Int: Int])] = []
    for equation in equations {
      var row = equation.mapValues { ($0 % prime + prime) % prime }.filter { $0.value != 0 }
      for (pivot, other) in reduced { eliminate(pivot, from: &row, with: other) }
      guard let pivot = row.keys.min(), let lead = row[pivot] else { continue }
      let inverse = inverse(of: lead)
      row = row.mapValues { $0 * inverse % prime }
      for index in reduced.indices { eliminate(pivot, from: &reduced[index].row, with: row) }
      reduced.append((pivot, row))
    }
    return Set(reduced.filter { $0.row.count == 1 }.map(\.pivot))
  }

  private static func eliminate(_ pivot: Int, from row: inout [Int: Int], with other: [Int: Int]) {
    guard let factor = row[pivot] else { return }
    for (unknown, coefficient) in other {
      let value = ((row[unknown] ?? 0) + (prime - factor) * coefficient) % prime
      row[unknown] = value == 0 ? nil : value
    }
  }

  /// By Fermat's little theorem.
  private static func inverse(of value: Int) -> Int {
    var (result, base, exponent) = (1, value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
