/// Which unknowns of a system of linear equations have only one value. The right-hand sides do not matter to that.
enum LinearSystem {
  /// A prime: elimination in whole numbers modulo it needs no fractions. A set of sums over a table has so small
  /// determinants that it says the same as over the rationals.
  private static let prime = 2_147_483_647

  /// Rows of coefficients by unknown.
  ///
  /// A row with an unknown that stands in no other says nothing of its other unknowns, and of that one only when all others
  /// are determined. Such rows are set aside first, again and again: of a table that leaves little to eliminate.
  static func determined(_ equations: [[Int: Int]]) -> Set<Int> {
    var rows = equations
    var uses: [Int: Int] = [:]
    for unknown in rows.lazy.flatMap(\.keys) { uses[unknown, default: 0] += 1 }
    var aside: [(own: Int, others: [Int])] = []
    var isLess = true
    while isLess {
      isLess = false
      for index in rows.indices where rows[index].count > 1 {
        guard let own = rows[index].keys.first(where: { uses[$0] == 1 }) else { continue }
        for unknown in rows[index].keys { uses[unknown, default: 0] -= 1 }
        aside.append((own, rows[index].keys.filter { $0 != own }))
        rows[index] = [:]
        isLess = true
      }
    }
    var determined = eliminated(rows.filter { !$0.isEmpty })
    for row in aside.reversed() where row.others.allSatisfy(determined.contains) { determined.insert(row.own) }
    return determined
  }

  private static func eliminated(_ equations: [[Int: Int]]) -> Set<Int> {
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
