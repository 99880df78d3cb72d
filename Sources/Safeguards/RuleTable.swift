internal import CEL
internal import Register

/// Rules in plain numbers, side by side, for the loops that ask one after another: a compiled rule is an object, which
/// would be counted each time it is looked at.
final class RuleTable: Sendable {
  struct Row: Sendable {
    let norm: Int32
    let zone: Int32
    /// Numbers among the conditions; negative where there is none.
    let covers: Int32
    let when: Int32
    let unless: Int32
    let done: Int32
    let earliest: Int32
    /// Rules that take it out of play, duties until which it holds, duties that are part of it: runs of `links`.
    let defeaters: Run
    let until: Run
    let additions: Run
    let traits: Traits
    /// Its place among all rules when those whose words were read best come first.
    let rank: Int32
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let hasActs = Traits(rawValue: 1)
    static let hasDistricts = Traits(rawValue: 2)
    static let isGeneral = Traits(rawValue: 4)
    static let isAuthority = Traits(rawValue: 8)
    /// Owed only after the transfer.
    static let isAfter = Traits(rawValue: 16)
    static let concernsAllRoutes = Traits(rawValue: 32)
  }

  /// What the days of force of a norm are made of.
  struct NormRow: Sendable {
    let intervals: Run
    /// Its days are all: it is no treaty's, amends nothing, and nothing acts upon it.
    let isPlain: Bool
  }

  let rows: FixedList<Row>
  let norms: FixedList<NormRow>
  let intervals: FixedList<CompiledInterval>
  let links: FixedList<Int32>
  let conditions: [Condition]
  let plans: PlanTable

  init(_ rules: [CompiledRule], _ norms: [CompiledNorm]) {
    var conditions: [Condition] = []
    var links: ContiguousArray<Int32> = []
    func number(_ condition: Condition?) -> Int32 {
      guard let condition else { return -1 }
      conditions.append(condition)
      return Int32(conditions.count - 1)
    }
    func run(_ numbers: [Int]) -> Run {
      links += numbers.map { Int32($0) }
      return Run(links.count - numbers.count..<links.count)
    }
    let covers = norms.map { number($0.covers) }
    let ranked = rules.indices.sorted { (rules[$0].basis, $0) < (rules[$1].basis, $1) }
    var ranks = [Int32](repeating: 0, count: rules.count)
    for (rank, rule) in ranked.enumerated() { ranks[rule] = Int32(rank) }
    var rows: ContiguousArray<Row> = []
    for rule in rules {
      let norm = norms[rule.norm]
      var traits: Traits = []
      if !rule.acts.isEmpty { traits.insert(.hasActs) }
      if norm.districts != nil { traits.insert(.hasDistricts) }
      if rule.basis == .general { traits.insert(.isGeneral) }
      if rule.isAuthority { traits.insert(.isAuthority) }
      if rule.rule.phase == .after { traits.insert(.isAfter) }
      if rule.routes.isEmpty { traits.insert(.concernsAllRoutes) }
      rows.append(
        Row(
          norm: Int32(rule.norm), zone: norm.zone, covers: covers[rule.norm], when: number(rule.when),
          unless: number(rule.unless), done: number(rule.done), earliest: number(rule.earliest),
          defeaters: run(rule.defeaters), until: run(rule.until), additions: run(rule.additions), traits: traits,
          rank: ranks[rule.index]))
    }
    self.rows = FixedList(rows)
    var intervals: [CompiledInterval] = []
    self.norms = FixedList(
      norms.map { norm in
        intervals += norm.intervals
        return NormRow(
          intervals: Run(intervals.count - norm.intervals.count..<intervals.count),
          isPlain: norm.treaty == nil && norm.amends.isEmpty && norm.acts.isEmpty)
      })
    self.intervals = FixedList(intervals)
    self.links = FixedList(links)
    self.conditions = conditions
    plans = PlanTable(conditions.map(\.plan))
  }
}
