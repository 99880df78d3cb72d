/// How a table that was not made for the register is read: what a mapping file says.
package struct ForeignTable: Sendable {
  /// A column by its name; where there are several names, the first that the table has.
  package struct Column: Sendable {
    package var names: [Located<String>]
    /// The table may be without it.
    package var isOptional: Bool

    package init(names: [Located<String>], isOptional: Bool = false) {
      self.names = names
      self.isOptional = isOptional
    }
  }

  /// What a word means that the mapping does not list.
  package enum Others: String, CaseIterable, Sendable {
    case unknown, refuse
    /// The word is a value of the fact already.
    case asWritten = "as-written"
  }

  /// Cells that are read as a fact, a sender or a destination.
  package struct Cells: Sendable {
    /// One, but for a set that stands in several.
    package var columns: [Column]
    package var words: [(word: String, value: FactValue)]
    package var others: Others
    package var dates: [CellDate]
    /// Seconds east of UTC of times without a zone; `nil`: the day alone is kept.
    package var offset: Int?
    /// What stands between the members of a set in one cell.
    package var split: UInt8?
    /// The columns name all members of a set.
    package var isWhole: Bool

    package init(
      columns: [Column], words: [(word: String, value: FactValue)] = [], others: Others = .asWritten,
      dates: [CellDate] = [], offset: Int? = nil, split: UInt8? = nil, isWhole: Bool = true
    ) {
      self.columns = columns
      self.words = words
      self.others = others
      self.dates = dates
      self.offset = offset
      self.split = split
      self.isWhole = isWhole
    }
  }

  package struct Fact: Sendable {
    package enum Origin: Sendable {
      case cells(Cells)
      /// The same in every row, with the reason.
      case constant(FactValue, note: String)
    }

    package var key: FactKey
    package var origin: Origin
    package var place: Place

    package init(key: FactKey, origin: Origin, place: Place) {
      self.key = key
      self.origin = origin
      self.place = place
    }
  }

  package enum Sender: Sendable {
    case constant(StateCode)
    case cells(Cells)
  }

  package var name: String
  package var place: Place
  package var separator = UInt8(ascii: ",")
  package var sender: Sender?
  package var reference: Column?
  /// Where each row's person was sent: then a row is assessed for that destination alone.
  package var destination: Cells?
  /// Words that say nothing, in whatever column.
  package var missing: [String] = []
  package var facts: [Fact] = []
  package var leftOut: Set<String> = []
  /// Whatever column is not named is left out.
  package var leavesOthers = false

  package init(name: String, place: Place) {
    self.name = name
    self.place = place
  }
}
