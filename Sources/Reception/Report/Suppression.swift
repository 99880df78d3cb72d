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

  mutating func relate(_ total: Int, to parts: [Int]) { relations.append(Relation(total: total, parts: parts)) }

  /// The places that are not shown.
  func hidden() -> Set<Int> {
    var hidden = Set(values.indices.filter { isCount[$0] && (1..<Self.least).contains(values[$0]) })
    while true {
      for (amount, counts) in tellsOf where counts.contains(where: hidden.contains) { hidden.insert(amount) }
      guard let exposed = exposed(hidden), let next = next(toProtect: exposed, hidden) else { return hidden }
      hidden.insert(next)
    }
  }

  /// The cell to hide next: the smallest that is shown and stands in a sum with the exposed one, since it tells least; one of
  /// nought only where there is no other, since it hides little.
  private func next(toProtect exposed: Int, _ hidden: Set<Int>) -> Int? {
    func smallest(_ cells: [Int]) -> Int? {
      cells.filter { !hidden.contains($0) }
        .min { (values[$0] == 0 ? 1 : 0, abs(values[$0]), $0) < (values[$1] == 0 ? 1 : 0, abs(values[$1]), $1) }
    }
    let own = relations.filter { $0.members.contains(exposed) }.flatMap(\.members)
    if let next = smallest(own) { return next }
    return smallest(relations.filter { $0.members.contains(where: hidden.contains) }.flatMap(\.members))
  }

  /// A hidden cell that a reader could work out, exactly or nearly.
  private func exposed(_ hidden: Set<Int>) -> Int? {
    let ranges = ranges(hidden)
    if let cell = hidden.sorted().first(where: { cell in
      guard let range = ranges[cell], let upper = range.upper else { return false }
      return isCount[cell] ? upper - range.lower < Self.least : upper == range.lower
    }) {
      return cell
    }
    return LinearSystem.determined(
      relations.map { relation in
        var row: [Int: Int] = [:]
        for part in relation.parts where hidden.contains(part) { row[part, default: 0] += 1 }
        if hidden.contains(relation.total) { row[relation.total, default: 0] -= 1 }
        return row
      }
    ).min()
  }

  private struct Range: Equatable {
    var lower = 0
    var upper: Int?
  }

  /// What a reader knows of each hidden cell when every sum has been used until none says more.
  private func ranges(_ hidden: Set<Int>) -> [Int: Range] {
    var ranges = Dictionary(uniqueKeysWithValues: hidden.map { ($0, Range()) })
    func range(_ cell: Int) -> Range { ranges[cell] ?? Range(lower: values[cell], upper: values[cell]) }
    var changed = true
    while changed {
      changed = false
      for relation in relations where relation.members.contains(where: hidden.contains) {
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
