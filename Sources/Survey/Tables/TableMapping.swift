package import Register

/// How the columns and the words of another table are read as facts.
package struct TableMapping: Sendable {
  /// By index of a column of the file: how its cells are read.
  private let values: [Int: CellValues]
  package let separator: UInt8

  package init(values: [Int: CellValues], separator: UInt8 = UInt8(ascii: ",")) {
    self.values = values
    self.separator = separator
  }

  func values(of column: Int) -> CellValues? { values[column] }
}

/// What the words of another table mean as values of a fact.
package struct CellValues: Sendable {
  package enum Meaning: Sendable {
    case unknown
    /// Written as a cell of a table of facts.
    case text([UInt8])
    /// The cell is already so.
    case itself
    /// Nothing that the mapping knows.
    case none
  }

  private let words: [[UInt8]: Meaning]
  private let others: Meaning

  /// `others`: what every word means that is not listed.
  package init(_ words: [String: Meaning], others: Meaning) {
    self.words = Dictionary(uniqueKeysWithValues: words.map { (Array($0.key.utf8), $0.value) })
    self.others = others
  }

  func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning { words[Array(bytes)] ?? others }
}
