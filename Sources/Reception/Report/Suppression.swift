/// Hides small numbers of people in a table, and as many others as are needed so that no reader can work the hidden ones out
/// from what is shown.
///
/// Primary: a count that is of 1 to 4 people, however often it counts them. Secondary: further cells, until a reader who
/// knows how the table adds up, that counts are not negative, and all that is shown, can narrow no hidden count down to fewer
/// than six values in a row, and can compute no hidden amount. Both kinds are shown alike, so that it cannot be told which is
/// small.
///
/// It holds within one table. Two reports of overlapping spans can be held against each other; that is for whoever publishes
/// them to know, and the guide says so.
struct Suppression {
  struct Relation {
    let total: Int
    let parts: [Int]
    let members: [Int]

    init(total: Int, parts: [Int]) {
      self.total = total
      self.parts = parts
      members = [total] + parts
    }
  }

  /// The least number of people that is shown.
  static let least = 5

  private(set) var values: [Int] = []
  /// Of how many people a count is; `nil` for an amount.
  private(set) var people: [Int?] = []
  private(set) var relations: [Relation] = []
  /// By amount: counts that it would give away, since what one person gets is public.
  private var tellsOf: [Int: [Int]] = [:]

  /// A count of what happened to so many people.
  mutating func add(count: Int, of people: Int) {
    values.append(count)
    self.people.append(people)
  }

  mutating func add(amount: Int, tellsOf counts: [Int] = []) {
    if !counts.isEmpty { tellsOf[values.count] = counts }
    values.append(amount)
    people.append(nil)
  }

  private func isCount(_ cell: Int) -> Bool { people[cell] != nil }

  /// All of them counts, or all amounts.
  mutating func relate(_ total: Int, to parts: [Int]) { relations.append(Relation(total: total, parts: parts)) }

  /// The places that are not shown. Cells are added until nothing small is exposed, and then as many shown again as can be,
  /// the largest first: the first step does not see what a later one makes needless.
  func hidden() -> Set<Int> {
    let small = Set(values.indices.filter { cell in people[cell].map { (1..<Self.least).contains($0) } ?? false })
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
    var candidates = candidates(beside: exposed, hidden)
    if candidates.isEmpty { candidates = self.candidates(beside: hidden, hidden) }
    let ranked = candidates.map { cell in
      let wider = withAmounts(hidden.union([cell]))
      return (wider: wider, rank: [self.exposed(wider).count] + rank(cell))
    }
    return ranked.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.wider
  }

  /// How many of the smallest cells are tried, beside the totals: trying all of five years would take seconds.
  private static let mostTried = 12

  private func candidates(beside cells: Set<Int>, _ hidden: Set<Int>) -> [Int] {
    let sums = relations.filter { $0.members.contains(where: cells.contains) }
    let parts = Set(sums.map(\.parts).joined()).subtracting(hidden)
    let totals = Set(sums.map(\.total)).subtracting(hidden).subtracting(parts)
    return parts.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }.prefix(Self.mostTried) + totals.sorted()
  }

  private func rank(_ cell: Int) -> [Int] { [values[cell] == 0 ? 1 : 0, abs(values[cell]), cell] }

  /// Hidden counts that a reader could work out, exactly or nearly, and hidden amounts that they could compute.
  private func exposed(_ hidden: Set<Int>) -> Set<Int> {
    let (least, most) = ranges(hidden)
    let narrow = hidden.filter { isCount($0) && most[$0] != Self.unbounded && most[$0] - least[$0] < Self.least }
    let rows = relations.map { relation in
      var row: [Int: Int] = [:]
      for part in relation.parts where hidden.contains(part) { row[part, default: 0] += 1 }
      if hidden.contains(relation.total) { row[relation.total, default: 0] -= 1 }
      return row
    }
    return LinearSystem.determined(rows).union(narrow)
  }

  /// What a reader knows of each cell when every sum has been used until none says more: the least and the most that it can
  /// be. Amounts are left out: they can be negative in a month in which more came back than arrived, and are only guarded
  /// against being computed.
  private func ranges(_ hidden: Set<Int>) -> (least: [Int], most: [Int]) {
    var (least, most) = (values, values)
    for cell in hidden where isCount(cell) { (least[cell], most[cell]) = (0, Self.unbounded) }
    let sums = relations.filter { isCount($0.total) && $0.members.contains(where: hidden.contains) }
    var changed = true
    while changed {
      changed = false
      for sum in sums {
        let lower = sum.parts.reduce(0) { $0 + least[$1] }
        let unbounded = sum.parts.count { most[$0] == Self.unbounded }
        let upper = sum.parts.reduce(0) { $0 + (most[$1] == Self.unbounded ? 0 : most[$1]) }
        if lower > least[sum.total] { (least[sum.total], changed) = (lower, true) }
        if unbounded == 0, upper < most[sum.total] { (most[sum.total], changed) = (upper, true) }
        for part in sum.parts where hidden.contains(part) {
          // At most the total without the least of the others, and at least the total without their most.
          if most[sum.total] != Self.unbounded {
            let bound = most[sum.total] - (lower - least[part])
            if bound < most[part] { (most[part], changed) = (bound, true) }
          }
          if unbounded == 0 {
            let bound = least[sum.total] - (upper - most[part])
            if bound > least[part] { (least[part], changed) = (bound, true) }
          }
        }
      }
    }
    return (least, most)
  }

  private static let unbounded = Int.max
}
