/// What the rows of the table at hand are called; rows of one person come one after another, and are named once.
struct RowReferences {
  private let records: RecordParser
  private var row = -1
  private var name = ""

  init(_ records: RecordParser) { self.records = records }

  mutating func of(_ row: Int) -> String {
    if row != self.row {
      name = records.reference(row)
      self.row = row
    }
    return name
  }
}
