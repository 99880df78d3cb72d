/// Hides small numbers of people in a table, and as many others as are needed so that no reader can work the hidden ones out
/// from what is shown.
///
/// Primary: a count from 1 to 4. Secondary: further cells, until a reader who knows how the table adds up, that counts are
/// not negative, and all that is shown, can narrow no hidden count down to fewer than six values in a row, and can compute
/// no hidden amount. Both kinds are shown alike, so that it cannot be told which is small.
///
/// It holds within one table. Two reports of overlapping spans can be held against each other; that is for whoever publishes
/// them to know, and the guide says so.
struct Suppression {
  struct Relation {
    var total: Int
    var parts: [Int]
    var members: [Int] { [total] + parts }
  }

  /// The least number of people that is shown.
  static let least = 5

  private(set) var values: [Int] = []
  private(set) var isCount: [Bool] = []
  private(set) var relations: [Relation] = []
  /// By amount: counts that it would give away, since what one person gets is public.
  private var tellsOf: [Int: [Int]] = [:]

  mutating func add(_ value: Int, isCount: Bool, tellsOf counts: [Int] = []) {
    if !counts.isEmpty { tellsOf[values.count] = counts }
    values.append(value)
    self.isCount.append(isCount)
  }

  /// All of them counts, or all amounts.
  mutating func relate(_ total: Int, to parts: [Int]) { relations.append(Relation(total: total, parts: parts)) }

  /// The places that are not shown. Cells are added until nothing small is exposed, and then as many shown again as can be,
  /// the largest first: the first step does not see what a later one makes needless.
  func hidden() -> Set<Int> {
    let small = Set(values.indices.filter { isCount[$0] && (1..<Self.least).contains(values[$0]) })
    var hidden = withAmounts(small)
    while let wider = wider(than: hidden) { hidden = wider }
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for cell in hidden.subtracting(small).sorted(by: { (abs(values[$0]), $1) > (abs(values[$1]), $0) }) {
        let fewer = hidden.subtracting([cell])
        guard withAmounts(fewer) == fewer, exposed(fewer).isEmpty else { continue }
        hidden = fewer
        isSmaller = true
      }
    }
    return hidden
  }

  /// With the amounts that tell of a hidden count.
  private func withAmounts(_ hidden: Set<Int>) -> Set<Int> {
    hidden.union(tellsOf.filter { $0.value.contains(where: hidden.contains) }.keys)
  }

  /// With the one cell more, of those that stand in a sum with an exposed one, that leaves fewest exposed; of these the
  /// smallest, since it tells least, and one of nought only where there is no other. `nil` where nothing is exposed.
  private func wider(than hidden: Set<Int>) -> Set<Int>? {
    let exposed = exposed(hidden)
    guard !exposed.isEmpty else { return nil }
    func shown(beside cells: Set<Int>) -> Set<Int> {
      Set(relations.map(\.members).filter { $0.contains(where: cells.contains) }.joined()).subtracting(hidden)
    }
    var candidates = shown(beside: exposed)
    if candidates.isEmpty { candidates = shown(beside: hidden) }
    let ranked = candidates.map { cell in
      let wider = withAmounts(hidden.union([cell]))
      return (
        wider: wider, rank: [self.exposed(wider).count, values[cell] == 0 ? 1 : 0, abs(values[cell]), cell]
      )
    }
    return ranked.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.wider
  }

  /// Hidden counts that a reader could work out, exactly or nearly, and hidden amounts that they could compute.
  private func exposed(_ hidden: Set<Int>) -> Set<Int> {
    let narrow = ranges(hidden).filter { _, range in
      range.upper.map { $0 - range.lower < Self.least } ?? false
    }
    let rows = relations.map { relation in
      var row: [Int: Int] = [:]
      for part in relation.parts where hidden.contains(part) { row[part, default: 0] += 1 }
      if hidden.contains(relation.total) { row[relation.total, default: 0] -= 1 }
      return row
    }
    return LinearSystem.determined(rows).union(narrow.keys)
  }

  private struct Range: Equatable {
    var lower = 0
    var upper: Int?
  }

  /// What a reader knows of each hidden count when every sum has been used until none says more. Amounts are left out: they
  /// can be negative in a month in which more came back than arrived, and are only guarded against being computed.
  private func ranges(_ hidden: Set<Int>) -> [Int: Range] {
    var ranges = Dictionary(uniqueKeysWithValues: hidden.filter { isCount[$0] }.map { ($0, Range()) })
    func range(_ cell: Int) -> Range { ranges[cell] ?? Range(lower: values[cell], upper: values[cell]) }
    let sums = relations.filter { isCount[$0.total] && $0.members.contains(where: hidden.contains) }
    var changed = true
    while changed {
      changed = false
      for relation in sums {
        let parts = relation.parts.map(range)
        let total = range(relation.total)
        let lower = parts.reduce(0) { $0 + $1.lower }
        let upper = parts.reduce(Int?.some(0)) { sum, part in sum.flatMap { sum in part.upper.map { sum + $0 } } }
        changed = narrow(&ranges, relation.total, lower, upper) || changed
        for (cell, part) in zip(relation.parts, parts) {
          let othersLeast = lower - part.lower
          let othersMost = upper.flatMap { upper in part.upper.map { upper - $0 } }
          // A part is at most the total without the least of the others, and at least the total without their most.
          let most = total.upper.map { $0 - othersLeast }
          let least = othersMost.map { total.lower - $0 } ?? 0
          changed = narrow(&ranges, cell, least, most) || changed
        }
      }
    }
    return ranges
  }

  private func narrow(_ ranges: inout [Int: Range], _ cell: Int, _ lower: Int, _ upper: Int?) -> Bool {
    guard var range = ranges[cell] else { return false }
    range.lower = max(range.lower, lower)
    if let upper { range.upper = min(range.upper ?? upper, upper) }
    defer { ranges[cell] = range }
    return range != ranges[cell]
  }
}
