package import Register

/// How the columns and the words of another table are read as facts, for a table with certain columns.
package struct TableMapping: Sendable {
  struct Fact: Sendable {
    enum Origin: Sendable {
      case cells(MappedCells)
      /// Written as a cell of a table of facts.
      case constant([UInt8])
    }

    let key: ColumnKey
    let origin: Origin
  }

  package let separator: UInt8
  let facts: [Fact]
  let sender: MappedCells?
  let destination: MappedCells?
  /// Those that are asked for; a row is assessed for its own alone.
  package var destinations: [StateCode] = []

  /// Whether a column says where each row's person was sent.
  package var hasDestination: Bool { destination != nil }

  init(separator: UInt8, facts: [Fact], sender: MappedCells?, destination: MappedCells?) {
    self.separator = separator
    self.facts = facts
    self.sender = sender
    self.destination = destination
  }
}
