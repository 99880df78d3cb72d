package import Register
package import Safeguards

/// Whose findings differ between two laws: rows by destination, by finding before and after.
package struct ImpactTally: TableTally {
  package struct Change: Hashable, Sendable {
    package let from: Finding
    package let to: Finding
    package init(from: Finding, to: Finding) {
      self.from = from
      self.to = to
    }
  }

  /// How many rows changed so, and for how many each rule was a reason; rules by their place in the norms of their side.
  package struct Count: Sendable {
    package var rows = 0
    package var before: [Int: Int] = [:]
    package var after: [Int: Int] = [:]
  }

  package struct Destination: Sendable {
    package let code: StateCode
    package var changes: [Change: Count] = [:]

    package var changed: Int { changes.values.reduce(0) { $0 + $1.rows } }
  }

  package var rows = 0
  /// Rows whose finding differs at some destination.
  package var changed = 0
  package var leftOut = LeftOut()
  package var destinations: [Destination]
  /// Conditions that broke, with the number of rows.
  package var faults: [String: Int] = [:]

  package init(_ destinations: [StateCode]) { self.destinations = destinations.map { Destination(code: $0) } }

  package static func += (a: inout ImpactTally, b: ImpactTally) {
    a.rows += b.rows
    a.changed += b.changed
    a.leftOut += b.leftOut
    a.faults.merge(b.faults, uniquingKeysWith: +)
    for (index, other) in b.destinations.enumerated() {
      for (change, count) in other.changes {
        a.destinations[index].changes[change, default: Count()].rows += count.rows
        a.destinations[index].changes[change]?.before.merge(count.before, uniquingKeysWith: +)
        a.destinations[index].changes[change]?.after.merge(count.after, uniquingKeysWith: +)
      }
    }
  }
}
