package import Register
internal import Safeguards

/// Which facts a table has, and for which destinations it says them apart.
package struct TableSchema: Sendable {
  package private(set) var columns: Set<ColumnKey>

  package init(_ columns: Set<ColumnKey>) { self.columns = columns }

  /// Every fact once, and those per destination for each of these destinations.
  package init(all facts: [FactDeclaration], at destinations: [StateCode]) {
    columns = []
    for (slot, fact) in facts.enumerated() {
      columns.insert(ColumnKey(slot: slot))
      if fact.isPerDestination { destinations.forEach { columns.insert(ColumnKey(slot: slot, destination: $0)) } }
    }
  }

  /// The column that says a fact at a destination: the destination's own, else what is said of all; `nil` when neither
  /// is there.
  package func column(_ slot: Int, at destination: StateCode) -> ColumnKey? {
    let own = ColumnKey(slot: slot, destination: destination)
    if columns.contains(own) { return own }
    let general = ColumnKey(slot: slot)
    return columns.contains(general) ? general : nil
  }
}
