package import Register
package import Safeguards

/// How many rows have each finding, by destination and by route.
package struct SurveyTally: TableTally {
  /// A route of a sender, with the arrangement that it was tried with.
  package struct RouteKey: Hashable, Sendable {
    package let opener: Int
    package let arrangement: Int?
  }

  package struct Destination: Sendable {
    package let code: StateCode
    package var findings = FindingCounts()
    /// In the order in which routes are tried.
    package var routes: [RouteKey] = []
    package var findingsByRoute: [RouteKey: FindingCounts] = [:]
    /// By slot: the rows that lack the fact.
    package var missing: [Int: Int] = [:]

    package init(_ code: StateCode) { self.code = code }

    mutating func add(_ key: RouteKey, _ counts: FindingCounts) {
      if findingsByRoute[key] == nil { routes.append(key) }
      findingsByRoute[key, default: FindingCounts()] += counts
    }
  }

  package var rows = 0
  package var leftOut = LeftOut()
  package var destinations: [Destination]
  /// Conditions that broke, with the number of rows.
  package var faults: [String: Int] = [:]

  package init(_ destinations: [StateCode]) { self.destinations = destinations.map { Destination($0) } }

  package static func += (a: inout SurveyTally, b: SurveyTally) {
    a.rows += b.rows
    a.leftOut += b.leftOut
    a.faults.merge(b.faults, uniquingKeysWith: +)
    for (index, other) in b.destinations.enumerated() {
      a.destinations[index].findings += other.findings
      for key in other.routes { a.destinations[index].add(key, other.findingsByRoute[key] ?? FindingCounts()) }
      a.destinations[index].missing.merge(other.missing, uniquingKeysWith: +)
    }
  }
}
